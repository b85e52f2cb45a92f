import Foundation
import Keel

/// What a screen does, without SwiftUI: an intent changes the state, and what is to be done meanwhile comes of it.
public protocol Model: Sendable {
    /// Everything that is drawn.
    associatedtype State: Hashable & Sendable
    /// What the lifter or the phone wants.
    associatedtype Intent: Sendable

    /// What is drawn before anything is known.
    var first: State { get }

    /// Whether the camera is open while this screen is on top.
    var films: Bool { get }

    /// What is to be done as the screen opens, and again when the lifter comes back to it.
    func opened(_ state: State) -> [Effect<Intent>]

    /// Changes the state; what is to be done.
    func step(_ state: inout State, _ intent: Intent) -> [Effect<Intent>]

    /// What is to be done as the screen is left for good.
    func closed(_ state: State) -> [Effect<Intent>]

    /// What to make of what the camera sees while this screen is on top; `nil` to let it pass.
    func live(_ seen: LiveIntent) -> Intent?

    /// What to make of a frame of a film that is shown.
    func shown(_ frame: Shown) -> Intent?

    /// Where Back leads from this state: `nil` for out of the screen, or an intent for within it.
    func back(_ state: State) -> Intent?
}

extension Model {
    public var films: Bool { false }

    public func closed(_ state: State) -> [Effect<Intent>] { [] }

    public func live(_ seen: LiveIntent) -> Intent? { nil }

    public func shown(_ frame: Shown) -> Intent? { nil }

    public func back(_ state: State) -> Intent? { nil }
}

/// What a model asks for.
public enum Effect<Intent: Sendable>: Sendable {
    /// Work with the core, off the main queue.
    case ask(Ask<Intent>)
    /// Another screen, on top of this one.
    case go(Route)
    /// Another screen in place of this one.
    case replace(Route)
    /// Out of this screen.
    case back
    /// Home, whatever lies between.
    case home
    /// The system asks for the camera.
    case askForCamera(answered: @Sendable (Bool) -> Intent)
    /// The system's page of this app, where the camera can be allowed.
    case systemSettings
    /// A document is picked with the system's own picker; nothing comes of it where the lifter turns back.
    case pick(Document, picked: @Sendable (URL) -> Intent)
    /// Another language was chosen: everything is said anew.
    case restyle

    /// Work whose answer is the next intent; a failure is told to the lifter.
    static func ask(_ call: @escaping @Sendable (Core) throws -> Intent) -> Effect {
        .ask(Ask(failed: nil) { core, _ in try call(core) })
    }

    /// Work whose answer is the next intent, and its failure too.
    static func ask(
        failed: @escaping @Sendable (KeelError) -> Intent, _ call: @escaping @Sendable (Core) throws -> Intent
    ) -> Effect {
        .ask(Ask(failed: { failed(.told($0)) }) { core, _ in try call(core) })
    }

    /// Work that may as well fail: then the next intent is `orElse`.
    static func ask(orElse: Intent, _ call: @escaping @Sendable (Core) throws -> Intent) -> Effect {
        .ask(Ask(failed: { _ in orElse }) { core, _ in try call(core) })
    }

    /// Work that takes long: it has a queue of its own, so that nothing waits for it, tells how far it is, and may be stopped.
    static func long(
        failed: @escaping @Sendable (any Error) -> Intent,
        _ call: @escaping @Sendable (_ core: Core, _ tell: (Intent) -> Void) throws -> Intent
    ) -> Effect { .ask(Ask(isLong: true, failed: failed, call: call)) }

    /// The same, where it may as well fail: then the next intent is `orElse`.
    static func long(
        orElse: Intent, _ call: @escaping @Sendable (_ core: Core, _ tell: (Intent) -> Void) throws -> Intent
    ) -> Effect { .ask(Ask(isLong: true, failed: { _ in orElse }, call: call)) }
}

/// Work with the core.
public struct Ask<Intent: Sendable>: Sendable {
    /// Whether it has a queue of its own.
    var isLong = false
    /// What a failure leads to; without it the failure is told over whatever is shown.
    let failed: (@Sendable (any Error) -> Intent)?
    /// The work itself; what it tells meanwhile are intents too.
    let call: @Sendable (_ core: Core, _ tell: (Intent) -> Void) throws -> Intent
}
