import CoreMedia
import CoreVideo
import Foundation
import VideoToolbox

/// Encodes pictures of one size as they come, a key frame every second, none before another.
final class FilmEncoder: @unchecked Sendable {
    /// What came out.
    struct Encoded: @unchecked Sendable {
        let buffer: CMSampleBuffer
        let timeNs: Int64
        let isKey: Bool
    }

    private let session: VTCompressionSession
    private let width: Int
    private let height: Int
    private let took: @Sendable (Encoded) -> Void

    /// `took` hears of every sample, on a queue of the system's; `nil` where there is no encoder.
    init?(width: Int, height: Int, took: @escaping @Sendable (Encoded) -> Void) {
        var made: VTCompressionSession?
        let status = VTCompressionSessionCreate(
            allocator: nil, width: Int32(width), height: Int32(height), codecType: kCMVideoCodecType_HEVC,
            encoderSpecification: nil, imageBufferAttributes: nil, compressedDataAllocator: nil, outputCallback: nil,
            refcon: nil, compressionSessionOut: &made)
        guard status == noErr, let made else { return nil }
        session = made
        self.width = width
        self.height = height
        self.took = took
        set(kVTCompressionPropertyKey_RealTime, 1)
        set(kVTCompressionPropertyKey_AllowFrameReordering, 0)
        set(kVTCompressionPropertyKey_MaxKeyFrameIntervalDuration, 1)
        // The picture is for looking, the measurements are taken from the sensor's own.
        set(kVTCompressionPropertyKey_AverageBitRate, width * height * Self.bitsPerPx)
    }

    private func set(_ key: CFString, _ value: Int) {
        VTSessionSetProperty(session, key: key, value: NSNumber(value: value))
    }

    func fits(width: Int, height: Int) -> Bool { width == self.width && height == self.height }

    func encode(_ pixels: CVPixelBuffer, at time: CMTime) {
        VTCompressionSessionEncodeFrame(
            session, imageBuffer: pixels, presentationTimeStamp: time, duration: .invalid, frameProperties: nil,
            infoFlagsOut: nil
        ) { [took] status, _, buffer in
            guard status == noErr, let buffer else { return }
            let isKey = buffer.sampleAttachments.first?[.notSync] == nil
            took(Encoded(buffer: buffer, timeNs: buffer.presentationTimeStamp.ns, isKey: isKey))
        }
    }

    /// Waits until everything is out that went in.
    func finish() { VTCompressionSessionCompleteFrames(session, untilPresentationTimeStamp: .invalid) }

    func close() { VTCompressionSessionInvalidate(session) }

    private static let bitsPerPx = 4
}
