package io.keel.app.host

import android.os.Handler
import android.os.Looper
import android.view.Surface
import io.keel.KeelException
import io.keel.LiveState
import io.keel.app.core.Core
import io.keel.app.core.Sentences
import io.keel.app.core.Stopped
import io.keel.app.core.asFailure
import io.keel.app.film.Viewer
import io.keel.app.screen.Document
import io.keel.app.screen.Effect
import io.keel.app.screen.LiveIntent
import io.keel.app.screen.Route
import io.keel.app.screen.Routes
import io.keel.app.seam.CameraLoss
import io.keel.app.watch.Shown
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicReference

/** What only the window can do for the screens. */
interface Window {
    /** Draws the screen on top. */
    fun show(screen: Screen<*, *>)

    /** Tells of a failure, over whatever is shown. */
    fun tell(failure: KeelException)

    fun pick(
        what: Document,
        picked: (String) -> Unit,
    )

    fun askForCamera(answered: (Boolean) -> Unit)

    fun openSystemSettings()

    /** Draws everything anew, in another language. */
    fun restyle()

    /** There is nothing to go back to. */
    fun leave()
}

/**
 * The app as long as its process lives: the way back through the screens, the core's threads, and what passes between them. It outlives
 * windows, so turning the phone loses nothing.
 */
class Session(
    val core: Core,
) : Runner {
    private val main = Handler(Looper.getMainLooper())
    private val coreThread: ExecutorService = Executors.newSingleThreadExecutor { Thread(it, "core") }
    private val longThread: ExecutorService = Executors.newSingleThreadExecutor { Thread(it, "core-long") }
    private val screens = Screens(this)
    private val way = ArrayList<Screen<*, *>>()
    private val latest = AtomicReference<LiveIntent?>()
    private val latestShown = AtomicReference<Shown?>()

    /** The window, while there is one. */
    var window: Window? = null
        private set

    /** The screen on top. */
    val top: Screen<*, *> get() = way.last()

    /** The routes from home to here. */
    val routes: List<Route> get() = way.map { it.route }

    private val viewer =
        object : Viewer {
            override fun saw(
                state: LiveState,
                widthPx: Int,
                heightPx: Int,
            ) = offer(LiveIntent.Saw(state, widthPx, heightPx))

            override fun lost(why: CameraLoss) = offer(LiveIntent.Lost(why))
        }

    /** A window opens; [kept] is the way back that outlived a killed process. */
    fun attach(
        window: Window,
        kept: List<String>,
        sentences: Sentences,
    ) {
        this.window = window
        core.sentences = sentences
        if (way.isEmpty()) {
            val routes = kept.mapNotNull(Routes::of).ifEmpty { listOf(Route.Home) }
            routes.forEach { way.add(screens.of(it)) }
            window.show(top)
            top.store.open()
        } else {
            window.show(top)
        }
    }

    /** A window is gone. */
    fun detach(window: Window) {
        if (this.window !== window) return
        way.forEach { it.store.hide() }
        this.window = null
    }

    /** The way back, as far as it may outlive the process. */
    fun kept(): List<String> = way.map { Routes.text(it.route) }.takeWhile { it != null }.filterNotNull()

    /** The app is in front: a screen that films has its camera again. */
    fun resume() {
        if (way.isNotEmpty() && top.store.model.films && top.route !is Route.Verdict) top.store.open()
    }

    /** The app is not in front any more: a set that is over is kept, one that is on waits. */
    fun pause() {
        if (way.lastOrNull()?.route is Route.Verdict) top.store.live(LiveIntent.Lost(CameraLoss.TAKEN))
        onCore { if (filming.isOpen) filming.pause() }
    }

    /** Where the camera's picture and a film's are shown. */
    val surfaces =
        Surfaces(
            camera = { surface: Surface? -> onCore { device.frames.show(surface) } },
            film = { surface: Surface? -> onCore { watching.show(surface) } },
        )

    /** One step back. */
    fun back() {
        if (top.store.back()) return
        pop()
    }

    override fun <I : Any> run(
        effect: Effect<I>,
        answer: (I) -> Unit,
    ) {
        when (effect) {
            is Effect.Ask<*> -> {
                @Suppress("UNCHECKED_CAST") // an effect that answers with I is one that asks for I
                ask(effect as Effect.Ask<I>, answer)
            }

            is Effect.Go -> {
                push(effect.to)
            }

            is Effect.Replace -> {
                top.store.close()
                way.removeAt(way.lastIndex)
                push(effect.by)
            }

            is Effect.Back -> {
                pop()
            }

            is Effect.Home -> {
                home()
            }

            is Effect.Pick -> {
                window?.pick(effect.what) { answer(effect.picked(it)) }
            }

            is Effect.AskForCamera -> {
                window?.askForCamera { answer(effect.answered(it)) }
            }

            is Effect.SystemSettings -> {
                window?.openSystemSettings()
            }

            is Effect.Restyle -> {
                window?.restyle()
            }
        }
    }

    private fun <I : Any> ask(
        ask: Effect.Ask<I>,
        answer: (I) -> Unit,
    ) {
        val thread = if (ask.long) longThread else coreThread
        thread.execute {
            try {
                listen()
                val call = ask.call
                val intent = core.call { told -> main.post { answer(told) } }
                main.post { answer(intent) }
            } catch (_: Stopped) {
                Unit // the lifter ended it
            } catch (e: Exception) {
                val failure = e.asFailure()
                main.post { ask.failed?.let { answer(it(failure)) } ?: window?.tell(failure) }
            }
        }
    }

    /** Has camera and film tell this session what they show. */
    private fun listen() {
        core.filming.viewer = viewer
        core.watching.viewer = ::offer
    }

    private fun onCore(call: Core.() -> Unit) =
        coreThread.execute {
            try {
                core.call()
            } catch (e: Exception) {
                main.post { window?.tell(e.asFailure()) }
            }
        }

    private fun push(route: Route) {
        val films =
            way
                .lastOrNull()
                ?.store
                ?.model
                ?.films == true
        way.lastOrNull()?.store?.hide()
        way.add(screens.of(route))
        if (films && !top.store.model.films) pause()
        window?.show(top)
        top.store.open()
    }

    private fun pop() {
        if (way.size == 1) {
            window?.leave()
            return
        }
        way.removeAt(way.lastIndex).store.close()
        window?.show(top)
        top.store.open()
    }

    private fun home() {
        while (way.size > 1) way.removeAt(way.lastIndex).store.close()
        window?.show(top)
        top.store.open()
    }

    /** The camera is faster than the screen: only the latest state is drawn, but a camera that is lost is never passed over. */
    private fun offer(seen: LiveIntent) {
        if (latest.getAndSet(seen) == null || seen is LiveIntent.Lost) {
            main.post { latest.getAndSet(null)?.let { if (way.isNotEmpty()) top.store.live(it) } }
        }
    }

    private fun offer(shown: Shown) {
        if (latestShown.getAndSet(shown) == null) {
            main.post { latestShown.getAndSet(null)?.let { if (way.isNotEmpty()) top.store.shown(it) } }
        }
    }

    /** Ends the threads, when all that was asked is done. */
    fun close() {
        core.stopAsked = true
        longThread.shutdown()
        coreThread.execute {
            core.filming.close()
            core.watching.close()
            core.close()
        }
        coreThread.shutdown()
    }

    /** Waits until what was asked of the core so far is answered; for tests. */
    fun idle() {
        coreThread.submit {}.get()
    }

    /** Waits until work that takes long is done too; for tests. */
    fun awaitLong() {
        idle()
        longThread.submit {}.get()
    }

    /** Waits until the threads are gone; for tests. */
    fun awaitEnd() {
        longThread.awaitTermination(1, TimeUnit.MINUTES)
        coreThread.awaitTermination(1, TimeUnit.MINUTES)
    }
}
