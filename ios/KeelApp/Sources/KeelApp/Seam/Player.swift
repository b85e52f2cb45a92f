import Foundation

/// Plays a kept film frame by frame. Frames are named by their place in the film, from 0.
public protocol Player: Sendable {
    /// Opens a film whose frames are shown at `timesUs`, µs; `shown` is told of every frame that is shown.
    func open(_ film: URL, timesUs: [Int64], shown: @escaping @Sendable (Int) -> Void)

    /// Shows one frame, exactly.
    func step(to frame: Int)

    /// Plays from the frame that is shown; `speed` 1 is as it was filmed.
    func play(speed: Double)

    /// Stands still.
    func pause()

    /// Lets go of the film; twice is once.
    func close()
}
