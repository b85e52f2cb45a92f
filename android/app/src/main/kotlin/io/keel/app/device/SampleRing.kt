package io.keel.app.device

import java.util.ArrayDeque

/**
 * An encoded sample.
 *
 * @property timeUs when its picture was taken, µs on the camera's clock
 * @property isKey whether decoding can begin with it
 */
class Sample(
    val bytes: ByteArray,
    val timeUs: Long,
    val isKey: Boolean,
)

/** What the encoder gave last, from a key frame on: a film can begin before anybody knew that it would. */
class SampleRing {
    private val samples = ArrayDeque<Sample>()

    /** How many wait. */
    val size: Int get() = samples.size

    fun add(sample: Sample) {
        if (samples.isEmpty() && !sample.isKey) return // nothing could decode it
        samples.add(sample)
    }

    /** Forgets whole groups of pictures that end before [timeUs]; what remains begins with a key frame at or before it. */
    fun forgetBefore(timeUs: Long) {
        while (true) {
            val nextKey = samples.asSequence().drop(1).firstOrNull { it.isKey } ?: return
            if (nextKey.timeUs > timeUs) return
            while (samples.first() !== nextKey) samples.removeFirst()
        }
    }

    /** Takes everything from the last key frame at or before [timeUs] on; all that waits where there is none. */
    fun takeFrom(timeUs: Long): List<Sample> {
        forgetBefore(timeUs)
        return samples.toList().also { samples.clear() }
    }

    fun clear() = samples.clear()
}
