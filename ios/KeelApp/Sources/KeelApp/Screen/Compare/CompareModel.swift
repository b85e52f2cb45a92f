import Keel

/// Two reps laid over each other.
public struct CompareModel: Model {
    /// The set that the lifter came from.
    let set: String

    public struct State: Hashable, Sendable {
        /// What is compared with.
        public var first: SetSummary?
        /// The set that the lifter came from.
        public var second: SetSummary?
        public var firstRep: Int32?
        public var secondRep: Int32?
        public var anchor = CompareAnchor.liftoff
        public var axis = TimeAxis.seconds
        public var comparison: Comparison?
        /// Sets that can take the place of the first.
        public var others: [SetSummary] = []
        public var choosing = false
        /// Why the two can't be compared.
        public var failure: KeelError?
        public var loaded = false
    }

    public enum Intent: Hashable, Sendable {
        case found(first: SetSummary?, second: SetSummary, others: [SetSummary])
        case compared(Comparison)
        case failed(KeelError)
        case anchor(CompareAnchor)
        case axis(TimeAxis)
        case firstRep(Int32)
        case secondRep(Int32)
        case choose(Bool)
        case chosen(SetSummary)
    }

    public let first = State()

    public func opened(_ state: State) -> [Effect<Intent>] { [.ask { [set] core in try Self.find(set, core) }] }

    public func back(_ state: State) -> Intent? { state.choosing ? .choose(false) : nil }

    public func step(_ state: inout State, _ intent: Intent) -> [Effect<Intent>] {
        switch intent {
        case .found(let first, let second, let others):
            (state.first, state.second, state.others, state.loaded) = (first, second, others, true)
        case .compared(let comparison):
            (state.comparison, state.failure) = (comparison, nil)
            return []
        case .failed(let failure):
            (state.comparison, state.failure) = (nil, failure)
            return []
        case .anchor(let anchor): state.anchor = anchor
        case .axis(let axis): state.axis = axis
        case .firstRep(let rep): state.firstRep = rep
        case .secondRep(let rep): state.secondRep = rep
        case .choose(let choosing):
            state.choosing = choosing
            return []
        case .chosen(let set): (state.first, state.firstRep, state.choosing) = (set, nil, false)
        }
        return compare(state)
    }

    private func compare(_ state: State) -> [Effect<Intent>] {
        guard let first = state.first, let second = state.second else { return [] }
        let a = CompareSide(set: first.id, rep: state.firstRep)
        let b = CompareSide(set: second.id, rep: state.secondRep)
        return [
            .ask(failed: Intent.failed) { core in
                .compared(try core.library().compare(a, b, anchor: state.anchor, axis: state.axis))
            }
        ]
    }

    /// The default is the last time at this load, else the last time of this lift.
    private static func find(_ set: String, _ core: Core) throws -> Intent {
        let second = try core.library().set(set).summary
        let alike = try core.library().sets(SetFilter(lift: second.lift), count: many).sets
            .filter { $0.id != set && $0.judged != nil }
        let before = alike.filter { $0.started.utcMs < second.started.utcMs }
        let first = before.first { $0.facts.load == second.facts.load } ?? before.first ?? alike.first
        return .found(first: first, second: second, others: alike)
    }

    private static let many = 100
}
