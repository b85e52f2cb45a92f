import Keel

extension Graph {
    /// Changes of sets against date, load or rep; nothing where there is no series.
    public static func trend(_ state: TrendsModel.State, _ words: Words) -> Graph? {
        guard let one = state.one else { return nil }
        let label = words.of("trend.graph_label")
        switch state.axis {
        case .date:
            let offsetMin = one.points.last?.started.offsetMin ?? 0
            var graph = dots(one.points.map(dated), least: leastTrend, joined: one.rolling.map(rolled), label) { days in
                words.shortDay(Moment(utcMs: Int64(days * msPerDay), offsetMin: offsetMin))
            } upName: {
                words.degrees($0)
            }
            graph.threshold = lostDeg
            return graph
        case .load:
            let points = state.sameButLoad.flatMap(\.points)
            let loads = points.compactMap { point in
                point.loadKg.map { Dot(at: GraphPoint(across: $0, up: point.changeDeg)) }
            }
            var graph = dots(loads, least: leastTrend, label) {
                "\(words.number($0)) kg"
            } upName: {
                words.degrees($0)
            }
            graph.threshold = lostDeg
            return graph
        case .rep:
            let reps = one.points.flatMap { point in
                point.repsDeg.enumerated().compactMap { index, deg in
                    deg.map { Dot(at: GraphPoint(across: Double(index + 1), up: $0)) }
                }
            }
            var graph = dots(reps, least: leastTrend, label) { value in
                value == value.rounded() ? words.number(value) : ""
            } upName: {
                words.degrees($0)
            }
            graph.threshold = lostDeg
            return graph
        }
    }

    /// Soreness that came against the change of its session; nothing where none came yet.
    public static func soreness(_ log: SorenessLog, _ words: Words) -> Graph? {
        let came = log.days.compactMap { day -> Dot? in
            guard let outcome = day.outcome, let exposure = day.exposureDeg else { return nil }
            return Dot(at: GraphPoint(across: exposure, up: Double(outcome)))
        }
        guard !came.isEmpty else { return nil }
        return dots(came, least: 0...5, words.of("soreness.graph_label")) {
            words.degrees($0)
        } upName: {
            words.number($0)
        }
    }

    private static func dots(
        _ dots: [Dot], least: ClosedRange<Double>, joined: [GraphPoint] = [], _ label: String,
        acrossName: (Double) -> String, upName: (Double) -> String
    ) -> Graph {
        let across = dots.map(\.at.across) + joined.map(\.across)
        let up = dots.flatMap { [$0.at.up, $0.low, $0.high].compactMap(\.self) } + joined.map(\.up)
        let from = across.min() ?? 0
        let to = across.max() ?? 1
        let room = to > from ? (to - from) * 0.06 : 1
        let low = min(least.lowerBound, up.min() ?? 0)
        let high = max(least.upperBound, up.max() ?? 0) * 1.08
        var graph = Graph(
            across: from - room...to + room, up: low...high, label: label, acrossName: acrossName, upName: upName)
        graph.dots = dots
        graph.lines = joined.isEmpty ? [] : [Line(pen: .plain, pieces: [joined])]
        return graph
    }

    private static func dated(_ point: TrendPoint) -> Dot {
        let margin = point.marginDeg ?? 0
        return Dot(
            at: GraphPoint(across: days(point.started), up: point.changeDeg), low: point.changeDeg - margin,
            high: point.changeDeg + margin)
    }

    private static func rolled(_ rolling: TrendRolling) -> GraphPoint {
        GraphPoint(across: days(rolling.started), up: rolling.deg)
    }

    private static func days(_ moment: Moment) -> Double { Double(moment.utcMs) / msPerDay }

    private static let msPerDay = 86_400_000.0
    /// From here a rep counts as lost: the core's least threshold of a change, deg.
    private static let lostDeg = 6.0
    private static let leastTrend = 0.0...12.0
}
