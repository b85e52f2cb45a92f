/// Everything that only a phone has, each with a stand-in for the tests.
public struct Device: Sendable {
    public let frames: any FrameSource
    public let recorder: any ClipRecorder
    public let speaker: any Speaker
    public let clock: any Clock
    public let phone: any Phone

    public init(
        frames: any FrameSource, recorder: any ClipRecorder, speaker: any Speaker, clock: any Clock, phone: any Phone
    ) {
        self.frames = frames
        self.recorder = recorder
        self.speaker = speaker
        self.clock = clock
        self.phone = phone
    }
}
