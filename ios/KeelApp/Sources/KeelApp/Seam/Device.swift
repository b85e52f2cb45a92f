/// Everything that only a phone has, each with a stand-in for the tests.
public struct Device: Sendable {
    public let frames: any FrameSource
    public let recorder: any ClipRecorder
    public let player: any Player
    public let clips: any ClipReader
    public let speaker: any Speaker
    public let clock: any Clock
    public let phone: any Phone
    public let papers: any Papers

    public init(
        frames: any FrameSource, recorder: any ClipRecorder, player: any Player, clips: any ClipReader,
        speaker: any Speaker, clock: any Clock, phone: any Phone, papers: any Papers
    ) {
        self.frames = frames
        self.recorder = recorder
        self.player = player
        self.clips = clips
        self.speaker = speaker
        self.clock = clock
        self.phone = phone
        self.papers = papers
    }
}
