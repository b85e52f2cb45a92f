import Foundation
import Keel

/// A frame of a film that is on screen, with what is drawn over it.
public struct Shown: Hashable, Sendable {
    /// Its place in the film.
    public let index: Int
    /// Its time, s from the first frame that was measured; below 0 before it.
    public let timeS: Double
    public let overlay: Overlay?
}

/// What a set looks like when it is opened.
public struct Opened: Hashable, Sendable {
    public let set: StoredSet
    public let report: Report
    public let jumps: [Jump]
    public let series: [SeriesPoint]
    /// The film's frames; without a film, the moments of the graph.
    public let times: FrameTimes
    /// Whether there is a film to look at.
    public let hasFilm: Bool
}

/// A set that is looked at again: its film and its measurements, in step by presentation time.
public final class Watching: Sendable {
    private unowned let core: Core
    private let state = Locked(State())

    init(_ core: Core) { self.core = core }

    private struct State: Sendable {
        var replay: Replay?
        var times = FrameTimes([])
        var hasFilm = false
        var viewer: (@Sendable (Shown) -> Void)?
    }

    /// Has somebody look on; called on the player's queue.
    func show(to viewer: @escaping @Sendable (Shown) -> Void) { state.withLock { $0.viewer = viewer } }

    /// Opens a set.
    func open(_ id: String) throws -> Opened {
        close()
        let set = try core.library().set(id)
        let film = set.video.map(core.file(of:))
        let timesUs = film.map(core.device.clips.timesUs(of:)) ?? []
        let replay = try core.library().replay(id)
        let times = try Self.times(timesUs, replay)
        state.withLock { state in
            state.replay = replay
            state.hasFilm = !timesUs.isEmpty
            state.times = times
        }
        if let film, !timesUs.isEmpty {
            core.device.player.open(film, timesUs: timesUs) { [weak self] frame in self?.tell(frame) }
        }
        return try opened(set, replay)
    }

    /// Asks the core again, after something was put right.
    func reopen(_ id: String) throws -> Opened {
        let replay = try core.library().replay(id)
        state.withLock { state in
            state.replay?.close()
            state.replay = replay
        }
        return try opened(try core.library().set(id), replay)
    }

    private static func times(_ timesUs: [Int64], _ replay: Replay) throws -> FrameTimes {
        if timesUs.isEmpty { return FrameTimes(try replay.series(most: mostPoints).map(\.timeS)) }
        let offsetS = FilmTime.offsetS(timesUs, try replay.report())
        return FrameTimes(timesUs.map { FilmTime.seconds($0) + offsetS })
    }

    private func opened(_ set: StoredSet, _ replay: Replay) throws -> Opened {
        let state = state.now
        return Opened(
            set: set, report: try replay.report(), jumps: try replay.jumps(),
            series: try replay.series(most: Self.mostPoints), times: state.times, hasFilm: state.hasFilm)
    }

    private func tell(_ frame: Int) {
        let state = state.now
        guard frame < state.times.count else { return }
        let timeS = state.times[frame]
        let overlay = try? state.replay?.overlay(atS: timeS)
        state.viewer?(Shown(index: frame, timeS: timeS, overlay: overlay))
    }

    /// Shows a frame.
    func step(to frame: Int) {
        if state.now.hasFilm { core.device.player.step(to: frame) } else { tell(frame) }
    }

    /// Plays.
    func play(speed: Double) { core.device.player.play(speed: speed) }

    /// Stands still.
    func pause() { core.device.player.pause() }

    /// Lets go of film and set.
    func close() {
        core.device.player.close()
        let replay = state.withLock { state in
            let replay = state.replay
            state = State(viewer: state.viewer)
            return replay
        }
        replay?.close()
    }

    private static let mostPoints = 600
}
