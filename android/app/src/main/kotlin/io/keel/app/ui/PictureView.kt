package io.keel.app.ui

import android.annotation.SuppressLint
import android.content.Context
import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Matrix
import android.graphics.Paint
import android.graphics.SurfaceTexture
import android.view.MotionEvent
import android.view.ScaleGestureDetector
import android.view.Surface
import android.view.TextureView
import android.view.View
import android.widget.FrameLayout

/**
 * A moving picture with lines drawn over it, both in the same place. [surface] hears where to draw the picture, and `null` when that place
 * is gone.
 */
@SuppressLint("ViewConstructor")
class PictureView(
    context: Context,
    private val zoomable: Boolean,
    private val surface: (Surface?) -> Unit,
) : FrameLayout(context),
    TextureView.SurfaceTextureListener {
    private val texture = TextureView(context).also { it.surfaceTextureListener = this }
    private val overlay = Overlay(context)
    private val frame = FilmFrame()
    private val scaling = ScaleGestureDetector(context, Zoom())
    private var pictureWidth = 0
    private var pictureHeight = 0
    private var still: Bitmap? = null
    private var lines: (Canvas, Matrix) -> Unit = { _, _ -> }
    private var lastX = 0f
    private var lastY = 0f

    init {
        setBackgroundColor(GROUND)
        addView(texture)
        addView(overlay)
    }

    /** The size of the upright picture, px. */
    fun picture(
        width: Int,
        height: Int,
    ) {
        if (width == pictureWidth && height == pictureHeight) return
        pictureWidth = width
        pictureHeight = height
        place()
    }

    /** What to draw over it: given the canvas, and the way from px of the picture to px of the canvas. */
    fun over(draw: (Canvas, Matrix) -> Unit) {
        lines = draw
        overlay.invalidate()
    }

    /** A picture that stands until there is a moving one, or instead of it. */
    fun still(bitmap: Bitmap?) {
        still = bitmap
        overlay.invalidate()
    }

    private fun place() {
        val matrix = Matrix(frame.matrix(pictureWidth, pictureHeight, width, height))
        // A texture fills its view; so the view's own shape is taken out before the picture's is put in.
        if (pictureWidth > 0 && width > 0) {
            val texturePlace = Matrix()
            texturePlace.postScale(pictureWidth / width.toFloat(), pictureHeight / height.toFloat())
            texturePlace.postConcat(matrix)
            texture.setTransform(texturePlace)
        }
        overlay.invalidate()
    }

    override fun onSizeChanged(
        width: Int,
        height: Int,
        oldWidth: Int,
        oldHeight: Int,
    ) = place()

    @SuppressLint("ClickableViewAccessibility") // pinching is an extra; every frame is reached without it
    override fun onTouchEvent(event: MotionEvent): Boolean {
        if (!zoomable) return super.onTouchEvent(event)
        scaling.onTouchEvent(event)
        if (event.actionMasked == MotionEvent.ACTION_MOVE && event.pointerCount == 1 && frame.magnified > 1) {
            frame.moveBy(event.x - lastX, event.y - lastY, width, height)
            place()
        }
        lastX = event.x
        lastY = event.y
        return true
    }

    override fun onSurfaceTextureAvailable(
        texture: SurfaceTexture,
        width: Int,
        height: Int,
    ) {
        if (pictureWidth > 0) texture.setDefaultBufferSize(pictureWidth, pictureHeight)
        surface(Surface(texture))
    }

    override fun onSurfaceTextureSizeChanged(
        texture: SurfaceTexture,
        width: Int,
        height: Int,
    ) = Unit

    override fun onSurfaceTextureDestroyed(texture: SurfaceTexture): Boolean {
        surface(null)
        return true
    }

    override fun onSurfaceTextureUpdated(texture: SurfaceTexture) = Unit

    private inner class Zoom : ScaleGestureDetector.SimpleOnScaleGestureListener() {
        override fun onScale(detector: ScaleGestureDetector): Boolean {
            frame.zoomBy(detector.scaleFactor, detector.focusX, detector.focusY, width, height)
            place()
            return true
        }
    }

    private inner class Overlay(
        context: Context,
    ) : View(context) {
        private val paint = Paint(Paint.FILTER_BITMAP_FLAG)

        override fun onDraw(canvas: Canvas) {
            val place = frame.matrix(pictureWidth, pictureHeight, width, height)
            still?.let {
                val whole = Matrix()
                whole.postScale(pictureWidth / it.width.toFloat(), pictureHeight / it.height.toFloat())
                whole.postConcat(place)
                canvas.drawBitmap(it, whole, paint)
            }
            lines(canvas, place)
        }
    }

    private companion object {
        const val GROUND = 0xFF0F151B.toInt()
    }
}
