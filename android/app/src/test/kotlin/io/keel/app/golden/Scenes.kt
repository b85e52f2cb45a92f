package io.keel.app.golden

import android.view.View
import io.keel.Advice
import io.keel.CompareSide
import io.keel.Condition
import io.keel.Grammar
import io.keel.KeelException
import io.keel.LiveState
import io.keel.NextStep
import io.keel.Phase
import io.keel.RangeCheck
import io.keel.RangeStep
import io.keel.Rejudged
import io.keel.SetFilter
import io.keel.ShortReport
import io.keel.Stage
import io.keel.StorageFault
import io.keel.Verdict
import io.keel.VideoState
import io.keel.app.core.Outcome
import io.keel.app.core.Settings
import io.keel.app.fake.Samples
import io.keel.app.screen.LiveIntent
import io.keel.app.screen.about.AboutState
import io.keel.app.screen.about.AboutView
import io.keel.app.screen.backup.BackupState
import io.keel.app.screen.backup.BackupView
import io.keel.app.screen.clip.ImportState
import io.keel.app.screen.clip.ImportView
import io.keel.app.screen.compare.CompareState
import io.keel.app.screen.compare.CompareView
import io.keel.app.screen.details.DetailsState
import io.keel.app.screen.details.DetailsView
import io.keel.app.screen.diagnostics.DiagnosticsState
import io.keel.app.screen.diagnostics.DiagnosticsView
import io.keel.app.screen.filming.FilmState
import io.keel.app.screen.filming.FilmView
import io.keel.app.screen.home.HomeState
import io.keel.app.screen.home.HomeView
import io.keel.app.screen.library.LibraryState
import io.keel.app.screen.library.LibraryView
import io.keel.app.screen.place.PlaceState
import io.keel.app.screen.place.PlaceView
import io.keel.app.screen.range.RangeState
import io.keel.app.screen.range.RangeView
import io.keel.app.screen.rejudge.RejudgeState
import io.keel.app.screen.rejudge.RejudgeView
import io.keel.app.screen.replay.ReplayState
import io.keel.app.screen.replay.ReplayView
import io.keel.app.screen.settings.SettingsState
import io.keel.app.screen.settings.SettingsView
import io.keel.app.screen.soreness.SorenessState
import io.keel.app.screen.soreness.SorenessView
import io.keel.app.screen.storage.StorageState
import io.keel.app.screen.storage.StorageView
import io.keel.app.screen.trends.TrendsState
import io.keel.app.screen.trends.TrendsView
import io.keel.app.screen.verdict.VerdictState
import io.keel.app.screen.verdict.VerdictView
import io.keel.app.seam.CameraLoss
import io.keel.app.seam.Lens
import io.keel.app.ui.ScreenView
import io.keel.app.ui.Ui
import io.keel.app.watch.FrameTimes
import io.keel.app.watch.Opened
import io.keel.app.watch.Shown

/** A picture to take: a screen and what it shows; [scrolled] where what lies at the end of a screen is to be seen. */
class Scene(
    val name: String,
    val scrolled: Boolean = false,
    val view: (Ui) -> View,
)

/** One scene of every screen, and of the states that look most unlike it. */
class Scenes(
    kept: Kept,
) {
    private val library = kept.library
    private val id = kept.id(1)
    private val set = library.set(id)
    private val states = Samples.states()
    private val home: HomeState
    private val replay: ReplayState

    init {
        val sessions = library.sessions(count = 4)
        val report = library.set(sessions.first().worst!!).report!!
        home =
            HomeState(
                loaded = true,
                last = sessions.first(),
                worst = report.reps.first { it.index == report.set.worstRep },
                sets = sessions.first().sets,
                earlier = sessions.drop(1).map { session -> session.sets.first { it.id == session.worst } },
                due = library.sorenessDue(kept.now),
            )
        replay =
            library.replay(id).use { replay ->
                val series = replay.series(600)
                val times = FrameTimes(DoubleArray(series.size) { series[it].timeS })
                val worst = replay.report.reps[1].worstFrameS!!
                val shown = Shown(times.at(worst), worst, replay.overlayAt(worst))
                ReplayState(Opened(set, replay.jumps, series, times, hasFilm = true), shown, shown.index)
            }
    }

    private fun <S : Any> ScreenView<S>.showing(state: S): View = apply { draw(state) }.root

    private fun saw(state: LiveState) = LiveIntent.Saw(state, 1080, 1920)

    private val lifting = states.last { it.stage is Stage.Lifting && it.phase == Phase.KNEE_PASS }
    private val placing = states.first().copy(stage = Stage.Place)
    private val stepBack =
        placing.copy(
            advice = Advice.STEP_BACK,
            readiness = placing.readiness.mapIndexed { i, item -> item.copy(condition = if (i == 0) Condition.BAD else Condition.GOOD) },
        )

    val all: List<Scene> =
        listOf(
            Scene("home") { ui -> HomeView(ui) { }.showing(home) },
            Scene("home-empty") { ui -> HomeView(ui) { }.showing(HomeState(loaded = true)) },
            Scene("place") { ui ->
                val state = PlaceState(saw(stepBack), facts = set.summary.facts, ghost = library.setupGhost(id), soreBefore = home.due.firstOrNull())
                PlaceView(ui, { }, { }, { }).showing(state)
            },
            Scene("place-denied") { ui -> PlaceView(ui, { }, { }, { }).showing(PlaceState(loss = CameraLoss.DENIED)) },
            Scene("details") { ui ->
                DetailsView(ui, kept = false, {
                }, { }).showing(DetailsState(set.summary.facts.copy(note = "slept badly"), loadText = "140", loaded = true))
            },
            Scene("film") { ui -> FilmView(ui, { }, { }, { }).showing(FilmState(saw(lifting), word = io.keel.Cue.Sound.LOST_AT_LIFTOFF)) },
            Scene("film-countdown") { ui ->
                FilmView(ui, { }, { }, { }).showing(FilmState(saw(placing.copy(stage = Stage.Countdown(8.0), countdownS = 8))))
            },
            Scene("verdict") { ui ->
                VerdictView(ui, { }, { }).showing(VerdictState(id, set.report, set.summary.facts, video = VideoState.PRESENT))
            },
            Scene("verdict-unseen") { ui ->
                val unseen =
                    library.set(
                        library
                            .sets(count = 1)
                            .sets
                            .single()
                            .id,
                    )
                VerdictView(ui, { }, { }).showing(VerdictState(null, unseen.report, unseen.summary.facts, canUndo = true))
            },
            Scene("verdict-not-kept") { ui ->
                val full = KeelException.Storage(StorageFault.FULL, "keel.db", "no space left", NextStep.FREE_STORAGE)
                VerdictView(ui, { }, { }).showing(VerdictState(null, set.report, set.summary.facts, notKept = full, filmRefused = full))
            },
            Scene("replay") { ui -> ReplayView(ui, { }, { }, { }).showing(replay) },
            Scene("replay-correct", scrolled = true) { ui -> ReplayView(ui, { }, { }, { }).showing(replay.copy(editing = true, corrected = 1)) },
            Scene("library") { ui ->
                val page = library.sets(count = 60)
                LibraryView(ui, { }, { }).showing(LibraryState(sets = page.sets, count = library.count(), loading = false))
            },
            Scene("library-filters") { ui ->
                LibraryView(ui, { }, { }).showing(LibraryState(SetFilter(lift = io.keel.Lift.SUMO), count = 0, loading = false, filtering = true))
            },
            Scene("compare") { ui ->
                val other = library.sets(count = 9).sets[2]
                val comparison = library.compare(CompareSide(other.id, 1), CompareSide(id, 2), io.keel.CompareAnchor.LIFTOFF)
                CompareView(ui, { }, { }).showing(CompareState(other, set.summary, 1, 2, comparison = comparison, loaded = true))
            },
            Scene("trends") { ui -> TrendsView(ui, { }, { }).showing(TrendsState(trend = library.trend())) },
            Scene("soreness") { ui ->
                SorenessView(ui, { }, { }).showing(SorenessState(home.due, log = library.sorenessLog(null), loaded = true))
            },
            Scene("soreness-answer") { ui ->
                val places = listOf(io.keel.SorePlace(io.keel.SoreSpot.LOW_BACK, 3, io.keel.Quality.TIGHT))
                SorenessView(ui, { }, { }).showing(SorenessState(home.due, answering = true, places = places, loaded = true))
            },
            Scene("range") { ui ->
                val done = placing.copy(rangeCheck = RangeStep.Done(RangeCheck(11.0, 34.0, 45.0, 1.2, true)))
                RangeView(ui, { }, { }, { }).showing(RangeState(saw(done), begun = true))
            },
            Scene("import") { ui -> ImportView(ui, { }, { }).showing(ImportState(unreadable = true)) },
            Scene("import-judging") { ui -> ImportView(ui, { }, { }).showing(ImportState(progress = 0.4f)) },
            Scene("settings") { ui ->
                val lenses = listOf(Lens("0", 68.0), Lens("2", 110.0))
                SettingsView(ui, { }, { }).showing(SettingsState(Settings(grammar = Grammar.Target(12.0)), lenses, loaded = true))
            },
            Scene("backup") { ui -> BackupView(ui, { }, { }).showing(BackupState(outcome = Outcome.BackedUp(7, 0))) },
            Scene("restore") { ui -> BackupView(ui, { }, { }).showing(BackupState(offered = io.keel.BackupCounts(7, 5, 2, 9, 7, 0, 1_000_000))) },
            Scene("rejudge") { ui ->
                val found =
                    library.sets(count = 3).sets.mapIndexed { i, set ->
                        val before = ShortReport(Verdict.HELD, 4.0, 5.0, 3, 3, 1)
                        val after = ShortReport(Verdict.SLIGHT, 11.0, 4.0, 3, 2, 5).takeIf { i < 2 }
                        Rejudged(set.id, set.started, before, after, null)
                    }
                RejudgeView(ui, { }, { }).showing(RejudgeState(found = found))
            },
            Scene(
                "storage",
            ) { ui -> StorageView(ui, { }, { }).showing(StorageState(io.keel.LibraryStorage(7, 400_000, 900_000, 2_100_000, 0, 412_000_000, 0), 8_000.0)) },
            Scene("about") { ui -> AboutView(ui, { }, { }).showing(AboutState("0.1.0")) },
            Scene("diagnostics") { ui ->
                val session =
                    io.keel.Diagnostics(
                        1_800,
                        0,
                        12,
                        59.8,
                        6.1,
                        9.7,
                        io.keel.Heat.FAIR,
                        io.keel.Heat.SERIOUS,
                        "onnxruntime",
                        io.keel.Thinning.NONE,
                        0.0,
                        null,
                    )
                DiagnosticsView(ui, { }, { }).showing(DiagnosticsState("0.1.0", session, "onnxruntime", listOf(Lens("0", 68.0)), 8_000.0, 7, 9))
            },
        )
}
