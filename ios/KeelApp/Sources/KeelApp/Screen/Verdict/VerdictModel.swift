import Keel

/// One sentence, and one cell for each rep and phase.
public struct VerdictModel: Model {
    /// A kept set; `nil` for the one that was just filmed.
    let set: String?

    public struct State: Hashable, Sendable {
        /// The kept set; `nil` until it is kept.
        public var id: String?
        /// The verdict; `nil` until it is there, or where judging failed.
        public var report: Report?
        public var facts = SetFacts()
        /// Whether a wrong stop can be taken back.
        public var canUndo = false
        /// Whether the set is being kept.
        public var keeping = false
        /// The evidence.
        public var pictures: [KeptPicture] = []
        /// What became of the film.
        public var video = VideoState.none
        /// Why there is no verdict.
        public var failure: KeelError?
        /// Why the set is not kept yet; it can be tried again.
        public var notKept: KeelError?
        /// What is to be deleted, where that is asked.
        public var asksDelete: Deletion?
        /// Whether the evidence is shown.
        public var evidence = false

        /// A row for every rep.
        public var rows: [CellRow] { report.map(CellRow.rows) ?? [] }
    }

    /// What can be deleted of a set.
    public enum Deletion: Hashable, Sendable { case set, film }

    public enum Intent: Hashable, Sendable {
        case judged(Report, SetFacts)
        case notJudged(KeelError)
        case kept(State, then: Next)
        case pictured([KeptPicture])
        case notKept(KeelError)
        case live(LiveIntent)
        case keep(then: Next)
        case undo
        case undone
        case nothing
        case askDelete(Deletion?)
        case delete
        case gone
    }

    /// Where to go once a set is kept.
    public enum Next: Hashable, Sendable {
        case stay
        /// The pictures of the set-up and the worst moment.
        case evidence
        /// Back to the bar, for the next set.
        case nextSet
        case home
        /// What is said of the set.
        case details
        case replay
        case compare
    }

    public var first: State { State(id: set) }

    public var films: Bool { self.set == nil }

    public func live(_ seen: LiveIntent) -> Intent? { .live(seen) }

    public func opened(_ state: State) -> [Effect<Intent>] {
        if let id = state.id { return [load(id)] }
        return state.report == nil && state.failure == nil ? [judge] : []
    }

    public func step(_ state: inout State, _ intent: Intent) -> [Effect<Intent>] {
        switch intent {
        case .judged(let report, let facts):
            state.report = report
            state.facts = facts
            state.canUndo = true
        case .notJudged(let failure):
            state.failure = failure
            state.keeping = true
            return [keep(then: .stay)]
        case .kept(var kept, let next):
            kept.failure = state.failure
            state = kept
            let needsPictures = kept.report != nil && kept.video == .present && kept.pictures.isEmpty
            return go(&state, next) + (needsPictures ? kept.id.map { [picture($0)] } ?? [] : [])
        case .pictured(let pictures): state.pictures = pictures
        case .notKept(let failure):
            state.keeping = false
            state.notKept = failure
        case .live(let seen): return see(&state, seen)
        case .keep(let next): return keepThen(&state, next)
        case .undo where state.canUndo:
            state.canUndo = false
            return [undo]
        case .undone: return [.replace(.film)]
        case .askDelete(let what): state.asksDelete = what
        case .delete: return delete(&state)
        case .gone: return [.back]
        case .undo, .nothing: break
        }
        return []
    }

    public func back(_ state: State) -> Intent? {
        if state.asksDelete != nil { return .askDelete(nil) }
        if state.evidence { return .keep(then: .stay) }
        return set == nil ? .keep(then: .home) : nil
    }

    private func see(_ state: inout State, _ seen: LiveIntent) -> [Effect<Intent>] {
        guard state.canUndo else { return [] }
        switch seen {
        case .lost: return keepThen(&state, .stay)
        case .saw(let saw):
            guard case .judged(_, let atS, _) = saw.state.stage, saw.state.timeS - atS > Self.undoS else { return [] }
            return keepThen(&state, .stay)
        }
    }

    private func keepThen(_ state: inout State, _ next: Next) -> [Effect<Intent>] {
        if state.id != nil { return go(&state, next) }
        guard !state.keeping, state.report != nil || state.failure != nil else { return [] }
        state.keeping = true
        state.notKept = nil
        state.canUndo = false
        return [keep(then: next)]
    }

    private func go(_ state: inout State, _ next: Next) -> [Effect<Intent>] {
        state.evidence = next == .evidence
        switch next {
        case .stay, .evidence: return []
        case .nextSet: return [set == nil ? .back : .go(.place)]
        case .home: return [.home]
        case .details: return [.go(.details(set: state.id))]
        case .replay: return state.id.map { [.go(.replay(set: $0))] } ?? []
        case .compare: return state.id.map { [.go(.compare(set: $0))] } ?? []
        }
    }

    private func delete(_ state: inout State) -> [Effect<Intent>] {
        let what = state.asksDelete
        state.asksDelete = nil
        guard let id = state.id, let what else { return [] }
        return [
            .ask { core in
                switch what {
                case .set:
                    core.deleteFilms(try core.library().delete(id))
                    return .gone
                case .film:
                    core.deleteFilms(try core.library().deleteVideo(id))
                    return .kept(try Self.kept(id, core), then: .stay)
                }
            }
        ]
    }

    private var judge: Effect<Intent> {
        .ask(failed: Intent.notJudged) { core in .judged(try core.filming.judge(), core.settings.lastFacts) }
    }

    private var undo: Effect<Intent> {
        .ask { core in
            try core.filming.undo()
            return .undone
        }
    }

    private func keep(then next: Next) -> Effect<Intent> {
        .ask(failed: Intent.notKept) { core in
            .kept(try Self.kept(core.filming.keep(core.settings.lastFacts), core), then: next)
        }
    }

    private func load(_ id: String) -> Effect<Intent> {
        .ask { core in .kept(try Self.kept(id, core), then: .stay) }
    }

    private func picture(_ id: String) -> Effect<Intent> {
        // Without pictures the verdict stands all the same.
        .long(orElse: .nothing) { core, _ in
            core.stopAsked = false
            try Pictures.make(core, id)
            return .pictured(try core.library().set(id).pictures)
        }
    }

    private static func kept(_ id: String, _ core: Core) throws -> State {
        let library = try core.library()
        let set = try library.set(id)
        return State(
            id: id, report: set.report, facts: set.summary.facts, pictures: set.pictures,
            video: try library.videoState(id))
    }

    /// The core takes a stop back within 30 s; the set is kept before that.
    private static let undoS = 25.0
}
