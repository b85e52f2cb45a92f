import Keel

/// How what the core found is put into words; several screens say the same things.
public struct Tell: Sendable {
    private let words: Words

    public init(_ words: Words) { self.words = words }

    /// The one sentence of a set.
    public func headline(_ report: Report) -> String {
        let headline = report.set.headline
        if headline.code == .notJudged {
            return words.of("headline.not_judged", ["reason": headline.reason.map(reason) ?? ""])
        }
        func blank(_ value: Int32?) -> String { value.map { String($0) } ?? "" }
        return words.of(
            "headline.\(headline.code.code)",
            [
                "rep": blank(headline.rep), "deg": blank(headline.deg), "held": blank(headline.held),
                "judged": blank(headline.judged),
            ])
    }

    /// What stood in the way.
    public func reason(_ reason: Reason) -> String { words.of("reason.\(reason.code).text") }

    /// What to do about it.
    public func fix(_ reason: Reason) -> String { words.of("reason.\(reason.code).fix") }

    /// The largest change of a rep and where it was lost.
    public func worst(_ rep: RepVerdict) -> String {
        let lost = rep.lostAt.map { words.of("lost_at", $0) } ?? words.of("verdict", rep.verdict)
        let change = words.change(deg: rep.changeDeg, marginDeg: rep.marginDeg)
        return joined([words.of("summary.rep", ["rep": String(rep.index)]), lost, change], by: " · ")
    }

    /// Load, lift and belt, as far as they were told.
    public func facts(_ facts: SetFacts, lift: Lift? = nil) -> String {
        let belt = facts.belt.map(words.belt)
        let named = (lift ?? facts.lift).map { words.of("lift", $0) }
        return joined([facts.load.map(words.load), named, belt].compactMap(\.self), by: " · ")
    }

    /// The same, or that nothing was told.
    func factsOrNone(_ facts: SetFacts, lift: Lift? = nil) -> String {
        let told = self.facts(facts, lift: lift)
        return told.isEmpty ? words.say(.detailsNone) : told
    }

    /// The verdict's shape beside a set.
    public func verdict(_ set: SetSummary) -> Verdict { set.judged?.verdict ?? .notJudged }

    /// Verdict, change and reps of a set in one line.
    public func outcome(_ set: SetSummary) -> String {
        let change = words.change(deg: set.judged?.changeDeg, marginDeg: set.judged?.marginDeg)
        return joined([words.of("verdict", verdict(set)), change, reps(set)], by: " · ")
    }

    /// One thing that is checked before a set, as VoiceOver says it.
    public func check(_ item: ReadinessItem) -> String {
        let condition: StringKey =
            switch item.condition {
            case .good: .conditionGood
            case .warn: .conditionWarn
            case .bad: .conditionBad
            case .unknown: .conditionUnknown
            }
        return "\(words.of("check", item.check)): \(words.say(condition))"
    }

    /// Reps held of those judged.
    public func reps(_ set: SetSummary) -> String {
        guard let judged = set.judged, judged.repsJudged > 0 else { return "" }
        return words.say(.heldOf, ["held": String(judged.repsHeld), "judged": String(judged.repsJudged)])
    }

    /// A set in one line, as VoiceOver says it.
    public func set(_ set: SetSummary) -> String {
        let verdict = set.judged.map { words.of("verdict", $0.verdict) } ?? words.of("library_command.not_judged_yet")
        let change = words.change(deg: set.judged?.changeDeg, marginDeg: set.judged?.marginDeg)
        return joined([words.moment(set.started), facts(set.facts, lift: set.lift), verdict, change], by: ", ")
    }

    /// What happened to the camera, and what to do about it.
    public func loss(_ loss: CameraLoss) -> String {
        switch loss {
        case .denied: words.say(.cameraDenied)
        case .taken: words.say(.cameraTaken)
        case .failed: words.say(.cameraFailed)
        }
    }

    private func joined(_ parts: [String], by separator: String) -> String {
        parts.filter { !$0.isEmpty }.joined(separator: separator)
    }
}
