package io.keel.app.screen

import android.content.res.Configuration
import android.view.Surface
import android.view.View
import android.widget.FrameLayout
import android.widget.LinearLayout
import android.widget.ScrollView
import io.keel.app.R
import io.keel.app.ui.Leave
import io.keel.app.ui.PictureView
import io.keel.app.ui.ScreenView
import io.keel.app.ui.Slot
import io.keel.app.ui.Space
import io.keel.app.ui.Type
import io.keel.app.ui.Ui
import io.keel.app.ui.add
import io.keel.app.ui.backArrow
import io.keel.app.ui.clearOfBars

/** A screen with a moving picture: beside what is told of it where the phone lies, above it where it stands. */
abstract class FilmScreen<S : Any>(
    protected val ui: Ui,
    title: String,
    back: Leave,
    pictureWeight: Float,
    zoomable: Boolean,
    surface: (Surface?) -> Unit,
) : ScreenView<S> {
    protected val picture = PictureView(ui.context, zoomable, surface).apply { tag = PICTURE_TAG }
    protected val over = Slot(ui.context)
    protected val told = ui.column()
    private val lies = ui.context.resources.configuration.orientation == Configuration.ORIENTATION_LANDSCAPE

    override val root: View =
        ui.column {
            setBackgroundColor(ui.color(R.color.ground))
            clearOfBars(this)
            val bar =
                ui.row {
                    setPadding(ui.dp(Space.M), ui.dp(Space.XS), ui.dp(Space.M), ui.dp(Space.XS))
                    add(backArrow(ui, back))
                    add(ui.fit(ui.text(title, Type.HEADLINE), 2 * Space.M + Space.TOUCH + Space.S), Space.S, weight = 1f)
                }
            addView(bar)
            val parts = LinearLayout(context).apply { orientation = if (lies) LinearLayout.HORIZONTAL else LinearLayout.VERTICAL }
            val film =
                FrameLayout(context).apply {
                    addView(picture)
                    addView(over, FrameLayout.LayoutParams(FrameLayout.LayoutParams.MATCH_PARENT, FrameLayout.LayoutParams.MATCH_PARENT))
                }
            val scroll = ScrollView(context).apply { addView(told) }
            told.setPadding(ui.dp(Space.M), ui.dp(Space.S), ui.dp(Space.M), ui.dp(Space.M))
            val rest = 1 - pictureWeight
            if (lies) {
                parts.addView(film, LinearLayout.LayoutParams(0, LinearLayout.LayoutParams.MATCH_PARENT, 1f))
                parts.addView(scroll, LinearLayout.LayoutParams(0, LinearLayout.LayoutParams.MATCH_PARENT, 1f))
            } else {
                parts.addView(film, LinearLayout.LayoutParams(LinearLayout.LayoutParams.MATCH_PARENT, 0, pictureWeight))
                parts.addView(scroll, LinearLayout.LayoutParams(LinearLayout.LayoutParams.MATCH_PARENT, 0, rest))
            }
            addView(parts, LinearLayout.LayoutParams(LinearLayout.LayoutParams.MATCH_PARENT, 0, 1f))
        }

    companion object {
        /** Names the picture within the screen. */
        const val PICTURE_TAG = "picture"
    }
}
