package io.keel.app.screen.backup

import android.widget.LinearLayout
import io.keel.BackupCounts
import io.keel.RestoreMode
import io.keel.app.R
import io.keel.app.core.Outcome
import io.keel.app.ui.Leave
import io.keel.app.ui.Page
import io.keel.app.ui.ShareBar
import io.keel.app.ui.Space
import io.keel.app.ui.Type
import io.keel.app.ui.Ui
import io.keel.app.ui.add

class BackupView(
    ui: Ui,
    private val send: (BackupIntent) -> Unit,
    back: Leave,
) : Page<BackupState>(ui, ui.say(R.string.backup), back) {
    override fun LinearLayout.content(state: BackupState) {
        when {
            state.work != null -> {
                add(ui.text(ui.words.start(ui.words.of("library_progress.${state.work.name.lowercase()}")), Type.HEADLINE))
                add(ShareBar(ui, state.progress), Space.M)
                add(ui.quiet(ui.say(R.string.cancel)) { send(BackupIntent.Stop) }, Space.M)
            }

            state.offered != null -> {
                offered(state.offered, state.replacing)
            }

            else -> {
                choices(state)
            }
        }
    }

    private fun LinearLayout.choices(state: BackupState) {
        state.outcome?.let { add(ui.text(told(it), Type.STRONG)) }
        add(ui.text(ui.say(R.string.backup_about)), Space.M)
        add(ui.check(ui.say(R.string.backup_with_films), state.withFilms) { send(BackupIntent.WithFilms(it)) })
        add(ui.primary(ui.say(R.string.back_up)) { send(BackupIntent.BackUp) })
        add(ui.text(ui.say(R.string.restore_about)), Space.L)
        add(ui.quiet(ui.say(R.string.restore)) { send(BackupIntent.Restore) })
        add(ui.text(ui.say(R.string.export_about)), Space.L)
        add(ui.quiet(ui.say(R.string.export)) { send(BackupIntent.Export) })
    }

    private fun LinearLayout.offered(
        counts: BackupCounts,
        replacing: Boolean,
    ) {
        add(ui.text(ui.say(R.string.restore_counts, "sets" to counts.sets, "new" to counts.newSets, "answers" to counts.answers), Type.HEADLINE))
        if (counts.onlyHere > 0) add(ui.text(ui.say(R.string.restore_only_here, "count" to counts.onlyHere)))
        if (replacing) {
            add(ui.text(ui.words.of("library_command.restore_replaces", "gone" to counts.onlyHere), Type.STRONG), Space.M)
            add(ui.grave(ui.say(R.string.restore_replace)) { send(BackupIntent.Choose(RestoreMode.REPLACE)) }, Space.M)
        } else {
            add(ui.primary(ui.say(R.string.restore_merge)) { send(BackupIntent.Choose(RestoreMode.MERGE)) }, Space.M)
            add(ui.text(ui.say(R.string.restore_merge_about), Type.LABEL, R.color.quiet_ink), Space.XS)
            add(ui.quiet(ui.say(R.string.restore_replace)) { send(BackupIntent.Replace) }, Space.M)
            add(ui.text(ui.say(R.string.restore_replace_about), Type.LABEL, R.color.quiet_ink), Space.XS)
        }
        add(ui.quiet(ui.say(R.string.cancel)) { send(BackupIntent.Decline) }, Space.M)
    }

    private fun told(outcome: Outcome): String =
        when (outcome) {
            is Outcome.BackedUp -> {
                val missing = if (outcome.missing == 0) "" else " " + ui.words.of("library_command.backup_missing", "count" to outcome.missing)
                ui.say(R.string.backed_up, "sets" to outcome.sets) + missing
            }

            is Outcome.Exported -> {
                ui.say(R.string.exported, "sets" to outcome.sets)
            }

            is Outcome.Came -> {
                ui.words.of(
                    "library_command.restored",
                    "new" to outcome.restored.newSets,
                    "same" to outcome.restored.sameSets,
                    "gone" to outcome.restored.goneSets,
                )
            }

            is Outcome.Failed -> {
                ui.words.failure(outcome.failure)
            }
        }
}
