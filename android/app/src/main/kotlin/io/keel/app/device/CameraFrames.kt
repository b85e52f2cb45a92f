package io.keel.app.device

import android.annotation.SuppressLint
import android.content.Context
import android.graphics.ImageFormat
import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraCaptureSession
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraDevice
import android.hardware.camera2.CameraManager
import android.hardware.camera2.CaptureRequest
import android.media.Image
import android.media.ImageReader
import android.os.Handler
import android.os.HandlerThread
import android.util.Range
import android.view.Surface
import io.keel.ColorMatrix
import io.keel.ColorRange
import io.keel.Frame
import io.keel.FrameFormat
import io.keel.PixelFormat
import io.keel.app.seam.CameraLoss
import io.keel.app.seam.FrameSink
import io.keel.app.seam.FrameSource
import io.keel.app.seam.Lens

/** The phone's camera: frames to look at, beside them the same picture for the encoder and for the screen. */
class CameraFrames(
    context: Context,
    private val turn: DisplayTurn,
) : FrameSource {
    private val manager = context.getSystemService(CameraManager::class.java)
    private val known = Lenses(manager)
    private var thread: HandlerThread? = null
    private var reader: ImageReader? = null
    private var device: CameraDevice? = null
    private var session: CameraCaptureSession? = null
    private var request: CaptureRequest.Builder? = null
    private var preview: Surface? = null
    private var encoder: Surface? = null
    private var lens: String? = null
    private var held = false
    private var format: FrameFormat? = null

    override fun lenses(): List<Lens> = known.all()

    /** What the encoder is to be made for: the sensor's own size, the rate, and the turn that makes the film upright. */
    fun filmFormat(): FilmFormat {
        val name = lens ?: lenses().firstOrNull()?.name ?: return FilmFormat.USUAL
        val size = known.size(name)
        return FilmFormat(size.width, size.height, known.frameRate(name)?.upper ?: FilmFormat.USUAL.fps, uprightTurn(name))
    }

    @SuppressLint("MissingPermission") // asked for before; without it the system throws, and that is told
    @Synchronized
    override fun open(
        lens: String?,
        encoder: Surface?,
        sink: FrameSink,
    ) {
        close()
        val name = lens?.takeIf { wanted -> lenses().any { it.name == wanted } } ?: lenses().firstOrNull()?.name
        if (name == null) return sink.lost(CameraLoss.FAILED)
        this.lens = name
        this.encoder = encoder
        val handler =
            HandlerThread("camera").also { it.start() }.let {
                thread = it
                Handler(it.looper)
            }
        val size = known.size(name)
        val reader = ImageReader.newInstance(size.width, size.height, ImageFormat.YUV_420_888, IMAGES).also { reader = it }
        // Whatever came while a frame was looked at is skipped: the newest is taken, the others go back to the camera.
        reader.setOnImageAvailableListener({ from -> from.acquireLatestImage()?.use { sink.frame(frame(it, name)) } }, handler)
        try {
            manager.openCamera(name, Opened(sink, handler), handler)
        } catch (e: CameraAccessException) {
            sink.lost(
                if (e.reason == CameraAccessException.CAMERA_IN_USE ||
                    e.reason == CameraAccessException.MAX_CAMERAS_IN_USE
                ) {
                    CameraLoss.TAKEN
                } else {
                    CameraLoss.FAILED
                },
            )
        } catch (_: SecurityException) {
            sink.lost(CameraLoss.DENIED)
        }
    }

    @Synchronized
    override fun show(on: Surface?) {
        if (preview === on) return
        preview = on
        val device = device ?: return
        configure(device)
    }

    @Synchronized
    override fun lock(held: Boolean) {
        this.held = held
        repeatRequest()
    }

    @Synchronized
    override fun close() {
        runCatching { session?.close() }
        device?.close()
        reader?.close()
        thread?.quitSafely()
        session = null
        device = null
        reader = null
        thread = null
        format = null
        held = false
    }

    private inner class Opened(
        private val sink: FrameSink,
        private val handler: Handler,
    ) : CameraDevice.StateCallback() {
        override fun onOpened(camera: CameraDevice) =
            synchronized(this@CameraFrames) {
                device = camera
                configure(camera)
            }

        override fun onDisconnected(camera: CameraDevice) {
            camera.close()
            sink.lost(CameraLoss.TAKEN)
        }

        override fun onError(
            camera: CameraDevice,
            error: Int,
        ) {
            camera.close()
            sink.lost(if (error == ERROR_CAMERA_IN_USE || error == ERROR_MAX_CAMERAS_IN_USE) CameraLoss.TAKEN else CameraLoss.FAILED)
        }
    }

    private fun configure(camera: CameraDevice) {
        val targets = listOfNotNull(reader?.surface, encoder, preview?.takeIf(Surface::isValid))
        val handler = thread?.let { Handler(it.looper) } ?: return
        val callback =
            object : CameraCaptureSession.StateCallback() {
                override fun onConfigured(configured: CameraCaptureSession) =
                    synchronized(this@CameraFrames) {
                        session = configured
                        request = camera.createCaptureRequest(CameraDevice.TEMPLATE_RECORD).apply { targets.forEach(::addTarget) }
                        repeatRequest()
                    }

                override fun onConfigureFailed(failed: CameraCaptureSession) = camera.close()
            }
        newSession(camera, targets, handler, callback)
    }

    private fun repeatRequest() {
        val session = session ?: return
        val request = request ?: return
        lens?.let(known::frameRate)?.let { rate: Range<Int> -> request.set(CaptureRequest.CONTROL_AE_TARGET_FPS_RANGE, rate) }
        val focus = if (held) CaptureRequest.CONTROL_AF_MODE_AUTO else CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_VIDEO
        request.set(CaptureRequest.CONTROL_AF_MODE, focus)
        request.set(CaptureRequest.CONTROL_AE_LOCK, held)
        request.set(CaptureRequest.CONTROL_AWB_LOCK, held)
        try {
            session.setRepeatingRequest(request.build(), null, null)
        } catch (_: IllegalStateException) {
            this.session = null // it was closed meanwhile; the next one asks again
        } catch (_: CameraAccessException) {
            this.session = null
        }
    }

    private fun frame(
        image: Image,
        lens: String,
    ): Frame {
        val (luma, cb, cr) = image.planes
        val rotation = uprightTurn(lens)
        val known = format?.takeIf { it.rowStride == luma.rowStride && it.chromaRowStride == cb.rowStride && it.rotationDeg == rotation }
        val format =
            known ?: FrameFormat(
                PixelFormat.YUV420,
                image.width,
                image.height,
                luma.rowStride,
                cb.rowStride,
                cb.pixelStride,
                rotation,
                matrix = ColorMatrix.BT601,
                range = ColorRange.FULL,
            ).also { format = it }
        return Frame(format, image.timestamp, luma.buffer, cb.buffer, cr.buffer)
    }

    /** The clockwise turn that makes the sensor's picture upright as the phone stands now. */
    private fun uprightTurn(lens: String): Int {
        val sensor = known.of(lens).get(CameraCharacteristics.SENSOR_ORIENTATION) ?: 0
        return (sensor - turn.deg + FULL_TURN_DEG) % FULL_TURN_DEG
    }

    private companion object {
        /** One is looked at, one is filled, one waits. */
        const val IMAGES = 3
        const val FULL_TURN_DEG = 360
    }
}
