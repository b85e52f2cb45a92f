package io.keel

import io.keel.ffi.LiveState as CrossedState

/**
 * Everything a screen needs to know after a frame: an immutable value with equality, as state holders want it.
 *
 * @property timeS time of the frame, s on the session's clock, which begins with its first frame
 * @property stage where the set stands
 * @property event what happened to it since the frame before
 * @property overlay what to draw
 * @property change change of T7-L4 against the running set-up, with its margin
 * @property phase the phase of the rep
 * @property reps reps of the set so far
 * @property attempts attempts of the set so far
 * @property readiness every item of readiness, in the order in which their advice is said
 * @property ready whether a set can begin
 * @property advice the one thing to do first, where something is to be done
 * @property cue the cue to play now; it replaces what still plays
 * @property countdownS whole seconds left of the countdown
 * @property spot how this place compares with last time's
 * @property rangeCheck where the range check stands
 * @property thinning what was left out to keep up
 */
public data class LiveState(
    val timeS: Double,
    val stage: Stage,
    val event: SetEvent?,
    val overlay: LiveOverlay,
    val change: ChangeSeen?,
    val phase: Phase?,
    val reps: Int,
    val attempts: Int,
    val readiness: List<ReadinessItem>,
    val ready: Boolean,
    val advice: Advice?,
    val cue: Cue?,
    val countdownS: Int?,
    val spot: SpotMatch?,
    val rangeCheck: RangeStep?,
    val thinning: Thinning,
)

/** What is drawn over a frame, px of the upright picture; what was not seen is `null` or empty. */
public class LiveOverlay internal constructor(
    private val points: PackedPoints,
    private val curvePoints: Int,
) {
    /** Where a joint is. */
    public operator fun get(joint: Joint): Point? = points.seen(joint.ordinal)

    /** Where a level of the spine is. */
    public operator fun get(level: SpineLevel): Point? = points.seen(SPINE + level.ordinal)

    /** Where a point of the plate is. */
    public operator fun get(point: PlatePoint): Point? = points.seen(PLATE + point.ordinal)

    /** The curve through the levels, C7 first. */
    public val curve: Polyline get() = points.line(CURVE, CURVE + curvePoints)

    /** The dorsal contour. */
    public val contour: Polyline get() = points.line(CURVE + curvePoints)

    override fun equals(other: Any?): Boolean = other is LiveOverlay && points == other.points && curvePoints == other.curvePoints

    override fun hashCode(): Int = points.hashCode()

    private companion object {
        private val SPINE = Joint.entries.size
        private val PLATE = SPINE + SpineLevel.entries.size
        private val CURVE = PLATE + PlatePoint.entries.size
    }
}

internal fun CrossedState.toKeel(): LiveState =
    LiveState(
        timeS,
        stage.toKeel(),
        event?.toKeel(),
        LiveOverlay(PackedPoints(overlay), curvePoints),
        change,
        phase,
        reps,
        attempts,
        readiness,
        ready,
        advice,
        cue?.toKeel(),
        countdownS,
        spot,
        rangeCheck?.toKeel(),
        thinning,
    )
