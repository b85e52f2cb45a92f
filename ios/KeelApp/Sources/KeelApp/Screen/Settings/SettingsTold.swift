import Keel

extension Words {
    /// The name of a cue grammar.
    public func grammar(_ grammar: Grammar) -> String {
        switch grammar {
        case .read: say(.cuesRead)
        case .target: say(.cuesTarget)
        case .quiet: say(.cuesQuiet)
        }
    }

    /// What it does.
    public func about(_ grammar: Grammar) -> String {
        switch grammar {
        case .read: say(.cuesReadAbout)
        case .target: say(.cuesTargetAbout)
        case .quiet: say(.cuesQuietAbout)
        }
    }

    /// A language by its own name.
    public func language(_ code: String?) -> String {
        switch code {
        case "en": "English"
        case "de": "Deutsch"
        default: say(.languageOfPhone)
        }
    }

    /// How long films are kept.
    public func retention(days: Int?) -> String { days.map { count(.days, $0) } ?? say(.forEver) }

    /// A lens, by how wide it sees; `nil` for the phone's main one.
    public func lens(_ lens: Lens?) -> String {
        guard let lens else { return say(.lensMain) }
        return lens.viewAngleDeg.map { say(.lensAngle, ["deg": number($0)]) } ?? lens.name
    }
}
