@_exported import FoundationOnApple

public struct CMAcceleration: Sendable {
    public var x: Double
    public var y: Double
    public var z: Double
}

public class CMDeviceMotion: NSObject { public var gravity: CMAcceleration { fatalError() } }

public class CMMotionManager: NSObject {
    public override init() { fatalError() }
    public var deviceMotionUpdateInterval: TimeInterval {
        get { fatalError() }
        set { fatalError() }
    }
    public var isDeviceMotionAvailable: Bool { fatalError() }
    public var deviceMotion: CMDeviceMotion? { fatalError() }
    public func startDeviceMotionUpdates() { fatalError() }
}
@available(*, unavailable)
extension CMMotionManager: Sendable {}
