package io.keel.app.host

import io.keel.app.screen.Effect
import io.keel.app.screen.LiveIntent
import io.keel.app.screen.Model
import io.keel.app.screen.Step
import io.keel.app.watch.Shown

/** Holds the state of a screen and turns the model's crank; on the main thread alone. */
class Store<S : Any, I : Any>(
    val model: Model<S, I>,
    private val run: (Effect<I>, answer: (I) -> Unit) -> Unit,
) {
    /** What is to be drawn. */
    var state: S = model.first
        private set

    /** Draws a state; `null` while nobody looks. */
    var draw: ((S) -> Unit)? = null

    private var closed = false

    /** Nobody looks any more. */
    fun hide() {
        draw = null
    }

    /** The screen is on top. */
    fun open() = model.opened(state).forEach(::go)

    /** The screen is left for good. */
    fun close() {
        model.closed(state).forEach(::go)
        closed = true
        hide()
    }

    /** Something is wanted. */
    fun send(intent: I) {
        if (closed) return
        val step: Step<S, I> = model.step(state, intent)
        if (step.state != state) {
            state = step.state
            draw?.invoke(state)
        }
        step.effects.forEach(::go)
    }

    /** What the camera sees. */
    fun live(seen: LiveIntent) = model.live(seen)?.let(::send)

    /** A frame of a film that is shown. */
    fun shown(frame: Shown) = model.shown(frame)?.let(::send)

    /** Goes back within the screen, if there is a way. */
    fun back(): Boolean {
        val intent = model.back(state) ?: return false
        send(intent)
        return true
    }

    private fun go(effect: Effect<I>) = run(effect, ::send)
}
