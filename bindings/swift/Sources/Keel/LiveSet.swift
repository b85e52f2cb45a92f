import Foundation
import KeelCore

/// How sets are filmed.
public struct LiveOptions: Hashable, Sendable {
    /// The lift, where the lifter named it.
    public var lift: Lift?
    /// How much is said.
    public var grammar: Grammar
    /// The file that a set is written to, second by second, so that it outlives the process: see ``Engine/recover(journal:)``. It
    /// is there from the begin of a set until ``LiveSet/save()`` or ``LiveSet/dropSet()``. Without it a set lives in memory alone.
    public var journal: URL?

    public init(lift: Lift? = nil, grammar: Grammar = .read, journal: URL? = nil) {
        self.lift = lift
        self.grammar = grammar
        self.journal = journal
    }

    var crossed: KeelCore.LiveOptions {
        KeelCore.LiveOptions(lift: lift, grammar: grammar, journal: journal?.path)
    }
}

/// Sets filmed at one place, one after the other: frames in, a ``LiveState`` out of each, and a verdict at the end.
///
/// Push frames from the camera's queue; make the other calls from any. Made by ``Engine/liveSet(_:)``.
public final class LiveSet: Sendable {
    private let native: Held<KeelCore.LiveSet>

    init(_ native: KeelCore.LiveSet) { self.native = Held(native) }

    /// A set that sees what a stored track saw, frame after frame, whatever its pictures show: for demonstrations, screenshots and
    /// tests.
    ///
    /// - Throws: ``KeelError/badTrack(fault:detail:next:)`` where the bytes are no track.
    public static func rehearsing(track: Data, options: LiveOptions = LiveOptions()) throws(KeelError) -> LiveSet {
        LiveSet(try call { try KeelCore.LiveSet.rehearsing(track: track, options: options.crossed) })
    }

    /// Looks at the next frame; the state after it. Never waits: while another call is on, the frame is to be dropped.
    ///
    /// `facts` is what the app knows of the phone; `pushTookMs` is the time that the push before took, by which Keel leaves things
    /// out to keep up with the camera.
    ///
    /// - Throws: ``KeelError/busy(detail:next:)`` while another call is on,
    ///   ``KeelError/order(call:stage:detail:next:)`` before ``place()``,
    ///   ``KeelError/badFrame(fault:given:needed:detail:next:)`` for planes that do not hold the picture,
    ///   ``KeelError/frameSize(widthPx:heightPx:givenWidthPx:givenHeightPx:detail:next:)`` for another size in mid-set,
    ///   ``KeelError/frameTime(beforeNs:givenNs:leapt:detail:next:)`` for a time that is not after the one before,
    ///   ``KeelError/argument(field:given:detail:next:)`` for a fact that is no number.
    public func push(_ frame: Frame, facts: CameraFacts = CameraFacts()) throws(KeelError) -> LiveState {
        LiveState(
            try native.call {
                try $0.push(
                    first: frame.first, second: frame.second, third: frame.third, info: frame.info, facts: facts)
            })
    }

    /// The camera is open: readiness is asked from the next frame on.
    public func place() throws(KeelError) { try native.call { try $0.place() } }

    /// Arms: after a countdown of 0 to 60 s it waits for a set.
    public func arm(countdownS: Double) throws(KeelError) { try native.call { try $0.arm(countdownS: countdownS) } }

    /// Back to placing the phone.
    public func disarm() throws(KeelError) { try native.call { try $0.disarm() } }

    /// Begins the set by hand.
    public func beginSet() throws(KeelError) { try native.call { try $0.beginSet() } }

    /// Ends the set by a tap.
    public func endSet() throws(KeelError) { try native.call { try $0.endSet() } }

    /// The stop was wrong: the set goes on, with what was seen since. Up to 30 s after the stop.
    public func undoEnd() throws(KeelError) { try native.call { try $0.undoEnd() } }

    /// Judges the set that is over. It may be asked again, and the stop may still be undone.
    public func verdict() throws(KeelError) -> JudgedSet { JudgedSet(try native.call { try $0.verdict() }) }

    /// The judged set is kept: its journal goes, and the next set may be armed. Call it after
    /// ``Library/save(started:facts:judged:video:pictures:)``.
    public func save() throws(KeelError) { try native.call { try $0.save() } }

    /// Throws a set away that is over, and its journal.
    public func dropSet() throws(KeelError) { try native.call { try $0.dropSet() } }

    /// The camera is gone: a call, another app, a fault. The next frame that is pushed says that it is back.
    public func interrupt() throws(KeelError) { try native.call { try $0.interrupt() } }

    /// Begins the range check: how much of this back can be seen here, in these clothes.
    public func rangeCheck() throws(KeelError) { try native.call { try $0.rangeCheck() } }

    /// The set-up that this place is compared with; `nil` for none.
    public func setGhost(_ ghost: SetupGhost?) throws(KeelError) {
        try native.call { try $0.setGhost(ghost: ghost?.crossed) }
    }

    /// How much is said from now on.
    public func setGrammar(_ grammar: Grammar) throws(KeelError) {
        try native.call { try $0.setGrammar(grammar: grammar) }
    }

    /// How the session runs.
    public func diagnostics() throws(KeelError) -> Diagnostics { try native.call { try $0.diagnostics() } }

    /// Lets go of it; twice is once. A push that is on ends as it would, later calls throw ``KeelError/closed(detail:)``.
    public func close() { native.close() }
}
