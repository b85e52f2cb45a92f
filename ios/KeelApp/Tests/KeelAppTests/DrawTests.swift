import Foundation
import Keel
import XCTest

@testable import KeelApp

/// What is drawn, by its geometry.
final class DrawTests: XCTestCase {
    func testTicksAreRoundAndWithinTheirRange() {
        for (range, most) in [(0.0...30.0, 6), (-7.0...23.0, 5), (0.013...0.09, 6), (20_000.0...20_400.0, 6)] {
            let ticks = Graph.ticks(range, most: most)
            XCTAssertTrue((2...most + 1).contains(ticks.count), "\(range): \(ticks)")
            for tick in ticks { XCTAssertTrue(range.contains(tick)) }
            let steps = zip(ticks, ticks.dropFirst()).map { $1 - $0 }
            let power = pow(10, floor(log10(steps[0] * 1.000001)))
            XCTAssertTrue([1.0, 2, 5].contains((steps[0] / power).rounded()), "\(steps[0]) is no round step")
        }
        XCTAssertEqual(Graph.ticks(1...1, most: 5), [])
    }

    func testAShareAndItsValueAreEachOthersInverse() {
        let graph = Graph(across: 2...12, up: -5...15, label: "", acrossName: { "\($0)" }, upName: { "\($0)" })
        XCTAssertEqual(graph.share(across: 7), 0.5)
        XCTAssertEqual(graph.value(across: 0.5), 7)
        XCTAssertEqual(graph.value(across: 1.7), 12, "beyond the edge is at the edge")
        XCTAssertEqual(graph.share(up: 0), 0.25)
    }

    func testAPictureIsFittedWholeAndNeverLeavesItsView() {
        var frame = PictureFrame(widthPx: 1080, heightPx: 1920)
        let whole = frame.place(width: 1000, height: 960)
        XCTAssertEqual(whole.scale, 0.5)
        XCTAssertEqual(whole.x, 230)
        XCTAssertEqual(whole.y, 0)
        frame.move(toX: 1, y: 1)
        XCTAssertEqual([frame.moveX, frame.moveY], [0, 0], "what is whole is not moved")
        frame.zoom(to: 100)
        XCTAssertEqual(frame.zoom, 6)
        frame.zoom(to: 2)
        frame.move(toX: -3, y: 0.25)
        XCTAssertEqual([frame.moveX, frame.moveY], [-0.5, 0.25])
        let zoomed = frame.place(width: 1000, height: 960)
        XCTAssertEqual(zoomed.scale, 1)
        XCTAssertEqual(zoomed.x, -540)
        frame.zoom(to: 1)
        XCTAssertEqual([frame.moveX, frame.moveY], [0, 0])
    }

    func testTheBarGrowsWithTheChangeEitherWay() {
        XCTAssertEqual(ChangeBar(nil).bar, 0)
        XCTAssertEqual(ChangeBar(ChangeSeen(deg: -15, marginDeg: 3)).bar, 0.5)
        XCTAssertEqual(ChangeBar(ChangeSeen(deg: 15, marginDeg: 3)).margin, 0.6, accuracy: 1e-9)
        XCTAssertEqual(ChangeBar(ChangeSeen(deg: 99, marginDeg: 3)).margin, 1)
        XCTAssertEqual(ChangeBar.marks.map { ($0 * 3).rounded() }, [1, 2])
    }

    func testAFrameIsOnUntilTheNextOne() {
        let times = FrameTimes([0, 0.0333, 0.0667, 0.1])
        XCTAssertEqual([-1, 0, 0.02, 0.0333, 0.05, 0.0999, 7].map(times.frame), [0, 0, 0, 1, 1, 3, 3])
        XCTAssertEqual(FrameTimes([]).frame(atS: 1), 0)
    }

    func testAFilmBeginsWithAKeyFrameBeforeThePull() {
        var ring = SampleRing<Int>()
        ring.add(.init(-1, timeNs: 0, isKey: false))
        XCTAssertEqual(ring.count, 0, "nothing could decode it")
        for index in 0..<100 { ring.add(.init(index, timeNs: Int64(index) * 10, isKey: index % 30 == 0)) }
        ring.forget(beforeNs: 320)
        XCTAssertEqual(ring.count, 70)
        let taken = ring.take(fromNs: 650)
        XCTAssertEqual(taken.first?.sample, 60)
        XCTAssertEqual(taken.count, 40)
        XCTAssertEqual(ring.count, 0)
        ring.add(.init(100, timeNs: 1_000, isKey: true))
        XCTAssertEqual(ring.take(fromNs: 5).map(\.sample), [100], "all that waits, where there is nothing older")
    }

    func testTheCameraFilmsAtSixtyFramesASecondUnlessThePhoneIsToBeSpared() throws {
        func format(_ width: Int, _ height: Int, _ fps: Double, _ isFull: Bool = true) -> CameraFormat {
            CameraFormat(widthPx: width, heightPx: height, mostFps: fps, isFullRange420: isFull)
        }
        let formats = [
            format(1920, 1080, 60, false), format(1280, 720, 60), format(1920, 1440, 60), format(1920, 1080, 240),
            format(1920, 1080, 60), format(1920, 1080, 30), format(3840, 2160, 60),
        ]
        let best = try XCTUnwrap(CameraFormat.best(of: formats, isSparing: false))
        XCTAssertEqual([best.index, best.fps], [4, 60])
        let sparing = try XCTUnwrap(CameraFormat.best(of: formats, isSparing: true))
        XCTAssertEqual([sparing.index, sparing.fps], [5, 30])
        let slow = try XCTUnwrap(CameraFormat.best(of: [format(1280, 720, 30)], isSparing: false))
        XCTAssertEqual([slow.index, slow.fps], [0, 30])
        XCTAssertNil(CameraFormat.best(of: [format(1920, 1080, 60, false)], isSparing: false))
        XCTAssertNil(CameraFormat.best(of: [format(1920, 1080, 24)], isSparing: false))
    }

    func testABeepIsAWaveOfItsPitchAndLength() {
        let wave = Wave.sine(hz: 1_000, ms: 120)
        XCTAssertEqual(String(decoding: wave.prefix(4), as: UTF8.self), "RIFF")
        XCTAssertEqual(wave.count, 44 + 2 * 44_100 * 120 / 1_000)
        let samples = samples(wave)
        XCTAssertEqual([samples.first, samples.last], [0, 0], "it does not click")
        let rises = zip(samples, samples.dropFirst()).filter { $0 < 0 && $1 >= 0 }.count
        XCTAssertEqual(Double(rises), 120, accuracy: 2)
        let loop = self.samples(Wave.sine(hz: 1_000, ms: 100, isLoop: true))
        let step = Int(loop[1]) - Int(loop[0])
        XCTAssertEqual(Double(Int(loop[0]) - Int(loop[loop.count - 1])), Double(step), accuracy: Double(step) / 10)
    }

    private func samples(_ wave: Data) -> [Int16] {
        let bytes = [UInt8](wave.dropFirst(44))
        return stride(from: 0, to: bytes.count - 1, by: 2).map {
            Int16(bitPattern: UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8)
        }
    }

    func testTheSharedTableIsReadWithItsCommentsAndQuotes() {
        let table = WordTable.parse(
            "# a comment\n[a.b]\nc = \"says \\\"{x}\\\"\"\nbroken\n# d = \"no\"\n[e]\nf = \"ü\"\n")
        XCTAssertEqual(table, ["a.b.c": "says \"{x}\"", "e.f": "ü"])
    }
}
