import Foundation
import Keel

/// One session with the camera open: frames go to the core and states to whoever looks; films begin and end with sets.
///
/// Frames come on the camera's queue and are never queued: while one is looked at, the camera drops the others. All else is asked on
/// the core's queue.
public final class Filming: FrameSink {
    private unowned let core: Core
    private let device: Device
    private let state = Locked(State())

    init(_ core: Core) {
        self.core = core
        device = core.device
    }

    /// What is known between two frames.
    private struct State: Sendable {
        var live: LiveSet?
        var isCameraOn = false
        var facts = SlowFacts()
        var lastNs: Int64 = 0
        var started: Moment?
        var endedNs: Int64?
        var judged: JudgedSet?
        var viewer: (any Viewer)?
    }

    /// Has somebody look on, or nobody.
    func show(to viewer: (any Viewer)?) { state.withLock { $0.viewer = viewer } }

    /// Whether a set is filmed, or filmed and not kept yet.
    var isOpen: Bool { state.now.live != nil }

    /// Opens the camera, where it is not open, and begins to look whether the phone stands well.
    func open() throws {
        guard !state.now.isCameraOn else { return }
        if state.now.live == nil {
            let live = try core.liveSet()
            // That set may be gone.
            try live.setGhost(core.settings.lastSet.flatMap { try? core.library().setupGhost($0) })
            try live.place()
            state.withLock { $0.live = live }
        }
        let chosen = core.settings.chosen.lens
        let lenses = device.frames.lenses()
        state.withLock { state in
            state.isCameraOn = true
            state.facts.lens(lenses, chosen: chosen)
        }
        device.recorder.open()
        device.frames.open(lens: chosen, into: self)
    }

    public func frame(_ frame: Frame) {
        let (live, facts, viewer) = state.withLock { ($0.live, $0.facts.now(device), $0.viewer) }
        guard let live else { return }
        let begunNs = device.clock.ticksNs()
        let seen: LiveState
        do throws(KeelError) {
            seen = try live.push(frame, facts: facts)
        } catch .busy, .frameTime, .closed, .order {
            return  // this frame is dropped; the core counts those that it refused
        } catch {
            viewer?.failed(error)
            return
        }
        let tookNs = device.clock.ticksNs() - begunNs
        state.withLock { state in
            state.lastNs = frame.timeNs
            state.facts.pushTook(ns: tookNs)
        }
        film(seen, at: frame.timeNs)
        if let cue = seen.cue { device.speaker.play(Cues(sentences: core.sentences).heard(cue)) }
        viewer?.seen(.saw(LiveIntent.Saw(seen, frame.format)))
    }

    private func film(_ seen: LiveState, at timeNs: Int64) {
        func ns(_ timeS: Double) -> Int64 { timeNs - Int64((seen.timeS - timeS) * 1e9) }
        switch seen.event {
        case .setBegan(let atS): begin(secondsAgo: seen.timeS - atS, fromNs: ns(atS - Self.preRollS))
        case .setEnded: state.withLock { $0.endedNs = $0.endedNs ?? timeNs }
        case .setGoesOn: state.withLock { $0.endedNs = nil }
        case .setDropped:
            device.recorder.drop()
            device.frames.lock(held: false)
        default: break
        }
        let keepFromS = if case .setupTaken(let sinceS) = seen.stage { sinceS } else { seen.timeS }
        device.recorder.forget(beforeNs: ns(keepFromS - Self.preRollS - Self.chunkS))
    }

    private func begin(secondsAgo: Double, fromNs: Int64) {
        let now = device.clock.now()
        let started = Moment(utcMs: now.utcMs - Int64(secondsAgo * 1e3), offsetMin: now.offsetMin)
        let viewer = state.withLock { state in
            state.endedNs = nil
            state.started = started
            return state.viewer
        }
        device.frames.lock(held: true)
        device.recorder.begin(fromNs: fromNs)
        do {
            try core.draft.keep(started: started, facts: core.settings.lastFacts)
        } catch {
            viewer?.failed(.told(error))
        }
    }

    public func lost(_ why: CameraLoss) {
        let viewer = state.withLock { state in
            state.isCameraOn = false
            return state.viewer
        }
        interrupt()
        viewer?.seen(.lost(why))
    }

    private func interrupt() {
        // Before the first frame there is nothing to interrupt.
        try? state.now.live?.interrupt()
    }

    /// Begins the countdown.
    func arm() throws { try state.now.live?.arm(countdownS: Double(core.settings.chosen.countdownS)) }

    /// Back to placing the phone.
    func disarm() throws { try state.now.live?.disarm() }

    /// Begins the set by hand.
    func begin() throws { try state.now.live?.beginSet() }

    /// Ends it by hand.
    func end() throws {
        state.withLock { $0.endedNs = $0.lastNs }
        try state.now.live?.endSet()
    }

    /// Begins the range check.
    func checkRange() throws { try state.now.live?.rangeCheck() }

    /// Says more or less from now on.
    func say(_ grammar: Grammar) throws { try state.now.live?.setGrammar(grammar) }

    /// Judges the set that is over; the stop may still be taken back.
    func judge() throws -> Report {
        let judged = try filmed().verdict()
        state.withLock { state in
            state.judged?.close()
            state.judged = judged
        }
        return try judged.report()
    }

    /// The stop was wrong: the set goes on.
    func undo() throws {
        try filmed().undoEnd()
        state.withLock { state in
            state.judged?.close()
            state.judged = nil
            state.endedNs = nil
        }
    }

    private func filmed() throws -> LiveSet {
        guard let live = state.now.live else { throw KeelError.closed(detail: "no set was filmed") }
        return live
    }

    /// Keeps the set with its film; its id. Without a verdict the film and what the lifter said are kept.
    func keep(_ facts: SetFacts) throws -> String {
        let state = state.now
        let film = device.recorder.finish(untilNs: state.endedNs ?? state.lastNs)
        let video = try film.map(core.video(of:))
        let id = try core.library().save(
            started: state.started ?? core.now(), facts: facts, judged: state.judged, video: video
        ).id
        // What is kept is not to be kept again, whatever the core says of it.
        do { try state.live?.save() } catch { try? state.live?.dropSet() }
        over()
        try core.settings.remember(set: id)
        return id
    }

    /// Throws the set away that is over.
    func drop() throws {
        device.recorder.drop()
        try state.now.live?.dropSet()
        over()
    }

    private func over() {
        state.withLock { state in
            state.judged?.close()
            state.judged = nil
            state.started = nil
            state.endedNs = nil
        }
        core.draft.forget()
        device.frames.lock(held: false)
    }

    /// The app is not in front any more: the camera goes, the set waits.
    func pause() {
        state.withLock { $0.isCameraOn = false }
        device.frames.close()
        device.speaker.hush()
        interrupt()
    }

    /// How the session runs; `nil` without one.
    func diagnostics() throws -> Diagnostics? { try state.now.live?.diagnostics() }

    /// Lets go of camera and set.
    func close() {
        device.frames.close()
        device.recorder.close()
        device.speaker.hush()
        let last = state.withLock { state in
            let last = state
            state = State()
            state.viewer = last.viewer
            return last
        }
        last.judged?.close()
        last.live?.close()
    }

    /// A film begins this long before the first pull, as the track does.
    private static let preRollS = 3.0
    /// The track is cut in whole chunks, so it may begin so much earlier.
    private static let chunkS = 2.0
}
