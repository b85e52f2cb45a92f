import Foundation
import KeelApp

/// The tables of words that came with the app.
enum AppWords {
    /// `en` or `de`: the one that was chosen, or the one that the phone speaks.
    static func language(_ chosen: String?) -> String {
        chosen ?? Bundle.main.preferredLocalizations.first { ["en", "de"].contains($0) } ?? "en"
    }

    /// All words of a language.
    static func words(_ language: String) -> Words {
        let phone = Locale.current
        // A phone that speaks the language writes its numbers and days in its own way.
        let locale = phone.language.languageCode?.identifier == language ? phone : Locale(identifier: language)
        return Words(own: own(language), shared: shared(language), locale: locale)
    }

    private static func own(_ language: String) -> [String: String] {
        let folder = Bundle.main.path(forResource: language, ofType: "lproj")
        let table = folder.flatMap(Bundle.init(path:)) ?? .main
        return Dictionary(
            uniqueKeysWithValues: Words.ownKeys.map { ($0, table.localizedString(forKey: $0, value: nil, table: nil)) })
    }

    private static func shared(_ language: String) -> [String: String] {
        let file = Bundle.main.url(forResource: language, withExtension: "toml")
        return WordTable.parse(file.flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? "")
    }
}
