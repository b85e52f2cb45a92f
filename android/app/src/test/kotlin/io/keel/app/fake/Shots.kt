package io.keel.app.fake

import android.graphics.Bitmap
import android.graphics.BitmapFactory
import android.graphics.Canvas
import io.keel.Frame
import io.keel.Keel
import io.keel.app.ui.PictureView
import java.io.File

/** Pictures of the whole window, for the README. */
object Shots {
    private val folder = File(System.getProperty("keel.pictures"))

    /** Takes one; [frame] stands where no camera and no decoder could draw on a host. */
    fun take(
        rig: Rig,
        name: String,
        frame: Frame? = null,
    ) {
        val picture = Rig.views(rig.content).filterIsInstance<PictureView>().firstOrNull()
        if (frame != null) {
            val jpeg = Keel.thumbnail(frame, SIDE_PX)
            picture?.still(BitmapFactory.decodeByteArray(jpeg, 0, jpeg.size))
        }
        val window = rig.activity.window.decorView
        val shot = Bitmap.createBitmap(window.width, window.height, Bitmap.Config.ARGB_8888)
        window.draw(Canvas(shot))
        picture?.still(null)
        folder.mkdirs()
        File(folder, "$name.png").outputStream().use { shot.compress(Bitmap.CompressFormat.PNG, 100, it) }
    }

    private const val SIDE_PX = 1_280
}
