import Keel

/// How much of this back can be seen here, in these clothes.
public struct RangeModel: Model {
    public struct State: Hashable, Sendable {
        public var live: LiveIntent.Saw?
        public var loss: CameraLoss?
        /// Whether the check was begun.
        public var begun = false

        /// What the lifter is to do, or what was found.
        public var at: RangeStep? { live?.state.rangeCheck }

        /// What was found.
        public var found: RangeCheck? { if case .done(let found) = at { found } else { nil } }

        /// Whether the check can begin.
        public var canBegin: Bool { live != nil && !(begun && at != nil) }
    }

    public enum Intent: Hashable, Sendable {
        case live(LiveIntent)
        case begin
        case begun
        case retry
        case leave
        case done
    }

    public let first = State()

    public let films = true

    public func live(_ seen: LiveIntent) -> Intent? { .live(seen) }

    public func opened(_ state: State) -> [Effect<Intent>] { [open] }

    public func step(_ state: inout State, _ intent: Intent) -> [Effect<Intent>] {
        switch intent {
        case .live(.saw(let saw)): (state.live, state.loss) = (saw, nil)
        case .live(.lost(let why)): (state.live, state.loss) = (nil, why)
        case .begin: return [begin]
        case .begun: state.begun = true
        case .retry:
            state.loss = nil
            return [open]
        case .leave: return [.back]
        case .done: break
        }
        return []
    }

    private var open: Effect<Intent> {
        .ask { core in
            try core.filming.open()
            return .done
        }
    }

    private var begin: Effect<Intent> {
        .ask { core in
            try core.filming.checkRange()
            return .begun
        }
    }
}
