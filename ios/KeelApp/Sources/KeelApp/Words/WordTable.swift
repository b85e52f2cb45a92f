import Foundation

/// A table of sentences that all of Keel shares, as it lies in `bindings/words`: TOML of sections and strings, nothing else of it.
public enum WordTable {
    /// The sentences by keys like `verdict.held`; a line that is neither section, sentence nor comment is passed over.
    public static func parse(_ toml: String) -> [String: String] {
        var sentences: [String: String] = [:]
        var section = ""
        for line in toml.split(whereSeparator: \.isNewline) {
            if line.hasPrefix("[") {
                section = String(line.dropFirst().prefix { $0 != "]" })
            } else if let (key, sentence) = entry(line) {
                sentences["\(section).\(key)"] = sentence
            }
        }
        return sentences
    }

    private static func entry(_ line: Substring) -> (key: String, sentence: String)? {
        guard !line.hasPrefix("#"), let mark = line.range(of: " = \""), line.hasSuffix("\"") else { return nil }
        let text = line[mark.upperBound...].dropLast()
        let sentence = text.replacingOccurrences(of: "\\\"", with: "\"").replacingOccurrences(of: "\\\\", with: "\\")
        return (String(line[..<mark.lowerBound]), sentence)
    }
}
