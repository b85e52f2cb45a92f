package io.keel.app.watch

/** When each frame of a film is shown, s, in order. */
class FrameTimes(
    private val times: DoubleArray,
) {
    /** How many there are. */
    val size: Int get() = times.size

    /** When a frame is shown. */
    operator fun get(index: Int): Double = times[index]

    /** The frame that is on at a time: the last whose time is not later, or the first. */
    fun at(timeS: Double): Int {
        val found = times.binarySearch(timeS + EPSILON_S)
        return (if (found >= 0) found else -found - 2).coerceIn(0, maxOf(0, size - 1))
    }

    private companion object {
        /** Times of one frame may differ by rounding, µs against ns. */
        const val EPSILON_S = 1e-3
    }
}
