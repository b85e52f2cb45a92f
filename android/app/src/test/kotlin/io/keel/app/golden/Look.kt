package io.keel.app.golden

import org.robolectric.RuntimeEnvironment

/** A screen to draw on, dp. */
enum class Glass(
    val width: Int,
    val height: Int,
    val qualifiers: String,
) {
    PHONE(360, 640, "w360dp-h640dp"),
    LANDSCAPE(640, 360, "w640dp-h360dp-land"),
    TABLET(800, 1280, "w800dp-h1280dp"),
}

/** How a screen may look: language, light or dark, size of letters, and what it is drawn on. */
data class Look(
    val language: String = "en",
    val dark: Boolean = false,
    val scale: Float = 1f,
    val glass: Glass = Glass.PHONE,
) {
    val name: String
        get() =
            "${if (dark) "dark" else "light"}-$language-${(scale * PERCENT).toInt()}" +
                if (glass == Glass.PHONE) "" else "-${glass.name.lowercase()}"

    fun set() {
        RuntimeEnvironment.setQualifiers("$language-${glass.qualifiers}-${if (dark) "night" else "notnight"}-mdpi")
        RuntimeEnvironment.setFontScale(scale)
    }

    companion object {
        private const val PERCENT = 100

        val PHONES: List<Look> =
            listOf("en", "de").flatMap { language -> listOf(false, true).flatMap { dark -> listOf(1f, 2f).map { Look(language, dark, it) } } }
        val OTHERS: List<Look> = listOf(Look(glass = Glass.LANDSCAPE), Look(glass = Glass.TABLET))

        /** Where words are longest and letters largest. */
        val TIGHTEST: List<Look> = Glass.entries.map { Look("de", dark = false, scale = 2f, glass = it) }
    }
}
