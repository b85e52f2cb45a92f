import Keel

extension HomeModel.State {
    /// The largest change of the last session.
    public func largest(_ words: Words) -> String? { worst?.changeDeg.map(words.degrees) }

    /// The rep that it belongs to.
    public func worst(_ words: Words) -> String? { worst?.changeDeg == nil ? nil : worst.map(Tell(words).worst) }

    /// Whether soreness was answered.
    public var soreness: StringKey { due.isEmpty ? .sorenessAnswered : .sorenessOpen }

    /// One set of each session before, the one with the largest change.
    public var earlierSets: [SetSummary] {
        earlier.compactMap { session in session.sets.first { $0.id == session.worst } }
    }

    /// Whether nothing was filmed yet.
    public var isEmpty: Bool { loaded && last == nil && damaged == nil }
}

extension HomeModel {
    /// The ways from home, as they are named and where they lead.
    public static let ways: [(name: StringKey, route: Route)] = [
        (.library, .library), (.trends, .trends), (.soreness, .soreness), (.importClip, .importClip),
        (.settings, .settings),
    ]
}
