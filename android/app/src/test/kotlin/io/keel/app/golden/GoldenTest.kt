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

/** Every screen as it is drawn: light and dark, English and German, letters as they are and twice as large; lying, and on a tablet. */
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
        val pictures = ArrayList<Pair<String, Bitmap>>()
        everyPicture(Look.PHONES + Look.OTHERS) { look, name, root -> pictures.add(name to drawn(look, root)) }
        if (write) ContactSheet(File(drawn, "contact-sheet.jpg")).draw(pictures.map { it.second }, rows = (Look.PHONES + Look.OTHERS).size)
        assertGolden(pictures)
    }

    @Test
    @Config(sdk = [26])
    fun `every screen looks as it was looked at on the oldest Android`() {
        val pictures = ArrayList<Pair<String, Bitmap>>()
        everyPicture(listOf(Look(), Look("de", dark = true, scale = 2f))) { look, name, root -> pictures.add("$name-api26" to drawn(look, root)) }
        assertGolden(pictures)
    }

    /** A screen with a picture is shown as it is on the phone, all others in full. */
    private fun drawn(
        look: Look,
        root: View,
    ): Bitmap {
        lay(root, look.glass, if (hasPicture(root)) look.glass.height else inFull(root, look.glass))
        return draw(root)
    }

    private fun assertGolden(pictures: List<Pair<String, Bitmap>>) {
        val unlike = pictures.filterNot { (name, picture) -> isGolden(name, picture) }
        unlike.forEach { (name, picture) -> save(picture, File(drawn, "$name.png")) }
        assertEquals(
            "look at target/pictures, and write them with -Dkeel.goldens.write=true if they are right",
            emptyList<String>(),
            unlike.map { it.first },
        )
    }

    @Test
    @Config(sdk = [26, 35])
    fun `nothing is cut, nothing overlaps, everything can be hit and has a name`() {
        val faults = ArrayList<String>()
        everyPicture((Look.PHONES + Look.OTHERS + Look.TIGHTEST).distinct()) { look, name, root ->
            lay(root, look.glass, inFull(root, look.glass))
            faults.addAll(LayoutCheck(root).faults().map { "$name: $it" })
        }
        assertTrue(faults.joinToString("\n"), faults.isEmpty())
    }

    @Test
    @Config(sdk = [35])
    fun `the number of reps can be read from the bar`() {
        everyPicture(Glass.entries.map { Look(glass = it) }) { look, name, root ->
            if (name.startsWith("film")) {
                lay(root, look.glass, look.glass.height)
                val number = Rig.views(root).filterIsInstance<Fitted>().first()
                // Digits are about seven tenths of their size high.
                assertTrue("$name: ${number.textSizePx} px", number.textSizePx * 0.7 >= 0.15 * look.glass.height)
            }
        }
    }

    private fun everyPicture(
        looks: List<Look>,
        each: (Look, String, View) -> Unit,
    ) {
        Kept(File(RuntimeEnvironment.getApplication().filesDir, "kept")).use { kept ->
            val scenes = Scenes(kept)
            for (look in looks) {
                look.set()
                Robolectric.buildActivity(Activity::class.java).use { controller ->
                    val ui = Ui(controller.get().apply { setTheme(R.style.Theme_Keel) })
                    scenes.all.forEach { each(look, "${it.name}-${look.name}", it.view(ui)) }
                }
            }
        }
    }

    private fun hasPicture(root: View) = root.findViewWithTag<View>(FilmScreen.PICTURE_TAG) != null

    /** How high a small phone's screen would have to be to show all that scrolls. */
    private fun inFull(
        root: View,
        glass: Glass,
    ): Int {
        lay(root, glass, glass.height)
        val more = Rig.views(root).filterIsInstance<ScrollView>().maxOfOrNull { it.getChildAt(0).height - it.height } ?: 0
        // Below a picture lies only a part of the screen's height.
        return glass.height + (maxOf(0, more) * if (hasPicture(root) && glass != Glass.LANDSCAPE) 2.5 else 1.0).toInt()
    }

    private fun lay(
        root: View,
        glass: Glass,
        height: Int,
    ) {
        root.measure(MeasureSpec.makeMeasureSpec(glass.width, MeasureSpec.EXACTLY), MeasureSpec.makeMeasureSpec(height, MeasureSpec.EXACTLY))
        root.layout(0, 0, glass.width, height)
    }

    /** Half as large, which keeps the goldens small. */
    private fun draw(root: View): Bitmap {
        val picture = Bitmap.createBitmap((root.width * HALF).toInt(), (root.height * HALF).toInt(), Bitmap.Config.ARGB_8888)
        val canvas = Canvas(picture)
        canvas.scale(HALF, HALF)
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

    private companion object {
        const val HALF = 0.5f
    }
}
