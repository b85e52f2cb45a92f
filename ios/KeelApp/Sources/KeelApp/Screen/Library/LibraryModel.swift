import Keel

/// All sets, searched and filtered, page by page.
public struct LibraryModel: Model {
    public struct State: Hashable, Sendable {
        public var filter = SetFilter.all
        public var unit = LoadUnit.kg
        /// Those that were loaded, newest first.
        public var sets: [SetSummary] = []
        /// How many match.
        public var count: Int64?
        /// What the next page comes after; `nil` where there is none.
        public var next: String?
        /// Whether a page is on its way.
        public var loading = true
        /// Whether the filters are open.
        public var filtering = false
        /// Why there are no sets to show.
        public var failure: KeelError?

        /// Whether something is left out.
        public var isFiltered: Bool { filter != .all }
    }

    public enum Intent: Hashable, Sendable {
        case loaded(SetFilter, SetPage, count: Int64, LoadUnit)
        case more(SetFilter, SetPage)
        case notLoaded(KeelError)
        case nearEnd
        case search(String)
        case ofLift(Lift?)
        case ofVerdict(Verdict?)
        case loadFrom(String)
        case loadTo(String)
        case filters
        case clear
        case open(set: String)
    }

    public let first = State()

    public func opened(_ state: State) -> [Effect<Intent>] { [load(state.filter)] }

    public func step(_ state: inout State, _ intent: Intent) -> [Effect<Intent>] {
        switch intent {
        case .loaded(let filter, let page, let count, let unit):
            guard filter == state.filter else { return [] }  // the lifter typed on
            (state.sets, state.next, state.count, state.unit) = (page.sets, page.next, count, unit)
            state.loading = false
            state.failure = nil
        case .notLoaded(let failure):
            state.loading = false
            state.failure = failure
        case .more(let filter, let page):
            guard filter == state.filter else { return [] }
            state.sets += page.sets
            state.next = page.next
            state.loading = false
        case .nearEnd: return nearEnd(&state)
        case .search(let words): return filter(&state) { $0.words = words.unlessBlank }
        case .ofLift(let lift): return filter(&state) { $0.lift = lift }
        case .ofVerdict(let verdict): return filter(&state) { $0.verdict = verdict }
        case .loadFrom(let text):
            let load = load(text, state.unit)
            return filter(&state) { $0.loadFrom = load }
        case .loadTo(let text):
            let load = load(text, state.unit)
            return filter(&state) { $0.loadTo = load }
        case .filters: state.filtering.toggle()
        case .clear: return filter(&state) { $0 = SetFilter.Draft(.all) }
        case .open(let set): return [.go(.verdict(set: set))]
        }
        return []
    }

    public func back(_ state: State) -> Intent? { state.filtering ? .filters : nil }

    private func nearEnd(_ state: inout State) -> [Effect<Intent>] {
        guard !state.loading, let next = state.next else { return [] }
        state.loading = true
        let filter = state.filter
        return [
            .ask(failed: Intent.notLoaded) { core in
                .more(filter, try core.library().sets(filter, after: next, count: Self.page))
            }
        ]
    }

    private func filter(_ state: inout State, _ change: (inout SetFilter.Draft) -> Void) -> [Effect<Intent>] {
        var draft = SetFilter.Draft(state.filter)
        change(&draft)
        guard draft.filter != state.filter else { return [] }
        state.filter = draft.filter
        state.loading = true
        return [load(draft.filter)]
    }

    private func load(_ filter: SetFilter) -> Effect<Intent> {
        .ask(failed: Intent.notLoaded) { core in
            let library = try core.library()
            let page = try library.sets(filter, count: Self.page)
            return .loaded(filter, page, count: try library.count(filter), core.settings.chosen.unit)
        }
    }

    private func load(_ text: String, _ unit: LoadUnit) -> Load? {
        if case .load(let load) = LoadText(text, unit: unit) { load } else { nil }
    }

    private static let page = 60
}

extension SetFilter {
    /// Leaves nothing out.
    static let all = SetFilter()

    /// A filter that is being changed.
    struct Draft {
        var lift: Lift?
        var loadFrom: Load?
        var loadTo: Load?
        var verdict: Verdict?
        var words: String?
        private let kept: SetFilter

        init(_ filter: SetFilter) {
            kept = filter
            lift = filter.lift
            loadFrom = filter.loadFrom
            loadTo = filter.loadTo
            verdict = filter.verdict
            words = filter.words
        }

        var filter: SetFilter {
            SetFilter(
                lift: lift, loadFrom: loadFrom, loadTo: loadTo, from: kept.from, to: kept.to, verdict: verdict,
                place: kept.place, words: words)
        }
    }
}
