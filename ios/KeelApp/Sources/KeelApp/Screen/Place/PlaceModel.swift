import Keel

/// Placing the phone, and arming.
public struct PlaceModel: Model {
    public struct State: Hashable, Sendable {
        /// What the camera sees; `nil` until it sees something.
        public var live: LiveIntent.Saw?
        /// Why there is no camera.
        public var loss: CameraLoss?
        /// What is said of the next set.
        public var facts = SetFacts()
        /// The question before the first set of a day, until it is answered.
        public var soreBefore: SorenessDue?

        /// Whether the core sees what it needs to begin a set.
        public var canArm: Bool {
            switch live?.state.stage {
            case .idle, .place: true
            default: false
            }
        }
    }

    public enum Intent: Hashable, Sendable {
        case live(LiveIntent)
        case known(SetFacts, soreBefore: SorenessDue?)
        case allowed(Bool)
        case arm
        case armed
        case notSore
        case retry
        case systemSettings
        case open(Route)
        case done
    }

    public let first = State()

    public let films = true

    public func live(_ seen: LiveIntent) -> Intent? { .live(seen) }

    public func opened(_ state: State) -> [Effect<Intent>] { [know, .askForCamera { .allowed($0) }] }

    public func closed(_ state: State) -> [Effect<Intent>] {
        [
            .ask { core in
                core.filming.close()
                return .done
            }
        ]
    }

    public func step(_ state: inout State, _ intent: Intent) -> [Effect<Intent>] {
        switch intent {
        case .live(.saw(let saw)): (state.live, state.loss) = (saw, nil)
        case .live(.lost(let why)): (state.live, state.loss) = (nil, why)
        case .known(let facts, let soreBefore): (state.facts, state.soreBefore) = (facts, soreBefore)
        case .allowed(true):
            state.loss = nil
            return [open]
        case .allowed(false): state.loss = .denied
        case .arm: return state.canArm ? [arm] : []
        case .armed: return [.go(.film)]
        case .notSore:
            guard let due = state.soreBefore else { return [] }
            state.soreBefore = nil
            return [notSore(due)]
        case .retry:
            state.loss = nil
            return [.askForCamera { .allowed($0) }]
        case .systemSettings: return [.systemSettings]
        case .open(let route): return [.go(route)]
        case .done: break
        }
        return []
    }

    private var know: Effect<Intent> {
        .ask { core in
            let due = try core.library().sorenessDue(now: core.now())
            return .known(core.settings.lastFacts, soreBefore: due.first { $0.question == .before })
        }
    }

    private var open: Effect<Intent> {
        .ask { core in
            try core.filming.open()
            return .done
        }
    }

    private var arm: Effect<Intent> {
        .ask { core in
            try core.filming.arm()
            return .armed
        }
    }

    private func notSore(_ due: SorenessDue) -> Effect<Intent> {
        .ask { core in
            try core.library().answerSoreness(at: core.now(), due, SoreAnswer(places: [], spreading: false))
            return .done
        }
    }
}
