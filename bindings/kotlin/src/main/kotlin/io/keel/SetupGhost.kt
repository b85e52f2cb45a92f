package io.keel

import io.keel.ffi.SetupGhost as CrossedGhost

/** A set-up as it stood in the picture, px of the upright picture of [widthPx] by [heightPx]: to be drawn, and to find its spot again. */
public class SetupGhost internal constructor(
    internal val crossed: CrossedGhost,
) {
    /** Width of the picture it stood in, px. */
    public val widthPx: Int get() = crossed.widthPx

    /** Height of the picture it stood in, px. */
    public val heightPx: Int get() = crossed.heightPx

    /** The curve of the back, C7 first. */
    public val curve: Polyline by lazy { PackedPoints(crossed.curve).line() }

    /** The dorsal contour; empty where it was not seen. */
    public val contour: Polyline by lazy { PackedPoints(crossed.contour).line() }

    /** Centre of the near plate. */
    public val plate: Point get() = Point(crossed.plateX.toFloat(), crossed.plateY.toFloat())

    /** Height of the near plate, px. */
    public val platePx: Double get() = crossed.platePx

    /** Yaw of the camera, deg, where it was told. */
    public val yawDeg: Double? get() = crossed.yawDeg
}
