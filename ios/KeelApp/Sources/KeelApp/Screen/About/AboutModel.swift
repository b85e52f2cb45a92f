import Keel

/// What Keel is, what it measures and what not, and whose work is in it.
public struct AboutModel: Model {
    public struct State: Hashable, Sendable {
        public var version: String?
    }

    public enum Intent: Hashable, Sendable {
        case loaded(version: String)
        case diagnostics
    }

    /// What is told, each under its title.
    public static let sections: [(title: StringKey, text: StringKey)] = [
        (.aboutMeasured, .aboutMeasuredText), (.aboutNotMeasured, .aboutNotMeasuredText),
        (.aboutStays, .aboutStaysText), (.aboutLicences, .aboutLicencesText),
    ]

    public let first = State()

    public func opened(_ state: State) -> [Effect<Intent>] { [.ask { _ in .loaded(version: try Engine.version()) }] }

    public func step(_ state: inout State, _ intent: Intent) -> [Effect<Intent>] {
        switch intent {
        case .loaded(let version): state.version = version
        case .diagnostics: return [.go(.diagnostics)]
        }
        return []
    }
}
