import Keel

/// What can be chosen.
public struct SettingsModel: Model {
    public struct State: Hashable, Sendable {
        public var settings = Settings()
        /// The lenses to choose from.
        public var lenses: [Lens] = []
        public var loaded = false
    }

    public enum Intent: Hashable, Sendable {
        case loaded(Settings, [Lens])
        case unit(LoadUnit)
        case language(String?)
        case say(Grammar)
        case countdown(Int)
        case keep(days: Int?)
        case lens(String?)
        case kept
        case spoken
        case open(Route)
    }

    public let first = State()

    public func opened(_ state: State) -> [Effect<Intent>] {
        [.ask { core in .loaded(core.settings.chosen, core.device.frames.lenses()) }]
    }

    public func step(_ state: inout State, _ intent: Intent) -> [Effect<Intent>] {
        switch intent {
        case .loaded(let settings, let lenses):
            state = State(settings: settings, lenses: lenses, loaded: true)
            return []
        case .unit(let unit): state.settings.unit = unit
        case .language(let code):
            state.settings.language = code
            return [keep(state.settings, then: .spoken)]
        case .say(let grammar): state.settings.grammar = grammar
        case .countdown(let seconds): state.settings.countdownS = seconds
        case .keep(let days): state.settings.retentionDays = days
        case .lens(let name): state.settings.lens = name
        case .kept: return []
        case .spoken: return [.restyle]
        case .open(let route): return [.go(route)]
        }
        return [keep(state.settings, then: .kept)]
    }

    private func keep(_ settings: Settings, then next: Intent) -> Effect<Intent> {
        .ask { core in
            try core.settings.choose(settings)
            try core.filming.say(settings.grammar)
            return next
        }
    }

    /// Changes at which the tone may sound, deg; the core takes none below 10.
    public static let targetsDeg = [10.0, 12, 15, 20]

    /// Countdowns to choose from, s.
    public static let countdownsS = [5, 10, 15, 20]

    /// How long films may be kept, days; `nil` for ever.
    public static let retentionsDays: [Int?] = [30, 90, 365, nil]

    /// Languages to choose from; `nil` for the phone's.
    public static let languages: [String?] = [nil, "en", "de"]
}

extension SettingsModel {
    /// The ways from the settings, as they are named and where they lead.
    public static let ways: [(name: StringKey, route: Route)] = [
        (.backup, .backup), (.storage, .storage), (.about, .about), (.diagnostics, .diagnostics),
    ]
}

extension SettingsModel.State {
    /// The lens that was chosen; `nil` for the phone's main one.
    public var lens: Lens? { lenses.first { $0.name == settings.lens } }

    /// What can be said, with the tone as it was set last.
    public var grammars: [Grammar] {
        let target: Grammar = if case .target = settings.grammar { settings.grammar } else { .target(deg: 10) }
        return [.read, target, .quiet]
    }

    /// The change at which the tone sounds, deg; `nil` where there is no tone.
    public var targetDeg: Double? { if case .target(let deg) = settings.grammar { deg } else { nil } }
}
