@_exported import CoreVideo
@_exported import FoundationOnApple

public typealias CMTimeValue = Int64
public typealias CMTimeScale = Int32
public typealias CMItemCount = Int
public typealias CMVideoCodecType = FourCharCode
public typealias FourCharCode = UInt32

public var kCMVideoCodecType_HEVC: CMVideoCodecType { fatalError() }

public struct CMTime: Hashable, Sendable {
    public var value: CMTimeValue
    public var timescale: CMTimeScale
    public init(value: CMTimeValue, timescale: CMTimeScale) { fatalError() }
    public static var zero: CMTime { fatalError() }
    public static var invalid: CMTime { fatalError() }
    public var seconds: Double { fatalError() }
}

public enum CMTimeRoundingMethod: UInt32, Sendable { case roundHalfAwayFromZero = 1 }

public func CMTimeConvertScale(_ time: CMTime, timescale newTimescale: Int32, method: CMTimeRoundingMethod) -> CMTime {
    fatalError()
}

public class CMFormatDescription {
    init() { fatalError() }
}
public typealias CMVideoFormatDescription = CMFormatDescription

public struct CMVideoDimensions: Sendable {
    public var width: Int32
    public var height: Int32
}

public func CMVideoFormatDescriptionGetDimensions(_ videoDesc: CMVideoFormatDescription) -> CMVideoDimensions {
    fatalError()
}
public func CMFormatDescriptionGetMediaSubType(_ desc: CMFormatDescription) -> FourCharCode { fatalError() }

public class CMSampleBuffer {
    init() { fatalError() }
    public var imageBuffer: CVImageBuffer? { fatalError() }
    public var presentationTimeStamp: CMTime { fatalError() }
    public var sampleAttachments: SampleAttachmentsArray { fatalError() }

    public struct PerSampleAttachmentsDictionary {
        public struct Key: Hashable, Sendable {
            public static var notSync: Key { fatalError() }
        }
        public subscript(key: Key) -> Any? { fatalError() }
    }

    public struct SampleAttachmentsArray: RandomAccessCollection {
        public var startIndex: Int { fatalError() }
        public var endIndex: Int { fatalError() }
        public subscript(position: Int) -> PerSampleAttachmentsDictionary { fatalError() }
    }
}
@available(*, unavailable)
extension CMSampleBuffer: Sendable {}

public func CMSampleBufferGetFormatDescription(_ sbuf: CMSampleBuffer) -> CMFormatDescription? { fatalError() }
public func CMSampleBufferGetNumSamples(_ sbuf: CMSampleBuffer) -> CMItemCount { fatalError() }
