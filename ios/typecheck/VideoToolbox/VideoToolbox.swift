@_exported import CoreMedia
@_exported import CoreVideo

public class VTCompressionSession {
    init() { fatalError() }
}
public typealias VTSession = CFTypeRef

public struct VTEncodeInfoFlags: OptionSet, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }
}

public typealias VTCompressionOutputCallback = @convention(c) (
    UnsafeMutableRawPointer?, UnsafeMutableRawPointer?, OSStatus, UInt32, OpaquePointer?
) -> Void
public typealias VTCompressionOutputHandler = (OSStatus, VTEncodeInfoFlags, CMSampleBuffer?) -> Void

public var kVTCompressionPropertyKey_RealTime: CFString { fatalError() }
public var kVTCompressionPropertyKey_AllowFrameReordering: CFString { fatalError() }
public var kVTCompressionPropertyKey_MaxKeyFrameIntervalDuration: CFString { fatalError() }
public var kVTCompressionPropertyKey_AverageBitRate: CFString { fatalError() }

public func VTCompressionSessionCreate(
    allocator: CFAllocator?, width: Int32, height: Int32, codecType: CMVideoCodecType,
    encoderSpecification: CFDictionary?, imageBufferAttributes sourceImageBufferAttributes: CFDictionary?,
    compressedDataAllocator: CFAllocator?, outputCallback: VTCompressionOutputCallback?,
    refcon outputCallbackRefCon: UnsafeMutableRawPointer?,
    compressionSessionOut: UnsafeMutablePointer<VTCompressionSession?>
) -> OSStatus { fatalError() }

@discardableResult
public func VTCompressionSessionEncodeFrame(
    _ session: VTCompressionSession, imageBuffer: CVImageBuffer, presentationTimeStamp: CMTime, duration: CMTime,
    frameProperties: CFDictionary?, infoFlagsOut: UnsafeMutablePointer<VTEncodeInfoFlags>?,
    outputHandler: @escaping VTCompressionOutputHandler
) -> OSStatus { fatalError() }

@discardableResult
public func VTCompressionSessionCompleteFrames(
    _ session: VTCompressionSession, untilPresentationTimeStamp completeUntilPresentationTimeStamp: CMTime
) -> OSStatus { fatalError() }

public func VTCompressionSessionInvalidate(_ session: VTCompressionSession) { fatalError() }

@discardableResult
public func VTSessionSetProperty(_ session: VTSession, key propertyKey: CFString, value propertyValue: CFTypeRef?)
    -> OSStatus
{ fatalError() }
