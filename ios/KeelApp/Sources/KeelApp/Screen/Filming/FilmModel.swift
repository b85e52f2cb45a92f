import Keel

/// During the set.
public struct FilmModel: Model {
    public struct State: Hashable, Sendable {
        public var live: LiveIntent.Saw?
        public var loss: CameraLoss?
        /// The latest word on a rep, shown as long as it is fresh.
        public var word: Cue?
        /// When it came, s on the session's clock.
        public var wordAtS = 0.0
        /// Whether nothing is to be said of the back.
        public var quiet = false
        /// Whether the verdict is on its way.
        public var leaving = false
    }

    public enum Intent: Hashable, Sendable {
        case live(LiveIntent)
        case quiet(Bool)
        case stop
        case begin
        case cancel
        case cancelled
        case retry
        case done
    }

    public let first = State()

    public let films = true

    public func live(_ seen: LiveIntent) -> Intent? { .live(seen) }

    public func opened(_ state: State) -> [Effect<Intent>] {
        [
            .ask { core in
                try core.filming.open()
                return .quiet(core.settings.chosen.grammar == .quiet)
            }
        ]
    }

    public func step(_ state: inout State, _ intent: Intent) -> [Effect<Intent>] {
        switch intent {
        case .live(.lost(let why)): state.loss = why
        case .live(.saw(let saw)): return see(&state, saw)
        case .quiet(let quiet): state.quiet = quiet
        case .stop: return [ask { try $0.end() }]
        case .begin: return [ask { try $0.begin() }]
        case .cancel: return [cancel]
        case .cancelled: return [.back]
        case .retry:
            state.loss = nil
            return [ask { try $0.open() }]
        case .done: break
        }
        return []
    }

    public func back(_ state: State) -> Intent? {
        switch state.live?.state.stage {
        case .set, .interrupted: .stop
        default: .cancel
        }
    }

    private func see(_ state: inout State, _ saw: LiveIntent.Saw) -> [Effect<Intent>] {
        state.live = saw
        state.loss = nil
        state.hear(saw.state)
        guard case .ended = saw.state.stage, !state.leaving else { return [] }
        state.leaving = true
        return [.replace(.verdict(set: nil))]
    }

    private var cancel: Effect<Intent> {
        .ask(orElse: .cancelled) { core in
            try core.filming.disarm()
            return .cancelled
        }
    }

    private func ask(_ call: @escaping @Sendable (Filming) throws -> Void) -> Effect<Intent> {
        .ask { core in
            try call(core.filming)
            return .done
        }
    }
}

extension FilmModel.State {
    /// A word stays until the next rep is under way, s.
    private static let freshS = 3.0

    fileprivate mutating func hear(_ live: LiveState) {
        if case .setBegan = live.event {
            word = nil
        } else if let cue = live.cue, cue.isWord {
            word = cue
            wordAtS = live.timeS
        } else if live.timeS - wordAtS > Self.freshS {
            word = nil
        }
    }
}

extension Cue {
    /// Whether it is read as well as heard while a set is on.
    var isWord: Bool {
        switch self {
        case .held, .slight, .lost, .lostAtLiftoff, .lostAtKneePass, .notJudged, .nothingLifted, .goesOn, .cameraBack,
            .framesFewer, .phoneHot:
            true
        case .beep, .beepLast, .ready, .toneOn, .toneOff, .setOver, .setClosed, .rangeHinge, .rangeHold, .rangeArch,
            .rangeRound, .rangeSeen, .rangeHidden, .hint:
            false
        }
    }
}
