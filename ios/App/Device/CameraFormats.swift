import AVFoundation
import CoreMedia
import CoreVideo
import KeelApp

extension CameraFormat {
    init(_ format: AVCaptureDevice.Format) {
        let size = CMVideoFormatDescriptionGetDimensions(format.formatDescription)
        let kind = CMFormatDescriptionGetMediaSubType(format.formatDescription)
        self.init(
            widthPx: Int(size.width), heightPx: Int(size.height),
            mostFps: format.videoSupportedFrameRateRanges.map(\.maxFrameRate).max() ?? 0,
            isFullRange420: kind == kCVPixelFormatType_420YpCbCr8BiPlanarFullRange)
    }
}
