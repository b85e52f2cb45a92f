package io.keel.app.golden

import android.graphics.Rect
import android.view.View
import android.view.ViewGroup
import android.widget.EditText
import android.widget.TextView
import io.keel.app.fake.Rig

/** Walks the views of a screen that is laid out, and finds what a person would not be able to read, hit or hear. */
class LayoutCheck(
    private val root: View,
) {
    private val texts =
        Rig
            .views(root)
            .filterIsInstance<TextView>()
            .filter { seen(it) && it.text.isNotEmpty() }
            .toList()

    fun faults(): List<String> = texts.mapNotNull(::cut) + overlaps() + taps()

    private fun seen(view: View): Boolean {
        var at: View? = view
        while (at != null && at !== root) {
            if (at.visibility != View.VISIBLE) return false
            at = at.parent as? View
        }
        return true
    }

    private fun cut(view: TextView): String? {
        val layout = view.layout ?: return "\"${view.text}\" is not laid out"
        val room = view.height - view.compoundPaddingTop - view.compoundPaddingBottom
        val wide = (0 until layout.lineCount).maxOf { layout.getLineMax(it) }
        return when {
            view !is EditText && layout.height > room -> "\"${view.text}\" is cut: ${layout.height} px in $room"
            wide > layout.width + 1 && view !is EditText -> "\"${view.text}\" is cut: $wide px wide in ${layout.width}"
            (0 until layout.lineCount).any { layout.getEllipsisCount(it) > 0 } -> "\"${view.text}\" ends in dots"
            !inside(view) -> "\"${view.text}\" reaches out of what holds it"
            view !is EditText && breaksWord(view) -> "\"${view.text}\" breaks within a word"
            else -> null
        }
    }

    /** Whether a line ends within a word that is not divided by a hyphen. */
    private fun breaksWord(view: TextView): Boolean {
        val layout = view.layout
        val text = view.text
        return (0 until layout.lineCount - 1).any { line ->
            val end = layout.getLineEnd(line)
            end < text.length && text[end - 1].isLetter() && text[end].isLetter()
        }
    }

    private fun inside(view: View): Boolean {
        val parent = view.parent as? ViewGroup ?: return true
        return view.left >= 0 && view.top >= 0 && view.right <= parent.width && view.bottom <= parent.height
    }

    private fun overlaps(): List<String> {
        val places = texts.map { it to place(it) }
        val faults = ArrayList<String>()
        for (i in places.indices) {
            for (j in i + 1 until places.size) {
                if (Rect.intersects(places[i].second, places[j].second)) faults.add("\"${places[i].first.text}\" and \"${places[j].first.text}\" overlap")
            }
        }
        return faults
    }

    private fun place(view: View): Rect {
        val rect = Rect(0, 0, view.width, view.height)
        (root as ViewGroup).offsetDescendantRectToMyCoords(view, rect)
        return rect
    }

    private fun taps(): List<String> =
        Rig
            .views(root)
            .filter { seen(it) && it.hasOnClickListeners() }
            .mapNotNull { view ->
                val label = (view as? TextView)?.text?.takeIf { it.isNotEmpty() } ?: view.contentDescription
                val least = TOUCH_DP * view.resources.displayMetrics.density
                when {
                    label.isNullOrEmpty() -> "${view.javaClass.simpleName} has no name"
                    view.width < least || view.height < least -> "\"$label\" is ${view.width} x ${view.height} px"
                    else -> null
                }
            }.toList()

    private companion object {
        const val TOUCH_DP = 48
    }
}
