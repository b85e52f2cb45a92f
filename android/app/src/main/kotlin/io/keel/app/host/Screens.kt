package io.keel.app.host

import android.view.Surface
import io.keel.app.screen.Effect
import io.keel.app.screen.Model
import io.keel.app.screen.Route
import io.keel.app.screen.about.AboutModel
import io.keel.app.screen.about.AboutView
import io.keel.app.screen.backup.BackupModel
import io.keel.app.screen.backup.BackupView
import io.keel.app.screen.clip.ImportModel
import io.keel.app.screen.clip.ImportView
import io.keel.app.screen.compare.CompareModel
import io.keel.app.screen.compare.CompareView
import io.keel.app.screen.details.DetailsModel
import io.keel.app.screen.details.DetailsView
import io.keel.app.screen.diagnostics.DiagnosticsModel
import io.keel.app.screen.diagnostics.DiagnosticsView
import io.keel.app.screen.filming.FilmModel
import io.keel.app.screen.filming.FilmView
import io.keel.app.screen.home.HomeModel
import io.keel.app.screen.home.HomeView
import io.keel.app.screen.library.LibraryModel
import io.keel.app.screen.library.LibraryView
import io.keel.app.screen.place.PlaceModel
import io.keel.app.screen.place.PlaceView
import io.keel.app.screen.range.RangeModel
import io.keel.app.screen.range.RangeView
import io.keel.app.screen.rejudge.RejudgeModel
import io.keel.app.screen.rejudge.RejudgeView
import io.keel.app.screen.replay.ReplayModel
import io.keel.app.screen.replay.ReplayView
import io.keel.app.screen.settings.SettingsModel
import io.keel.app.screen.settings.SettingsView
import io.keel.app.screen.soreness.SorenessModel
import io.keel.app.screen.soreness.SorenessView
import io.keel.app.screen.storage.StorageModel
import io.keel.app.screen.storage.StorageView
import io.keel.app.screen.trends.TrendsModel
import io.keel.app.screen.trends.TrendsView
import io.keel.app.screen.verdict.VerdictModel
import io.keel.app.screen.verdict.VerdictView
import io.keel.app.ui.Leave
import io.keel.app.ui.ScreenView
import io.keel.app.ui.Ui

/** Where moving pictures are drawn. */
class Surfaces(
    val camera: (Surface?) -> Unit,
    val film: (Surface?) -> Unit,
)

/** A screen: its model in a store, and how it is drawn. */
class Screen<S : Any, I : Any>(
    val route: Route,
    val store: Store<S, I>,
    private val view: (Ui, (I) -> Unit, Leave, Surfaces) -> ScreenView<S>,
) {
    /** Makes a view of it and draws it there from now on. */
    fun show(
        ui: Ui,
        back: Leave,
        surfaces: Surfaces,
    ): android.view.View {
        val made = view(ui, store::send, back, surfaces)
        store.draw = made::draw
        made.draw(store.state)
        return made.root
    }
}

/** Runs what a model asks for. */
interface Runner {
    fun <I : Any> run(
        effect: Effect<I>,
        answer: (I) -> Unit,
    )
}

/** Every screen of the app: its model and its view, under its route. */
class Screens(
    private val runner: Runner,
) {
    fun of(route: Route): Screen<*, *> =
        when (route) {
            Route.Home -> screen(route, HomeModel()) { ui, send, _, _ -> HomeView(ui, send) }
            Route.Place -> screen(route, PlaceModel()) { ui, send, back, on -> PlaceView(ui, send, back, on.camera) }
            is Route.Details -> screen(route, DetailsModel(route.set)) { ui, send, back, _ -> DetailsView(ui, route.set != null, send, back) }
            Route.Film -> screen(route, FilmModel()) { ui, send, back, on -> FilmView(ui, send, back, on.camera) }
            is Route.Verdict -> screen(route, VerdictModel(route.set)) { ui, send, back, _ -> VerdictView(ui, send, back) }
            is Route.Replay -> screen(route, ReplayModel(route.set)) { ui, send, back, on -> ReplayView(ui, send, back, on.film) }
            Route.Library -> screen(route, LibraryModel()) { ui, send, back, _ -> LibraryView(ui, send, back) }
            is Route.Compare -> screen(route, CompareModel(route.set)) { ui, send, back, _ -> CompareView(ui, send, back) }
            Route.Trends -> screen(route, TrendsModel()) { ui, send, back, _ -> TrendsView(ui, send, back) }
            Route.Soreness -> screen(route, SorenessModel()) { ui, send, back, _ -> SorenessView(ui, send, back) }
            Route.Range -> screen(route, RangeModel()) { ui, send, back, on -> RangeView(ui, send, back, on.camera) }
            Route.Import -> screen(route, ImportModel()) { ui, send, back, _ -> ImportView(ui, send, back) }
            Route.Settings -> screen(route, SettingsModel()) { ui, send, back, _ -> SettingsView(ui, send, back) }
            Route.Backup -> screen(route, BackupModel()) { ui, send, back, _ -> BackupView(ui, send, back) }
            Route.Storage -> screen(route, StorageModel()) { ui, send, back, _ -> StorageView(ui, send, back) }
            Route.Rejudge -> screen(route, RejudgeModel()) { ui, send, back, _ -> RejudgeView(ui, send, back) }
            Route.About -> screen(route, AboutModel()) { ui, send, back, _ -> AboutView(ui, send, back) }
            Route.Diagnostics -> screen(route, DiagnosticsModel()) { ui, send, back, _ -> DiagnosticsView(ui, send, back) }
        }

    private fun <S : Any, I : Any> screen(
        route: Route,
        model: Model<S, I>,
        view: (Ui, (I) -> Unit, Leave, Surfaces) -> ScreenView<S>,
    ) = Screen(route, Store(model) { effect, answer -> runner.run(effect, answer) }, view)
}
