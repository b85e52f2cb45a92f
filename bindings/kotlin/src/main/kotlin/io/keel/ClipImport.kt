package io.keel

import io.keel.ffi.ClipImport as CrossedImport

/** A film being judged: every frame is looked at and nothing is left out. The app decodes. Closing it cancels. */
public class ClipImport internal constructor(
    private val native: CrossedImport,
) : AutoCloseable {
    /**
     * Looks at the next frame, in the order of presentation.
     *
     * @throws KeelException.BadFrame for planes that do not hold the picture
     * @throws KeelException.FrameSize for another size than the first
     * @throws KeelException.FrameTime for a time that is not after the one before
     */
    public fun push(frame: Frame) {
        call { native.push(frame.first, frame.second, frame.third, frame.info) }
        frame.stillHere()
    }

    /**
     * The film is over: judges it.
     *
     * @throws KeelException.BadTrack where no frame was pushed
     */
    public fun finish(): JudgedSet = call { JudgedSet(native.finish()) }

    /** Lets go of it; twice is once. */
    override fun close(): Unit = native.close()
}
