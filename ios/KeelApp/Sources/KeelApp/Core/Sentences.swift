import Keel

/// Words that leave the screen: spoken, or drawn into pictures.
public protocol Sentences: Sendable {
    /// The word of a code, as `cue.held`.
    func word(_ section: String, _ code: String) -> String

    /// A change with its margin, or nothing where there is none.
    func change(deg: Double?, marginDeg: Double?) -> String
}

/// Codes as they are: before a language is known.
struct Codes: Sentences {
    func word(_ section: String, _ code: String) -> String { code }

    func change(deg: Double?, marginDeg: Double?) -> String { "" }
}
