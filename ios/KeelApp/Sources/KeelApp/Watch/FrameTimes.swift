/// When each frame of a film is shown, s, in order.
public struct FrameTimes: Hashable, Sendable {
    private let times: [Double]

    init(_ times: [Double]) { self.times = times }

    /// How many there are.
    public var count: Int { times.count }

    /// When a frame is shown.
    public subscript(index: Int) -> Double { times[index] }

    /// The frame that is on at a time: the last whose time is not later, or the first.
    public func frame(atS timeS: Double) -> Int {
        var (low, high) = (0, times.count)
        while low < high {
            let middle = (low + high) / 2
            if times[middle] <= timeS + Self.roundingS { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    /// Times of one frame may differ by rounding, µs against ns.
    private static let roundingS = 1e-3
}
