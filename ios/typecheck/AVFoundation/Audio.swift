// What is heard.

public class AVAudioSession: NSObject {
    public struct Category: Hashable, Sendable {
        public static var ambient: Category { fatalError() }
        public static var playback: Category { fatalError() }
    }
    public struct Mode: Hashable, Sendable { public static var `default`: Mode { fatalError() } }
    public struct CategoryOptions: OptionSet, Sendable {
        public let rawValue: UInt
        public init(rawValue: UInt) { self.rawValue = rawValue }
        public static var duckOthers: CategoryOptions { fatalError() }
    }
    public struct SetActiveOptions: OptionSet, Sendable {
        public let rawValue: UInt
        public init(rawValue: UInt) { self.rawValue = rawValue }
        public static var notifyOthersOnDeactivation: SetActiveOptions { fatalError() }
    }

    public class func sharedInstance() -> AVAudioSession { fatalError() }
    public func setCategory(_ category: Category) throws { fatalError() }
    public func setCategory(_ category: Category, mode: Mode, options: CategoryOptions = []) throws { fatalError() }
    public func setActive(_ active: Bool, options: SetActiveOptions = []) throws { fatalError() }
    public class var routeChangeNotification: NSNotification.Name { fatalError() }
    public class var interruptionNotification: NSNotification.Name { fatalError() }
}

public protocol AVAudioPlayerDelegate: NSObjectProtocol {
    // Optional on Apple's side.
    func audioPlayerDidFinishPlaying(_ player: AVAudioPlayer, successfully flag: Bool)
}

public class AVAudioPlayer: NSObject {
    public init(data: Data) throws { fatalError() }
    public var numberOfLoops: Int {
        get { fatalError() }
        set { fatalError() }
    }
    public var delegate: (any AVAudioPlayerDelegate)? {
        get { fatalError() }
        set { fatalError() }
    }
    public var isPlaying: Bool { fatalError() }
    @discardableResult
    public func play() -> Bool { fatalError() }
    public func stop() { fatalError() }
}
@available(*, unavailable)
extension AVAudioPlayer: Sendable {}

public class AVSpeechSynthesisVoice: NSObject {
    public convenience init?(language languageCode: String?) { fatalError() }
}

public class AVSpeechUtterance: NSObject {
    public init(string: String) { fatalError() }
    public var voice: AVSpeechSynthesisVoice? {
        get { fatalError() }
        set { fatalError() }
    }
}
@available(*, unavailable)
extension AVSpeechUtterance: Sendable {}

public enum AVSpeechBoundary: Int, Sendable { case immediate, word }

public protocol AVSpeechSynthesizerDelegate: NSObjectProtocol {
    // Optional on Apple's side.
    func speechSynthesizer(_ synthesizer: AVSpeechSynthesizer, didFinish utterance: AVSpeechUtterance)
}

public class AVSpeechSynthesizer: NSObject {
    public override init() { fatalError() }
    public var delegate: (any AVSpeechSynthesizerDelegate)? {
        get { fatalError() }
        set { fatalError() }
    }
    public var isSpeaking: Bool { fatalError() }
    public func speak(_ utterance: AVSpeechUtterance) { fatalError() }
    @discardableResult
    public func stopSpeaking(at boundary: AVSpeechBoundary) -> Bool { fatalError() }
}
@available(*, unavailable)
extension AVSpeechSynthesizer: Sendable {}
