import Keel

/// Soreness that was reported, beside the change.
public struct SorenessModel: Model {
    public struct State: Hashable, Sendable {
        /// Questions that wait, the oldest first.
        public var due: [SorenessDue] = []
        /// Whether places are being told.
        public var answering = false
        /// What is being answered, by place.
        public var places: [SorePlace] = []
        public var spreading = false
        /// The place whose log is shown; `nil` for whatever was most sore.
        public var spot: SoreSpot?
        public var log: SorenessLog?
        public var noted = false
        public var loaded = false

        /// The question on screen.
        public var question: SorenessDue? { due.first }

        /// What was told of a place.
        public func told(_ spot: SoreSpot) -> SorePlace? { places.first { $0.place == spot } }
    }

    public enum Intent: Hashable, Sendable {
        case loaded([SorenessDue], SorenessLog, SoreSpot?)
        case none
        /// Somewhere: places are told, or the answer is taken back.
        case somewhere(Bool)
        case score(SoreSpot, Int32)
        case quality(SoreSpot, Quality?)
        case spreading(Bool)
        case save
        case logOf(SoreSpot?)
    }

    public let first = State()

    public func opened(_ state: State) -> [Effect<Intent>] { [load(state.spot)] }

    public func back(_ state: State) -> Intent? { state.answering ? .somewhere(false) : nil }

    public func step(_ state: inout State, _ intent: Intent) -> [Effect<Intent>] {
        switch intent {
        case .loaded(let due, let log, let spot):
            (state.due, state.log, state.spot, state.loaded) = (due, log, spot, true)
        case .none: return answer(&state, SoreAnswer(places: [], spreading: false))
        case .somewhere(let answering):
            (state.answering, state.places, state.spreading, state.noted) = (answering, [], false, false)
        case .score(let spot, let score): state.score(spot, score)
        case .quality(let spot, let quality):
            state.places = state.places.map { told in
                told.place == spot ? SorePlace(place: spot, score: told.score, quality: quality) : told
            }
        case .spreading(let spreading): state.spreading = spreading
        case .save: return answer(&state, SoreAnswer(places: state.places, spreading: state.spreading))
        case .logOf(let spot):
            state.spot = spot
            return [load(spot)]
        }
        return []
    }

    private func answer(_ state: inout State, _ answer: SoreAnswer) -> [Effect<Intent>] {
        guard let due = state.question else { return [] }
        (state.answering, state.places, state.spreading, state.noted) = (false, [], false, true)
        let spot = state.spot
        return [
            .ask { core in
                try core.library().answerSoreness(at: core.now(), due, answer)
                return try Self.loaded(spot, core)
            }
        ]
    }

    private func load(_ spot: SoreSpot?) -> Effect<Intent> { .ask { core in try Self.loaded(spot, core) } }

    private static func loaded(_ spot: SoreSpot?, _ core: Core) throws -> Intent {
        .loaded(try core.library().sorenessDue(now: core.now()), try core.library().sorenessLog(spot), spot)
    }

    /// Scores go from 0 to this.
    public static let most: Int32 = 10
}

extension SorenessModel.State {
    fileprivate mutating func score(_ spot: SoreSpot, _ score: Int32) {
        let told = SorePlace(place: spot, score: score, quality: told(spot)?.quality)
        let order = SoreSpot.allCases
        places = (places.filter { $0.place != spot } + (score == 0 ? [] : [told]))
            .sorted { (order.firstIndex(of: $0.place) ?? 0) < (order.firstIndex(of: $1.place) ?? 0) }
    }
}
