import Keel

/// What comes from the camera while a screen that films is on top.
public enum LiveIntent: Hashable, Sendable {
    /// The state after a frame.
    case saw(Saw)
    /// The camera is gone.
    case lost(CameraLoss)

    /// A state, and the size of the upright picture that it belongs to.
    public struct Saw: Hashable, Sendable {
        public let state: LiveState
        public let widthPx: Int
        public let heightPx: Int

        init(_ state: LiveState, _ format: FrameFormat) {
            let turned = format.rotationDeg % 180 != 0
            self.state = state
            widthPx = turned ? format.heightPx : format.widthPx
            heightPx = turned ? format.widthPx : format.heightPx
        }
    }
}

/// What a session sees of the filming; called on the camera's queue.
protocol Viewer: Sendable {
    func seen(_ seen: LiveIntent)
    func failed(_ failure: KeelError)
}
