import Foundation
import Keel
import XCTest

/// The pictures of the sample clip, as iOS gives them: two planes with padded rows.
///
/// The folder `KEEL_JOURNEY` holds them as streams (NV12), each to be read once.
final class SampleStream {
    /// Time of a frame, ns.
    static func timeNs(_ frame: Int) -> Int64 { Int64(frame) * 1_000_000_000 / 30 }

    private static let (width, height, stride) = (720, 1280, 768)
    private let pictures: UnsafeMutablePointer<FILE>
    private let luma: UnsafeMutableRawBufferPointer
    private let chroma: UnsafeMutableRawBufferPointer

    init(_ name: String) throws {
        guard let folder = ProcessInfo.processInfo.environment["KEEL_JOURNEY"] else {
            throw XCTSkip("KEEL_JOURNEY is not set: there is no FFmpeg")
        }
        pictures = try XCTUnwrap(fopen("\(folder)/\(name)", "r"), "no stream \(name)")
        luma = .allocate(byteCount: Self.stride * Self.height, alignment: 64)
        chroma = .allocate(byteCount: Self.stride * Self.height / 2, alignment: 64)
    }

    deinit {
        fclose(pictures)
        luma.deallocate()
        chroma.deallocate()
    }

    /// Hands so many frames to `take`, until it says `false`; each is good for the call.
    func forEach(_ count: Int, _ take: (Frame) throws -> Bool) throws {
        for index in 0..<count where try !take(next(index)) { return }
    }

    /// Hands one frame, in order; it is good for the call.
    func one(_ index: Int, _ take: (Frame) throws -> Void) throws { try take(next(index)) }

    private func next(_ index: Int) throws -> Frame {
        for (plane, rows) in [(luma, Self.height), (chroma, Self.height / 2)] {
            for row in 0..<rows {
                let start = plane.baseAddress.map { $0 + row * Self.stride }
                guard fread(start!, 1, Self.width, pictures) == Self.width else {
                    throw CocoaError(.fileReadCorruptFile)
                }
            }
        }
        let format = FrameFormat(
            .nv12, widthPx: Self.width, heightPx: Self.height, rowStride: Self.stride, chromaRowStride: Self.stride)
        return Frame(
            format, timeNs: Self.timeNs(index), borrowing: UnsafeRawBufferPointer(luma), UnsafeRawBufferPointer(chroma))
    }
}

/// What the sample clip shows, as it was drawn.
struct SampleTruth: Decodable {
    let frames: [Frame]
    let reps: [Rep]

    struct Frame: Decodable {}

    struct Rep: Decodable {
        /// How much rounder the back becomes than at set-up, deg.
        let lossDeg: Double
    }

    static func read() throws -> SampleTruth {
        let file = Samples.root.appendingPathComponent("bindings/cli/sample/sample.truth.json")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(SampleTruth.self, from: Data(contentsOf: file))
    }

    /// The rep with the largest loss, from 1.
    var worstRep: Int { (reps.indices.max { reps[$0].lossDeg < reps[$1].lossDeg } ?? 0) + 1 }
}
