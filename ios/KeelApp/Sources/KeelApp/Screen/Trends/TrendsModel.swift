import Keel

/// Technique over time.
public struct TrendsModel: Model {
    public struct State: Hashable, Sendable {
        public var filter = SetFilter.all
        public var unit = LoadUnit.kg
        public var trend: Trend?
        public var belt: Bool?
        /// Whether turned and small views are left out.
        public var goodViews = false
        /// Which sets alike are drawn; sets filmed under unlike conditions are never joined.
        public var series = 0
        public var axis = Axis.date
    }

    /// What a change is drawn against.
    public enum Axis: Hashable, Sendable, CaseIterable { case date, load, rep }

    public enum Intent: Hashable, Sendable {
        case loaded(SetFilter, Trend, LoadUnit)
        case ofLift(Lift?)
        case belt(Bool?)
        case goodViews(Bool)
        case series(Int)
        case axis(Axis)
        case open(set: String)
    }

    public let first = State()

    public func opened(_ state: State) -> [Effect<Intent>] { [load(state.filter)] }

    public func step(_ state: inout State, _ intent: Intent) -> [Effect<Intent>] {
        switch intent {
        case .loaded(let filter, let trend, let unit):
            // The lifter chose on.
            guard filter == state.filter else { return [] }
            (state.trend, state.unit) = (trend, unit)
        case .ofLift(let lift):
            var draft = SetFilter.Draft(state.filter)
            draft.lift = lift
            (state.filter, state.series) = (draft.filter, 0)
            return [load(draft.filter)]
        case .belt(let belt): (state.belt, state.series) = (belt, 0)
        case .goodViews(let only): (state.goodViews, state.series) = (only, 0)
        case .series(let index): state.series = index
        case .axis(let axis): state.axis = axis
        case .open(let set): return [.go(.verdict(set: set))]
        }
        return []
    }

    private func load(_ filter: SetFilter) -> Effect<Intent> {
        .ask { core in .loaded(filter, try core.library().trend(filter), core.settings.chosen.unit) }
    }
}

extension TrendsModel.State {
    /// The series of these conditions, the largest first.
    public var shown: [TrendSeries] {
        (trend?.series ?? [])
            .filter { belt == nil || $0.conditions.belt == belt }
            .filter { !goodViews || (!$0.conditions.turned && !$0.conditions.small) }
            .sorted { $0.points.count > $1.points.count }
    }

    /// The one that is drawn.
    public var one: TrendSeries? { shown.indices.contains(series) ? shown[series] : shown.first }

    /// All series of the same lift and belt, whatever their load.
    public var sameButLoad: [TrendSeries] {
        guard let one = one?.conditions else { return [] }
        return shown.filter { $0.conditions.lift == one.lift && $0.conditions.belt == one.belt }
    }
}
