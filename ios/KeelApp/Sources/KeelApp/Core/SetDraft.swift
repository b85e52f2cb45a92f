import Foundation
import Keel

/// What is known of the set that is on, beside its journal: when it began, and what the lifter said of it.
struct SetDraft {
    private let file: URL

    init(_ file: URL) { self.file = file }

    /// Both, where a set is on or was on when the process was killed.
    func kept() -> (started: Moment, facts: SetFacts)? {
        guard let kept = try? JSONDecoder().decode(Kept.self, from: Data(contentsOf: file)) else { return nil }
        return (Moment(utcMs: kept.utcMs, offsetMin: kept.offsetMin), kept.facts.facts)
    }

    /// Keeps both.
    func keep(started: Moment, facts: SetFacts) throws {
        let kept = Kept(utcMs: started.utcMs, offsetMin: started.offsetMin, facts: KeptFacts(facts))
        try JSONEncoder().encode(kept).write(to: file, options: .atomic)
    }

    /// The set is kept, or thrown away.
    func forget() { try? FileManager.default.removeItem(at: file) }

    private struct Kept: Codable {
        let utcMs: Int64
        let offsetMin: Int32
        let facts: KeptFacts
    }
}
