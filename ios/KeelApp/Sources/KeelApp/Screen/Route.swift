/// A place in the app.
public enum Route: Hashable, Sendable {
    case home
    case place
    /// What is known of the next set, or of a kept one.
    case details(set: String?)
    case film
    /// The set that was just filmed, or a kept one.
    case verdict(set: String?)
    case replay(set: String)
    case compare(set: String)
    case library
    case trends
    case soreness
    case range
    case importClip
    case settings
    case backup
    case storage
    case about
    case diagnostics
}

/// Routes as text, so that the way back outlives the process. Screens with the camera open do not: there the way begins anew.
extension Route {
    private static let plain: [String: Route] = [
        "home": .home, "library": .library, "trends": .trends, "soreness": .soreness, "settings": .settings,
        "backup": .backup, "storage": .storage, "about": .about, "diagnostics": .diagnostics,
    ]

    /// The text of a route, `nil` for one that must not outlive the process.
    public var text: String? {
        switch self {
        case .details(let set): set.map { "details:\($0)" }
        case .verdict(let set): set.map { "verdict:\($0)" }
        case .replay(let set): "replay:\(set)"
        case .compare(let set): "compare:\(set)"
        default: Self.plain.first { $0.value == self }?.key
        }
    }

    /// The route of a text; `nil` where it names none.
    public init?(text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else {
            guard let route = Self.plain[text] else { return nil }
            self = route
            return
        }
        switch parts[0] {
        case "details": self = .details(set: parts[1])
        case "verdict": self = .verdict(set: parts[1])
        case "replay": self = .replay(set: parts[1])
        case "compare": self = .compare(set: parts[1])
        default: return nil
        }
    }
}
