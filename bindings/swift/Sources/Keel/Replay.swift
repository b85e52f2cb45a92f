import Foundation
import KeelCore

/// What to draw over one frame of a film, px of the upright picture.
public struct Overlay: Hashable, Sendable {
    /// Presentation time of the frame it belongs to, s from the film's first frame.
    public let timeS: Double
    /// The spine line, C7 first; empty where it was not seen.
    public let curve: Polyline
    /// The set-up's line of the rep on, laid over this lower back; empty outside reps and before a set-up.
    public let setup: Polyline
    /// Change against the set-up, deg, where both are known.
    public let changeDeg: Double?
    /// Phase on.
    public let phase: Phase?
    /// Number of the rep on, from 1.
    public let rep: Int?

    init(_ crossed: KeelCore.Overlay) {
        timeS = crossed.timeS
        curve = PackedPoints(crossed.curve).line
        setup = PackedPoints(crossed.setup).line
        changeDeg = crossed.changeDeg
        phase = crossed.phase
        rep = crossed.rep.map(Int.init)
    }
}

/// A judged set, ready to be looked at: cheap enough to ask for every frame shown. Times are s from the film's first frame.
public final class Replay: Sendable {
    private let native: Held<KeelCore.Replay>

    init(_ native: KeelCore.Replay) { self.native = Held(native) }

    /// The report looked at.
    public func report() throws(KeelError) -> Report { try native.call { try $0.report() } }

    /// Set-up, liftoff, knee-pass, lockout and worst moment of every rep, in order of time.
    public func jumps() throws(KeelError) -> [Jump] { try native.call { try $0.jumps() } }

    /// The overlay of the frame shown at `timeS`: the last whose time is not later. `nil` before the first.
    public func overlay(atS timeS: Double) throws(KeelError) -> Overlay? {
        try native.call { try $0.overlayAt(timeS: timeS) }.map(Overlay.init)
    }

    /// The series of the flexion for drawing: at most about `most` points, chosen so that the line looks the same.
    public func series(most: Int) throws(KeelError) -> [SeriesPoint] {
        try native.call { try $0.series(most: Int32(clamping: most)) }
    }

    /// A frame of the film with its curves drawn, as a JPEG file, its longest side at most 1280 px. `timeS` is the frame's time;
    /// `caption` goes into the corner ("12° ± 4°").
    ///
    /// - Throws: ``KeelError/notThere(what:name:detail:next:)`` before the film's first frame.
    public func still(_ frame: Frame, timeS: Double, caption: String) throws(KeelError) -> Data {
        try native.call {
            try $0.still(
                first: frame.first, second: frame.second, third: frame.third, info: frame.info, timeS: timeS,
                caption: caption)
        }
    }

    /// Lets go of it; twice is once.
    public func close() { native.close() }
}
