package io.keel.app.ui

import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.FrameLayout
import android.widget.LinearLayout
import android.widget.ScrollView
import io.keel.app.R

/** A screen: it draws a state, and tells what the lifter wants. */
interface ScreenView<S : Any> {
    /** What is on screen. */
    val root: View

    /** Draws a state. */
    fun draw(state: S)
}

/** How a screen is left by its own arrow. */
fun interface Leave {
    fun leave()
}

/** A screen with a title, a body that scrolls and, below, what can be done. */
abstract class Page<S : Any>(
    protected val ui: Ui,
    title: String,
    back: Leave?,
) : ScreenView<S> {
    protected val body: LinearLayout = ui.column()
    private val content = Slot(ui.context)
    private val actions = Slot(ui.context)

    override val root: View =
        ui.column {
            setBackgroundColor(ui.color(R.color.ground))
            clearOfBars(this)
            addView(bar(title, back))
            body.setPadding(ui.dp(Space.M), ui.dp(Space.S), ui.dp(Space.M), ui.dp(Space.L))
            val scroll = ScrollView(context).apply { addView(narrow(body)) }
            addView(scroll, LinearLayout.LayoutParams(MATCH_PARENT, 0, 1f))
            actions.setPadding(ui.dp(Space.M), 0, ui.dp(Space.M), ui.dp(Space.M))
            addView(narrow(actions))
        }

    init {
        body.addView(content)
    }

    private fun bar(
        title: String,
        back: Leave?,
    ): View =
        ui.row {
            setPadding(ui.side, ui.dp(Space.S), ui.side, ui.dp(Space.S))
            back?.let { add(backArrow(ui, it), 0) }
            add(ui.fit(ui.text(title, Type.TITLE), 2 * Space.M + Space.TOUCH + Space.S), Space.S, weight = 1f)
        }

    /** Keeps lines short on wide screens. */
    private fun narrow(view: View): View {
        val frame = FrameLayout(ui.context)
        val most = ui.dp(Space.PAGE)
        val width = if (ui.context.resources.displayMetrics.widthPixels > most) most else MATCH_PARENT
        frame.addView(view, FrameLayout.LayoutParams(width, WRAP_CONTENT, Gravity.CENTER_HORIZONTAL))
        return frame
    }

    override fun draw(state: S) {
        content.show(state) { content(state) }
        actions.show(state) { actions(state) }
    }

    /** What is shown. */
    protected abstract fun LinearLayout.content(state: S)

    /** What can be done, always in sight. */
    protected open fun LinearLayout.actions(state: S) = Unit
}

/** The arrow that leads back. */
fun backArrow(
    ui: Ui,
    back: Leave,
    ink: Int = R.color.ink,
): View =
    BackArrow(ui.context, ui.color(ink), ui.dp(ICON)).apply {
        contentDescription = ui.say(R.string.back)
        tag = contentDescription
        minimumWidth = ui.dp(Space.TOUCH)
        minimumHeight = ui.dp(Space.TOUCH)
        isFocusable = true
        setOnClickListener { back.leave() }
    }

private const val ICON = 24
