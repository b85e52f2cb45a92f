import Foundation
import XCTest

@testable import KeelApp

/// The tables of sentences, as they lie in the repository.
enum Tables {
    static let languages = ["en", "de"]

    /// The app's own, of its String Catalog.
    static func own(_ language: String) throws -> [String: String] { try catalog("Localizable.xcstrings", language) }

    /// A String Catalog of the app.
    static func catalog(_ name: String, _ language: String) throws -> [String: String] {
        let file = Samples.root.appendingPathComponent("ios/App/\(name)")
        let catalog = try JSONDecoder().decode(Catalog.self, from: Data(contentsOf: file))
        return try catalog.strings.mapValues { entry in
            let unit = try XCTUnwrap(entry.localizations[language]?.stringUnit)
            XCTAssertEqual(unit.state, "translated")
            return unit.value
        }
    }

    /// Those of the core's codes, as the app reads them.
    static func shared(_ language: String) throws -> [String: String] {
        let file = Samples.root.appendingPathComponent("bindings/words/\(language).toml")
        return WordTable.parse(try String(contentsOf: file, encoding: .utf8))
    }

    /// The words of a language, or of a phone that speaks English.
    @MainActor static func shown(_ language: String?) -> Words {
        (try? words(language ?? "en")) ?? Words(own: [:], shared: [:], locale: Locale(identifier: "en"))
    }

    static func words(_ language: String) throws -> Words { try XCTUnwrap(all[language]).get() }

    /// Read once: many tests look into them.
    private static let all = Dictionary(
        uniqueKeysWithValues: languages.map { language in
            (
                language,
                Result {
                    try Words(own: own(language), shared: shared(language), locale: Locale(identifier: language))
                }
            )
        })

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
