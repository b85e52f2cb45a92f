import KeelCore

/// A film being judged: every frame is looked at and nothing is left out. The app decodes. Closing it cancels.
public final class ClipImport: Sendable {
    private let native: Held<KeelCore.ClipImport>

    init(_ native: KeelCore.ClipImport) { self.native = Held(native) }

    /// Looks at the next frame, in the order of presentation.
    ///
    /// - Throws: ``KeelError/badFrame(fault:given:needed:detail:next:)`` for planes that do not hold the picture,
    ///   ``KeelError/frameSize(widthPx:heightPx:givenWidthPx:givenHeightPx:detail:next:)`` for another size than the first,
    ///   ``KeelError/frameTime(beforeNs:givenNs:leapt:detail:next:)`` for a time that is not after the one before.
    public func push(_ frame: Frame) throws(KeelError) {
        try native.call {
            try $0.push(first: frame.first, second: frame.second, third: frame.third, info: frame.info)
        }
    }

    /// The film is over: judges it.
    ///
    /// - Throws: ``KeelError/badTrack(fault:detail:next:)`` where no frame was pushed.
    public func finish() throws(KeelError) -> JudgedSet { JudgedSet(try native.call { try $0.finish() }) }

    /// Lets go of it; twice is once.
    public func close() { native.close() }
}
