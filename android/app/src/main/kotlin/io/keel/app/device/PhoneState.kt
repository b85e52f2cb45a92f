package io.keel.app.device

import android.content.Context
import android.hardware.Sensor
import android.hardware.SensorEvent
import android.hardware.SensorEventListener
import android.hardware.SensorManager
import android.os.Build
import android.os.PowerManager
import io.keel.Heat
import io.keel.app.seam.Phone
import kotlin.math.abs
import kotlin.math.atan2

/** How warm the phone is, how it stands, and what is free on it. */
class PhoneState(
    private val context: Context,
) : Phone,
    SensorEventListener {
    private val sensors = context.getSystemService(SensorManager::class.java)

    @Volatile
    private var leansDeg: Double? = null

    init {
        // Slow and shared with the screen's own turning: it costs next to nothing.
        sensors.getDefaultSensor(Sensor.TYPE_GRAVITY)?.let { sensors.registerListener(this, it, SensorManager.SENSOR_DELAY_NORMAL) }
    }

    @NewerAndroid
    override fun heat(): Heat? {
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.Q) return null
        return when (context.getSystemService(PowerManager::class.java).currentThermalStatus) {
            PowerManager.THERMAL_STATUS_NONE -> Heat.NOMINAL
            PowerManager.THERMAL_STATUS_LIGHT, PowerManager.THERMAL_STATUS_MODERATE -> Heat.FAIR
            PowerManager.THERMAL_STATUS_SEVERE -> Heat.SERIOUS
            else -> Heat.CRITICAL
        }
    }

    override fun freeStorageMb(): Double = context.filesDir.usableSpace / BYTES_PER_MB

    override fun tiltDeg(): Double? = leansDeg

    override fun onSensorChanged(event: SensorEvent) {
        // How far gravity lies off the nearest edge of the screen, within its plane.
        val deg = Math.toDegrees(atan2(event.values[0].toDouble(), event.values[1].toDouble()))
        leansDeg = abs(deg - Math.round(deg / QUARTER_DEG) * QUARTER_DEG)
    }

    override fun onAccuracyChanged(
        sensor: Sensor,
        accuracy: Int,
    ) = Unit

    private companion object {
        const val BYTES_PER_MB = 1e6
        const val QUARTER_DEG = 90.0
    }
}
