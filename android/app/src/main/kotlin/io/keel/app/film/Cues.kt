package io.keel.app.film

import io.keel.Cue
import io.keel.app.seam.Heard

/** Turns the core's cues into what is heard; [words] are those of the lifter's language. */
class Cues(
    private val words: (section: String, code: String) -> String,
) {
    /** What a cue sounds like. */
    fun heard(cue: Cue): Heard =
        when (cue) {
            Cue.Sound.BEEP -> Heard.Beep(LOW_HZ, SHORT_MS)
            Cue.Sound.BEEP_LAST -> Heard.Beep(HIGH_HZ, LONG_MS)
            Cue.Sound.READY -> Heard.Beep(HIGH_HZ, TICK_MS)
            Cue.Sound.TONE_ON -> Heard.Tone(LOW_HZ)
            Cue.Sound.TONE_OFF -> Heard.Silence
            is Cue.Sound -> Heard.Said(words("cue", cue.name.lowercase()))
            is Cue.Hint -> Heard.Said(words("spoken", cue.advice.name.lowercase()))
        }

    private companion object {
        // Where phone speakers are loudest and music is thin.
        const val LOW_HZ = 1_000
        const val HIGH_HZ = 2_000
        const val TICK_MS = 40
        const val SHORT_MS = 120
        const val LONG_MS = 400
    }
}
