package io.keel.app.device

/** How a film is encoded: px as the sensor has them, and the clockwise turn that makes it upright. */
data class FilmFormat(
    val widthPx: Int,
    val heightPx: Int,
    val fps: Int,
    val turnDeg: Int,
) {
    companion object {
        /** Where nothing is known of the camera. */
        val USUAL = FilmFormat(1280, 720, 30, 90)
    }
}
