package io.keel.app.golden

import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Color
import android.graphics.Paint
import android.graphics.RectF
import java.io.File

/** All pictures on one sheet, small: to be looked at by a person. */
class ContactSheet(
    private val file: File,
) {
    fun draw(
        pictures: List<Bitmap>,
        rows: Int,
    ) {
        val lines = pictures.chunked(pictures.size / rows)
        val heights = lines.map { line -> line.maxOf { height(it) } }
        val sheet = Bitmap.createBitmap(lines.maxOf { it.size } * (WIDTH + GAP), heights.sum() + heights.size * GAP, Bitmap.Config.ARGB_8888)
        val canvas = Canvas(sheet)
        canvas.drawColor(Color.GRAY)
        var y = 0f
        lines.zip(heights).forEach { (line, height) ->
            line.forEachIndexed { i, picture ->
                val x = i * (WIDTH + GAP).toFloat()
                canvas.drawBitmap(picture, null, RectF(x, y, x + WIDTH, y + height(picture)), SMOOTH)
            }
            y += height + GAP
        }
        file.parentFile?.mkdirs()
        file.outputStream().use { sheet.compress(Bitmap.CompressFormat.JPEG, QUALITY, it) }
    }

    /** Every picture is as wide as a phone's. */
    private fun height(picture: Bitmap): Int = picture.height * WIDTH / picture.width

    private companion object {
        const val WIDTH = 150
        const val GAP = 6
        const val QUALITY = 80
        val SMOOTH = Paint(Paint.FILTER_BITMAP_FLAG)
    }
}
