package io.keel.app.screen.diagnostics

import io.keel.Diagnostics
import io.keel.Keel
import io.keel.app.core.Core
import io.keel.app.screen.Document
import io.keel.app.screen.Effect
import io.keel.app.screen.Model
import io.keel.app.screen.Step
import io.keel.app.screen.then
import io.keel.app.seam.Lens
import java.io.File

/**
 * How the session runs, for whoever looks for a fault. Exported, it holds no name, no note and no picture.
 *
 * @property session the session with the camera; `null` where there was none since the app was opened
 */
data class DiagnosticsState(
    val version: String? = null,
    val session: Diagnostics? = null,
    val runtime: String? = null,
    val lenses: List<Lens> = emptyList(),
    val freeMb: Double? = null,
    val sets: Long? = null,
    val objects: Long? = null,
    val exported: Boolean = false,
)

sealed interface DiagnosticsIntent {
    data class Loaded(
        val state: DiagnosticsState,
    ) : DiagnosticsIntent

    data object Refresh : DiagnosticsIntent

    data object Export : DiagnosticsIntent

    data class ExportTo(
        val address: String,
    ) : DiagnosticsIntent

    data object Exported : DiagnosticsIntent
}

class DiagnosticsModel : Model<DiagnosticsState, DiagnosticsIntent> {
    override val first = DiagnosticsState()

    override fun opened(state: DiagnosticsState): List<Effect<DiagnosticsIntent>> = listOf(load)

    override fun step(
        state: DiagnosticsState,
        intent: DiagnosticsIntent,
    ): Step<DiagnosticsState, DiagnosticsIntent> =
        when (intent) {
            is DiagnosticsIntent.Loaded -> intent.state.then()
            is DiagnosticsIntent.Refresh -> state.then(load)
            is DiagnosticsIntent.Export -> state.then(Effect.Pick(NEW_FILE) { DiagnosticsIntent.ExportTo(it) })
            is DiagnosticsIntent.ExportTo -> state.then(export(state, intent.address))
            is DiagnosticsIntent.Exported -> state.copy(exported = true).then()
        }

    private val load = Effect.Ask<DiagnosticsIntent> { DiagnosticsIntent.Loaded(read()) }

    private fun Core.read() =
        DiagnosticsState(
            version = Keel.version,
            session = filming.diagnostics(),
            runtime = keel.runtime,
            lenses = device.frames.lenses(),
            freeMb = device.phone.freeStorageMb(),
            sets = library.count(),
            objects = Keel.openObjects,
        )

    private fun export(
        state: DiagnosticsState,
        address: String,
    ) = Effect.Ask<DiagnosticsIntent> {
        val file = File(passing, "keel-diagnostics.txt")
        file.writeText(text(state))
        device.papers.write(address, file)
        file.delete()
        DiagnosticsIntent.Exported
    }

    companion object {
        private val NEW_FILE = Document.NewFile("keel-diagnostics.txt", "text/plain")

        /** The whole of it as lines of a name and a value, in English: for a report. */
        fun text(state: DiagnosticsState): String = lines(state).joinToString("") { (name, value) -> "$name: $value\n" }

        /** Names, which are keys of string tables too, with values. */
        fun lines(state: DiagnosticsState): List<Pair<String, String>> =
            buildList {
                fun line(
                    name: String,
                    value: Any?,
                ) = value?.let { add(name to (if (it is Double) "%.1f".format(java.util.Locale.ROOT, it) else it.toString())) }
                line("version", state.version)
                line("runtime", state.runtime)
                line("sets", state.sets)
                line("free_mb", state.freeMb)
                line("objects", state.objects)
                state.lenses.forEach { line("lens", "${it.name} ${it.viewAngleDeg?.toInt() ?: "?"}°") }
                state.session?.let {
                    line("frames", it.frames)
                    line("dropped", it.dropped)
                    line("refused", it.refused)
                    line("fps", it.fps)
                    line("push_ms_p50", it.pushMsP50)
                    line("push_ms_p99", it.pushMsP99)
                    line("heat", it.heat?.name?.lowercase())
                    line("heat_most", it.heatMost?.name?.lowercase())
                    line("thinning", it.thinning.name.lowercase())
                    line("thinned_s", it.thinnedS)
                    line("journal_failure", it.journalFailure)
                }
            }
    }
}
