import Keel

extension Graph {
    /// The changes of two reps over each other, the first dashed.
    public static func pair(_ comparison: Comparison, _ words: Words) -> Graph {
        let values = comparison.points.flatMap { [$0.aDeg, $0.bDeg].compactMap(\.self) }
        let label = words.of("compare.graph_label", ["anchor": words.of("anchor", comparison.anchor)])
        var graph = paper(comparison, values, label, words)
        graph.lines = [
            Line(pen: .dashed, pieces: line(comparison, \.aDeg)), Line(pen: .bold, pieces: line(comparison, \.bDeg)),
        ]
        return graph
    }

    /// Their difference, with the joint margin as a band around zero.
    public static func difference(_ comparison: Comparison, _ words: Words) -> Graph {
        let margin = comparison.marginDeg ?? 0
        let values = comparison.points.compactMap(\.differenceDeg) + [margin, -margin]
        let label = words.of("compare.difference_label", ["anchor": words.of("anchor", comparison.anchor)])
        var graph = paper(comparison, values, label, words)
        graph.bandDeg = comparison.marginDeg
        graph.lines = [Line(pen: .bold, pieces: line(comparison, \.differenceDeg))]
        return graph
    }

    private static func paper(_ comparison: Comparison, _ values: [Double], _ label: String, _ words: Words) -> Graph {
        let from = comparison.points.map(\.at).min() ?? 0
        let to = comparison.points.map(\.at).max() ?? 1
        let unit = comparison.axis == .seconds ? " s" : ""
        var graph = Graph(
            across: from...max(to, from + 0.1),
            up: min(-leastDeg, values.min() ?? 0) - roomDeg...max(leastDeg, values.max() ?? 0) + roomDeg, label: label,
            acrossName: { "\(words.number($0, digits: 1))\(unit)" }, upName: { words.degrees($0) })
        graph.anchor = graph.across.contains(0) ? 0 : nil
        return graph
    }

    private static func line(_ comparison: Comparison, _ value: (ComparePoint) -> Double?) -> [[GraphPoint]] {
        pieces(comparison.points) { point in value(point).map { GraphPoint(across: point.at, up: $0) } }
    }

    private static let leastDeg = 5.0
    private static let roomDeg = 2.0
}
