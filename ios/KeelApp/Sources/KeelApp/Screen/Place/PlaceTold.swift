import Keel

extension PlaceModel.State {
    /// One thing to do, to be read from four metres; nothing where the camera is lost or all is well without being ready.
    public func hint(_ words: Words) -> String? {
        if loss != nil { return nil }
        guard let live = live?.state else { return words.say(.cameraOpens) }
        if let advice = live.advice { return words.start(words.of("spoken", advice)) }
        return live.ready ? words.start(words.of("cue.ready")) : nil
    }

    /// Whether a set can begin and nothing is to be done first.
    public var isReady: Bool { live.map { $0.state.advice == nil && $0.state.ready } ?? false }

    /// What to do first, in a sentence.
    public func advice(_ words: Words) -> String? { live?.state.advice.map { words.of("readiness", $0) } }

    /// Whether the phone stands where it stood last time.
    public var isSameSpot: Bool { live?.state.spot?.same == true }

    /// Everything that is checked.
    public var checks: [ReadinessItem] { loss == nil ? live?.state.readiness ?? [] : [] }

    /// What was said of the next set, or that nothing was.
    public func facts(_ words: Words) -> String { Tell(words).factsOrNone(facts) }
}
