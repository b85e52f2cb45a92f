import Foundation
import Keel

@testable import KeelApp

/// A phone that a test holds in its hands.
final class FakeDevice: Sendable {
    let frames = FakeFrames()
    let recorder: FakeRecorder
    let player = FakePlayer()
    let clips = FakeClips()
    let papers = FakePapers()
    let speaker = FakeSpeaker()
    let clock = FakeClock()
    let phone = FakePhone()

    init(films: URL) { recorder = FakeRecorder(films) }

    var device: Device {
        Device(
            frames: frames, recorder: recorder, player: player, clips: clips, speaker: speaker, clock: clock,
            phone: phone, papers: papers)
    }
}

/// A camera that shows what a test gives it.
final class FakeFrames: FrameSource {
    private let sink = Locked<(any FrameSink)?>(nil)
    private let held = Locked(false)

    var isOpen: Bool { sink.now != nil }
    var isHeld: Bool { held.now }

    /// Why it can't be opened, where it can't.
    let loss = Locked<CameraLoss?>(nil)

    func lenses() -> [Lens] { [Lens(name: "0", viewAngleDeg: 68), Lens(name: "2", viewAngleDeg: 110)] }

    func open(lens: String?, into sink: any FrameSink) {
        if let loss = loss.now { return sink.lost(loss) }
        self.sink.swap(sink)
    }

    func lock(held: Bool) { self.held.swap(held) }
    func close() { sink.swap(nil) }

    func film(_ frame: Frame) { sink.now?.frame(frame) }

    /// The system takes the camera away.
    func lose(_ why: CameraLoss) { sink.swap(nil)?.lost(why) }
}

/// Writes no film but a file, and remembers what it was asked for.
final class FakeRecorder: ClipRecorder {
    struct Asked: Sendable {
        var isOpen = false
        var begunNs: [Int64] = []
        var finishedNs: [Int64] = []
        var forgottenNs: Int64?
        var dropped = 0
        /// Whether no film can be written.
        var fails = false
    }

    let asked = Locked(Asked())
    private let films: URL

    init(_ films: URL) { self.films = films }

    func open() { asked.withLock { $0.isOpen = true } }
    func forget(beforeNs: Int64) { asked.withLock { $0.forgottenNs = beforeNs } }
    func begin(fromNs: Int64) { asked.withLock { $0.begunNs.append(fromNs) } }
    func drop() { asked.withLock { $0.dropped += 1 } }
    func close() { asked.withLock { $0.isOpen = false } }

    func finish(untilNs: Int64) -> URL? {
        let asked = asked.withLock { asked in
            asked.finishedNs.append(untilNs)
            return asked
        }
        let film = films.appendingPathComponent("\(asked.finishedNs.count).mov")
        return !asked.fails && (try? Data("film \(untilNs)".utf8).write(to: film)) != nil ? film : nil
    }
}

/// Shows frames at once, as if the film were there.
final class FakePlayer: Player {
    private let shown = Locked<(@Sendable (Int) -> Void)?>(nil)
    private let frame = Locked(0)
    private let rate = Locked(0.0)

    var at: Int { frame.now }
    var speed: Double { rate.now }

    func open(_ film: URL, timesUs: [Int64], shown: @escaping @Sendable (Int) -> Void) { self.shown.swap(shown) }

    func step(to frame: Int) {
        self.frame.swap(frame)
        shown.now?(frame)
    }

    func play(speed: Double) { rate.swap(speed) }
    func pause() { rate.swap(0) }
    func close() { shown.swap(nil) }

    /// As if the next frame's time had come.
    func tick() { step(to: at + 1) }
}

/// Films that a test brings.
final class FakeClips: ClipReader {
    /// Its times, µs, and its frames one after the other; each is good until the next.
    struct Film: Sendable {
        let timesUs: [Int64]
        let frames: @Sendable ((Frame) throws -> Bool) throws -> Void
    }

    let film = Locked<Film?>(nil)

    func timesUs(of film: URL) -> [Int64] { self.film.now?.timesUs ?? [] }

    func read(_ film: URL, take: (Frame, Double) throws -> Bool) throws {
        guard let film = self.film.now else { throw UnreadableClip(detail: "no film") }
        var count = 0.0
        try film.frames { frame in
            count += 1
            return try take(frame, count / Double(film.timesUs.count))
        }
    }
}

/// Documents as files of folders.
final class FakePapers: Papers {
    /// Whether nothing more can be written.
    let isFull = Locked(false)

    func put(_ item: URL, into folder: URL) throws {
        if isFull.now { throw CocoaError(.fileWriteOutOfSpace) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: item, to: folder.appendingPathComponent(item.lastPathComponent))
    }

    func fetch(_ document: URL, to file: URL) throws {
        if isFull.now { throw CocoaError(.fileWriteOutOfSpace) }
        try FileManager.default.copyItem(at: document, to: file)
    }
}

/// Remembers what was to be heard.
final class FakeSpeaker: Speaker {
    private let said = Locked<[Heard]>([])

    var heard: [Heard] { said.now }

    func play(_ sound: Heard) { said.withLock { $0.append(sound) } }
    func hush() {}
}

/// An evening in November, as long as the test wants it to be.
final class FakeClock: Clock {
    private let moment = Locked(Moment(utcMs: 1_795_626_000_000, offsetMin: 60))
    private let ticks = Locked<Int64>(0)

    func now() -> Moment { moment.now }

    /// How long whatever is measured takes, ns.
    let tookNs = Locked<Int64>(1_000_000)

    func ticksNs() -> Int64 {
        let tookNs = tookNs.now
        return ticks.withLock { ticks in
            ticks += tookNs
            return ticks
        }
    }

    func turn(hours: Int64) {
        moment.withLock { $0 = Moment(utcMs: $0.utcMs + hours * 3_600_000, offsetMin: $0.offsetMin) }
    }
}

/// A cool phone with room on it, unless a test says otherwise.
final class FakePhone: Phone {
    let heatNow = Locked<Heat?>(.nominal)
    let freeMb = Locked<Double?>(4_000)

    func heat() -> Heat? { heatNow.now }
    func freeStorageMb() -> Double? { freeMb.now }
    func tiltDeg() -> Double? { 0.5 }
}
