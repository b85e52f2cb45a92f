import Keel

/// The change by now as one bar that grows to the right; its margin is a paler end.
public struct ChangeBar: Hashable, Sendable {
    /// Where the bar ends, 0 to 1.
    public let bar: Double
    /// Where its margin ends, 0 to 1.
    public let margin: Double

    /// Nothing is drawn where nothing is seen.
    public init(_ change: ChangeSeen?) {
        let deg = abs(change?.deg ?? 0)
        bar = Self.share(deg)
        margin = Self.share(deg + (change?.marginDeg ?? 0))
    }

    /// Where marks stand: at 10 and 20 degrees.
    public static let marks = [share(10), share(20)]

    private static func share(_ deg: Double) -> Double { min(deg, fullDeg) / fullDeg }

    private static let fullDeg = 30.0
}
