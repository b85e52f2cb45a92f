import AVFoundation
import SwiftUI
import UIKit

/// Shows what the camera sees, upright however the phone is held.
struct CameraPreview: UIViewRepresentable {
    let camera: PhoneCamera

    func makeUIView(context: Context) -> PreviewLayerView { PreviewLayerView(camera) }

    func updateUIView(_ view: PreviewLayerView, context: Context) {}

    static func dismantleUIView(_ view: PreviewLayerView, coordinator: Coordinator) { view.end() }
}

/// The layer of the picture. It follows how the phone is turned, for itself and for the frames.
final class PreviewLayerView: UIView {
    private let preview: AVCaptureVideoPreviewLayer
    private let turn: CameraTurn
    private var coordinator: AVCaptureDevice.RotationCoordinator?
    private var observations: [NSKeyValueObservation] = []

    init(_ camera: PhoneCamera) {
        preview = AVCaptureVideoPreviewLayer(session: camera.session)
        turn = camera.turn
        super.init(frame: .zero)
        preview.videoGravity = .resizeAspect
        layer.addSublayer(preview)
        turn.listen { [weak self] camera in
            Task { @MainActor in self?.follow(camera) }
        }
    }

    required init?(coder: NSCoder) { nil }

    override func layoutSubviews() {
        super.layoutSubviews()
        preview.frame = bounds
    }

    private func follow(_ camera: String) {
        guard let device = AVCaptureDevice(uniqueID: camera) else { return }
        let coordinator = AVCaptureDevice.RotationCoordinator(device: device, previewLayer: preview)
        self.coordinator = coordinator
        observations = [
            coordinator.observe(\.videoRotationAngleForHorizonLevelPreview, options: [.initial, .new]) {
                [weak self] coordinator, _ in
                let deg = coordinator.videoRotationAngleForHorizonLevelPreview
                Task { @MainActor in self?.turnPreview(toDeg: deg) }
            },
            coordinator.observe(\.videoRotationAngleForHorizonLevelCapture, options: [.initial, .new]) {
                [turn] coordinator, _ in turn.turned(toDeg: coordinator.videoRotationAngleForHorizonLevelCapture)
            },
        ]
    }

    private func turnPreview(toDeg deg: CGFloat) {
        guard let connection = preview.connection, connection.isVideoRotationAngleSupported(deg) else { return }
        connection.videoRotationAngle = deg
    }

    func end() {
        observations = []
        preview.session = nil
    }
}
