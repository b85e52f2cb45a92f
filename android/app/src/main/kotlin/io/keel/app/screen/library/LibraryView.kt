package io.keel.app.screen.library

import android.view.View
import android.view.ViewGroup
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.widget.AbsListView
import android.widget.BaseAdapter
import android.widget.EditText
import android.widget.LinearLayout
import android.widget.ListView
import io.keel.Lift
import io.keel.SetSummary
import io.keel.Verdict
import io.keel.app.R
import io.keel.app.screen.SetRow
import io.keel.app.ui.Leave
import io.keel.app.ui.ScreenView
import io.keel.app.ui.Slot
import io.keel.app.ui.Space
import io.keel.app.ui.Type
import io.keel.app.ui.Ui
import io.keel.app.ui.add
import io.keel.app.ui.backArrow
import io.keel.app.ui.clearOfBars

class LibraryView(
    private val ui: Ui,
    private val send: (LibraryIntent) -> Unit,
    back: Leave,
) : ScreenView<LibraryState> {
    private val search = ui.input(ui.say(R.string.search)) { send(LibraryIntent.Search(it)) }
    private val from = ui.input(ui.say(R.string.load_from), number = true) { send(LibraryIntent.LoadFrom(it)) }
    private val to = ui.input(ui.say(R.string.load_to), number = true) { send(LibraryIntent.LoadTo(it)) }
    private val loads =
        ui.row {
            add(from, weight = 1f)
            add(to, weight = 1f)
        }
    private val summary = Slot(ui.context)
    private val filters = Slot(ui.context)
    private val head =
        ui.column {
            add(search)
            add(summary, Space.XS)
            add(loads)
            add(filters, 0)
        }
    private val rows = Rows()
    private val list =
        ListView(ui.context).apply {
            divider = null
            // Its first row is what is searched for: with large letters it would else leave no room for the sets.
            addHeaderView(head, null, false)
            descendantFocusability = ViewGroup.FOCUS_AFTER_DESCENDANTS
            adapter = rows
            setOnScrollListener(NearEnd())
            setPadding(ui.side, 0, ui.side, ui.dp(Space.M))
            clipToPadding = false
        }

    override val root: View =
        ui.column {
            setBackgroundColor(ui.color(R.color.ground))
            clearOfBars(this)
            val bar =
                ui.row {
                    setPadding(ui.side, ui.dp(Space.S), ui.side, 0)
                    add(backArrow(ui, back))
                    add(ui.fit(ui.text(ui.say(R.string.library), Type.TITLE), 2 * Space.M + Space.TOUCH + Space.S), Space.S, weight = 1f)
                }
            addView(bar)
            addView(list, LinearLayout.LayoutParams(MATCH_PARENT, 0, 1f))
        }

    override fun draw(state: LibraryState) {
        search.clearedBy(state.filter.words == null)
        from.clearedBy(state.filter.loadFrom == null)
        to.clearedBy(state.filter.loadTo == null)
        loads.visibility = if (state.filtering) View.VISIBLE else View.GONE
        summary.show(listOf(state.count, state.isFiltered, state.filtering)) { summary(state) }
        filters.show(listOf(state.filtering, state.filter.lift, state.filter.verdict)) { if (state.filtering) filters(state) }
        rows.show(state.sets)
    }

    private fun EditText.clearedBy(cleared: Boolean) {
        if (cleared && !isFocused && text.isNotEmpty()) setText("")
    }

    private fun LinearLayout.summary(state: LibraryState) {
        val count = state.count?.let { if (it == 0L) ui.words.of("library_command.no_match") else ui.words.count(R.plurals.sets, it.toInt()) }
        add(ui.text(count.orEmpty(), Type.LABEL, R.color.quiet_ink))
        add(
            ui.flow {
                addView(ui.chip(ui.say(R.string.filters), state.filtering) { send(LibraryIntent.Filters) })
                if (state.isFiltered) addView(ui.quiet(ui.say(R.string.clear_filters)) { send(LibraryIntent.Clear) })
            },
            Space.XS,
        )
    }

    private fun LinearLayout.filters(state: LibraryState) {
        add(
            ui.flow {
                Verdict.entries.forEach { verdict ->
                    val chosen = state.filter.verdict == verdict
                    addView(ui.chip(ui.words.of("verdict", verdict), chosen) { send(LibraryIntent.OfVerdict(verdict.takeUnless { chosen })) })
                }
                Lift.entries.forEach { lift ->
                    val chosen = state.filter.lift == lift
                    addView(ui.chip(ui.words.of("lift", lift), chosen) { send(LibraryIntent.OfLift(lift.takeUnless { chosen })) })
                }
            },
        )
    }

    private inner class Rows : BaseAdapter() {
        private var sets: List<SetSummary> = emptyList()

        fun show(sets: List<SetSummary>) {
            if (sets === this.sets) return
            this.sets = sets
            notifyDataSetChanged()
        }

        override fun getCount() = sets.size

        override fun getItem(position: Int) = sets[position]

        override fun getItemId(position: Int) = position.toLong()

        override fun getView(
            position: Int,
            old: View?,
            parent: ViewGroup,
        ): View {
            val set = sets[position]
            return (old ?: row()).apply { (tag as SetRow).show(set, dated = true) { send(LibraryIntent.Open(set.id)) } }
        }

        private fun row(): View {
            val made = SetRow(ui)
            return ui.column {
                setPadding(0, ui.dp(Space.S), 0, 0)
                addView(made.root)
                tag = made
            }
        }
    }

    private inner class NearEnd : AbsListView.OnScrollListener {
        override fun onScrollStateChanged(
            view: AbsListView,
            scrollState: Int,
        ) = Unit

        override fun onScroll(
            view: AbsListView,
            first: Int,
            visible: Int,
            total: Int,
        ) {
            if (total > 0 && first + 2 * visible >= total) send(LibraryIntent.NearEnd)
        }
    }
}
