import KeelCore

/// A set-up as it stood in the picture, px of the upright picture: to be drawn, and to find its spot again.
public struct SetupGhost: Hashable, Sendable {
    let crossed: KeelCore.SetupGhost

    init(_ crossed: KeelCore.SetupGhost) { self.crossed = crossed }

    /// Width of the picture it stood in, px.
    public var widthPx: Int { Int(crossed.widthPx) }

    /// Height of the picture it stood in, px.
    public var heightPx: Int { Int(crossed.heightPx) }

    /// The curve of the back, C7 first.
    public var curve: Polyline { PackedPoints(crossed.curve).line }

    /// The dorsal contour; empty where it was not seen.
    public var contour: Polyline { PackedPoints(crossed.contour).line }

    /// Centre of the near plate.
    public var plate: Point { Point(x: Float(crossed.plateX), y: Float(crossed.plateY)) }

    /// Height of the near plate, px.
    public var platePx: Double { crossed.platePx }

    /// Yaw of the camera, deg, where it was told.
    public var yawDeg: Double? { crossed.yawDeg }
}
