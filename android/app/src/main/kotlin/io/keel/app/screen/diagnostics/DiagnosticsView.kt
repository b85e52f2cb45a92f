package io.keel.app.screen.diagnostics

import android.widget.LinearLayout
import io.keel.app.R
import io.keel.app.ui.Leave
import io.keel.app.ui.Page
import io.keel.app.ui.Space
import io.keel.app.ui.Type
import io.keel.app.ui.Ui
import io.keel.app.ui.add

class DiagnosticsView(
    ui: Ui,
    private val send: (DiagnosticsIntent) -> Unit,
    back: Leave,
) : Page<DiagnosticsState>(ui, ui.say(R.string.diagnostics), back) {
    override fun LinearLayout.content(state: DiagnosticsState) {
        add(ui.text(ui.say(R.string.diagnostics_about)))
        if (state.exported) add(ui.text(ui.say(R.string.diagnostics_exported), Type.STRONG))
        if (state.runtime != null && state.runtime != ONNX) add(ui.text(ui.words.of("summary.fallback"), Type.STRONG))
        if (state.session == null) add(ui.text(ui.say(R.string.diagnostics_none)))
        DiagnosticsModel.lines(state).forEach { (name, value) ->
            val label = ui.text(ui.words.start(name(name)), Type.BODY, R.color.quiet_ink)
            val read = ui.text(value, Type.STRONG)
            if (ui.isLarge) {
                add(label)
                add(read, 0)
            } else {
                add(
                    ui.row {
                        add(label, weight = 1f)
                        add(read, Space.M, weight = 1f)
                    },
                )
            }
        }
    }

    private fun name(line: String): String {
        val id = NAMES[line] ?: return line
        return ui.say(id)
    }

    override fun LinearLayout.actions(state: DiagnosticsState) {
        add(ui.quiet(ui.say(R.string.export)) { send(DiagnosticsIntent.Export) })
    }

    private companion object {
        const val ONNX = "onnxruntime"
        val NAMES =
            mapOf(
                "version" to R.string.diag_version,
                "runtime" to R.string.diag_runtime,
                "sets" to R.string.diag_sets,
                "free_mb" to R.string.diag_free_mb,
                "objects" to R.string.diag_objects,
                "lens" to R.string.lens,
                "frames" to R.string.diag_frames,
                "dropped" to R.string.diag_dropped,
                "refused" to R.string.diag_refused,
                "fps" to R.string.diag_fps,
                "push_ms_p50" to R.string.diag_push_ms_p50,
                "push_ms_p99" to R.string.diag_push_ms_p99,
                "heat" to R.string.diag_heat,
                "heat_most" to R.string.diag_heat_most,
                "thinning" to R.string.diag_thinning,
                "thinned_s" to R.string.diag_thinned_s,
                "journal_failure" to R.string.diag_journal_failure,
            )
    }
}
