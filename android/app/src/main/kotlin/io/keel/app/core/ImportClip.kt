package io.keel.app.core

import io.keel.Lift
import io.keel.SetFacts

/**
 * Judges a film from elsewhere and keeps the set; its id. The app keeps a copy of the film. [told] hears how far it is read, 0 to 1.
 *
 * @throws io.keel.app.seam.UnreadableClip where nothing here decodes it
 * @throws Stopped where the lifter ended it
 */
fun importClip(
    core: Core,
    address: String,
    lift: Lift?,
    told: (Float) -> Unit,
): String {
    core.stopAsked = false
    core.keel.importClip(lift).use { import ->
        var percent = 0
        core.device.clips.read(address) { frame, progress ->
            core.goOn()
            import.push(frame)
            if ((progress * HUNDRED).toInt() > percent) {
                percent = (progress * HUNDRED).toInt()
                told(progress)
            }
            true
        }
        import.finish().use { judged ->
            val film = core.films.resolve("import-${core.now().utcMs}.mp4")
            // A copy of its own: what is elsewhere may go, or be closed to the app tomorrow.
            core.device.clips.copy(address, film)
            val video = core.library.videoOf(film.path, film.length(), Pictures.head(film))
            val saved = core.library.save(core.now(), SetFacts(lift = lift), judged, video)
            if (!saved.isNew) film.delete()
            return saved.id
        }
    }
}

private const val HUNDRED = 100
