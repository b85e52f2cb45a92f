import Keel

extension Graph {
    /// Change over time, the margin as a band around zero, phases as stretches below.
    public static func change(_ opened: Opened, _ words: Words) -> Graph {
        let changes = opened.series.compactMap(\.changeDeg)
        let low = min(-leastDeg, (changes.min() ?? 0) - roomDeg)
        let high = max(leastUpDeg, (changes.max() ?? 0) + roomDeg)
        var graph = Graph(
            across: 0...max(1, opened.report.source.durationS), up: low...high, label: words.of("page.graph_label"),
            acrossName: { "\(words.number($0)) s" }, upName: { words.degrees($0) })
        graph.bandDeg = opened.report.set.marginDeg
        let pieces = pieces(
            opened.series, { point in point.changeDeg.map { GraphPoint(across: point.timeS, up: $0) } },
            breaks: \.afterGap)
        graph.lines = [Line(pen: .bold, pieces: pieces)]
        graph.stretches = stretches(opened.series)
        return graph
    }

    private static func stretches(_ series: [SeriesPoint]) -> [Stretch] {
        var stretches: [Stretch] = []
        var from = 0
        for index in series.indices.dropFirst()
        where series[index].phase != series[from].phase || index + 1 == series.count {
            if let phase = series[from].phase {
                stretches.append(Stretch(across: series[from].timeS...series[index].timeS, kind: kind(phase)))
            }
            from = index
        }
        return stretches
    }

    private static func kind(_ phase: Phase) -> Stretch.Kind {
        switch phase {
        case .setup: .setup
        case .liftoff: .liftoff
        case .kneePass: .kneePass
        case .lockout, .descent, .bottom, .ascent: .other
        }
    }

    private static let leastDeg = 5.0
    private static let leastUpDeg = 15.0
    private static let roomDeg = 2.0
}
