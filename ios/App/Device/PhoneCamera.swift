import AVFoundation
import CoreMedia
import CoreVideo
import Keel
import KeelApp

/// The phone's camera. Frames come on a queue of its own and go to whoever asked, and to the recorder, as the sensor gave them.
final class PhoneCamera: NSObject, FrameSource, @unchecked Sendable {
    /// For the layer that shows the picture.
    let session = AVCaptureSession()
    /// How the sensor lies.
    let turn: CameraTurn
    private let recorder: PhoneRecorder
    private let frames = DispatchQueue(label: "camera", qos: .userInteractive)
    private let setup = DispatchQueue(label: "camera-setup")
    private let watch = CameraWatch()
    // Only ever touched on `setup`.
    private var device: AVCaptureDevice?
    private var isHeld = false
    // Only ever touched on `frames`.
    private var sink: (any FrameSink)?

    init(recorder: PhoneRecorder, turn: CameraTurn) {
        self.recorder = recorder
        self.turn = turn
        super.init()
    }

    func lenses() -> [Lens] {
        devices.map { Lens(name: $0.uniqueID, viewAngleDeg: Double($0.activeFormat.videoFieldOfView)) }
    }

    private var devices: [AVCaptureDevice] {
        let kinds: [AVCaptureDevice.DeviceType] = [
            .builtInWideAngleCamera, .builtInUltraWideCamera, .builtInTelephotoCamera,
        ]
        return AVCaptureDevice.DiscoverySession(deviceTypes: kinds, mediaType: .video, position: .back).devices
    }

    func open(lens: String?, into sink: any FrameSink) {
        guard AVCaptureDevice.authorizationStatus(for: .video) == .authorized else { return sink.lost(.denied) }
        setup.sync {
            let devices = devices
            guard let device = devices.first(where: { $0.uniqueID == lens }) ?? devices.first else {
                return sink.lost(.failed)
            }
            frames.sync { self.sink = sink }
            do {
                try configure(device)
            } catch {
                return sink.lost(.failed)
            }
            watch.begin(session) { [weak self] why in self?.lose(why) }
            session.startRunning()
        }
    }

    private func configure(_ device: AVCaptureDevice) throws {
        session.beginConfiguration()
        defer { session.commitConfiguration() }
        session.inputs.forEach(session.removeInput)
        session.outputs.forEach(session.removeOutput)
        let input = try AVCaptureDeviceInput(device: device)
        let output = AVCaptureVideoDataOutput()
        session.sessionPreset = .inputPriority
        // The lifter's music is left alone, and colours stay those that the core is told of.
        session.automaticallyConfiguresApplicationAudioSession = false
        session.automaticallyConfiguresCaptureDeviceForWideColor = false
        // Beside another app on an iPad the camera goes on.
        if session.isMultitaskingCameraAccessSupported { session.isMultitaskingCameraAccessEnabled = true }
        guard session.canAddInput(input), session.canAddOutput(output) else { throw CameraUnfit() }
        session.addInput(input)
        session.addOutput(output)
        output.alwaysDiscardsLateVideoFrames = true
        let format = kCVPixelFormatType_420YpCbCr8BiPlanarFullRange
        output.videoSettings = [kCVPixelBufferPixelFormatTypeKey as String: format]
        output.setSampleBufferDelegate(self, queue: frames)
        // Pixels are never turned: the core is told how the sensor lies.
        if let connection = output.connection(with: .video) {
            if connection.isVideoRotationAngleSupported(0) { connection.videoRotationAngle = 0 }
            if connection.isVideoStabilizationSupported { connection.preferredVideoStabilizationMode = .off }
        }
        try choose(device)
        self.device = device
        isHeld = false
        turn.follow(device.uniqueID)
    }

    private func choose(_ device: AVCaptureDevice) throws {
        let formats = device.formats.map(CameraFormat.init)
        guard let best = CameraFormat.best(of: formats, isSparing: PhoneState.isSparing) else { throw CameraUnfit() }
        try device.lockForConfiguration()
        defer { device.unlockForConfiguration() }
        device.activeFormat = device.formats[best.index]
        let duration = CMTime(value: 1, timescale: CMTimeScale(best.fps))
        device.activeVideoMinFrameDuration = duration
        device.activeVideoMaxFrameDuration = duration
    }

    func lock(held: Bool) {
        setup.async { [self] in
            guard held != isHeld, let device, (try? device.lockForConfiguration()) != nil else { return }
            defer { device.unlockForConfiguration() }
            isHeld = held
            turn.isHeld = held
            device.set(focus: held ? .locked : .continuousAutoFocus)
            device.set(exposure: held ? .locked : .continuousAutoExposure)
            device.set(whiteBalance: held ? .locked : .continuousAutoWhiteBalance)
        }
    }

    private func lose(_ why: CameraLoss) { frames.async { [self] in sink?.lost(why) } }

    func close() {
        setup.sync {
            watch.end()
            session.stopRunning()
            turn.isHeld = false
            isHeld = false
            frames.sync { sink = nil }
        }
    }

    private struct CameraUnfit: Error {}
}

extension PhoneCamera: AVCaptureVideoDataOutputSampleBufferDelegate {
    func captureOutput(
        _ output: AVCaptureOutput, didOutput sampleBuffer: CMSampleBuffer, from connection: AVCaptureConnection
    ) {
        guard let sink, let pixels = sampleBuffer.imageBuffer else { return }
        let time = sampleBuffer.presentationTimeStamp
        recorder.encode(pixels, at: time)
        CVPixelBufferLockBaseAddress(pixels, .readOnly)
        defer { CVPixelBufferUnlockBaseAddress(pixels, .readOnly) }
        if let frame = Frame(pixels, timeNs: time.ns, turnDeg: turn.deg) { sink.frame(frame) }
    }
}

extension AVCaptureDevice {
    fileprivate func set(focus mode: FocusMode) { if isFocusModeSupported(mode) { focusMode = mode } }

    fileprivate func set(exposure mode: ExposureMode) { if isExposureModeSupported(mode) { exposureMode = mode } }

    fileprivate func set(whiteBalance mode: WhiteBalanceMode) {
        if isWhiteBalanceModeSupported(mode) { whiteBalanceMode = mode }
    }
}
