import KeelCore

/// Everything a screen needs to know after a frame.
public struct LiveState: Hashable, Sendable {
    /// Time of the frame, s on the session's clock, which begins with its first frame.
    public let timeS: Double
    /// Where the set stands.
    public let stage: Stage
    /// What happened to it since the frame before.
    public let event: SetEvent?
    /// What to draw.
    public let overlay: LiveOverlay
    /// Change of T7-L4 against the running set-up, with its margin.
    public let change: ChangeSeen?
    /// The phase of the rep.
    public let phase: Phase?
    /// Reps of the set so far.
    public let reps: Int
    /// Attempts of the set so far.
    public let attempts: Int
    /// Every item of readiness, in the order in which their advice is said.
    public let readiness: [ReadinessItem]
    /// Whether a set can begin.
    public let ready: Bool
    /// The one thing to do first, where something is to be done.
    public let advice: Advice?
    /// The cue to play now; it replaces what still plays.
    public let cue: Cue?
    /// Whole seconds left of the countdown.
    public let countdownS: Int?
    /// How this place compares with last time's.
    public let spot: SpotMatch?
    /// Where the range check stands.
    public let rangeCheck: RangeStep?
    /// What was left out to keep up.
    public let thinning: Thinning

    init(_ crossed: KeelCore.LiveState) {
        timeS = crossed.timeS
        stage = crossed.stage
        event = crossed.event
        overlay = LiveOverlay(points: PackedPoints(crossed.overlay), curvePoints: Int(crossed.curvePoints))
        change = crossed.change
        phase = crossed.phase
        reps = Int(crossed.reps)
        attempts = Int(crossed.attempts)
        readiness = crossed.readiness
        ready = crossed.ready
        advice = crossed.advice
        cue = crossed.cue
        countdownS = crossed.countdownS.map(Int.init)
        spot = crossed.spot
        rangeCheck = crossed.rangeCheck
        thinning = crossed.thinning
    }
}

/// What is drawn over a frame, px of the upright picture; what was not seen is `nil` or empty.
public struct LiveOverlay: Hashable, Sendable {
    let points: PackedPoints
    let curvePoints: Int

    /// Where a joint is.
    public subscript(joint: Joint) -> Point? { place(joint, from: 0) }

    /// Where a level of the spine is.
    public subscript(level: SpineLevel) -> Point? { place(level, from: Self.spine) }

    /// Where a point of the plate is.
    public subscript(point: PlatePoint) -> Point? { place(point, from: Self.plate) }

    /// The curve through the levels, C7 first.
    public var curve: Polyline { points.line(Self.curve..<Self.curve + curvePoints) }

    /// The dorsal contour.
    public var contour: Polyline { points.line(Self.curve + curvePoints..<points.count) }

    private static let spine = Joint.allCases.count
    private static let plate = spine + SpineLevel.allCases.count
    private static let curve = plate + PlatePoint.allCases.count

    private func place<Name: CaseIterable & Equatable>(_ name: Name, from: Int) -> Point? {
        Name.allCases.enumerated().first { $0.element == name }.flatMap { points.seen(from + $0.offset) }
    }
}
