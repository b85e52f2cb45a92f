import Keel

extension TrendsModel.State {
    /// What is drawn.
    public func title(_ words: Words) -> String {
        guard one != nil else { return words.of("trend.empty") }
        return switch axis {
        case .date: words.of("trend.by_date")
        case .load: words.of("trend.by_load")
        case .rep: words.of("trend.by_rep")
        }
    }

    /// Whether a rolling middle is drawn.
    public var isRolling: Bool { axis == .date && one?.rolling.isEmpty == false }

    /// Slopes, drift and spans, in sentences.
    public func told(_ words: Words) -> [String] {
        guard let one else { return [] }
        switch axis {
        case .date:
            let alarm = one.spans.isEmpty ? [] : [words.of("trend.false_alarm")]
            let share = words.of("trend.judged_share", ["percent": String(Int((one.judgedShare * 100).rounded()))])
            return [slope("per_month", one.perDay, times: 30.4, words)] + one.spans.map { span($0, words) } + alarm
                + [share]
        case .load:
            let line = trend?.byLoad.first {
                $0.conditions.lift == one.conditions.lift && $0.conditions.belt == one.conditions.belt
            }
            return [slope("per_ten_kg", line?.perKg, times: 10, words)]
        case .rep: return [slope("per_rep", one.perRep, times: 1, words)] + lastOverFirst(one, words)
        }
    }

    private func slope(_ key: String, _ line: TrendLine?, times: Double, _ words: Words) -> String {
        guard let line else { return words.of("trend.too_few") }
        func number(_ value: Double) -> String { words.number(value * times, digits: 1) }
        let interval = words.of("trend.interval", ["low": number(line.low), "high": number(line.high)])
        return "\(words.of("trend.\(key)", ["deg": number(line.slope)])) (\(interval))"
    }

    private func lastOverFirst(_ series: TrendSeries, _ words: Words) -> [String] {
        guard let middle = series.lastMinusFirst else { return [] }
        func number(_ value: Double) -> String { words.number(value, digits: 1) }
        return [
            words.of(
                "trend.last_minus_first",
                [
                    "deg": number(middle.deg), "low": number(middle.lowDeg), "high": number(middle.highDeg),
                    "count": String(middle.count),
                ])
        ]
    }

    private func span(_ span: TrendSpan, _ words: Words) -> String {
        func number(_ value: Double) -> String { words.number(value, digits: 1) }
        return words.of(
            span.regained == nil ? "trend.lost" : "trend.lost_and_regained",
            [
                "from": words.day(span.lost), "to": span.regained.map { words.day($0) } ?? "",
                "before": number(span.beforeDeg), "during": number(span.duringDeg),
                "after": span.afterDeg.map(number) ?? "", "sessions": String(span.sessions),
                "needed": number(span.neededDeg),
            ])
    }
}

extension TrendsModel.Axis {
    /// What its chip is called.
    public var name: StringKey {
        switch self {
        case .date: .axisDate
        case .load: .load
        case .rep: .axisRep
        }
    }
}

extension TrendSeries {
    /// What its sets have in common, and how many there are.
    public func told(_ words: Words) -> String {
        "\(conditions.told(words)) · \(words.of("trend.sets", ["count": String(points.count)]))"
    }
}

extension TrendConditions {
    /// What sets have in common.
    func told(_ words: Words) -> String {
        let load =
            if let loadFromKg, let loadUnderKg {
                words.of("trend.load_band", ["from": words.number(loadFromKg), "to": words.number(loadUnderKg)])
            } else {
                words.of("trend.no_load")
            }
        let lift = lift.map { words.of("lift", $0) } ?? words.of("summary.lift_unknown")
        let told = [
            words.of("trend.series", ["lift": lift, "load": load]),
            belt == true ? words.of("trend.with_belt") : nil, turned ? words.of("trend.turned") : nil,
            small ? words.of("trend.small") : nil,
        ]
        return told.compactMap(\.self).joined(separator: " · ")
    }
}
