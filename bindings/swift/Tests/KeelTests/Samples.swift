import Foundation
import Keel

/// What the tests share: where things are, blank pictures, sets that were rehearsed.
enum Samples {
    /// The repository.
    static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .appendingPathComponent("../../../../..").standardizedFileURL

    /// An evening in November.
    static let evening = Moment(utcMs: 1_795_626_000_000, offsetMin: 60)

    /// Time of a frame at 30 a second, ns.
    static func timeNs(_ frame: Int) -> Int64 { Int64(frame) * 33_333_333 }

    static func track(_ name: String = "three_reps") throws -> Data {
        try Data(contentsOf: root.appendingPathComponent("tests/scenarios/\(name).keeltrack"))
    }

    /// Rehearses a track in a set that waits for a pull, until the set is over; what was said after every frame.
    @discardableResult
    static func rehearse(_ live: LiveSet, blank: Blank = Blank()) throws -> [LiveState] {
        try live.place()
        try live.arm(countdownS: 0)
        var states: [LiveState] = []
        while true {
            states.append(try live.push(blank.at(timeNs(states.count))))
            if case .ended = states[states.count - 1].stage { return states }
        }
    }

    /// The set of a scenario, judged.
    static func judged(_ name: String = "three_reps") throws -> JudgedSet {
        let live = try LiveSet.rehearsing(track: track(name))
        try rehearse(live)
        return try live.verdict()
    }

    /// The pictures of a camera that shows nothing, one after the other.
    static func frames() -> some Sequence<Frame> {
        let blank = Blank()
        return (0...).lazy.map { blank.at(timeNs($0)) }
    }
}

/// Blank planes of an upright picture, as iOS delivers them: chroma interleaved, rows padded.
final class Blank {
    let format: FrameFormat
    private let luma: UnsafeMutableRawBufferPointer
    private let chroma: UnsafeMutableRawBufferPointer

    init(widthPx: Int = 1080, heightPx: Int = 1920) {
        let rowStride = (widthPx + 63) / 64 * 64
        luma = .allocate(byteCount: rowStride * heightPx, alignment: 64)
        chroma = .allocate(byteCount: rowStride * ((heightPx + 1) / 2), alignment: 64)
        luma.initializeMemory(as: UInt8.self, repeating: 0)
        chroma.initializeMemory(as: UInt8.self, repeating: 0)
        format = FrameFormat(
            .nv12, widthPx: widthPx, heightPx: heightPx, rowStride: rowStride, chromaRowStride: rowStride)
    }

    deinit {
        luma.deallocate()
        chroma.deallocate()
    }

    func at(_ timeNs: Int64) -> Frame {
        Frame(format, timeNs: timeNs, borrowing: UnsafeRawBufferPointer(luma), UnsafeRawBufferPointer(chroma))
    }
}

/// Work on a thread of its own.
final class Parallel<Outcome: Sendable>: @unchecked Sendable {
    private let done = DispatchSemaphore(value: 0)
    private var outcome: Outcome?

    init(_ work: @escaping @Sendable () -> Outcome) {
        Thread.detachNewThread {
            self.outcome = work()
            self.done.signal()
        }
    }

    /// What came out; `nil` where nothing did within a minute.
    func wait() -> Outcome? { done.wait(timeout: .now() + 60) == .success ? outcome : nil }
}
