package io.keel.app.screen

import io.keel.KeelException
import io.keel.LibraryFault
import io.keel.Lift
import io.keel.LoadUnit
import io.keel.Moment
import io.keel.NextStep
import io.keel.Rejudged
import io.keel.Report
import io.keel.SetFacts
import io.keel.SetFilter
import io.keel.SetPage
import io.keel.ShortReport
import io.keel.Stage
import io.keel.StorageFault
import io.keel.app.fake.Samples
import io.keel.app.screen.clip.ImportIntent
import io.keel.app.screen.clip.ImportModel
import io.keel.app.screen.details.DetailsIntent
import io.keel.app.screen.details.DetailsModel
import io.keel.app.screen.filming.FilmIntent
import io.keel.app.screen.filming.FilmModel
import io.keel.app.screen.home.HomeIntent
import io.keel.app.screen.home.HomeModel
import io.keel.app.screen.library.LibraryIntent
import io.keel.app.screen.library.LibraryModel
import io.keel.app.screen.place.PlaceIntent
import io.keel.app.screen.place.PlaceModel
import io.keel.app.screen.rejudge.RejudgeIntent
import io.keel.app.screen.rejudge.RejudgeModel
import io.keel.app.screen.soreness.SorenessIntent
import io.keel.app.screen.soreness.SorenessModel
import io.keel.app.screen.verdict.Next
import io.keel.app.screen.verdict.VerdictIntent
import io.keel.app.screen.verdict.VerdictModel
import io.keel.app.seam.CameraLoss
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test

/** What screens do, without Android. */
class ModelTest {
    private fun <S : Any, I : Any> Model<S, I>.after(vararg intents: I): Step<S, I> = intents.fold(Step<S, I>(first)) { at, intent -> step(at.state, intent) }

    @Test
    fun `a load is typed with a comma or a point, and what is no load is not kept`() {
        val model = DetailsModel(null)
        val begun = DetailsIntent.Loaded(SetFacts(), LoadUnit.KG)
        assertEquals(
            142.5,
            model
                .after(begun, DetailsIntent.TypeLoad("142,5"))
                .state.facts.load!!
                .value,
            0.0,
        )
        val bad = model.after(begun, DetailsIntent.TypeLoad("100"), DetailsIntent.TypeLoad("100kgg"), DetailsIntent.Save)
        assertTrue(bad.state.badLoad)
        assertEquals(
            100.0,
            bad.state.facts.load!!
                .value,
            0.0,
        )
        assertTrue(bad.effects.isEmpty())
        assertEquals("105", model.after(begun, DetailsIntent.TypeLoad("100"), DetailsIntent.AddLoad(1)).state.loadText)
        assertNull(
            model
                .after(begun, DetailsIntent.TypeLoad("100"), DetailsIntent.TypeLoad(""))
                .state.facts.load,
        )
        assertEquals("0", model.after(begun, DetailsIntent.AddLoad(-1)).state.loadText)
    }

    @Test
    fun `a page that was asked for before the filter changed is not shown`() {
        val model = LibraryModel()
        val late = LibraryIntent.Loaded(SetFilter(), SetPage(emptyList(), null), 7, LoadUnit.KG)
        val step = model.after(LibraryIntent.OfLift(Lift.SUMO), late)
        assertNull(step.state.count)
        assertTrue(step.state.loading)
        assertEquals(0L, model.step(step.state, late.copy(filter = SetFilter(lift = Lift.SUMO), count = 0)).state.count)
    }

    @Test
    fun `the next page is asked for once`() {
        val model = LibraryModel()
        val begun = LibraryIntent.Loaded(SetFilter(), SetPage(emptyList(), "after"), 100, LoadUnit.KG)
        assertEquals(1, model.after(begun, LibraryIntent.NearEnd).effects.size)
        assertEquals(0, model.after(begun, LibraryIntent.NearEnd, LibraryIntent.NearEnd).effects.size)
    }

    @Test
    fun `a set that is over leads to its verdict, once`() {
        val model = FilmModel()
        val states = Samples.states().map { FilmIntent.Live(LiveIntent.Saw(it, 1080, 1920)) }
        var state = model.first
        var went = 0
        val words = ArrayList<io.keel.Cue.Sound>()
        for (seen in states + states.last()) {
            val step = model.step(state, seen)
            if (step.state.word != null && step.state.word != state.word) words.add(step.state.word!!)
            went += step.effects.count { it == Effect.Replace(Route.Verdict(null)) }
            state = step.state
        }
        assertEquals(1, went)
        val said = states.mapNotNull { (it.seen as LiveIntent.Saw).state.cue as? io.keel.Cue.Sound }
        assertEquals(said.filter { "HELD" in it.name || "LOST" in it.name }, words)
        assertEquals(3, words.size)
        val lifting = states.first { it.seen.let { saw -> (saw as LiveIntent.Saw).state.stage is Stage.Lifting } }
        assertEquals(FilmIntent.Stop, model.back(model.after(lifting).state))
        assertEquals(FilmIntent.Cancel, model.back(model.first))
    }

    @Test
    fun `a lost camera is told, and its return too`() {
        val model = PlaceModel()
        val lost = PlaceIntent.Live(LiveIntent.Lost(CameraLoss.TAKEN))
        assertEquals(CameraLoss.TAKEN, model.after(lost).state.loss)
        val seen = PlaceIntent.Live(LiveIntent.Saw(Samples.states().first(), 1080, 1920))
        assertNull(model.after(lost, seen).state.loss)
        assertEquals(CameraLoss.DENIED, model.after(PlaceIntent.Allowed(false)).state.loss)
    }

    @Test
    fun `a place that is not sore is not answered`() {
        val model = SorenessModel()
        val spot = io.keel.SoreSpot.GLUTES
        val scored = model.after(SorenessIntent.Score(spot, 3), SorenessIntent.OfQuality(spot, io.keel.Quality.DULL))
        assertEquals(listOf(io.keel.SorePlace(spot, 3, io.keel.Quality.DULL)), scored.state.places)
        assertTrue(
            model
                .step(scored.state, SorenessIntent.Score(spot, 0))
                .state.places
                .isEmpty(),
        )
    }

    @Test
    fun `progress that comes after a stop is not shown`() {
        val model = ImportModel()
        val stopped = model.after(ImportIntent.Picked("film"), ImportIntent.Stopped, ImportIntent.Progress(0.5f))
        assertNull(stopped.state.progress)
    }

    @Test
    fun `sets that were taken over are not found any more, and those that can't be judged again are never taken over`() {
        val model = RejudgeModel()

        fun found(
            id: String,
            after: ShortReport?,
        ) = Rejudged(id, Moment(0, 0), null, after, null)
        val short = ShortReport(io.keel.Verdict.HELD, 1.0, 3.0, 3, 3, 5)
        val begun = model.after(RejudgeIntent.Begin, RejudgeIntent.Found(listOf(found("a", short), found("b", null), found("c", short)))).state
        assertEquals(listOf("a", "c"), begun.changed.map { it.id })
        val taken = model.step(begun, RejudgeIntent.Taken(begun.changed.take(1))).state
        assertEquals(listOf("b", "c"), taken.found!!.map { it.id })
        assertEquals(1, taken.taken)
        assertNull(model.after(RejudgeIntent.Begin, RejudgeIntent.Stopped, RejudgeIntent.Progress(0.5f)).state.progress)
    }

    @Test
    fun `a set that could not be kept is told and can be tried again, and Back does not try`() {
        val model = VerdictModel(null)
        val failure = KeelException.Storage(StorageFault.FULL, "keel.db", "no space left", NextStep.FREE_STORAGE)
        var report: Report? = null
        Samples.states { report = it.report }
        val judged = VerdictIntent.Judged(report!!, SetFacts())
        val refused = model.after(judged, VerdictIntent.Keep(Next.Stay), VerdictIntent.NotKept(failure)).state
        assertEquals(failure, refused.notKept)
        assertEquals(VerdictIntent.Leave, model.back(refused))
        assertEquals(1, model.step(refused, VerdictIntent.Keep(Next.Stay)).effects.size)
        assertEquals(VerdictIntent.Keep(Next.Home), model.back(model.after(judged).state))
    }

    @Test
    fun `only a damaged library is repaired, anything else is tried again`() {
        val model = HomeModel()
        val damaged = KeelException.BadLibrary(LibraryFault.DAMAGED, "", NextStep.REPAIR)
        val missing = KeelException.NativeLibrary("no such file", UnsatisfiedLinkError())
        assertTrue(model.after(HomeIntent.Damaged(damaged)).state.canRepair)
        assertFalse(model.after(HomeIntent.Damaged(missing)).state.canRepair)
        val again = model.after(HomeIntent.Damaged(missing), HomeIntent.Repaired)
        assertNull(again.state.damaged)
        assertEquals(1, again.effects.size)
    }

    @Test
    fun `the way back outlives the process, but for screens with the camera`() {
        val way = listOf(Route.Home, Route.Library, Route.Verdict("a1"), Route.Replay("a1"), Route.Compare("a1"), Route.Details("a1"), Route.Trends)
        assertEquals(way, way.map { Routes.of(Routes.text(it)!!) })
        listOf(Route.Place, Route.Film, Route.Range, Route.Verdict(null), Route.Details(null), Route.Import).forEach { assertNull(Routes.text(it)) }
        assertNull(Routes.of("Nowhere"))
    }
}
