package io.keel.app.film

import io.keel.LiveState
import io.keel.Stage

/**
 * When focus, exposure and white balance are held as they are: from the moment that everything about the lifter's place is seen well, so
 * that neither plates nor the lifter's own back in front of the phone pull them away, to the end of the set.
 */
class FocusHold {
    private var goodAtS = Double.NEGATIVE_INFINITY

    /** Whether they are held after this frame. */
    fun after(state: LiveState): Boolean {
        if (state.ready || inSet(state.stage)) goodAtS = state.timeS
        // Whoever arms walks up to the phone and back, and is not seen well meanwhile.
        return state.timeS - goodAtS < WALK_S
    }

    private fun inSet(stage: Stage): Boolean = stage is Stage.SetupTaken || stage is Stage.Lifting || stage is Stage.Interrupted || stage is Stage.Ended

    private companion object {
        /** Up to the phone, and from there to the bar with the longest countdown. */
        const val WALK_S = 40.0
    }
}
