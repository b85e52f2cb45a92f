package io.keel

import io.keel.ffi.JudgedSet as CrossedSet

/** A set that is over and judged: its track and what follows from it. [Library.save] keeps it. */
public class JudgedSet internal constructor(
    private val native: CrossedSet,
) : AutoCloseable {
    internal val lendable = Lendable(native)

    /** The report, for screens. */
    public val report: Report get() = call { native.report() }

    /** The whole report as JSON, series included: the document that `keel analyze --json` writes. */
    public val reportJson: String get() = call { native.reportJson() }

    /** Why the set ended. */
    public val reason: EndReason get() = call { native.reason() }

    /** What was damaged in a journal that this set was recovered from; `null` where nothing was. For logs. */
    public val damage: String? get() = call { native.damage() }

    /** The track as it is stored: what was seen in every frame. */
    public val track: ByteArray get() = call { native.track() }

    /** The set-up, for finding the same spot next time; `null` where curve and plate were not seen together in it. */
    public val setupGhost: SetupGhost? get() = call { native.setupGhost()?.let(::SetupGhost) }

    /** When its last frame was shown, ns on the camera's clock: a film that goes on longer is cut there. `null` where no frame was seen. */
    public val lastFrameNs: Long? get() = call { native.lastFrameNs() }

    /** The set, to be looked at. */
    public fun replay(): Replay = call { Replay(native.replay()) }

    /** Lets go of it; twice is once. */
    override fun close(): Unit = lendable.close()
}
