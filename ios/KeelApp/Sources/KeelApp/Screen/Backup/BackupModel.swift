import Foundation
import Keel

/// Backup, restore, export.
public struct BackupModel: Model {
    public struct State: Hashable, Sendable {
        /// Whether films go into the backup.
        public var withFilms = false
        public var now = Now.choosing
        /// What came of the last work.
        public var outcome: Outcome?
    }

    /// What is going on.
    public enum Now: Hashable, Sendable {
        case choosing
        /// Work is on, so far, 0 to 1.
        case working(Work, Double)
        /// What the backup that was picked would bring; it is asked whether to merge or to replace.
        case offered(BackupCounts)
        /// It is asked whether the sets that are only here may go.
        case replacing(BackupCounts)
    }

    /// What is being done.
    public enum Work: String, Hashable, Sendable { case backup, export, restore }

    public enum Intent: Hashable, Sendable {
        case withFilms(Bool)
        case backUp
        case backUpInto(URL)
        case export
        case exportInto(URL)
        case restore
        case restoreFrom(URL)
        case offered(BackupCounts)
        case merge
        /// Replacing is asked about first, then done.
        case replace
        case decline
        case progress(Double)
        case ended(Outcome?)
        case stop
        case done
    }

    public let first = State()

    public func opened(_ state: State) -> [Effect<Intent>] { [] }

    public func closed(_ state: State) -> [Effect<Intent>] {
        switch state.now {
        case .choosing: []
        case .working: [stop]
        case .offered, .replacing: [decline]
        }
    }

    public func back(_ state: State) -> Intent? {
        switch state.now {
        case .choosing: nil
        case .working: .stop
        case .offered, .replacing: .decline
        }
    }

    public func step(_ state: inout State, _ intent: Intent) -> [Effect<Intent>] {
        switch intent {
        case .withFilms(let with): state.withFilms = with
        case .backUp: return [.pick(.folder) { .backUpInto($0) }]
        case .backUpInto(let folder):
            let withFilms = state.withFilms
            return work(&state, .backup) { try $0.backUp(into: folder, withFilms: withFilms, told: $1) }
        case .export: return [.pick(.folder) { .exportInto($0) }]
        case .exportInto(let folder): return work(&state, .export) { try $0.export(into: folder, told: $1) }
        case .restore: return [.pick(.backup) { .restoreFrom($0) }]
        case .restoreFrom(let document):
            begin(&state, .restore)
            return [.long(failed: Self.ended) { core, _ in .offered(try core.documents.offer(document)) }]
        case .offered(let counts): state.now = .offered(counts)
        case .merge: return work(&state, .restore) { try $0.restore(.merge, told: $1) }
        case .replace: return replace(&state)
        case .decline:
            state.now = .choosing
            return [decline]
        case .progress(let share):
            if case .working(let work, _) = state.now { state.now = .working(work, share) }
        case .ended(let outcome): (state.now, state.outcome) = (.choosing, outcome)
        case .stop: return [stop]
        case .done: break
        }
        return []
    }

    private func replace(_ state: inout State) -> [Effect<Intent>] {
        if case .offered(let counts) = state.now {
            state.now = .replacing(counts)
            return []
        }
        return work(&state, .restore) { try $0.restore(.replace, told: $1) }
    }

    private func begin(_ state: inout State, _ work: Work) { (state.now, state.outcome) = (.working(work, 0), nil) }

    private func work(
        _ state: inout State, _ work: Work,
        _ call: @escaping @Sendable (Documents, _ told: (Double) -> Void) throws -> Outcome
    ) -> [Effect<Intent>] {
        begin(&state, work)
        return [
            .long(failed: Self.ended) { core, tell in .ended(try call(core.documents) { tell(.progress($0)) }) }
        ]
    }

    @Sendable private static func ended(_ error: any Error) -> Intent {
        .ended(error is Stopped ? nil : .failed(.told(error)))
    }

    private var decline: Effect<Intent> {
        .ask { core in
            core.documents.decline()
            return .done
        }
    }

    private var stop: Effect<Intent> {
        .ask { core in
            core.stopAsked = true
            return .done
        }
    }
}
