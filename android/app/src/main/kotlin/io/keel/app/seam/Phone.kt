package io.keel.app.seam

import io.keel.Heat

/** How hot the phone is. */
fun interface Thermal {
    /** Its heat, where the phone tells. */
    fun heat(): Heat?
}

/** How the phone stands and what is free on it. */
interface Phone : Thermal {
    /** Free storage where films are kept, MB. */
    fun freeStorageMb(): Double

    /** How far the phone leans sideways, deg, where it tells. */
    fun tiltDeg(): Double?
}
