/// A place in the app.
public enum Route: Hashable, Sendable {
    case home
    case place
    /// What is known of the next set, or of a kept one.
    case details(set: String?)
    case film
    /// The set that was just filmed, or a kept one.
    case verdict(set: String?)
    case library
}

/// Routes as text, so that the way back outlives the process. Screens with the camera open do not: there the way begins anew.
extension Route {
    /// The text of a route, `nil` for one that must not outlive the process.
    public var text: String? {
        switch self {
        case .home: "home"
        case .library: "library"
        case .details(let set): set.map { "details:\($0)" }
        case .verdict(let set): set.map { "verdict:\($0)" }
        case .place, .film: nil
        }
    }

    /// The route of a text; `nil` where it names none.
    public init?(text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first, parts.dropFirst().first) {
        case ("home", nil): self = .home
        case ("library", nil): self = .library
        case ("details", let set?): self = .details(set: set)
        case ("verdict", let set?): self = .verdict(set: set)
        default: return nil
        }
    }
}
