import CoreMotion
import Foundation
import Keel
import KeelApp

/// How the phone stands, how hot it is, and what is free on it.
final class PhoneState: Phone, @unchecked Sendable {
    private let folder: URL
    private let motion = CMMotionManager()

    init(folder: URL) {
        self.folder = folder
        motion.deviceMotionUpdateInterval = 0.5
        if motion.isDeviceMotionAvailable { motion.startDeviceMotionUpdates() }
    }

    /// Whether the phone is to be spared: it saves power, or is hot already. Then the camera gives half as many frames.
    static var isSparing: Bool {
        let process = ProcessInfo.processInfo
        return process.isLowPowerModeEnabled || process.thermalState == .serious || process.thermalState == .critical
    }

    func heat() -> Heat? {
        switch ProcessInfo.processInfo.thermalState {
        case .nominal: .nominal
        case .fair: .fair
        case .serious: .serious
        case .critical: .critical
        @unknown default: nil
        }
    }

    func freeStorageMb() -> Double? {
        let key = URLResourceKey.volumeAvailableCapacityForImportantUsageKey
        let values = try? folder.resourceValues(forKeys: [key])
        return values?.volumeAvailableCapacityForImportantUsage.map { Double($0) / 1e6 }
    }

    func tiltDeg() -> Double? {
        guard let gravity = motion.deviceMotion?.gravity else { return nil }
        // Upright or lying, whichever edge is nearer to the floor.
        let leansRad = abs(gravity.y) > abs(gravity.x) ? atan2(gravity.x, -gravity.y) : atan2(gravity.y, -gravity.x)
        let deg = leansRad * 180 / .pi
        return abs(deg) > 90 ? deg - (deg > 0 ? 180 : -180) : deg
    }
}

/// The phone's clock.
struct PhoneClock: Clock {
    func now() -> Moment {
        let now = Date()
        let offsetMin = TimeZone.current.secondsFromGMT(for: now) / 60
        return Moment(utcMs: Int64(now.timeIntervalSince1970 * 1e3), offsetMin: Int32(offsetMin))
    }

    func ticksNs() -> Int64 { Int64(DispatchTime.now().uptimeNanoseconds) }
}
