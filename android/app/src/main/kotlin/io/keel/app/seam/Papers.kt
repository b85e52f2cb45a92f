package io.keel.app.seam

import java.io.File
import java.io.IOException

/** Documents outside the app, by the addresses that the system's picker gives. */
interface Papers {
    /** @throws IOException where it can't be written */
    fun write(
        address: String,
        from: File,
    )

    /** Writes a folder and all in it. @throws IOException where it can't be written */
    fun writeFolder(
        address: String,
        from: File,
    )

    /** @throws IOException where it can't be read */
    fun read(
        address: String,
        to: File,
    )
}
