import Foundation
import XCTest

@testable import KeelApp

/// The tables of sentences, as they lie in the repository.
enum Tables {
    static let languages = ["en", "de"]

    /// The app's own, of its String Catalog.
    static func own(_ language: String) throws -> [String: String] {
        let file = Samples.root.appendingPathComponent("ios/App/Localizable.xcstrings")
        let catalog = try JSONDecoder().decode(Catalog.self, from: Data(contentsOf: file))
        return try catalog.strings.mapValues { entry in
            let unit = try XCTUnwrap(entry.localizations[language]?.stringUnit)
            XCTAssertEqual(unit.state, "translated")
            return unit.value
        }
    }

    /// Those of the core's codes.
    static func shared(_ language: String) throws -> [String: String] {
        let file = Samples.root.appendingPathComponent("bindings/words/\(language).toml")
        var sentences: [String: String] = [:]
        var section = ""
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            if line.hasPrefix("[") {
                section = String(line.dropFirst().prefix { $0 != "]" })
            } else if let mark = line.range(of: " = \"") {
                sentences["\(section).\(line[..<mark.lowerBound])"] = String(line[mark.upperBound...].dropLast())
            }
        }
        return sentences
    }

    static func words(_ language: String) throws -> Words {
        try Words(own: own(language), shared: shared(language), locale: Locale(identifier: language))
    }

    private struct Catalog: Decodable {
        let strings: [String: Entry]

        struct Entry: Decodable { let localizations: [String: Localization] }
        struct Localization: Decodable { let stringUnit: Unit }
        struct Unit: Decodable {
            let state: String
            let value: String
        }
    }
}
