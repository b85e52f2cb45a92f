import Foundation
import Keel

/// A film from elsewhere, judged by the same core.
public struct ImportModel: Model {
    public struct State: Hashable, Sendable {
        public var lift: Lift?
        /// How far the film is read, 0 to 1; `nil` while none is.
        public var progress: Double?
        /// Why there is no verdict.
        public var problem: Problem?
    }

    /// Why a film was not judged.
    public enum Problem: Hashable, Sendable {
        /// Nothing here can decode it.
        case unreadable
        case failed(KeelError)
    }

    public enum Intent: Hashable, Sendable {
        case name(Lift?)
        case pick
        case picked(URL)
        case progress(Double)
        case judged(set: String)
        case ended(Problem?)
        case stop
        case done
    }

    public let first = State()

    public func opened(_ state: State) -> [Effect<Intent>] { [] }

    public func closed(_ state: State) -> [Effect<Intent>] { state.progress == nil ? [] : [stop] }

    public func back(_ state: State) -> Intent? { state.progress == nil ? nil : .stop }

    public func step(_ state: inout State, _ intent: Intent) -> [Effect<Intent>] {
        switch intent {
        case .name(let lift): state.lift = lift
        case .pick:
            state.problem = nil
            return [.pick(.film) { .picked($0) }]
        case .picked(let film):
            state.progress = 0
            return [judge(film, state.lift)]
        case .progress(let share) where state.progress != nil: state.progress = share
        case .judged(let set):
            state.progress = nil
            return [.replace(.verdict(set: set))]
        case .ended(let problem): (state.progress, state.problem) = (nil, problem)
        case .stop: return [stop]
        case .progress, .done: break
        }
        return []
    }

    private func judge(_ film: URL, _ lift: Lift?) -> Effect<Intent> {
        .long(failed: Self.ended) { core, tell in
            .judged(set: try core.importClip(film, lift: lift) { tell(.progress($0)) })
        }
    }

    @Sendable private static func ended(_ error: any Error) -> Intent {
        switch error {
        case is Stopped: .ended(nil)
        case is UnreadableClip: .ended(.unreadable)
        default: .ended(.failed(.told(error)))
        }
    }

    private var stop: Effect<Intent> {
        .ask { core in
            core.stopAsked = true
            return .done
        }
    }
}
