/// A place in a graph, in its own units.
public struct GraphPoint: Hashable, Sendable {
    public let across: Double
    public let up: Double
}

/// A graph, ready to be drawn: everything but the size of its paper.
public struct Graph: Hashable, Sendable {
    /// What goes across, from the left to the right edge.
    public let across: ClosedRange<Double>
    /// What goes up, from the bottom to the top edge.
    public let up: ClosedRange<Double>
    public let acrossTicks: [Tick]
    public let upTicks: [Tick]
    /// The margin around zero, drawn as a band.
    public var bandDeg: Double?
    /// Where something happens in both lines, drawn as an upright line.
    public var anchor: Double?
    /// A value from which on something counts.
    public var threshold: Double?
    public var lines: [Line] = []
    public var dots: [Dot] = []
    /// Named stretches below.
    public var stretches: [Stretch] = []
    /// What VoiceOver calls it.
    public let label: String

    /// A round value with its name.
    public struct Tick: Hashable, Sendable {
        public let at: Double
        public let name: String
    }

    /// A line, broken where nothing is known.
    public struct Line: Hashable, Sendable {
        public let pen: Pen
        public let pieces: [[GraphPoint]]
    }

    /// How a line is drawn: by form as well as by colour.
    public enum Pen: Hashable, Sendable { case bold, dashed, plain }

    /// A dot, with a whisker from `low` to `high`.
    public struct Dot: Hashable, Sendable {
        public let at: GraphPoint
        public var low: Double?
        public var high: Double?
    }

    /// A stretch of time with one phase.
    public struct Stretch: Hashable, Sendable {
        public let across: ClosedRange<Double>
        public let kind: Kind

        /// The phases that are judged stand out.
        public enum Kind: Hashable, Sendable { case setup, liftoff, kneePass, other }
    }

    init(
        across: ClosedRange<Double>, up: ClosedRange<Double>, label: String, acrossName: (Double) -> String,
        upName: (Double) -> String
    ) {
        self.across = across
        self.up = up
        self.label = label
        acrossTicks = Self.ticks(across, most: 6).map { Tick(at: $0, name: acrossName($0)) }
        upTicks = Self.ticks(up, most: 5).map { Tick(at: $0, name: upName($0)) }
    }

    /// Where a value lies across, 0 at the left edge, 1 at the right.
    public func share(across value: Double) -> Double {
        (value - across.lowerBound) / (across.upperBound - across.lowerBound)
    }

    /// Where a value lies up, 0 at the bottom edge, 1 at the top.
    public func share(up value: Double) -> Double { (value - up.lowerBound) / (up.upperBound - up.lowerBound) }

    /// The value across at a share of the width; at the edge for what lies beyond.
    public func value(across share: Double) -> Double {
        across.lowerBound + min(max(0, share), 1) * (across.upperBound - across.lowerBound)
    }

    /// Round values within a range, at most so many and one.
    static func ticks(_ range: ClosedRange<Double>, most: Int) -> [Double] {
        let span = range.upperBound - range.lowerBound
        guard span > 0, span.isFinite else { return [] }
        let raw = span / Double(most)
        var power = 1.0
        while power * 10 <= raw { power *= 10 }
        while power > raw { power /= 10 }
        let step = power * ([1.0, 2, 5, 10].first { $0 * power >= raw } ?? 10)
        let first = (range.lowerBound / step).rounded(.up)
        let last = (range.upperBound / step).rounded(.down)
        guard first <= last else { return [] }
        return stride(from: first, through: last, by: 1).map { $0 * step }
    }

    /// The pieces of a line that is broken off where `point` knows nothing.
    static func pieces<Item>(_ items: [Item], _ point: (Item) -> GraphPoint?, breaks: (Item) -> Bool = { _ in false })
        -> [[GraphPoint]]
    {
        var pieces: [[GraphPoint]] = [[]]
        for item in items {
            let point = point(item)
            if (point == nil || breaks(item)) && pieces.last?.isEmpty == false { pieces.append([]) }
            if let point { pieces[pieces.count - 1].append(point) }
        }
        return pieces.filter { !$0.isEmpty }
    }
}
