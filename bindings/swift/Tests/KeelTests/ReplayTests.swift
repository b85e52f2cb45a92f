import Foundation
import Keel
import XCTest

/// Looking at a set again, and at what stays of it.
final class ReplayTests: KeelTestCase {
    func testJumpsLeadToMomentsThatCanBeDrawn() throws {
        let judged = try Samples.judged()
        let replay = try judged.replay()
        let report = try judged.report()
        XCTAssertEqual(report, try replay.report())
        let worst = try replay.jumps().filter { $0.kind == .worst }
        XCTAssertEqual(worst.count, 3)
        for jump in worst {
            let overlay = try XCTUnwrap(replay.overlay(atS: jump.timeS))
            XCTAssertEqual(overlay.rep, Int(jump.rep))
            let change = try XCTUnwrap(report.reps[Int(jump.rep) - 1].changeDeg)
            XCTAssertEqual(change, try XCTUnwrap(overlay.changeDeg), accuracy: 1.5)
            XCTAssertTrue(overlay.curve.count > 40 && overlay.setup.count == overlay.curve.count)
            XCTAssertEqual(overlay, try replay.overlay(atS: jump.timeS))
        }
        XCTAssertNil(try replay.overlay(atS: -1))
    }

    func testALongSeriesIsThinnedForDrawing() throws {
        let judged = try Samples.judged()
        let series = try judged.replay().series(most: 100)
        XCTAssertTrue((50...110).contains(series.count))
        let report = try judged.report()
        let rep = report.reps[Int(try XCTUnwrap(report.set.worstRep)) - 1]
        let pull = rep.startS...(try XCTUnwrap(rep.lockoutS))
        let peak = series.filter { pull.contains($0.timeS) }.compactMap(\.changeDeg).max()
        XCTAssertEqual(try XCTUnwrap(report.set.changeDeg), try XCTUnwrap(peak), accuracy: 1.5)
    }

    func testAStillIsAPictureWithItsCurves() throws {
        let replay = try Samples.judged().replay()
        let blank = Blank()
        let jump = try XCTUnwrap(replay.jumps().first { $0.kind == .worst })
        let jpeg = try replay.still(blank.at(0), timeS: jump.timeS, caption: "3° ± 2°")
        XCTAssertEqual(jpegSize(jpeg), [720, 1280])
        XCTAssertEqual(try failure { try replay.still(blank.at(0), timeS: -1, caption: "") }.code, "not_there_moment")
        XCTAssertEqual(jpegSize(try Engine.thumbnail(of: blank.at(0), sidePx: 256)), [144, 256])
    }

    func testTheSameSpotIsFoundAgainByItsGhost() throws {
        let ghost = try XCTUnwrap(Samples.judged().setupGhost())
        XCTAssertEqual([ghost.widthPx, ghost.heightPx], [1080, 1920])
        XCTAssertTrue(ghost.platePx > 50 && ghost.plate.x > 0 && ghost.yawDeg != nil)
        XCTAssertNotEqual(ghost.curve[0], ghost.curve[1])
        XCTAssertEqual(ghost.contour.count, ghost.contour.xy.count / 2)
        let live = try LiveSet.rehearsing(track: Samples.track())
        try live.setGhost(ghost)
        try live.place()
        let states = try Samples.frames().prefix(80).map { try live.push($0) }
        XCTAssertTrue(states.compactMap(\.spot).contains { (0.9...1.1).contains($0.scale) })
        try live.setGhost(nil)
        XCTAssertNil(try live.push(Blank().at(Samples.timeNs(80))).spot)
    }

    /// Width and height, as the frame header of a JPEG file says.
    private func jpegSize(_ jpeg: Data) -> [Int] {
        guard let header = jpeg.range(of: Data([0xFF, 0xC0]))?.upperBound else { return [] }
        let size = jpeg[(header + 3)...].prefix(4).map { Int($0) }
        return [size[2] << 8 | size[3], size[0] << 8 | size[1]]
    }
}
