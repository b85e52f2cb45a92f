import Keel

extension SorenessModel.State {
    /// What the log says.
    public func finding(_ words: Words) -> String? {
        guard let finding = log?.finding else { return nil }
        let tendency = finding.tendency
        func number(_ value: Double?) -> String { value.map { words.number($0, digits: 2) } ?? "" }
        return words.of(
            "soreness.\(finding.code.code)",
            [
                "have": String(finding.have), "need": finding.need.map { String($0) } ?? "",
                "pairs": String(tendency?.pairs ?? finding.have), "rho": number(tendency?.rho),
                "low": number(tendency?.low), "high": number(tendency?.high),
            ])
    }

    /// Why to ask somebody who knows, and that; empty where there is no reason.
    public func asks(_ words: Words) -> [String] {
        guard let ask = log?.ask, !ask.isEmpty else { return [] }
        return ask.map { words.of("soreness_ask", $0) } + [words.of("soreness.ask")]
    }

    /// The last days, newest first.
    public func days(_ words: Words) -> [String] {
        (log?.days.suffix(30).reversed() ?? []).map { day in
            let told = [
                day.before.map { "\(words.of("column.soreness_before")) \($0)" },
                day.morning.map { "\(words.of("column.morning")) \($0)" },
                day.twoDays.map { "\(words.of("column.two_days")) \($0)" },
                day.exposureDeg.map { "\(words.of("column.exposure")) \(words.degrees($0))" },
            ]
            return "\(words.day(day.day)): \(told.compactMap(\.self).joined(separator: " · "))"
        }
    }
}

extension Words {
    /// A question about soreness.
    public func question(_ due: SorenessDue) -> String { of("question.\(due.question.code)", ["day": day(due.day)]) }

    /// The name of a place of the body, as at the beginning of a sentence.
    public func spot(_ spot: SoreSpot) -> String { start(of("sore_place", spot)) }
}
