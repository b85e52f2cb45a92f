/// What a camera can be set to.
public struct CameraFormat: Hashable, Sendable {
    public let widthPx: Int
    public let heightPx: Int
    /// The most frames a second that it gives.
    public let mostFps: Double
    /// Whether its pictures come as luma and interleaved chroma of the full range (420f).
    public let isFullRange420: Bool

    public init(widthPx: Int, heightPx: Int, mostFps: Double, isFullRange420: Bool) {
        self.widthPx = widthPx
        self.heightPx = heightPx
        self.mostFps = mostFps
        self.isFullRange420 = isFullRange420
    }

    /// The one to film with and its frames a second: 60 where there is one and the phone may, else 30; 1080 lines, or what comes
    /// nearest; of two alike the slower, which sees more light. `nil` where none will do.
    public static func best(of formats: [CameraFormat], isSparing: Bool) -> (index: Int, fps: Int)? {
        for fps in isSparing ? [30] : [60, 30] {
            let fit = formats.indices.filter { formats[$0].isFullRange420 && formats[$0].mostFps >= Double(fps) }
            if let best = fit.min(by: { formats[$0].cost < formats[$1].cost }) { return (best, fps) }
        }
        return nil
    }

    /// How far it is from what is wanted: lines first, then shape, then speed.
    private var cost: Double {
        let lines = abs(Double(min(widthPx, heightPx)) - 1_080)
        let shape = abs(Double(max(widthPx, heightPx)) / Double(max(1, min(widthPx, heightPx))) - 16.0 / 9)
        return lines * 100 + shape * 1_000 + mostFps / 1_000
    }
}
