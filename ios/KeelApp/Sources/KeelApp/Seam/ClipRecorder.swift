import Foundation

/// Keeps the camera's picture as a film that begins before the set does: what was encoded last waits in a ring until a set begins.
///
/// All times are those of the camera's frames, so that film and measurements can be laid over each other.
public protocol ClipRecorder: Sendable {
    /// Begins to encode what the camera sees.
    func open()

    /// What lies before this time need not be kept any longer; ignored while a film is written.
    func forget(beforeNs: Int64)

    /// A set began: a film is written from the last key frame at or before `fromNs`.
    func begin(fromNs: Int64)

    /// The film, up to and with the frame at `untilNs`; `nil` where none could be written.
    func finish(untilNs: Int64) -> URL?

    /// Throws away what is written and what waits.
    func drop()

    /// Lets go of the encoder.
    func close()
}
