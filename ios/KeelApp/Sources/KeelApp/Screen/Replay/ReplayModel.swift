import Keel

/// A set looked at again, frame by frame; what the core got wrong is put right here.
public struct ReplayModel: Model {
    /// The kept set.
    let set: String

    public struct State: Hashable, Sendable {
        /// The set; `nil` until it is open.
        public var opened: Opened?
        /// The frame on screen.
        public var shown: Shown?
        /// The frame that was asked for last; it may not be on screen yet.
        public var asked = 0
        public var playing = false
        public var slow = false
        public var layer = Layer.curveAndSetup
        /// How many things were put right.
        public var corrected = 0
        /// What is being put right; `nil` for nothing.
        public var edit: Edit?
    }

    /// What is drawn over the film.
    public enum Layer: Hashable, Sendable, CaseIterable { case curveAndSetup, curve, off }

    /// What is being put right.
    public enum Edit: Hashable, Sendable {
        /// It is chosen what.
        case choosing
        case moving(MovingEvent)
        /// It is asked whether the rep is to be deleted.
        case deleting(RepVerdict)
        case namingLift
    }

    /// An event that is being moved.
    public struct MovingEvent: Hashable, Sendable {
        public let rep: RepVerdict
        public let event: RepEvent
        public let fromS: Double
        public var toS: Double
    }

    public enum Intent: Hashable, Sendable {
        case opened(Opened, corrected: Int)
        case frame(Shown)
        /// The graph was touched: looks at a time, or drags the event there.
        case scrub(toS: Double)
        case stepBy(Int)
        case jump(Jump)
        case playOrPause
        case slow
        case nextLayer
        case edit(Edit?)
        case grab(RepEvent)
        /// The event that is moved stays where it is now.
        case drop
        case deleteRep
        case name(Lift)
        case undoCorrection
        case done
    }

    public let first = State()

    public func shown(_ frame: Shown) -> Intent? { .frame(frame) }

    public func opened(_ state: State) -> [Effect<Intent>] {
        [
            .ask { [set] core in
                .opened(try core.watching.open(set), corrected: try core.library().corrections(set).count)
            }
        ]
    }

    public func closed(_ state: State) -> [Effect<Intent>] { [watch { $0.close() }] }

    public func back(_ state: State) -> Intent? {
        switch state.edit {
        case .choosing: .edit(nil)
        case .moving, .deleting, .namingLift: .edit(.choosing)
        case nil: nil
        }
    }

    public func step(_ state: inout State, _ intent: Intent) -> [Effect<Intent>] {
        switch intent {
        case .opened(let opened, let corrected): return open(&state, opened, corrected)
        case .frame(let shown): return show(&state, shown)
        case .scrub(let timeS): return state.moving == nil ? go(&state, toS: timeS) : drag(&state, toS: timeS)
        case .stepBy(let frames): return stepBy(&state, frames)
        case .jump(let jump): return go(&state, toS: jump.timeS)
        case .playOrPause: return play(&state, !state.playing)
        case .slow:
            state.slow.toggle()
            return state.playing ? play(&state, true) : []
        case .nextLayer: state.layer = state.layer.next
        case .edit(let edit): state.edit = edit
        case .grab(let event): return grab(&state, event)
        case .drop: return drop(&state)
        case .deleteRep:
            guard case .deleting(let rep) = state.edit else { return [] }
            return correct(&state, .delete(repAtS: rep.withinS))
        case .name(let lift): return correct(&state, .lift(lift: lift))
        case .undoCorrection: return [reopen { [set] core in try core.library().undoCorrection(set) }]
        case .done: break
        }
        return []
    }

    private func open(_ state: inout State, _ opened: Opened, _ corrected: Int) -> [Effect<Intent>] {
        let isFirst = state.opened == nil
        state.opened = opened
        state.corrected = corrected
        guard isFirst else { return go(&state, to: state.asked) }
        // The film is opened where there is most to see.
        let start = opened.jumps.first { $0.rep == opened.report.set.worstRep } ?? opened.jumps.first
        return go(&state, to: start.map { opened.times.frame(atS: $0.timeS) } ?? 0)
    }

    private func show(_ state: inout State, _ shown: Shown) -> [Effect<Intent>] {
        state.shown = shown
        guard state.playing else { return [] }
        state.asked = shown.index
        return shown.index + 1 == state.opened?.times.count ? play(&state, false) : []
    }

    private func go(_ state: inout State, toS timeS: Double) -> [Effect<Intent>] {
        go(&state, to: state.opened?.times.frame(atS: timeS) ?? 0)
    }

    private func go(_ state: inout State, to frame: Int) -> [Effect<Intent>] {
        guard let count = state.opened?.times.count, count > 0 else { return [] }
        let frame = min(max(0, frame), count - 1)
        state.asked = frame
        state.playing = false
        return [watch { $0.step(to: frame) }]
    }

    private func stepBy(_ state: inout State, _ frames: Int) -> [Effect<Intent>] {
        guard let times = state.opened?.times, times.count > 0 else { return [] }
        let frame = min(max(0, state.asked + frames), times.count - 1)
        return state.moving == nil ? go(&state, to: frame) : drag(&state, toS: times[frame])
    }

    private func play(_ state: inout State, _ playing: Bool) -> [Effect<Intent>] {
        state.playing = playing && state.opened?.hasFilm == true
        let speed = state.slow ? Self.slow : 1
        return state.playing ? [watch { $0.play(speed: speed) }] : [watch { $0.pause() }]
    }

    private func grab(_ state: inout State, _ event: RepEvent) -> [Effect<Intent>] {
        guard let rep = state.rep, let atS = rep.time(of: event) else { return [] }
        state.edit = .moving(MovingEvent(rep: rep, event: event, fromS: atS, toS: atS))
        return go(&state, toS: atS)
    }

    private func drag(_ state: inout State, toS timeS: Double) -> [Effect<Intent>] {
        guard var moving = state.moving, let times = state.opened?.times, times.count > 0 else { return [] }
        moving.toS = times[times.frame(atS: timeS)]
        state.edit = .moving(moving)
        return go(&state, toS: moving.toS)
    }

    private func drop(_ state: inout State) -> [Effect<Intent>] {
        guard let moving = state.moving else { return [] }
        guard moving.toS != moving.fromS else {
            state.edit = .choosing
            return []
        }
        return correct(&state, .event(repAtS: moving.rep.withinS, event: moving.event, timeS: moving.toS))
    }

    private func correct(_ state: inout State, _ correction: Correction) -> [Effect<Intent>] {
        state.edit = .choosing
        return [reopen { [set] core in try core.library().correct(set, correction) }]
    }

    private func reopen(_ change: @escaping @Sendable (Core) throws -> Report) -> Effect<Intent> {
        .ask { [set] core in
            _ = try change(core)
            return .opened(try core.watching.reopen(set), corrected: try core.library().corrections(set).count)
        }
    }

    private func watch(_ call: @escaping @Sendable (Watching) -> Void) -> Effect<Intent> {
        .ask { core in
            call(core.watching)
            return .done
        }
    }

    private static let slow = 0.25
}

extension ReplayModel.Layer {
    /// The one that a tap leads to.
    var next: Self {
        switch self {
        case .curveAndSetup: .curve
        case .curve: .off
        case .off: .curveAndSetup
        }
    }
}

extension ReplayModel.State {
    /// The event that is being moved.
    public var moving: ReplayModel.MovingEvent? { if case .moving(let moving) = edit { moving } else { nil } }

    /// The time that the cursor stands at, s.
    public var timeS: Double {
        if let shown { return shown.timeS }
        guard let times = opened?.times, times.count > 0 else { return 0 }
        return times[asked]
    }

    /// The rep that is on at the cursor, or the last before it.
    public var rep: RepVerdict? {
        let reps = opened?.report.reps
        return reps?.last { $0.startS <= timeS } ?? reps?.first
    }

    /// The events of that rep that were seen.
    public var events: [RepEvent] { RepEvent.allCases.filter { rep?.time(of: $0) != nil } }
}

extension RepVerdict {
    /// When an event of the rep was, s.
    func time(of event: RepEvent) -> Double? {
        switch event {
        case .liftoff: liftoffS
        case .kneePass: kneePassS
        case .lockout: lockoutS
        case .descent: descentS
        case .end: endS
        }
    }
}
