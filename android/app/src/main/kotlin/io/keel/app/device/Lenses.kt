package io.keel.app.device

import android.graphics.ImageFormat
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraManager
import android.util.Range
import android.util.Size
import io.keel.app.seam.Lens
import kotlin.math.abs
import kotlin.math.atan

/** What is known of the lenses that look away from the screen. */
class Lenses(
    private val manager: CameraManager,
) {
    /** All of them, the phone's main lens first: the system lists it so. */
    fun all(): List<Lens> =
        manager.cameraIdList
            .filter { of(it).get(CameraCharacteristics.LENS_FACING) == CameraCharacteristics.LENS_FACING_BACK }
            .map { Lens(it, viewAngleDeg(of(it))) }

    fun of(name: String): CameraCharacteristics = manager.getCameraCharacteristics(name)

    /** The size nearest to 720 lines in the shape of a film: more would only be scaled down again. */
    fun size(name: String): Size {
        val map = of(name).get(CameraCharacteristics.SCALER_STREAM_CONFIGURATION_MAP)
        val sizes = map?.getOutputSizes(ImageFormat.YUV_420_888)?.toList().orEmpty()
        return sizes.filter { it.width * NINE == it.height * SIXTEEN }.ifEmpty { sizes }.minByOrNull { abs(it.height - LINES) } ?: Size(WIDTH, LINES)
    }

    /** 60 frames a second where there are so many, else 30, held fast so that exposure never slows them. */
    fun frameRate(name: String): Range<Int>? {
        val ranges = of(name).get(CameraCharacteristics.CONTROL_AE_AVAILABLE_TARGET_FPS_RANGES)?.toList().orEmpty()
        return ranges.filter { it.upper <= MOST_FPS }.maxWithOrNull(compareBy({ it.upper }, { it.lower }))
    }

    private fun viewAngleDeg(of: CameraCharacteristics): Double? {
        val sensor = of.get(CameraCharacteristics.SENSOR_INFO_PHYSICAL_SIZE) ?: return null
        val focal = of.get(CameraCharacteristics.LENS_INFO_AVAILABLE_FOCAL_LENGTHS)?.firstOrNull() ?: return null
        return Math.toDegrees(2 * atan(maxOf(sensor.width, sensor.height) / (2.0 * focal)))
    }

    private companion object {
        const val NINE = 9
        const val SIXTEEN = 16
        const val WIDTH = 1280
        const val LINES = 720
        const val MOST_FPS = 60
    }
}
