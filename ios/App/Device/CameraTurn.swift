import Foundation

/// How the sensor lies: the clockwise turn that makes its picture upright. While a set is on it stays as it was when the set began.
final class CameraTurn: @unchecked Sendable {
    private let lock = NSLock()
    private var seenDeg = 90
    private var heldDeg: Int?
    private var camera: String?
    private var changed: (@Sendable (String) -> Void)?

    /// 0, 90, 180 or 270.
    var deg: Int { lock.withLock { heldDeg ?? seenDeg } }

    /// Whether it stays as it is.
    var isHeld: Bool {
        get { lock.withLock { heldDeg != nil } }
        set { lock.withLock { heldDeg = newValue ? heldDeg ?? seenDeg : nil } }
    }

    /// Another camera is open, so called.
    func follow(_ camera: String) {
        let changed = lock.withLock {
            self.camera = camera
            return self.changed
        }
        changed?(camera)
    }

    /// `changed` hears what the camera that is open is called, now and whenever it is another.
    func listen(_ changed: @escaping @Sendable (String) -> Void) {
        let camera = lock.withLock {
            self.changed = changed
            return self.camera
        }
        if let camera { changed(camera) }
    }

    /// The phone was turned.
    func turned(toDeg deg: Double) { lock.withLock { seenDeg = (Int(deg.rounded()) % 360 + 360) % 360 } }
}
