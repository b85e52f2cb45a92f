package io.keel.app.seam

/** Everything that only a phone has, each with a stand-in for the tests. */
class Device(
    val frames: FrameSource,
    val recorder: ClipRecorder,
    val players: Players,
    val clips: ClipReader,
    val speaker: Speaker,
    val clock: Clock,
    val phone: Phone,
    val papers: Papers,
)
