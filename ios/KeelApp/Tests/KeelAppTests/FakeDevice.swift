import Foundation
import Keel

@testable import KeelApp

/// A phone that a test holds in its hands.
final class FakeDevice: Sendable {
    let frames = FakeFrames()
    let recorder: FakeRecorder
    let speaker = FakeSpeaker()
    let clock = FakeClock()
    let phone = FakePhone()

    init(films: URL) { recorder = FakeRecorder(films) }

    var device: Device { Device(frames: frames, recorder: recorder, speaker: speaker, clock: clock, phone: phone) }
}

/// A camera that shows what a test gives it.
final class FakeFrames: FrameSource {
    private let sink = Locked<(any FrameSink)?>(nil)
    private let held = Locked(false)

    var isOpen: Bool { sink.now != nil }
    var isHeld: Bool { held.now }

    func lenses() -> [Lens] { [Lens(name: "main", viewAngleDeg: 69)] }
    func open(lens: String?, into sink: any FrameSink) { self.sink.swap(sink) }
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

    /// A millisecond passes with every look.
    func ticksNs() -> Int64 {
        ticks.withLock { ticks in
            ticks += 1_000_000
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
    func tiltDeg() -> Double? { 0 }
}
