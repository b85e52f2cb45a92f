import Keel

/// Turns the core's cues into what is heard.
struct Cues {
    /// Words of the lifter's language.
    let sentences: any Sentences

    /// What a cue sounds like.
    func heard(_ cue: Cue) -> Heard {
        switch cue {
        case .beep: .beep(hz: Self.lowHz, ms: Self.shortMs)
        case .beepLast: .beep(hz: Self.highHz, ms: Self.longMs)
        case .ready: .beep(hz: Self.highHz, ms: Self.tickMs)
        case .toneOn: .tone(hz: Self.lowHz)
        case .toneOff: .silence
        case .hint(let advice): .said(sentences.word("spoken", advice.code))
        default: .said(sentences.word("cue", cue.code))
        }
    }

    // Where phone speakers are loudest and music is thin.
    private static let lowHz = 1_000
    private static let highHz = 2_000
    private static let tickMs = 40
    private static let shortMs = 120
    private static let longMs = 400
}
