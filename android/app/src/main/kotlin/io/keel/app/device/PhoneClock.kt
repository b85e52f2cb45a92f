package io.keel.app.device

import android.os.SystemClock
import io.keel.Moment
import io.keel.app.seam.Clock
import java.util.TimeZone

/** The phone's own clock. */
object PhoneClock : Clock {
    private const val MS_PER_MIN = 60_000

    override fun now(): Moment {
        val ms = System.currentTimeMillis()
        return Moment(ms, TimeZone.getDefault().getOffset(ms) / MS_PER_MIN)
    }

    override fun ticksNs(): Long = SystemClock.elapsedRealtimeNanos()
}
