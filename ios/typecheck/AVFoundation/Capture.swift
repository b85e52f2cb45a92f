@_exported import CoreMedia
@_exported import CoreVideo
@_exported import FoundationOnApple
@_exported import QuartzCore

public struct AVMediaType: Hashable, Sendable {
    public static var video: AVMediaType { fatalError() }
}

public enum AVAuthorizationStatus: Int, Sendable { case notDetermined, restricted, denied, authorized }

open class AVCaptureInput: NSObject {}
open class AVCaptureOutput: NSObject {
    public func connection(with mediaType: AVMediaType) -> AVCaptureConnection? { fatalError() }
}

public class AVCaptureDeviceInput: AVCaptureInput {
    public init(device: AVCaptureDevice) throws { fatalError() }
}

public protocol AVCaptureVideoDataOutputSampleBufferDelegate: NSObjectProtocol {
    // Optional on Apple's side: there a misspelt name would only never be called.
    func captureOutput(
        _ output: AVCaptureOutput, didOutput sampleBuffer: CMSampleBuffer, from connection: AVCaptureConnection)
}

public class AVCaptureVideoDataOutput: AVCaptureOutput {
    public override init() { fatalError() }
    public var alwaysDiscardsLateVideoFrames: Bool {
        get { fatalError() }
        set { fatalError() }
    }
    public var videoSettings: [String: Any]! {
        get { fatalError() }
        set { fatalError() }
    }
    public func setSampleBufferDelegate(
        _ sampleBufferDelegate: (any AVCaptureVideoDataOutputSampleBufferDelegate)?,
        queue sampleBufferCallbackQueue: DispatchQueue?
    ) { fatalError() }
}

public enum AVCaptureVideoStabilizationMode: Int, Sendable { case off = 0 }

public class AVCaptureConnection: NSObject {
    public var videoRotationAngle: CGFloat {
        get { fatalError() }
        set { fatalError() }
    }
    public func isVideoRotationAngleSupported(_ videoRotationAngle: CGFloat) -> Bool { fatalError() }
    public var isVideoStabilizationSupported: Bool { fatalError() }
    public var preferredVideoStabilizationMode: AVCaptureVideoStabilizationMode {
        get { fatalError() }
        set { fatalError() }
    }
}

public class AVCaptureSession: NSObject {
    public override init() { fatalError() }
    public struct Preset: Hashable, Sendable {
        public static var inputPriority: Preset { fatalError() }
    }
    public var sessionPreset: Preset {
        get { fatalError() }
        set { fatalError() }
    }
    public var automaticallyConfiguresApplicationAudioSession: Bool {
        get { fatalError() }
        set { fatalError() }
    }
    public var automaticallyConfiguresCaptureDeviceForWideColor: Bool {
        get { fatalError() }
        set { fatalError() }
    }
    public var isMultitaskingCameraAccessSupported: Bool { fatalError() }
    public var isMultitaskingCameraAccessEnabled: Bool {
        get { fatalError() }
        set { fatalError() }
    }
    public var inputs: [AVCaptureInput] { fatalError() }
    public var outputs: [AVCaptureOutput] { fatalError() }
    public func canAddInput(_ input: AVCaptureInput) -> Bool { fatalError() }
    public func addInput(_ input: AVCaptureInput) { fatalError() }
    public func removeInput(_ input: AVCaptureInput) { fatalError() }
    public func canAddOutput(_ output: AVCaptureOutput) -> Bool { fatalError() }
    public func addOutput(_ output: AVCaptureOutput) { fatalError() }
    public func removeOutput(_ output: AVCaptureOutput) { fatalError() }
    public func beginConfiguration() { fatalError() }
    public func commitConfiguration() { fatalError() }
    public class var wasInterruptedNotification: NSNotification.Name { fatalError() }
    public class var runtimeErrorNotification: NSNotification.Name { fatalError() }
    public func startRunning() { fatalError() }
    public func stopRunning() { fatalError() }
}
@available(*, unavailable)
extension AVCaptureSession: Sendable {}

public class AVFrameRateRange: NSObject { public var maxFrameRate: Double { fatalError() } }

public class AVCaptureDevice: NSObject {
    public init?(uniqueID deviceUniqueID: String) { fatalError() }
    public struct DeviceType: Hashable, Sendable {
        public static var builtInWideAngleCamera: DeviceType { fatalError() }
        public static var builtInUltraWideCamera: DeviceType { fatalError() }
        public static var builtInTelephotoCamera: DeviceType { fatalError() }
    }
    public enum Position: Int, Sendable { case unspecified, back, front }
    public enum FocusMode: Int, Sendable { case locked, autoFocus, continuousAutoFocus }
    public enum ExposureMode: Int, Sendable { case locked, autoExpose, continuousAutoExposure, custom }
    public enum WhiteBalanceMode: Int, Sendable { case locked, autoWhiteBalance, continuousAutoWhiteBalance }

    public class Format: NSObject {
        public var formatDescription: CMFormatDescription { fatalError() }
        public var videoSupportedFrameRateRanges: [AVFrameRateRange] { fatalError() }
        public var videoFieldOfView: Float { fatalError() }
    }

    public class DiscoverySession: NSObject {
        public convenience init(deviceTypes: [DeviceType], mediaType: AVMediaType?, position: Position) { fatalError() }
        public var devices: [AVCaptureDevice] { fatalError() }
    }

    public class RotationCoordinator: NSObject {
        public init(device: AVCaptureDevice, previewLayer: CALayer?) { fatalError() }
        public var videoRotationAngleForHorizonLevelPreview: CGFloat { fatalError() }
        public var videoRotationAngleForHorizonLevelCapture: CGFloat { fatalError() }
    }

    public class func authorizationStatus(for mediaType: AVMediaType) -> AVAuthorizationStatus { fatalError() }
    public class func requestAccess(for mediaType: AVMediaType) async -> Bool { fatalError() }

    public var uniqueID: String { fatalError() }
    public var formats: [Format] { fatalError() }
    public var activeFormat: Format {
        get { fatalError() }
        set { fatalError() }
    }
    public var activeVideoMinFrameDuration: CMTime {
        get { fatalError() }
        set { fatalError() }
    }
    public var activeVideoMaxFrameDuration: CMTime {
        get { fatalError() }
        set { fatalError() }
    }
    public func lockForConfiguration() throws { fatalError() }
    public func unlockForConfiguration() { fatalError() }
    public func isFocusModeSupported(_ focusMode: FocusMode) -> Bool { fatalError() }
    public var focusMode: FocusMode {
        get { fatalError() }
        set { fatalError() }
    }
    public func isExposureModeSupported(_ exposureMode: ExposureMode) -> Bool { fatalError() }
    public var exposureMode: ExposureMode {
        get { fatalError() }
        set { fatalError() }
    }
    public func isWhiteBalanceModeSupported(_ whiteBalanceMode: WhiteBalanceMode) -> Bool { fatalError() }
    public var whiteBalanceMode: WhiteBalanceMode {
        get { fatalError() }
        set { fatalError() }
    }
}

public struct AVLayerVideoGravity: Hashable, Sendable {
    public static var resizeAspect: AVLayerVideoGravity { fatalError() }
}

public class AVCaptureVideoPreviewLayer: CALayer {
    public init(session: AVCaptureSession) { fatalError() }
    public var session: AVCaptureSession? {
        get { fatalError() }
        set { fatalError() }
    }
    public var connection: AVCaptureConnection? { fatalError() }
    public var videoGravity: AVLayerVideoGravity {
        get { fatalError() }
        set { fatalError() }
    }
}
