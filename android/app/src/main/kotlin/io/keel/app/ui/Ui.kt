package io.keel.app.ui

import android.content.Context
import android.content.res.ColorStateList
import android.graphics.Typeface
import android.graphics.drawable.GradientDrawable
import android.graphics.drawable.RippleDrawable
import android.text.InputType
import android.util.TypedValue
import android.view.Gravity
import android.view.View
import android.view.accessibility.AccessibilityNodeInfo
import android.widget.Button
import android.widget.CheckBox
import android.widget.EditText
import android.widget.LinearLayout
import android.widget.TextView
import io.keel.app.R

/** The type scale: sizes in sp, so that they grow with the lifter's own choice. */
enum class Type(
    val sp: Float,
    val bold: Boolean,
) {
    TITLE(28f, true),
    HEADLINE(22f, true),
    NUMBER(40f, true),
    BODY(16f, false),
    STRONG(16f, true),
    LABEL(14f, false),
}

/** Distances, dp. */
object Space {
    const val XS = 4
    const val S = 8
    const val M = 16
    const val L = 24

    /** The least that a finger hits. */
    const val TOUCH = 48

    /** Lines of text grow no wider than this; what is left is margin. */
    const val PAGE = 600
}

/** Makes views that all look alike: the small design system of the app. */
class Ui(
    val context: Context,
) {
    val words = Words(context.resources)
    private val metrics = context.resources.displayMetrics

    fun dp(value: Number): Int = (value.toFloat() * metrics.density + HALF).toInt()

    /** A size of letters, px. */
    fun sp(value: Float): Int = (TypedValue.applyDimension(TypedValue.COMPLEX_UNIT_SP, value, metrics) + HALF).toInt()

    /** Room beside what is read, px: lines stay short on wide screens. */
    val side: Int get() = dp(Space.M) + maxOf(0, (metrics.widthPixels - dp(Space.PAGE)) / 2)

    fun color(id: Int): Int = context.getColor(id)

    fun say(
        id: Int,
        vararg blanks: Pair<String, Any>,
    ): String = words.say(id, *blanks)

    fun text(
        text: CharSequence,
        type: Type = Type.BODY,
        color: Int = R.color.ink,
    ): TextView =
        TextView(context).apply {
            this.text = text
            style(type)
            setTextColor(color(color))
            if (type == Type.TITLE || type == Type.HEADLINE) heading(this)
        }

    /** Whether letters are so large that what stands side by side has to stand below one another. */
    val isLarge: Boolean get() = context.resources.configuration.fontScale >= LARGE

    /** Makes letters smaller where the longest word would not fit into the page but for [lessDp]: no word is ever broken. */
    fun fit(
        view: TextView,
        lessDp: Int,
    ): TextView =
        view.apply {
            val room = minOf(metrics.widthPixels, dp(Space.PAGE)) - dp(lessDp)
            val longest = text.split(' ', '-').maxOf { paint.measureText(it) }
            if (longest > room) setTextSize(TypedValue.COMPLEX_UNIT_PX, textSize * room / longest * ALMOST)
        }

    private fun TextView.style(type: Type) {
        setTextSize(TypedValue.COMPLEX_UNIT_SP, type.sp)
        typeface = if (type.bold) Typeface.DEFAULT_BOLD else Typeface.DEFAULT
    }

    /** The one thing to do on a screen. */
    fun primary(
        label: String,
        enabled: Boolean = true,
        tap: () -> Unit,
    ): TextView = button(label, R.color.on_keel, fill(R.color.keel), enabled, tap)

    /** Something else to do. */
    fun quiet(
        label: String,
        enabled: Boolean = true,
        tap: () -> Unit,
    ): TextView = button(label, R.color.ink, fill(R.color.raised, R.color.line), enabled, tap)

    /** Something that can't be taken back. */
    fun grave(
        label: String,
        tap: () -> Unit,
    ): TextView = button(label, R.color.large, fill(R.color.raised, R.color.large), true, tap)

    private fun button(
        label: String,
        ink: Int,
        ground: GradientDrawable,
        enabled: Boolean,
        tap: () -> Unit,
    ): TextView =
        text(label, Type.STRONG, ink).apply {
            tag = label
            gravity = Gravity.CENTER
            minHeight = dp(Space.TOUCH)
            minWidth = dp(Space.TOUCH)
            setPadding(dp(Space.M), dp(Space.S), dp(Space.M), dp(Space.S))
            background = RippleDrawable(ColorStateList.valueOf(color(R.color.line)), ground, null)
            isEnabled = enabled
            alpha = if (enabled) 1f else FADED
            isFocusable = true
            role(this, Button::class.java)
            setOnClickListener { tap() }
        }

    /** One of several choices; the one that holds is told by its ground, its weight and to screen readers. */
    fun chip(
        label: String,
        chosen: Boolean,
        tap: () -> Unit,
    ): TextView =
        button(label, if (chosen) R.color.on_keel else R.color.ink, if (chosen) fill(R.color.keel) else fill(R.color.raised, R.color.line), true, tap).apply {
            typeface = if (chosen) Typeface.DEFAULT_BOLD else Typeface.DEFAULT
            isSelected = chosen
        }

    fun check(
        label: String,
        checked: Boolean,
        changed: (Boolean) -> Unit,
    ): CheckBox =
        CheckBox(context).apply {
            text = label
            tag = label
            style(Type.BODY)
            setTextColor(color(R.color.ink))
            minHeight = dp(Space.TOUCH)
            isChecked = checked
            setOnCheckedChangeListener { _, now -> changed(now) }
        }

    /** A field to type in; its hint is its label. */
    fun input(
        hint: String,
        number: Boolean = false,
        typed: (String) -> Unit,
    ): EditText =
        EditText(context).apply {
            this.hint = hint
            style(Type.BODY)
            setTextColor(color(R.color.ink))
            setHintTextColor(color(R.color.quiet_ink))
            minHeight = dp(Space.TOUCH)
            inputType =
                if (number) {
                    InputType.TYPE_CLASS_NUMBER or InputType.TYPE_NUMBER_FLAG_DECIMAL
                } else {
                    InputType.TYPE_CLASS_TEXT or InputType.TYPE_TEXT_FLAG_CAP_SENTENCES
                }
            setSingleLine()
            addTextChangedListener(Typed { if (hasFocus()) typed(it) })
        }

    fun column(build: LinearLayout.() -> Unit = {}): LinearLayout = LinearLayout(context).apply { orientation = LinearLayout.VERTICAL }.apply(build)

    fun row(build: LinearLayout.() -> Unit = {}): LinearLayout =
        LinearLayout(context)
            .apply {
                orientation = LinearLayout.HORIZONTAL
                gravity = Gravity.CENTER_VERTICAL
            }.apply(build)

    /** Things that belong together, on a ground of their own; a tap anywhere on it, where there is one to take it. */
    fun card(
        label: String? = null,
        tap: (() -> Unit)? = null,
        build: LinearLayout.() -> Unit,
    ): LinearLayout =
        column {
            setPadding(dp(Space.M), dp(Space.M), dp(Space.M), dp(Space.M))
            val ground = fill(R.color.raised, R.color.line)
            background = if (tap == null) ground else RippleDrawable(ColorStateList.valueOf(color(R.color.line)), ground, null)
            minimumHeight = dp(Space.TOUCH)
            if (tap != null) {
                isFocusable = true
                tag = label
                contentDescription = label
                role(this, Button::class.java)
                setOnClickListener { tap() }
            }
            build()
        }

    /** Chips that go on in the next line where one is full. */
    fun flow(build: Flow.() -> Unit): Flow = Flow(context, dp(Space.S)).apply(build)

    fun fill(
        color: Int,
        border: Int? = null,
    ): GradientDrawable =
        GradientDrawable().apply {
            setColor(color(color))
            cornerRadius = dp(RADIUS).toFloat()
            border?.let { setStroke(dp(1), color(it)) }
        }

    private fun role(
        view: View,
        of: Class<*>,
    ) {
        view.accessibilityDelegate =
            object : View.AccessibilityDelegate() {
                override fun onInitializeAccessibilityNodeInfo(
                    host: View,
                    info: AccessibilityNodeInfo,
                ) {
                    super.onInitializeAccessibilityNodeInfo(host, info)
                    info.className = of.name
                }
            }
    }

    private companion object {
        const val HALF = 0.5f
        const val FADED = 0.45f
        const val LARGE = 1.5f
        const val ALMOST = 0.98f
        const val RADIUS = 12
    }
}

/** Adds a view below what is there, with room above it. */
fun LinearLayout.add(
    view: View,
    above: Int = Space.S,
    weight: Float = 0f,
    height: Int = LinearLayout.LayoutParams.WRAP_CONTENT,
): View {
    val gap = (above * resources.displayMetrics.density).toInt()
    val params =
        if (orientation == LinearLayout.VERTICAL) {
            LinearLayout
                .LayoutParams(
                    LinearLayout.LayoutParams.MATCH_PARENT,
                    if (weight >
                        0
                    ) {
                        0
                    } else {
                        height
                    },
                    weight,
                ).apply { topMargin = if (childCount == 0) 0 else gap }
        } else {
            LinearLayout.LayoutParams(if (weight > 0) 0 else LinearLayout.LayoutParams.WRAP_CONTENT, height, weight).apply {
                marginStart = if (childCount == 0) 0 else gap
            }
        }
    addView(view, params)
    return view
}
