import CoreGraphics

// Films: written, read, played.

open class AVAsset: NSObject, @unchecked Sendable {
    public func loadTracks(withMediaType mediaType: AVMediaType) async throws -> [AVAssetTrack] { fatalError() }
}

public class AVURLAsset: AVAsset, @unchecked Sendable {
    public convenience init(url URL: URL) { fatalError() }
}

public class AVAssetTrack: NSObject, @unchecked Sendable {}

public struct AVAsyncProperty<Root, Value>: Sendable {}

public protocol AVAsynchronousKeyValueLoading {}

extension AVAsset: AVAsynchronousKeyValueLoading {}
extension AVAssetTrack: AVAsynchronousKeyValueLoading {}

extension AVAsynchronousKeyValueLoading {
    public func load<Value>(_ property: AVAsyncProperty<Self, Value>) async throws -> Value { fatalError() }
}

extension AVAsyncProperty where Root: AVAsset {
    public static var duration: AVAsyncProperty<Root, CMTime> { fatalError() }
}

extension AVAsyncProperty where Root: AVAssetTrack {
    public static var preferredTransform: AVAsyncProperty<Root, CGAffineTransform> { fatalError() }
}

public struct AVFileType: Hashable, Sendable { public static var mov: AVFileType { fatalError() } }

public class AVAssetWriter: NSObject {
    public enum Status: Int, Sendable { case unknown, writing, completed, failed, cancelled }

    public init(outputURL: URL, fileType outputFileType: AVFileType) throws { fatalError() }
    public var status: Status { fatalError() }
    public func add(_ input: AVAssetWriterInput) { fatalError() }
    @discardableResult
    public func startWriting() -> Bool { fatalError() }
    public func startSession(atSourceTime startTime: CMTime) { fatalError() }
    public func finishWriting(completionHandler handler: @escaping @Sendable () -> Void) { fatalError() }
    public func cancelWriting() { fatalError() }
}

public class AVAssetWriterInput: NSObject {
    public init(
        mediaType: AVMediaType, outputSettings: [String: Any]?, sourceFormatHint: CMFormatDescription?
    ) { fatalError() }
    public var expectsMediaDataInRealTime: Bool {
        get { fatalError() }
        set { fatalError() }
    }
    public var transform: CGAffineTransform {
        get { fatalError() }
        set { fatalError() }
    }
    public var isReadyForMoreMediaData: Bool { fatalError() }
    @discardableResult
    public func append(_ sampleBuffer: CMSampleBuffer) -> Bool { fatalError() }
    public func markAsFinished() { fatalError() }
}

open class AVAssetReaderOutput: NSObject {
    public var alwaysCopiesSampleData: Bool {
        get { fatalError() }
        set { fatalError() }
    }
    public func copyNextSampleBuffer() -> CMSampleBuffer? { fatalError() }
}

public class AVAssetReaderTrackOutput: AVAssetReaderOutput {
    public init(track: AVAssetTrack, outputSettings: [String: Any]?) { fatalError() }
}

public class AVAssetReader: NSObject {
    public enum Status: Int, Sendable { case unknown, reading, completed, failed, cancelled }

    public init(asset: AVAsset) throws { fatalError() }
    public var status: Status { fatalError() }
    public var error: (any Error)? { fatalError() }
    public func canAdd(_ output: AVAssetReaderOutput) -> Bool { fatalError() }
    public func add(_ output: AVAssetReaderOutput) { fatalError() }
    public func startReading() -> Bool { fatalError() }
    public func cancelReading() { fatalError() }
}

@MainActor
public class AVPlayerItem: NSObject {
    public convenience init(url URL: URL) { fatalError() }
}

@MainActor
public class AVPlayer: NSObject {
    public enum ActionAtItemEnd: Int, Sendable { case advance, pause, none }

    public override init() { fatalError() }
    public var rate: Float {
        get { fatalError() }
        set { fatalError() }
    }
    public var actionAtItemEnd: ActionAtItemEnd {
        get { fatalError() }
        set { fatalError() }
    }
    public func pause() { fatalError() }
    public func replaceCurrentItem(with item: AVPlayerItem?) { fatalError() }
    public func seek(
        to time: CMTime, toleranceBefore: CMTime, toleranceAfter: CMTime,
        completionHandler: @escaping @Sendable (Bool) -> Void
    ) { fatalError() }
    public func addPeriodicTimeObserver(
        forInterval interval: CMTime, queue: DispatchQueue?, using block: @escaping @Sendable (CMTime) -> Void
    ) -> Any { fatalError() }
    public func removeTimeObserver(_ observer: Any) { fatalError() }
}

public class AVPlayerLayer: CALayer {
    public init(player: AVPlayer?) { fatalError() }
    public var videoGravity: AVLayerVideoGravity {
        get { fatalError() }
        set { fatalError() }
    }
}
