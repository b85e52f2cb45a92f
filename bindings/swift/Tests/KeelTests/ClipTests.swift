import Foundation
import Keel
import XCTest

/// A film through planes as iOS delivers them, rows padded, is judged as the command line judges it.
///
/// The folder `KEEL_SAMPLE` holds `report.json`, `times` (ns, a line for each frame), and the pictures as streams, `nv12` and
/// `bgra`.
final class ClipTests: KeelTestCase {
    private let width = 720
    private let height = 1280
    private let padding = 48

    func testAFilmInTwoPlanesIsJudgedAsOnTheCommandLine() throws {
        let sample = try given("KEEL_SAMPLE")
        let stride = width + padding
        let format = FrameFormat(
            .nv12, widthPx: width, heightPx: height, rowStride: stride, chromaRowStride: stride)
        let set = try judge(sample, stream: "nv12", format, rows: [height, height / 2], rowBytes: width)
        let found = try JSON(parsing: Data(set.reportJson().utf8))
        let expected = try JSON(contentsOf: sample.appendingPathComponent("report.json"))
        XCTAssertEqual(expected["model"]["runtime"].string, found["model"]["runtime"].string)
        assertAlike(expected.without("timing"), found.without("timing"), "report")
    }

    /// Colours are rounded on the way to BGRA, so numbers may differ a little and verdicts not at all.
    func testAFilmInOnePlaneIsJudgedAlike() throws {
        let sample = try given("KEEL_SAMPLE")
        let format = FrameFormat(.bgra, widthPx: width, heightPx: height, rowStride: 4 * width + padding)
        let set = try judge(sample, stream: "bgra", format, rows: [height], rowBytes: 4 * width)
        let expected = try JSON(contentsOf: sample.appendingPathComponent("report.json"))
        let found = try set.report()
        XCTAssertEqual(expected["set"]["verdict"].string, found.set.verdict.code)
        XCTAssertEqual(expected["reps"].array.map { $0["verdict"].string }, found.reps.map(\.verdict.code))
        for (rep, said) in zip(found.reps, expected["reps"].array) {
            XCTAssertEqual(try XCTUnwrap(said["change_deg"].number), try XCTUnwrap(rep.changeDeg), accuracy: 1)
        }
    }

    /// Judges the pictures of a stream, each copied into the same padded planes.
    private func judge(
        _ sample: URL, stream: String, _ format: FrameFormat, rows: [Int], rowBytes: Int
    ) throws -> JudgedSet {
        let times = try String(contentsOf: sample.appendingPathComponent("times"), encoding: .utf8)
            .split(separator: "\n").compactMap { Int64($0) }
        let pictures = try XCTUnwrap(fopen(sample.appendingPathComponent(stream).path, "r"), "no pictures")
        defer { fclose(pictures) }
        let stride = rowBytes + padding
        let planes = rows.map { UnsafeMutableRawBufferPointer.allocate(byteCount: $0 * stride, alignment: 64) }
        defer { for plane in planes { plane.deallocate() } }
        let film = try Engine().importClip()
        for timeNs in times {
            for (plane, count) in zip(planes, rows) {
                for row in 0..<count {
                    let start = plane.baseAddress.map { $0 + row * stride }
                    XCTAssertEqual(fread(start!, 1, rowBytes, pictures), rowBytes, "the stream is short")
                }
            }
            let borrowed = planes.map { Data(bytesNoCopy: $0.baseAddress!, count: $0.count, deallocator: .none) }
            let frame =
                borrowed.count == 1
                ? Frame(format, timeNs: timeNs, planes: borrowed[0])
                : Frame(format, timeNs: timeNs, planes: borrowed[0], borrowed[1])
            try film.push(frame)
        }
        return try film.finish()
    }
}
