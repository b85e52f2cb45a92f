import Foundation
import Keel

/// What the tests share: where things are, and pictures of a camera that shows nothing.
enum Samples {
    /// The repository.
    static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .appendingPathComponent("../../../../..").standardizedFileURL

    /// Time of a frame at 30 a second, ns.
    static func timeNs(_ frame: Int) -> Int64 { Int64(frame) * 33_333_333 }

    static func track(_ name: String) throws -> Data {
        try Data(contentsOf: root.appendingPathComponent("tests/scenarios/\(name).keeltrack"))
    }
}

/// Blank planes of an upright picture, as iOS delivers them: chroma interleaved, rows padded.
final class Blank {
    private let format: FrameFormat
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
