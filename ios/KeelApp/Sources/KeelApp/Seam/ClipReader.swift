import Foundation
import Keel

/// Reads films faster than they play.
public protocol ClipReader: Sendable {
    /// The presentation times of a film's frames in order, µs; none where it can't be read.
    func timesUs(of film: URL) -> [Int64]

    /// Hands every frame of a film to `take`, in order, until it says `false`. `take` is told how far the film is read, 0 to 1.
    ///
    /// - Throws: ``UnreadableClip`` where nothing here decodes it, and what `take` throws.
    func read(_ film: URL, take: (_ frame: Frame, _ progress: Double) throws -> Bool) throws
}

/// A film that can't be decoded here.
public struct UnreadableClip: Error {
    /// What was wrong, in English, for logs.
    public let detail: String

    public init(detail: String) { self.detail = detail }
}
