import KeelCore

/// What the lifter puts right, and what many sets say.
extension Library {
    /// Puts one more thing right; the report that holds from now on. The first one is kept.
    @discardableResult
    public func correct(_ id: String, _ correction: Correction) throws(KeelError) -> Report {
        try native.call { try $0.correct(set: id, correction: correction) }
    }

    /// Takes the latest correction back; the report that holds from now on.
    @discardableResult
    public func undoCorrection(_ id: String) throws(KeelError) -> Report {
        try native.call { try $0.undoCorrection(set: id) }
    }

    /// What the lifter put right, in its order.
    public func corrections(_ id: String) throws(KeelError) -> [Correction] {
        try native.call { try $0.corrections(set: id) }
    }

    /// Lays a rep of one set over a rep of another, or of the same. Frame rates may differ.
    public func compare(
        _ a: CompareSide, _ b: CompareSide, anchor: CompareAnchor, axis: TimeAxis = .seconds
    ) throws(KeelError) -> Comparison {
        try native.call { try $0.compare(a: a, b: b, anchor: anchor, axis: axis) }
    }

    /// The trend over the judged sets of a filter.
    public func trend(_ filter: SetFilter = SetFilter()) throws(KeelError) -> Trend {
        try native.call { try $0.trend(filter: filter) }
    }

    /// The questions about soreness that are due and not answered yet, the oldest day first.
    public func sorenessDue(now: Moment) throws(KeelError) -> [SorenessDue] {
        try native.call { try $0.sorenessDue(now: now) }
    }

    /// Keeps an answer; answered again while it is due, the later answer holds.
    public func answerSoreness(at moment: Moment, _ due: SorenessDue, _ answer: SoreAnswer) throws(KeelError) {
        try native.call { try $0.answerSoreness(at: moment, due: due, answer: answer) }
    }

    /// The log of one place, or of whatever was most sore, with what it says.
    public func sorenessLog(_ place: SoreSpot? = nil) throws(KeelError) -> SorenessLog {
        try native.call { try $0.sorenessLog(place: place) }
    }

    /// Begins to judge stored sets by the rules of today.
    public func rejudge(_ filter: SetFilter = SetFilter()) throws(KeelError) -> Rejudge {
        Rejudge(try native.call { try $0.rejudge(filter: filter) })
    }

    /// Lets what the rules of today say of a set hold from now on. The original is kept.
    @discardableResult
    public func takeOver(_ id: String) throws(KeelError) -> Report { try native.call { try $0.takeOver(set: id) } }
}
