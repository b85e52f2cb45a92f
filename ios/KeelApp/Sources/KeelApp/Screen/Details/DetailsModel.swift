import Foundation
import Keel

/// What the lifter says of a set: lift, load, belt, note and place.
public struct DetailsModel: Model {
    /// A kept set; `nil` for the next one.
    let set: String?

    public struct State: Hashable, Sendable {
        /// Whether the set is kept already.
        public var isKept = false
        public var facts = SetFacts()
        public var unit = LoadUnit.kg
        /// The load as it is typed.
        public var loadText = ""
        /// Whether what is typed is no load.
        public var badLoad = false
        public var loaded = false
    }

    public enum Intent: Hashable, Sendable {
        case loaded(SetFacts, LoadUnit)
        case nameLift(Lift?)
        case typeLoad(String)
        /// Plates more, or fewer.
        case addLoad(Int)
        case belt(Bool?)
        case note(String)
        case place(String)
        case keepVideo(Bool)
        case save
        case saved
    }

    public var first: State { State(isKept: set != nil) }

    public func opened(_ state: State) -> [Effect<Intent>] {
        // What was typed outlives a look at another app.
        state.loaded ? [] : [load]
    }

    public func step(_ state: inout State, _ intent: Intent) -> [Effect<Intent>] {
        switch intent {
        case .loaded(let facts, let unit):
            state.facts = facts
            state.unit = facts.load?.unit ?? unit
            state.loadText = facts.load.map { Self.text($0.value) } ?? ""
            state.loaded = true
        case .nameLift(let lift): state.facts = state.facts.with { $0.lift = lift }
        case .typeLoad(let text): state.type(text)
        case .addLoad(let plates):
            let step = state.unit == .kg ? Self.kgStep : Self.lbStep
            state.type(Self.text(max(0, (state.facts.load?.value ?? 0) + Double(plates) * step)))
        case .belt(let belt): state.facts = state.facts.with { $0.belt = belt }
        case .note(let text): state.facts = state.facts.with { $0.note = text.unlessBlank }
        case .place(let text): state.facts = state.facts.with { $0.place = text.unlessBlank }
        case .keepVideo(let keep): state.facts = state.facts.with { $0.keepVideo = keep }
        case .save: return state.badLoad ? [] : [save(state.facts)]
        case .saved: return [.back]
        }
        return []
    }

    private var load: Effect<Intent> {
        .ask { [set] core in
            let facts = try set.map { try core.library().set($0).summary.facts } ?? core.settings.lastFacts
            return .loaded(facts, core.settings.chosen.unit)
        }
    }

    private func save(_ facts: SetFacts) -> Effect<Intent> {
        .ask { [set] core in
            if let set {
                try core.library().editFacts(set, facts)
            } else {
                try core.settings.remember(facts)
            }
            return .saved
        }
    }

    private static func text(_ value: Double) -> String {
        value == value.rounded() ? String(Int(value)) : String(value)
    }

    /// A small plate more on each side, in kilograms and in pounds.
    private static let kgStep = 5.0
    private static let lbStep = 10.0
}

extension DetailsModel.State {
    fileprivate mutating func type(_ text: String) {
        let typed = LoadText(text, unit: unit)
        loadText = text
        badLoad = typed == .bad
        switch typed {
        case .none: facts = facts.with { $0.load = nil }
        case .load(let load): facts = facts.with { $0.load = load }
        case .bad: break
        }
    }
}

/// A load as it is typed, with a comma or a point.
enum LoadText: Hashable {
    case none
    case load(Load)
    case bad

    init(_ text: String, unit: LoadUnit) {
        guard let text = text.unlessBlank else {
            self = .none
            return
        }
        guard let value = Double(text.replacingOccurrences(of: ",", with: ".")), (0...Self.most).contains(value) else {
            self = .bad
            return
        }
        self = .load(Load(value: value, unit: unit))
    }

    /// More than anybody lifts, in either unit.
    private static let most = 2_000.0
}

extension String {
    /// The text without blanks around it; `nil` where nothing is left.
    var unlessBlank: String? {
        let text = trimmingCharacters(in: .whitespacesAndNewlines)
        return text.isEmpty ? nil : text
    }
}
