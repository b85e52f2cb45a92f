package io.keel.app.film

import io.keel.CameraFacts
import io.keel.app.seam.Clock
import io.keel.app.seam.Lens
import io.keel.app.seam.Phone

/** What goes with every frame: how long the last one took, and what changes slowly and is looked at once a second. */
internal class SlowFacts(
    private val phone: Phone,
    private val clock: Clock,
) {
    private var slow = CameraFacts()
    private var readAtNs = 0L
    private var viewAngleDeg: Double? = null
    private var tookMs: Double? = null

    fun lens(
        lenses: List<Lens>,
        chosen: String?,
    ) {
        viewAngleDeg = (lenses.firstOrNull { it.name == chosen } ?: lenses.firstOrNull())?.viewAngleDeg
    }

    fun pushTook(ns: Long) {
        tookMs = ns / NS_PER_MS
    }

    fun now(): CameraFacts {
        val ns = clock.ticksNs()
        if (readAtNs == 0L || ns - readAtNs > EVERY_NS) {
            readAtNs = ns
            slow = CameraFacts(phone.heat(), phone.freeStorageMb(), phone.tiltDeg(), viewAngleDeg, null)
        }
        return slow.copy(pushTookMs = tookMs)
    }

    private companion object {
        const val NS_PER_MS = 1e6
        const val EVERY_NS = 1_000_000_000L
    }
}
