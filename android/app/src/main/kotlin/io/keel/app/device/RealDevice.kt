package io.keel.app.device

import android.content.Context
import io.keel.app.seam.Device
import io.keel.app.seam.Players
import java.io.File

/** The phone itself. */
fun realDevice(context: Context): Device {
    val rotation = DisplayTurn(context)
    val camera = CameraFrames(context, rotation)
    return Device(
        frames = camera,
        recorder = RingRecorder(File(context.filesDir, "films")) { camera.filmFormat() },
        players = Players { CodecPlayer() },
        clips = CodecClipReader(context),
        speaker = PhoneSpeaker(context),
        clock = PhoneClock,
        phone = PhoneState(context),
        papers = ContentPapers(context),
    )
}
