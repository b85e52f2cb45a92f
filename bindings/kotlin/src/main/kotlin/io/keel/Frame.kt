package io.keel

import io.keel.ffi.FrameInfo
import java.nio.ByteBuffer

/**
 * What a camera's frames have in common; made once and used for every frame.
 *
 * @property format how the planes hold the pixels
 * @property widthPx stored width, before any rotation
 * @property heightPx stored height, before any rotation
 * @property rowStride from one row of the first plane to the next, bytes
 * @property chromaRowStride from one row of the chroma planes to the next, bytes; unused for one plane
 * @property chromaPixelStride from one chroma sample to the next, bytes; unused where the format fixes it
 * @property rotationDeg the clockwise turn that makes the picture upright: 0, 90, 180 or 270
 * @property mirrored whether the picture, once upright, is a mirror image (front cameras)
 * @property matrix luma weights
 * @property range which code values stand for black and white
 * @property transfer transfer curve
 */
public data class FrameFormat(
    val format: PixelFormat,
    val widthPx: Int,
    val heightPx: Int,
    val rowStride: Int,
    val chromaRowStride: Int = 0,
    val chromaPixelStride: Int = 1,
    val rotationDeg: Int = 0,
    val mirrored: Boolean = false,
    val matrix: ColorMatrix = ColorMatrix.BT709,
    val range: ColorRange = ColorRange.LIMITED,
    val transfer: ColorTransfer = ColorTransfer.SDR,
)

/**
 * One picture, borrowed: its planes must stay as they are until the call that takes it returns. Nothing is copied.
 *
 * The planes are direct buffers, from their position to their limit: luma, Cb and Cr for [PixelFormat.YUV420] (the three planes
 * of Android's `YUV_420_888`), two for [PixelFormat.NV12], [PixelFormat.NV21] and [PixelFormat.P010], one for [PixelFormat.RGBA] and
 * [PixelFormat.BGRA].
 *
 * @property format what the bytes do not say themselves
 * @property timeNs presentation time, ns since an origin of the camera's choosing
 * @throws KeelException.Argument for a plane that is not a direct buffer
 */
public class Frame(
    public val format: FrameFormat,
    public val timeNs: Long,
    vararg planes: ByteBuffer,
) {
    internal val first = plane(planes, 0)
    internal val second = plane(planes, 1)
    internal val third = plane(planes, 2)

    internal val info: FrameInfo
        get() =
            with(format) {
                FrameInfo(
                    format,
                    widthPx,
                    heightPx,
                    rowStride,
                    chromaRowStride,
                    chromaPixelStride,
                    rotationDeg,
                    mirrored,
                    matrix,
                    range,
                    transfer,
                    timeNs,
                )
            }

    /** Keeps the planes from being collected until here, whatever the compiler makes of the code before. */
    internal fun stillHere() {
        lastSeen = first.capacity() xor second.capacity() xor third.capacity()
    }

    private companion object {
        private val EMPTY: ByteBuffer = ByteBuffer.allocateDirect(0)

        @Volatile
        private var lastSeen = 0

        /** The crossing ignores a buffer's position, so every plane is a slice of its own. */
        private fun plane(
            planes: Array<out ByteBuffer>,
            index: Int,
        ): ByteBuffer {
            val plane = planes.getOrNull(index) ?: return EMPTY
            if (!plane.isDirect) {
                throw KeelException.Argument(
                    "planes",
                    "a buffer on the heap",
                    "plane $index is not a direct buffer; use ByteBuffer.allocateDirect",
                    NextStep.CORRECT_VALUE,
                )
            }
            return plane.slice()
        }
    }
}
