import Foundation
import Keel

/// Everything that is read or heard: the app's own sentences, and those of the core's codes from the tables that all of Keel shares.
public struct Words: Sentences {
    private let own: [String: String]
    private let shared: [String: String]
    private let locale: Locale

    /// Every key of the app's own table.
    public static var ownKeys: [String] {
        StringKey.allCases.map(\.rawValue)
            + CountKey.allCases.flatMap { ["\($0.rawValue)_one", "\($0.rawValue)_other"] }
    }

    /// `own` by the keys of ``StringKey`` and ``CountKey``, `shared` by keys like `verdict.held`, both in the language of `locale`.
    public init(own: [String: String], shared: [String: String], locale: Locale) {
        self.own = own
        self.shared = shared
        self.locale = locale
    }

    /// A sentence of the app, its `{blanks}` filled.
    public func say(_ key: StringKey, _ blanks: [String: String] = [:]) -> String {
        fill(own[key.rawValue] ?? key.rawValue, blanks)
    }

    /// A sentence that counts.
    public func count(_ key: CountKey, _ count: Int) -> String {
        let form = "\(key.rawValue)_\(count == 1 ? "one" : "other")"
        return fill(own[form] ?? form, ["count": String(count)])
    }

    /// The sentence of a key of the shared tables, like `verdict.held`.
    public func of(_ key: String, _ blanks: [String: String] = [:]) -> String { fill(shared[key] ?? key, blanks) }

    /// The word of a code.
    public func of(_ section: String, _ code: some Code) -> String { of("\(section).\(code.code)") }

    public func word(_ section: String, _ code: String) -> String { of("\(section).\(code)") }

    /// A number as this language writes it.
    public func number(_ value: Double, digits: Int = 0) -> String {
        value.formatted(.number.precision(.fractionLength(digits)).locale(locale))
    }

    /// The first letter as at the beginning of a sentence.
    public func start(_ sentence: String) -> String {
        guard let first = sentence.first else { return "" }
        return String(first).uppercased(with: locale) + sentence.dropFirst()
    }

    /// Degrees, whole.
    public func degrees(_ deg: Double) -> String { "\(Int(deg.rounded()))°" }

    public func change(deg: Double?, marginDeg: Double?) -> String {
        guard let deg else { return "" }
        guard let marginDeg else { return degrees(deg) }
        return of(
            "summary.change", ["deg": String(Int(deg.rounded())), "margin": String(Int(marginDeg.rounded()))])
    }

    /// A load, in the unit that it was entered in.
    public func load(_ load: Load) -> String {
        let digits = load.value == load.value.rounded() ? 0 : 1
        return "\(number(load.value, digits: digits)) \(unit(load.unit))"
    }

    /// The sign of a unit.
    public func unit(_ unit: LoadUnit) -> String { unit.code }

    /// Whether a belt was worn, where that was told.
    public func belt(_ belt: Bool?) -> String {
        guard let belt else { return say(.beltUntold) }
        return of(belt ? "library_command.belt" : "library_command.no_belt")
    }

    /// A day and a time of day, where it was.
    public func moment(_ moment: Moment) -> String { format(moment, date: .abbreviated, time: .shortened) }

    /// A day, where it was.
    public func day(_ moment: Moment) -> String { format(moment, date: .abbreviated, time: .omitted) }

    /// A day and a month, for axes.
    public func shortDay(_ moment: Moment) -> String {
        let style = Date.FormatStyle(locale: locale, timeZone: zone(moment)).day().month(.abbreviated)
        return date(moment).formatted(style)
    }

    /// A day as the core writes it ("2026-11-25").
    public func day(_ day: String) -> String {
        let parts = day.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return day }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let midnight = calendar.date(from: DateComponents(year: parts[0], month: parts[1], day: parts[2]))
        let style = Date.FormatStyle(date: .abbreviated, time: .omitted, locale: locale, timeZone: .gmt)
        return midnight?.formatted(style) ?? day
    }

    /// What happened and what to do about it.
    public func failure(_ failure: KeelError) -> String {
        let given = if case .argument(_, let given, _, _) = failure { given } else { "" }
        return "\(of("failure.\(failure.code)", ["given": given])) \(of("next_step", failure.next))"
    }

    private func format(
        _ moment: Moment, date: Date.FormatStyle.DateStyle, time: Date.FormatStyle.TimeStyle
    ) -> String {
        let style = Date.FormatStyle(date: date, time: time, locale: locale, timeZone: zone(moment))
        return self.date(moment).formatted(style)
    }

    private func zone(_ moment: Moment) -> TimeZone { TimeZone(secondsFromGMT: Int(moment.offsetMin) * 60) ?? .gmt }

    private func date(_ moment: Moment) -> Date { Date(timeIntervalSince1970: Double(moment.utcMs) / 1e3) }

    private func fill(_ sentence: String, _ blanks: [String: String]) -> String {
        blanks.reduce(sentence) { $0.replacingOccurrences(of: "{\($1.key)}", with: $1.value) }
    }
}
