import AVFoundation
import Foundation
import KeelApp

/// Hears when the system takes the camera away. A session that was interrupted goes on by itself when the camera is free again.
final class CameraWatch: @unchecked Sendable {
    private var observers: [any NSObjectProtocol] = []

    /// Begins to listen; `lost` hears why the camera is gone.
    func begin(_ session: AVCaptureSession, lost: @escaping @Sendable (CameraLoss) -> Void) {
        end()
        let center = NotificationCenter.default
        observers = [
            center.addObserver(forName: AVCaptureSession.wasInterruptedNotification, object: session, queue: nil) { _ in
                lost(.taken)
            },
            center.addObserver(forName: AVCaptureSession.runtimeErrorNotification, object: session, queue: nil) { _ in
                lost(.failed)
            },
        ]
    }

    /// Listens no longer.
    func end() {
        observers.forEach(NotificationCenter.default.removeObserver)
        observers = []
    }
}
