import Keel

extension VerdictModel.State {
    /// The sentence on top.
    public func headline(_ words: Words) -> String {
        if let report { return Tell(words).headline(report) }
        if failure != nil { return words.say(.judgingFailed) }
        return id == nil ? words.say(.judging) : words.of("failure.not_there_report")
    }

    /// What to do about it, where there is something.
    public func fix(_ words: Words) -> String? {
        if let failure { return words.failure(failure) }
        return report?.set.headline.reason.map(Tell(words).fix)
    }

    /// That not every rep could be judged, where that is so.
    public func notAllJudged(_ words: Words) -> String? {
        guard let set = report?.set, set.repsJudged > 0, set.repsJudged < set.reps else { return nil }
        return words.of("summary.not_all_judged", ["judged": String(set.repsJudged), "reps": String(set.reps)])
    }

    /// The largest change with its margin.
    public func largest(_ words: Words) -> String? {
        report?.set.changeDeg.map { words.change(deg: $0, marginDeg: report?.set.marginDeg) }
    }

    /// What else was seen, each once.
    public func findings(_ words: Words) -> [String] {
        var told: Set<FindingCode> = []
        return (report?.reps ?? []).flatMap { rep in
            rep.findings.filter { told.insert($0.code).inserted }.map { finding in
                words.of(
                    "finding.\(finding.code.code)",
                    [
                        "deg": finding.deg.map { words.number($0) } ?? "",
                        "against": rep.setup.against.map { words.of("setup_reference", $0) } ?? "",
                    ])
            }
        }
    }

    /// What was said of the set, or that nothing was.
    public func facts(_ words: Words) -> String { Tell(words).factsOrNone(facts, lift: report?.lift) }

    /// What became of the film, where it is not there.
    public func film(_ words: Words) -> String? {
        switch video {
        case .none, .present: nil
        case .missing, .swapped, .removed: words.of("video", video)
        }
    }

    /// The evidence: what a picture shows, and where it lies.
    public func evidence(_ words: Words) -> [Evidence] {
        let kinds: [(PictureKind, String)] = [(.setup, "page.still_setup"), (.worst, "page.still_worst")]
        return kinds.compactMap { kind, key in
            pictures.first { $0.kind == kind }.map { picture in
                Evidence(path: picture.path, told: words.of(key, ["rep": picture.rep.map { String($0) } ?? ""]))
            }
        }
    }

    /// A picture and what it shows.
    public struct Evidence: Hashable, Sendable {
        public let path: String
        public let told: String
    }

    /// The question before something is deleted.
    public func question(_ what: VerdictModel.Deletion) -> StringKey {
        what == .set ? .deleteSetAsks : .deleteFilmAsks
    }

    /// What the button of that is called.
    public func deletion(_ what: VerdictModel.Deletion) -> StringKey { what == .set ? .deleteSet : .deleteFilm }

    /// Where the lifter can go from a kept set.
    public var ways: [VerdictModel.Way] {
        guard id != nil else { return [] }
        return (report == nil ? [] : [.compare, .evidence]) + (video == .present ? [.deleteFilm] : []) + [.deleteSet]
    }

    /// Whether what can be done next is shown: when there is a verdict, or a kept set.
    public var isDone: Bool { report != nil || id != nil }
}

extension VerdictModel {
    /// A way on from a kept set.
    public enum Way: Hashable, Sendable {
        case compare, evidence, deleteFilm, deleteSet

        public var intent: Intent {
            switch self {
            case .compare: .keep(then: .compare)
            case .evidence: .keep(then: .evidence)
            case .deleteFilm: .askDelete(.film)
            case .deleteSet: .askDelete(.set)
            }
        }

        /// What stands on its button.
        public var name: StringKey {
            switch self {
            case .compare: .compare
            case .evidence: .evidence
            case .deleteFilm: .deleteFilm
            case .deleteSet: .deleteSet
            }
        }
    }
}

extension CellRow {
    /// The rep's number, or a dash for an attempt.
    public var number: String { rep.attempt ? "–" : String(rep.index) }

    /// What it came to: where it was lost, or that it held, and the change with its margin.
    public func word(_ words: Words) -> String {
        let word = rep.lostAt.map { words.of("lost_at", $0) } ?? words.of("verdict", rep.verdict)
        guard rep.verdict != .notJudged, let deg = rep.changeDeg else { return word }
        return "\(word) · \(words.change(deg: deg, marginDeg: rep.marginDeg))"
    }

    /// The whole row as VoiceOver says it.
    public func spoken(_ words: Words) -> String {
        let name = rep.attempt ? words.of("summary.attempt") : words.of("summary.rep", ["rep": String(rep.index)])
        let cells = cells.map { "\(words.of("phase", $0.phase)): \($0.spoken(words))" }.joined(separator: ", ")
        return "\(name). \(cells). \(word(words))."
    }
}

extension Cell {
    /// The degrees below its shape.
    public func degrees(_ words: Words) -> String { changeDeg.map(words.degrees) ?? "" }

    /// Whether it is drawn small: a set-up that was seen has no change of its own.
    public var isSmall: Bool { phase == .setup && verdict != .notJudged }

    /// Its word and change.
    func spoken(_ words: Words) -> String {
        if phase == .setup && isRound { return words.of("page.round") }
        if phase == .setup && verdict != .notJudged { return words.say(.setupSeen) }
        let word = words.of("verdict", verdict)
        return changeDeg.map { "\(word) \(words.change(deg: $0, marginDeg: marginDeg))" } ?? word
    }
}
