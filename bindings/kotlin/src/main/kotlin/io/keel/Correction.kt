package io.keel

import io.keel.ffi.Correction as CrossedCorrection

/** One thing put right. A rep is named by a time within it ([RepVerdict.withinS]); times are s from the film's first frame. */
public sealed interface Correction {
    /** It was this lift. */
    public data class NamedLift(
        val lift: Lift,
    ) : Correction

    /** An event of the rep on at [repAtS] was at [timeS]. */
    public data class MovedEvent(
        val repAtS: Double,
        val event: RepEvent,
        val timeS: Double,
    ) : Correction

    /** It was no rep. */
    public data class DeletedRep(
        val repAtS: Double,
    ) : Correction

    /** They were two reps, with the turning point at [atS]. */
    public data class SplitRep(
        val atS: Double,
    ) : Correction
}

internal fun Correction.toCrossed(): CrossedCorrection =
    when (this) {
        is Correction.NamedLift -> CrossedCorrection.Lift(lift)
        is Correction.MovedEvent -> CrossedCorrection.Event(repAtS, event, timeS)
        is Correction.DeletedRep -> CrossedCorrection.Delete(repAtS)
        is Correction.SplitRep -> CrossedCorrection.Split(atS)
    }

internal fun CrossedCorrection.toKeel(): Correction =
    when (this) {
        is CrossedCorrection.Lift -> Correction.NamedLift(lift)
        is CrossedCorrection.Event -> Correction.MovedEvent(repAtS, event, timeS)
        is CrossedCorrection.Delete -> Correction.DeletedRep(repAtS)
        is CrossedCorrection.Split -> Correction.SplitRep(atS)
    }
