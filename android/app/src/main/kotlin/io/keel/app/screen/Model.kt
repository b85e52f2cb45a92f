package io.keel.app.screen

import io.keel.KeelException
import io.keel.app.core.Core
import io.keel.app.watch.Shown

/**
 * What a screen does, without Android: from a state and an intent come the next state and what is to be done meanwhile.
 *
 * @param S everything that is drawn
 * @param I what the lifter or the phone wants
 */
interface Model<S : Any, I : Any> {
    /** What is drawn before anything is known. */
    val first: S

    /** What is to be done as the screen opens, and again when the lifter comes back to it. */
    fun opened(state: S): List<Effect<I>>

    /** The next state and what is to be done. */
    fun step(
        state: S,
        intent: I,
    ): Step<S, I>

    /** What is to be done as the screen is left for good. */
    fun closed(state: S): List<Effect<I>> = emptyList()

    /** Whether the camera is open while this screen is on top. */
    val films: Boolean get() = false

    /** What to make of what the camera sees while this screen is on top; `null` to let it pass. */
    fun live(seen: LiveIntent): I? = null

    /** What to make of a frame of a film that is shown. */
    fun shown(frame: Shown): I? = null

    /** Where Back leads from this state: `null` for out of the screen, or an intent for within it. */
    fun back(state: S): I? = null
}

/** A state and what is to be done with it. */
data class Step<S : Any, I : Any>(
    val state: S,
    val effects: List<Effect<I>> = emptyList(),
)

/** A state with nothing to do, or with something. */
fun <S : Any, I : Any> S.then(vararg effects: Effect<I>): Step<S, I> = Step(this, effects.toList())

/** What a model asks for. */
sealed interface Effect<out I> {
    /**
     * Work with the core, off the main thread. Its answer, and whatever is told meanwhile, are the next intents; a failure is told to the
     * lifter, or becomes an intent where [failed] makes one of it. What takes [long] has a thread of its own, so that nothing waits for it.
     */
    class Ask<I>(
        val long: Boolean = false,
        val failed: ((KeelException) -> I)? = null,
        val call: Core.(tell: (I) -> Unit) -> I,
    ) : Effect<I>

    /** Another screen, on top of this one. */
    data class Go(
        val to: Route,
    ) : Effect<Nothing>

    /** Another screen in place of this one. */
    data class Replace(
        val by: Route,
    ) : Effect<Nothing>

    /** Out of this screen. */
    data object Back : Effect<Nothing>

    /** Home, whatever lies between. */
    data object Home : Effect<Nothing>

    /** A document is chosen with the system's own picker; nothing comes of it where the lifter turns back. */
    class Pick<I>(
        val what: Document,
        val picked: (address: String) -> I,
    ) : Effect<I>

    /** The system asks for the camera. */
    class AskForCamera<I>(
        val answered: (allowed: Boolean) -> I,
    ) : Effect<I>

    /** The system's page of this app, where the camera can be allowed. */
    data object SystemSettings : Effect<Nothing>

    /** Language or units changed: everything is drawn anew. */
    data object Restyle : Effect<Nothing>
}

/** A document to choose. */
sealed interface Document {
    /** A film to judge. */
    data object Film : Document

    /** A backup to restore. */
    data object Backup : Document

    /** A new file of this name. */
    data class NewFile(
        val name: String,
        val mime: String,
    ) : Document

    /** A folder to export into. */
    data object Folder : Document
}
