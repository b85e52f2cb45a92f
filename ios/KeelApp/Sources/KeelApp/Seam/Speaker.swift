/// Says and sounds what is to be heard. Others' music goes on, quieter meanwhile.
public protocol Speaker: Sendable {
    /// Plays this instead of what still plays.
    func play(_ sound: Heard)

    /// Is silent at once.
    func hush()
}

/// One thing to be heard.
public enum Heard: Hashable, Sendable {
    /// A beep.
    case beep(hz: Int, ms: Int)
    /// A tone that goes on until something else is to be heard.
    case tone(hz: Int)
    /// Words.
    case said(String)
    /// Nothing any more.
    case silence
}
