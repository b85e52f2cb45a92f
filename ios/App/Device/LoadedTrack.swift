import AVFoundation
import CoreGraphics
import CoreMedia
import Foundation
import KeelApp

/// The picture of a film, with what has to be known before it is read. The system only tells it to those who wait; so this waits, on a
/// queue of the core's and never on the main one.
struct LoadedTrack: @unchecked Sendable {
    let asset: AVURLAsset
    let track: AVAssetTrack
    let durationS: Double
    /// The clockwise turn that makes the picture upright.
    let turnDeg: Int

    init(_ film: URL) throws {
        let asset = AVURLAsset(url: film)
        let answer = Answer()
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            answer.loaded = try? await Self.load(asset)
            done.signal()
        }
        done.wait()
        guard let loaded = answer.loaded else { throw UnreadableClip(detail: "there is no film") }
        self = loaded
    }

    private init(asset: AVURLAsset, track: AVAssetTrack, durationS: Double, turnDeg: Int) {
        self.asset = asset
        self.track = track
        self.durationS = durationS
        self.turnDeg = turnDeg
    }

    private static func load(_ asset: AVURLAsset) async throws -> LoadedTrack? {
        guard let track = try await asset.loadTracks(withMediaType: .video).first else { return nil }
        let (transform, duration) = try await (track.load(.preferredTransform), asset.load(.duration))
        let turned = atan2(Double(transform.b), Double(transform.a)) * 180 / .pi
        let turnDeg = (Int(turned.rounded()) % 360 + 360) % 360
        return LoadedTrack(asset: asset, track: track, durationS: duration.seconds, turnDeg: turnDeg)
    }

    /// Written before, read after the semaphore.
    private final class Answer: @unchecked Sendable { var loaded: LoadedTrack? }
}
