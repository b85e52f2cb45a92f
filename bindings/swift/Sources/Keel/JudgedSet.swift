import Foundation
import KeelCore

/// A set that is over and judged: its track and what follows from it.
/// ``Library/save(started:facts:judged:video:pictures:)`` keeps it.
public final class JudgedSet: Sendable {
    let native: Held<KeelCore.JudgedSet>

    init(_ native: KeelCore.JudgedSet) { self.native = Held(native) }

    /// The report, for screens.
    public func report() throws(KeelError) -> Report { try native.call { try $0.report() } }

    /// The whole report as JSON, series included: the document that `keel analyze --json` writes.
    public func reportJson() throws(KeelError) -> String { try native.call { try $0.reportJson() } }

    /// Why the set ended.
    public func reason() throws(KeelError) -> EndReason { try native.call { try $0.reason() } }

    /// What was damaged in a journal that this set was recovered from; `nil` where nothing was. For logs.
    public func damage() throws(KeelError) -> String? { try native.call { try $0.damage() } }

    /// The track as it is stored: what was seen in every frame.
    public func track() throws(KeelError) -> Data { try native.call { try $0.track() } }

    /// The set-up, for finding the same spot next time; `nil` where curve and plate were not seen together in it.
    public func setupGhost() throws(KeelError) -> SetupGhost? {
        try native.call { try $0.setupGhost() }.map(SetupGhost.init)
    }

    /// When its last frame was shown, ns on the camera's clock: a film that goes on longer is cut there. `nil` where no frame was seen.
    public func lastFrameNs() throws(KeelError) -> Int64? { try native.call { try $0.lastFrameNs() } }

    /// The set, to be looked at.
    public func replay() throws(KeelError) -> Replay { Replay(try native.call { try $0.replay() }) }

    /// Lets go of it; twice is once.
    public func close() { native.close() }
}
