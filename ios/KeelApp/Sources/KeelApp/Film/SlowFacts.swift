import Keel

/// What goes with every frame: how long the last one took, and what changes slowly and is looked at once a second.
struct SlowFacts {
    private var slow = CameraFacts()
    private var readAtNs: Int64?
    private var viewAngleDeg: Double?
    private var tookMs: Double?

    /// The lens that films; without a choice it is the first.
    mutating func lens(_ lenses: [Lens], chosen: String?) {
        viewAngleDeg = (lenses.first { $0.name == chosen } ?? lenses.first)?.viewAngleDeg
    }

    /// How long the last frame was looked at.
    mutating func pushTook(ns: Int64) { tookMs = Double(ns) / 1e6 }

    /// What is known now.
    mutating func now(_ device: Device) -> CameraFacts {
        let ns = device.clock.ticksNs()
        if readAtNs.map({ ns - $0 > Self.everyNs }) ?? true {
            readAtNs = ns
            slow = CameraFacts(
                heat: device.phone.heat(), freeStorageMb: device.phone.freeStorageMb(),
                tiltDeg: device.phone.tiltDeg(), viewAngleDeg: viewAngleDeg, pushTookMs: nil)
        }
        return CameraFacts(
            heat: slow.heat, freeStorageMb: slow.freeStorageMb, tiltDeg: slow.tiltDeg,
            viewAngleDeg: slow.viewAngleDeg, pushTookMs: tookMs)
    }

    private static let everyNs: Int64 = 1_000_000_000
}
