import Foundation
import KeelCore

/// What a camera's frames have in common; made once and used for every frame.
public struct FrameFormat: Hashable, Sendable {
    /// How the planes hold the pixels.
    public var format: PixelFormat
    /// Stored width, before any rotation.
    public var widthPx: Int
    /// Stored height, before any rotation.
    public var heightPx: Int
    /// From one row of the first plane to the next, bytes.
    public var rowStride: Int
    /// From one row of the chroma planes to the next, bytes; unused for one plane.
    public var chromaRowStride: Int
    /// From one chroma sample to the next, bytes; unused where the format fixes it.
    public var chromaPixelStride: Int
    /// The clockwise turn that makes the picture upright: 0, 90, 180 or 270.
    public var rotationDeg: Int
    /// Whether the picture, once upright, is a mirror image (front cameras).
    public var mirrored: Bool
    /// Luma weights.
    public var matrix: ColorMatrix
    /// Which code values stand for black and white.
    public var range: ColorRange
    /// Transfer curve.
    public var transfer: ColorTransfer

    public init(
        _ format: PixelFormat, widthPx: Int, heightPx: Int, rowStride: Int, chromaRowStride: Int = 0,
        chromaPixelStride: Int = 1, rotationDeg: Int = 0, mirrored: Bool = false, matrix: ColorMatrix = .bt709,
        range: ColorRange = .limited, transfer: ColorTransfer = .sdr
    ) {
        self.format = format
        self.widthPx = widthPx
        self.heightPx = heightPx
        self.rowStride = rowStride
        self.chromaRowStride = chromaRowStride
        self.chromaPixelStride = chromaPixelStride
        self.rotationDeg = rotationDeg
        self.mirrored = mirrored
        self.matrix = matrix
        self.range = range
        self.transfer = transfer
    }
}

/// One picture, borrowed: its planes must stay as they are until the call that takes it returns. Nothing is copied.
///
/// There are three planes, luma, Cb and Cr, for `PixelFormat.yuv420`, two for `nv12`, `nv21` and `p010`, one for `rgba` and `bgra`.
public struct Frame {
    /// What the bytes do not say themselves.
    public let format: FrameFormat
    /// Presentation time, ns since an origin of the camera's choosing.
    public let timeNs: Int64
    let first: Data
    let second: Data
    let third: Data

    /// A picture over planes that the app holds; `Data(bytesNoCopy:count:deallocator:)` with `.none` borrows memory.
    public init(
        _ format: FrameFormat, timeNs: Int64, planes first: Data, _ second: Data = Data(), _ third: Data = Data()
    ) {
        self.format = format
        self.timeNs = timeNs
        self.first = first
        self.second = second
        self.third = third
    }

    /// A picture over memory that is locked by the app, as `CVPixelBufferGetBaseAddressOfPlane` gives it.
    public init(
        _ format: FrameFormat, timeNs: Int64, borrowing first: UnsafeRawBufferPointer,
        _ second: UnsafeRawBufferPointer? = nil, _ third: UnsafeRawBufferPointer? = nil
    ) {
        self.init(
            format, timeNs: timeNs, planes: Self.borrowed(first), Self.borrowed(second), Self.borrowed(third))
    }

    private static func borrowed(_ plane: UnsafeRawBufferPointer?) -> Data {
        guard let plane, let start = plane.baseAddress else { return Data() }
        return Data(bytesNoCopy: UnsafeMutableRawPointer(mutating: start), count: plane.count, deallocator: .none)
    }

    var info: FrameInfo {
        FrameInfo(
            format: format.format, widthPx: Int32(clamping: format.widthPx), heightPx: Int32(clamping: format.heightPx),
            rowStride: Int32(clamping: format.rowStride), chromaRowStride: Int32(clamping: format.chromaRowStride),
            chromaPixelStride: Int32(clamping: format.chromaPixelStride),
            rotationDeg: Int32(clamping: format.rotationDeg), mirrored: format.mirrored, matrix: format.matrix,
            range: format.range, transfer: format.transfer, timeNs: timeNs)
    }
}

/// What is borrowed stays with the thread that borrowed it.
@available(*, unavailable)
extension Frame: Sendable {}
