import Keel

extension CompareModel.State {
    /// Whether the two differ, in a sentence.
    public func verdict(_ words: Words) -> String? {
        guard let comparison else { return nil }
        guard let deg = comparison.peakDifferenceDeg, let differs = comparison.differs else {
            return words.of("compare.unknown")
        }
        let margin = comparison.marginDeg.map { words.number($0) } ?? ""
        let key = differs ? (deg > 0 ? "differs" : "differs_less") : "alike"
        return words.of("compare.\(key)", ["deg": words.number(abs(deg)), "margin": margin])
    }

    /// What speaks against the comparison.
    public func unlike(_ words: Words) -> String? {
        guard let unlike = comparison?.unlike, !unlike.isEmpty else { return nil }
        return words.of("compare.unlike", ["what": unlike.map { words.of("unlike", $0) }.joined(separator: "; ")])
    }

    /// What goes across.
    public func across(_ words: Words) -> String {
        words.of(axis == .seconds ? "compare.seconds" : "compare.share", ["anchor": words.of("anchor", anchor)])
    }

    /// Both sides, with their reps to choose from; nothing where there is only one set.
    public var sides: [CompareModel.Side] {
        guard let first, let second else { return [] }
        return [
            CompareModel.Side(isFirst: true, set: first, rep: comparison?.repA),
            CompareModel.Side(isFirst: false, set: second, rep: comparison?.repB),
        ]
    }
}

extension CompareModel {
    /// One of the two.
    public struct Side: Hashable, Sendable, Identifiable {
        public let isFirst: Bool
        public let set: SetSummary
        /// The rep that is compared.
        public let rep: Int32?

        public var id: Bool { isFirst }

        public var reps: [Int32] { (set.judged?.reps).map { $0 > 0 ? Array(1...$0) : [] } ?? [] }

        /// Which it is, and what was lifted when.
        public func told(_ words: Words) -> String {
            let facts = Tell(words).facts(set.facts, lift: set.lift)
            let what = [words.day(set.started), facts].filter { !$0.isEmpty }.joined(separator: " · ")
            return words.start(words.of(isFirst ? "compare.first" : "compare.second", ["what": what]))
        }

        /// Compares another of its reps.
        public func choose(_ rep: Int32) -> Intent { isFirst ? .firstRep(rep) : .secondRep(rep) }
    }
}
