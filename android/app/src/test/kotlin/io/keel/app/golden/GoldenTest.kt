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
    private val folder = File(System.getProperty("keel.pictures"))

    @Test
    @Config(sdk = [35])
    fun `every screen looks as it was looked at, and everything can be read, hit and heard`() {
        val looks = Look.PHONES + Look.OTHERS
        val drawn = draw((looks + Look.TIGHTEST).distinct(), looks, "")
        if (write) ContactSheet(File(folder, "contact-sheet.jpg")).draw(drawn.pictures.map { it.second }, looks.size)
        drawn.check()
    }

    @Test
    @Config(sdk = [26])
    fun `likewise on the oldest Android, where large letters are largest`() {
        val pictured = listOf(Look(), Look("de", dark = true, scale = 2f))
        draw(pictured + listOf(Look("en", dark = false, scale = 2f), Look("de")) + Look.TIGHTEST, pictured, "-api26").check()
    }

    @Test
    @Config(sdk = [35])
    fun `the number of reps can be read from the bar`() {
        everyScene(Glass.entries.map { Look(glass = it) }, { it.name.startsWith("film") }) { look, scene, root ->
            lay(root, look.glass, look.glass.height)
            val number = Rig.views(root).filterIsInstance<Fitted>().first()
            // Digits are about seven tenths of their size high.
            assertTrue("${name(scene, look)}: ${number.textSizePx} px", number.textSizePx * 0.7 >= 0.15 * look.glass.height)
        }
    }

    /** Pictures by name, and what is wrong with how they are laid out. */
    private inner class Drawn {
        val pictures = ArrayList<Pair<String, Bitmap>>()
        val faults = ArrayList<String>()

        fun check() {
            val unlike = pictures.filterNot { (name, picture) -> isGolden(name, picture) }
            unlike.forEach { (name, picture) -> save(picture, File(folder, "$name.png")) }
            assertTrue(faults.joinToString("\n"), faults.isEmpty())
            assertEquals(
                "look at target/pictures, and write them with -Dkeel.goldens.write=true if they are right",
                emptyList<String>(),
                unlike.map { it.first },
            )
        }
    }

    private fun draw(
        looks: List<Look>,
        pictured: List<Look>,
        ending: String,
    ) = Drawn().apply {
        everyScene(looks) { look, scene, root ->
            val name = name(scene, look) + ending
            val full = inFull(root, look.glass)
            lay(root, look.glass, full)
            faults.addAll(LayoutCheck(root).faults().map { "$name: $it" })
            if (look !in pictured) return@everyScene
            // A screen with a picture is shown as it is on the phone, all others in full.
            lay(root, look.glass, if (hasPicture(root)) look.glass.height else full)
            if (scene.scrolled) Rig.views(root).filterIsInstance<ScrollView>().forEach { it.scrollTo(0, it.getChildAt(0).height) }
            pictures.add(name to picture(root))
        }
    }

    private fun everyScene(
        looks: List<Look>,
        wanted: (Scene) -> Boolean = { true },
        each: (Look, Scene, View) -> Unit,
    ) {
        Kept(File(RuntimeEnvironment.getApplication().filesDir, "kept")).use { kept ->
            val scenes = Scenes(kept).all.filter(wanted)
            for (look in looks) {
                look.set()
                Robolectric.buildActivity(Activity::class.java).use { controller ->
                    val ui = Ui(controller.get().apply { setTheme(R.style.Theme_Keel) })
                    scenes.forEach { each(look, it, it.view(ui)) }
                }
            }
        }
    }

    private fun name(
        scene: Scene,
        look: Look,
    ) = "${scene.name}-${look.name}"

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
    private fun picture(root: View): Bitmap {
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
