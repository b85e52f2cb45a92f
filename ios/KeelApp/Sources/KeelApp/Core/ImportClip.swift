import Foundation
import Keel

extension Core {
    /// Judges a film from elsewhere and keeps the set with a copy of the film; its id. `told` hears how far it is read, 0 to 1.
    ///
    /// - Throws: ``UnreadableClip`` where nothing here decodes it, ``Stopped`` where the lifter ended it.
    func importClip(_ film: URL, lift: Lift?, told: (Double) -> Void) throws -> String {
        stopAsked = false
        // A copy of its own: what is elsewhere may go, or be closed to the app tomorrow.
        let ending = film.pathExtension.isEmpty ? "mov" : film.pathExtension
        let own = films.appendingPathComponent("import-\(UUID().uuidString).\(ending)")
        var isKept = false
        defer { if !isKept { try? FileManager.default.removeItem(at: own) } }
        try device.papers.fetch(film, to: own)
        let judged = try judge(own, lift: lift, told: told)
        defer { judged.close() }
        let saved = try library().save(
            started: now(), facts: SetFacts().with { $0.lift = lift }, judged: judged, video: try video(of: own))
        isKept = saved.isNew
        return saved.id
    }

    private func judge(_ film: URL, lift: Lift?, told: (Double) -> Void) throws -> JudgedSet {
        let clip = try engine().importClip(lift: lift)
        defer { clip.close() }
        var percent = 0
        try device.clips.read(film) { frame, progress in
            try goOn()
            try clip.push(frame)
            if Int(progress * 100) > percent {
                percent = Int(progress * 100)
                told(progress)
            }
            return true
        }
        return try clip.finish()
    }
}
