import Keel

extension RangeModel.State {
    /// What to do now, to be read from four metres.
    public func hint(_ words: Words) -> String? {
        let key: String? =
            switch at {
            case .hinge: "range_hinge"
            case .hold: "range_hold"
            case .arch: "range_arch"
            case .round: "range_round"
            case .done, nil: nil
            }
        return key.map { words.start(words.of("cue.\($0)")) }
    }

    /// What was found, in a sentence.
    public func found(_ words: Words) -> String? {
        found.map { found in
            words.of(found.visible ? "range_check.seen" : "range_check.hidden", ["deg": words.number(found.rangeDeg)])
        }
    }
}
