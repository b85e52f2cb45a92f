import Foundation
import Keel

/// What the lifter chose.
public struct Settings: Hashable, Sendable {
    /// `en` or `de`; `nil` for the phone's.
    public var language: String?
    /// What loads are entered and shown in.
    public var unit: LoadUnit = .kg
    /// How much is said.
    public var grammar: Grammar = .read
    /// How long the lifter has to walk to the bar, s.
    public var countdownS = 10
    /// How long films are kept, days; `nil` for ever.
    public var retentionDays: Int?
    /// The lens that films; `nil` for the phone's main one.
    public var lens: String?

    public init() {}
}

/// The settings and the facts of the last set, in one small file.
public final class SettingsFile: Sendable {
    private let file: URL
    private let kept: Locked<Kept>

    init(_ file: URL) {
        self.file = file
        // A file that can't be read is as good as none: choices can be made again.
        kept = Locked((try? JSONDecoder().decode(Kept.self, from: Data(contentsOf: file))) ?? Kept())
    }

    /// What was chosen.
    public var chosen: Settings { kept.now.settings }

    /// Chooses otherwise.
    public func choose(_ settings: Settings) throws { try change { $0.settings = settings } }

    /// What the lifter said of the set before: the next one begins with it.
    public var lastFacts: SetFacts { kept.now.facts?.facts ?? SetFacts() }

    /// Says it of the next set.
    public func remember(_ facts: SetFacts) throws { try change { $0.facts = KeptFacts(facts) } }

    /// The kept set whose spot is to be found again.
    public var lastSet: String? { kept.now.lastSet }

    /// Its spot is to be found again.
    public func remember(set: String?) throws { try change { $0.lastSet = set } }

    private func change(_ change: (inout Kept) -> Void) throws {
        let next = kept.withLock { kept in
            change(&kept)
            return kept
        }
        try JSONEncoder().encode(next).write(to: file, options: .atomic)
    }

    /// As it lies in the file: codes by name, so that a later Keel may know more of them.
    private struct Kept: Codable {
        var language: String?
        var unit: String?
        var grammar: String?
        var targetDeg: Double?
        var countdownS: Int?
        var retentionDays: Int?
        var lens: String?
        var facts: KeptFacts?
        var lastSet: String?

        var settings: Settings {
            get {
                var settings = Settings()
                settings.language = language
                settings.unit = unit.flatMap(LoadUnit.named) ?? settings.unit
                switch grammar {
                case "target": settings.grammar = .target(deg: targetDeg ?? 10)
                case "quiet": settings.grammar = .quiet
                default: settings.grammar = .read
                }
                settings.countdownS = countdownS ?? settings.countdownS
                settings.retentionDays = retentionDays
                settings.lens = lens
                return settings
            }
            set {
                language = newValue.language
                unit = newValue.unit.code
                switch newValue.grammar {
                case .read: (grammar, targetDeg) = ("read", nil)
                case .target(let deg): (grammar, targetDeg) = ("target", deg)
                case .quiet: (grammar, targetDeg) = ("quiet", nil)
                }
                countdownS = newValue.countdownS
                retentionDays = newValue.retentionDays
                lens = newValue.lens
            }
        }
    }
}
