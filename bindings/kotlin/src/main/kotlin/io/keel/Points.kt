package io.keel

import java.nio.ByteBuffer
import java.nio.ByteOrder

/** A place in the upright picture, px from its top left corner. */
public data class Point(
    val x: Float,
    val y: Float,
)

/**
 * A line through places of the upright picture.
 *
 * @property xy x and y of every place, one after the other, as canvases take them; not to be written to
 */
public class Polyline internal constructor(
    public val xy: FloatArray,
) {
    /** How many places there are. */
    public val size: Int get() = xy.size / 2

    /** A place. */
    public operator fun get(index: Int): Point = Point(xy[2 * index], xy[2 * index + 1])

    override fun equals(other: Any?): Boolean = other is Polyline && xy.contentEquals(other.xy)

    override fun hashCode(): Int = xy.contentHashCode()

    override fun toString(): String = "Polyline(size=$size)"
}

/** Places as they cross: little-endian floats, two a place, NaN where nothing was seen. */
internal class PackedPoints(
    bytes: ByteArray,
) {
    private val floats =
        FloatArray(bytes.size / Float.SIZE_BYTES).also {
            ByteBuffer
                .wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(it)
        }

    val size: Int get() = floats.size / 2

    /** A place, where it was seen. */
    fun seen(index: Int): Point? = Point(floats[2 * index], floats[2 * index + 1]).takeUnless { it.x.isNaN() }

    /** The places from one on, up to another. */
    fun line(
        from: Int = 0,
        until: Int = size,
    ): Polyline = Polyline(floats.copyOfRange(2 * from, 2 * until))

    override fun equals(other: Any?): Boolean = other is PackedPoints && floats.contentEquals(other.floats)

    override fun hashCode(): Int = floats.contentHashCode()
}
