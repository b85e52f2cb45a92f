import Foundation

/// Plays a kept film frame by frame. Frames are named by their place in the film, from 0.
public protocol Player: Sendable {
    /// Opens a film; its presentation times in order, µs, or none where it can't be played. `shown` is told of every frame that is
    /// shown.
    func open(_ film: URL, shown: @escaping @Sendable (Int) -> Void) -> [Int64]

    /// Shows one frame, exactly.
    func step(to frame: Int)

    /// Plays from the frame that is shown; `speed` 1 is as it was filmed.
    func play(speed: Double)

    /// Stands still.
    func pause()

    /// Lets go of the film.
    func close()
}
