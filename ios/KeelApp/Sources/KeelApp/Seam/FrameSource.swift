import Keel

/// Where frames come from: the phone's camera, or a film in tests.
public protocol FrameSource: Sendable {
    /// The lenses that look away from the screen, by the name that ``open(lens:into:)`` takes; the first is the phone's main lens.
    func lenses() -> [Lens]

    /// Opens a lens and hands its frames to `sink`, on a queue of its own, until ``close()``. What the recorder keeps comes from the
    /// same camera.
    func open(lens: String?, into sink: any FrameSink)

    /// Holds focus, exposure and white balance as they are, or lets them go.
    func lock(held: Bool)

    /// Lets the camera go; twice is once.
    func close()
}

/// A lens.
public struct Lens: Hashable, Sendable {
    /// What the system calls it.
    public let name: String
    /// How wide it sees along the picture's longer side, deg.
    public let viewAngleDeg: Double?

    public init(name: String, viewAngleDeg: Double?) {
        self.name = name
        self.viewAngleDeg = viewAngleDeg
    }
}

/// Takes what a camera gives.
public protocol FrameSink: AnyObject, Sendable {
    /// A frame; its planes are only borrowed for the call.
    func frame(_ frame: Frame)

    /// The camera is gone.
    func lost(_ why: CameraLoss)
}

/// Why there is no camera.
public enum CameraLoss: Hashable, Sendable, CaseIterable {
    /// The lifter has not allowed it.
    case denied
    /// Another app has it.
    case taken
    /// The phone has none, or it fails.
    case failed
}
