package io.keel.app.seam

import io.keel.Frame
import java.io.File

/** Decodes films faster than they play. */
interface ClipReader {
    /**
     * Hands every frame of a film to [take], in order, until it says `false`. [take] is told how far the film is read,
     * 0 to 1. [source] is a path or a `content:` address.
     *
     * @throws UnreadableClip where there is no film or nothing here decodes it
     */
    fun read(
        source: String,
        take: (frame: Frame, progress: Float) -> Boolean,
    )

    /** Copies a film into a file of the app. */
    fun copy(
        source: String,
        to: File,
    )
}

/** A film that can't be decoded here. */
class UnreadableClip(
    detail: String,
    cause: Throwable? = null,
) : Exception(detail, cause)
