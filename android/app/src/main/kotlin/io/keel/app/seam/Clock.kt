package io.keel.app.seam

import io.keel.Moment

/** Tells the time. */
interface Clock {
    /** Now, with the offset of the place. */
    fun now(): Moment

    /** Time that only ever goes on, ns, to measure how long something takes. */
    fun ticksNs(): Long
}
