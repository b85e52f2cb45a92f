import Keel

/// What the lifter said of a set, as it lies in a file.
struct KeptFacts: Codable, Equatable {
    var lift: String?
    var load: Double?
    var loadUnit: String?
    var belt: Bool?
    var note: String?
    var place: String?
    var keepVideo: Bool?

    init(_ facts: SetFacts) {
        lift = facts.lift?.code
        load = facts.load?.value
        loadUnit = facts.load?.unit.code
        belt = facts.belt
        note = facts.note
        place = facts.place
        keepVideo = facts.keepVideo
    }

    var facts: SetFacts {
        let unit = loadUnit.flatMap(LoadUnit.named) ?? .kg
        return SetFacts(
            lift: lift.flatMap(Lift.named), load: load.map { Load(value: $0, unit: unit) }, belt: belt, note: note,
            place: place, keepVideo: keepVideo ?? false)
    }
}

extension Code {
    /// The value of a code; `nil` where none has it.
    static func named(_ code: String) -> Self? { allCases.first { $0.code == code } }
}

extension SetFacts {
    /// The same, but for what `change` puts right.
    func with(_ change: (inout Draft) -> Void) -> SetFacts {
        var draft = Draft(lift: lift, load: load, belt: belt, note: note, place: place, keepVideo: keepVideo)
        change(&draft)
        return SetFacts(
            lift: draft.lift, load: draft.load, belt: draft.belt, note: draft.note, place: draft.place,
            keepVideo: draft.keepVideo)
    }

    /// Facts that are being changed.
    struct Draft {
        var lift: Lift?
        var load: Load?
        var belt: Bool?
        var note: String?
        var place: String?
        var keepVideo: Bool
    }
}
