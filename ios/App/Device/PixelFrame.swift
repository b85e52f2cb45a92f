import CoreMedia
import CoreVideo
import Keel

extension Frame {
    /// A picture over a locked buffer of two planes; nothing is copied. `nil` where it has no planes.
    init?(_ pixels: CVPixelBuffer, timeNs: Int64, turnDeg: Int) {
        guard CVPixelBufferGetPlaneCount(pixels) == 2, let luma = pixels.plane(0), let chroma = pixels.plane(1) else {
            return nil
        }
        let isFull = CVPixelBufferGetPixelFormatType(pixels) == kCVPixelFormatType_420YpCbCr8BiPlanarFullRange
        let format = FrameFormat(
            .nv12, widthPx: CVPixelBufferGetWidth(pixels), heightPx: CVPixelBufferGetHeight(pixels),
            rowStride: CVPixelBufferGetBytesPerRowOfPlane(pixels, 0),
            chromaRowStride: CVPixelBufferGetBytesPerRowOfPlane(pixels, 1), rotationDeg: turnDeg,
            range: isFull ? .full : .limited)
        self.init(format, timeNs: timeNs, borrowing: luma, chroma)
    }
}

extension CVPixelBuffer {
    fileprivate func plane(_ index: Int) -> UnsafeRawBufferPointer? {
        guard let start = CVPixelBufferGetBaseAddressOfPlane(self, index) else { return nil }
        let bytes = CVPixelBufferGetBytesPerRowOfPlane(self, index) * CVPixelBufferGetHeightOfPlane(self, index)
        return UnsafeRawBufferPointer(start: start, count: bytes)
    }
}

extension CMTime {
    /// In ns.
    var ns: Int64 { CMTimeConvertScale(self, timescale: 1_000_000_000, method: .roundHalfAwayFromZero).value }

    init(ns: Int64) { self.init(value: ns, timescale: 1_000_000_000) }
}
