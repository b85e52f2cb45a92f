package io.keel.app.screen

/** A place in the app. */
sealed interface Route {
    data object Home : Route

    data object Place : Route

    /** What is known of the next set, or of a kept one. */
    data class Details(
        val set: String?,
    ) : Route

    data object Film : Route

    /** The set that was just filmed, or a kept one. */
    data class Verdict(
        val set: String?,
    ) : Route

    data class Replay(
        val set: String,
    ) : Route

    data object Library : Route

    data class Compare(
        val set: String,
    ) : Route

    data object Trends : Route

    data object Soreness : Route

    data object Range : Route

    data object Import : Route

    data object Settings : Route

    data object Backup : Route

    data object Storage : Route

    data object Rejudge : Route

    data object About : Route

    data object Diagnostics : Route
}

/** Routes as text, so that the way back outlives the process. Screens with the camera open do not: there the way begins anew. */
object Routes {
    private val plain =
        listOf(
            Route.Home,
            Route.Library,
            Route.Trends,
            Route.Soreness,
            Route.Settings,
            Route.Backup,
            Route.Storage,
            Route.Rejudge,
            Route.About,
            Route.Diagnostics,
        ).associateBy { it.toString() }

    /** The text of a route, `null` for one that must not outlive the process. */
    fun text(route: Route): String? =
        when (route) {
            is Route.Verdict -> route.set?.let { "Verdict:$it" }
            is Route.Replay -> "Replay:${route.set}"
            is Route.Compare -> "Compare:${route.set}"
            is Route.Details -> route.set?.let { "Details:$it" }
            else -> route.toString().takeIf { it in plain }
        }

    /** The route of a text, `null` where it names none. */
    fun of(text: String): Route? {
        val set = text.substringAfter(':', "")
        return when (text.substringBefore(':')) {
            "Verdict" -> Route.Verdict(set)
            "Replay" -> Route.Replay(set)
            "Compare" -> Route.Compare(set)
            "Details" -> Route.Details(set)
            else -> plain[text]
        }
    }
}
