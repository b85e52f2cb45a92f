import AVFoundation
import Foundation
import QuartzCore

/// How the sensor lies: the clockwise turn that makes its picture upright. While a set is on it stays as it was when the set began.
final class CameraTurn: @unchecked Sendable {
    private let lock = NSLock()
    private var seenDeg = 90
    private var heldDeg: Int?
    private var device: AVCaptureDevice?
    private var changed: (@Sendable (AVCaptureDevice) -> Void)?

    /// 0, 90, 180 or 270.
    var deg: Int { lock.withLock { heldDeg ?? seenDeg } }

    /// Whether it stays as it is.
    var isHeld: Bool {
        get { lock.withLock { heldDeg != nil } }
        set { lock.withLock { heldDeg = newValue ? heldDeg ?? seenDeg : nil } }
    }

    /// Another camera is open.
    func follow(_ device: AVCaptureDevice) {
        let changed = lock.withLock {
            self.device = device
            return self.changed
        }
        changed?(device)
    }

    /// `changed` hears of the camera that is open, now and whenever another is.
    func listen(_ changed: @escaping @Sendable (AVCaptureDevice) -> Void) {
        let device = lock.withLock {
            self.changed = changed
            return self.device
        }
        if let device { changed(device) }
    }

    /// The phone was turned.
    func turned(toDeg deg: Double) { lock.withLock { seenDeg = (Int(deg.rounded()) % 360 + 360) % 360 } }
}
