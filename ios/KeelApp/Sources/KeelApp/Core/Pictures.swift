import Foundation
import Keel

/// The pictures that are kept with a set: a small one, and the evidence, the set-up and the worst frame with their curves drawn.
enum Pictures {
    /// Makes them from the film of a kept set.
    static func make(_ core: Core, _ id: String) throws {
        let set = try core.library().set(id)
        guard let report = set.report, let film = set.video.map(core.file(of:)) else { return }
        let replay = try core.library().replay(id)
        defer { replay.close() }
        let offsetS = FilmTime.offsetS(core.device.clips.timesUs(of: film), report)
        var wanted = moments(report)[...]
        guard !wanted.isEmpty else { return }
        try core.device.clips.read(film) { frame, _ in
            try core.goOn()
            let timeS = Double(frame.timeNs) / 1e9 + offsetS
            while let next = wanted.first, timeS >= next.timeS - halfFrameS {
                for picture in try pictures(next, frame, replay, core.sentences) {
                    try core.library().keepPicture(id, picture)
                }
                wanted = wanted.dropFirst()
            }
            return !wanted.isEmpty
        }
    }

    private static func pictures(
        _ moment: Pictured, _ frame: Frame, _ replay: Replay, _ sentences: any Sentences
    ) throws -> [Picture] {
        let caption = sentences.change(deg: moment.changeDeg, marginDeg: moment.marginDeg)
        let still = try replay.still(frame, timeS: moment.timeS, caption: caption)
        let picture = Picture(kind: moment.kind, rep: moment.rep, jpeg: still)
        guard moment.kind == .setup else { return [picture] }
        let small = try Engine.thumbnail(of: frame, sidePx: thumbnailPx)
        return [Picture(kind: .thumbnail, rep: 0, jpeg: small), picture]
    }

    /// The frames to keep, in order of time: set-up and largest change of the worst rep.
    private static func moments(_ report: Report) -> [Pictured] {
        guard let worst = report.reps.first(where: { $0.index == report.set.worstRep }) ?? report.reps.first
        else { return [] }
        let setup = Pictured(kind: .setup, rep: worst.index, timeS: worst.startS, changeDeg: nil, marginDeg: nil)
        let largest = worst.worstFrameS.map { timeS in
            Pictured(
                kind: .worst, rep: worst.index, timeS: timeS, changeDeg: worst.changeDeg, marginDeg: worst.marginDeg)
        }
        return [setup, largest].compactMap(\.self).sorted { $0.timeS < $1.timeS }
    }

    private struct Pictured {
        let kind: PictureKind
        let rep: Int32
        let timeS: Double
        let changeDeg: Double?
        let marginDeg: Double?
    }

    private static let halfFrameS = 1.0 / 120
    private static let thumbnailPx = 320
}
