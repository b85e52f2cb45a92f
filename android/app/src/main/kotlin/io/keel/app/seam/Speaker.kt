package io.keel.app.seam

/** Says and sounds what is to be heard. Others' music goes on, quieter meanwhile. */
interface Speaker {
    /** Plays this instead of what still plays. */
    fun play(sound: Heard)

    /** Is silent at once. */
    fun hush()
}

/** One thing to be heard. */
sealed interface Heard {
    /** A beep of [hz] for [ms]. */
    data class Beep(
        val hz: Int,
        val ms: Int,
    ) : Heard

    /** A tone that goes on until something else is to be heard. */
    data class Tone(
        val hz: Int,
    ) : Heard

    /** Words. */
    data class Said(
        val text: String,
    ) : Heard

    /** Nothing any more. */
    data object Silence : Heard
}
