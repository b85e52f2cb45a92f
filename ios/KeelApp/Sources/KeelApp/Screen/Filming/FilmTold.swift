import Keel

extension FilmModel.State {
    /// The one number: seconds of the countdown, or reps.
    public var number: String {
        guard let live = live?.state else { return "0" }
        return switch live.stage {
        case .countdown: String(live.countdownS ?? 0)
        case .set, .interrupted, .ended, .judged: String(live.reps)
        case .idle, .place, .waiting, .setupTaken: "0"
        }
    }

    /// What the number counts, or where the set stands.
    public func below(_ words: Words) -> String {
        guard let live = live?.state else { return words.say(.cameraOpens) }
        if case .set = live.stage { return words.count(.reps, live.reps) }
        return words.start(words.of("stage.\(live.stage.code)"))
    }

    /// The word on the last rep, or what happened to the camera.
    public func said(_ words: Words) -> String? {
        loss.map(Tell(words).loss) ?? word.map { words.start(words.word("cue", $0.code)) }
    }

    /// Whether the bar of the change is shown.
    public var showsBar: Bool {
        if case .set = live?.state.stage { !quiet } else { false }
    }

    /// The change by now, as VoiceOver says it.
    public func change(_ words: Words) -> String {
        guard let seen = live?.state.change else { return words.of("cue.not_judged") }
        return words.change(deg: seen.deg, marginDeg: seen.marginDeg)
    }

    /// What can be tapped now, the most likely first.
    public var actions: [FilmModel.Action] {
        let retry: [FilmModel.Action] = loss == nil ? [] : [.retry]
        return switch live?.state.stage {
        case .set, .interrupted: retry + [.stop]
        case .waiting, .setupTaken: retry + [.begin, .cancel]
        case .idle, .place, .countdown, .ended, .judged, nil: retry + [.cancel]
        }
    }
}

extension FilmModel {
    /// What can be tapped during a set.
    public enum Action: Hashable, Sendable {
        case retry, stop, begin, cancel

        public var intent: Intent {
            switch self {
            case .retry: .retry
            case .stop: .stop
            case .begin: .begin
            case .cancel: .cancel
            }
        }

        /// What stands on its button.
        public var name: StringKey {
            switch self {
            case .retry: .tryAgain
            case .stop: .stop
            case .begin: .beginByHand
            case .cancel: .cancel
            }
        }

        /// Whether it is what most taps are meant for.
        public var isMain: Bool { self == .retry || self == .stop }
    }
}

extension Stage {
    /// Its key in the tables of words.
    var code: String {
        switch self {
        case .idle: "idle"
        case .place: "place"
        case .countdown: "countdown"
        case .waiting: "waiting"
        case .setupTaken: "setup_taken"
        case .set: "set"
        case .ended: "ended"
        case .judged: "judged"
        case .interrupted: "interrupted"
        }
    }
}
