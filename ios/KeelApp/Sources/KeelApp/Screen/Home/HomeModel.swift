import Keel

/// The last session first, and one tap to film.
public struct HomeModel: Model {
    public struct State: Hashable, Sendable {
        /// Whether the library was looked at.
        public var loaded = false
        public var last: Session?
        /// The rep with the largest change of the last session.
        public var worst: RepVerdict?
        /// The sessions before it.
        public var earlier: [Session] = []
        /// Questions about soreness that wait.
        public var due: [SorenessDue] = []
        /// The set that was on when the app was closed, and is kept now.
        public var recovered: String?
        /// Why the library has to be repaired.
        public var damaged: KeelError?
        public var repairing = false
    }

    public enum Intent: Hashable, Sendable {
        case loaded(State)
        case recovered(set: String?)
        case damaged(KeelError)
        case repair
        case repaired
        case nothing
        case open(Route)
    }

    public let first = State()

    public func opened(_ state: State) -> [Effect<Intent>] { [load, recover, expire] }

    public func step(_ state: inout State, _ intent: Intent) -> [Effect<Intent>] {
        switch intent {
        case .loaded(var loaded):
            loaded.recovered = state.recovered
            state = loaded
        case .recovered(let set?):
            state.recovered = set
            return [load]
        case .damaged(let failure):
            state.loaded = true
            state.damaged = failure
            state.repairing = false
        case .repair:
            state.repairing = true
            return [repair]
        case .repaired:
            state.repairing = false
            state.damaged = nil
            return [load]
        case .open(let route): return [.go(route)]
        case .recovered(nil), .nothing: break
        }
        return []
    }

    private var load: Effect<Intent> {
        .ask(failed: Intent.damaged) { core in
            let library = try core.library()
            let sessions = try library.sessions(count: Self.sessions)
            let report = try sessions.first?.worst.flatMap { try library.set($0).report }
            var state = State()
            state.loaded = true
            state.last = sessions.first
            state.worst = report?.reps.first { $0.index == report?.set.worstRep }
            state.earlier = Array(sessions.dropFirst())
            state.due = try library.sorenessDue(now: core.now())
            return .loaded(state)
        }
    }

    private var recover: Effect<Intent> {
        .ask(orElse: .nothing) { core in
            .recovered(set: core.filming.isOpen ? nil : try core.recoverSet())
        }
    }

    private var repair: Effect<Intent> {
        .ask(failed: Intent.damaged) { core in
            try core.repairLibrary()
            return .repaired
        }
    }

    private var expire: Effect<Intent> {
        .ask(orElse: .nothing) { core in
            if let days = core.settings.chosen.retentionDays {
                let retention = Retention(days: Int32(clamping: days), bytes: nil)
                core.deleteFilms(try core.library().expireVideos(now: core.now(), retention: retention))
            }
            return .nothing
        }
    }

    private static let sessions = 8
}
