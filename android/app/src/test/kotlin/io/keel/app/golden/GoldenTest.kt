package io.keel.app.golden

import android.app.Activity
import android.graphics.Bitmap
import android.graphics.BitmapFactory
import android.graphics.Canvas
import android.view.View
import android.view.View.MeasureSpec
import android.widget.ScrollView
import io.keel.app.R
import io.keel.app.fake.Rig
import io.keel.app.fake.Samples
import io.keel.app.fake.TestApp
import io.keel.app.screen.FilmScreen
import io.keel.app.ui.Fitted
import io.keel.app.ui.Ui
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode
import java.io.File

/** Every screen as it is drawn: light and dark, English and German, letters as they are and twice as large. */
@RunWith(RobolectricTestRunner::class)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
@Config(application = TestApp::class)
class GoldenTest {
    private val write = System.getProperty("keel.goldens.write").toBoolean()
    private val goldens = File(Samples.root, "android/app/src/test/goldens")
    private val drawn = File(System.getProperty("keel.pictures"))

    @Test
    @Config(sdk = [35])
    fun `every screen looks as it was looked at`() {
        val unlike = ArrayList<String>()
        val pictures = ArrayList<Pair<String, Bitmap>>()
        everyPicture { name, root ->
            // A screen with a picture is shown as it is on the phone, all others in full.
            lay(root, if (hasPicture(root)) HEIGHT else inFull(root))
            val picture = draw(root)
            pictures.add(name to picture)
            if (isGolden(name, picture)) return@everyPicture
            unlike.add(name)
            save(draw(root, 1f), File(drawn, "$name.png"))
        }
        if (write) sheet(pictures)
        assertEquals("look at target/pictures, and write them with -Dkeel.goldens.write=true if they are right", emptyList<String>(), unlike)
    }

    @Test
    @Config(sdk = [26, 35])
    fun `nothing is cut, nothing overlaps, everything can be hit and has a name`() {
        val faults = ArrayList<String>()
        everyPicture { name, root ->
            lay(root, inFull(root))
            faults.addAll(LayoutCheck(root).faults().map { "$name: $it" })
        }
        assertTrue(faults.joinToString("\n"), faults.isEmpty())
    }

    @Test
    @Config(sdk = [35])
    fun `the number of reps can be read from the bar`() {
        everyPicture { name, root ->
            if (name.startsWith("film")) {
                lay(root, HEIGHT)
                val number = Rig.views(root).filterIsInstance<Fitted>().first()
                // Digits are about seven tenths of their size high.
                assertTrue("$name: ${number.textSizePx} px", number.textSizePx * 0.7 >= 0.15 * HEIGHT)
            }
        }
    }

    private fun everyPicture(each: (String, View) -> Unit) {
        Kept(File(RuntimeEnvironment.getApplication().filesDir, "kept")).use { kept ->
            val scenes = Scenes(kept)
            for (language in listOf("en", "de")) {
                for (theme in listOf("notnight", "night")) {
                    for (scale in listOf(1f, 2f)) {
                        RuntimeEnvironment.setQualifiers("$language-w360dp-h640dp-$theme-mdpi")
                        RuntimeEnvironment.setFontScale(scale)
                        Robolectric.buildActivity(Activity::class.java).use { controller ->
                            val activity = controller.get().apply { setTheme(R.style.Theme_Keel) }
                            val ui = Ui(activity)
                            for (scene in scenes.all) {
                                each(
                                    "${scene.name}-${if (theme == "night") "dark" else "light"}-$language-${(scale * 100).toInt()}",
                                    scene.view(ui),
                                )
                            }
                        }
                    }
                }
            }
        }
    }

    private fun hasPicture(root: View) = root.findViewWithTag<View>(FilmScreen.PICTURE_TAG) != null

    /** How high a small phone's screen would have to be to show all that scrolls. */
    private fun inFull(root: View): Int {
        lay(root, HEIGHT)
        val more = Rig.views(root).filterIsInstance<ScrollView>().maxOfOrNull { it.getChildAt(0).height - it.height } ?: 0
        // Below a picture lies only a part of the screen's height.
        return HEIGHT + (maxOf(0, more) * if (hasPicture(root)) 2.5 else 1.0).toInt()
    }

    private fun lay(
        root: View,
        height: Int,
    ) {
        root.measure(MeasureSpec.makeMeasureSpec(WIDTH, MeasureSpec.EXACTLY), MeasureSpec.makeMeasureSpec(height, MeasureSpec.EXACTLY))
        root.layout(0, 0, WIDTH, height)
    }

    /** Half as large, which keeps the goldens small; a picture that is unlike is written in full. */
    private fun draw(
        root: View,
        scale: Float = HALF,
    ): Bitmap {
        val picture = Bitmap.createBitmap((root.width * scale).toInt(), (root.height * scale).toInt(), Bitmap.Config.ARGB_8888)
        val canvas = Canvas(picture)
        canvas.scale(scale, scale)
        root.draw(canvas)
        return picture
    }

    private fun isGolden(
        name: String,
        picture: Bitmap,
    ): Boolean {
        val golden = File(goldens, "$name.png")
        if (write) save(picture, golden)
        val kept = BitmapFactory.decodeFile(golden.path)
        return kept != null && kept.sameAs(picture)
    }

    private fun save(
        picture: Bitmap,
        to: File,
    ) {
        to.parentFile?.mkdirs()
        to.outputStream().use { picture.compress(Bitmap.CompressFormat.PNG, 100, it) }
    }

    /** All pictures on one sheet, small: to be looked at by a person. */
    private fun sheet(pictures: List<Pair<String, Bitmap>>) {
        val columns = pictures.size / 8
        val heights = pictures.chunked(columns).map { row -> row.maxOf { it.second.height } }
        val sheet = Bitmap.createBitmap(columns * (WIDTH / 2 + GAP), heights.sum() + heights.size * GAP, Bitmap.Config.ARGB_8888)
        val canvas = Canvas(sheet)
        canvas.drawColor(android.graphics.Color.GRAY)
        var y = 0
        pictures.chunked(columns).forEachIndexed { i, row ->
            row.forEachIndexed { x, (_, picture) ->
                canvas.drawBitmap(picture, x * (WIDTH * HALF + GAP).toFloat(), y.toFloat(), null)
            }
            y += heights[i] + GAP
        }
        drawn.mkdirs()
        File(drawn, "contact-sheet.jpg").outputStream().use { sheet.compress(Bitmap.CompressFormat.JPEG, 80, it) }
    }

    private companion object {
        const val WIDTH = 360
        const val HEIGHT = 640
        const val HALF = 0.5f
        const val GAP = 8
    }
}
