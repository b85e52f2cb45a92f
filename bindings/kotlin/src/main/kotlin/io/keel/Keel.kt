package io.keel

import io.keel.ffi.BroughtModel
import io.keel.ffi.Engine
import io.keel.ffi.EngineOptions
import java.io.File

/**
 * Keel, with its network loaded: where everything begins.
 *
 * Any number of sets and imports may go on with it, each on a thread of its own. Opening checks and loads the network: do it off the main thread.
 */
public class Keel private constructor(
    private val native: Engine,
) : AutoCloseable {
    /** Which runtime looks: `onnxruntime` or `embedded`. */
    public val runtime: String get() = call { native.runtime() }

    /** Begins to film. */
    public fun liveSet(options: LiveOptions = LiveOptions()): LiveSet = call { LiveSet(native.liveSet(options.toCrossed())) }

    /** Begins to judge a film, frame by frame. [lift] is what the lifter named. */
    public fun importClip(lift: Lift? = null): ClipImport = call { ClipImport(native.importClip(lift)) }

    /** Lets go of it; twice is once. Sets and imports that were made with it go on. */
    override fun close(): Unit = native.close()

    public companion object {
        /**
         * Loads Keel's own network, or the one in [model] with its manifest beside it (the same name, ending in `.json`).
         *
         * [onnxRuntime] is the ONNX Runtime library to use; without it it is looked for, and where it is not found Keel's own runtime
         * serves, several times slower. The first call of a process decides for all.
         *
         * @throws KeelException.Model where the network or the runtime can't be used
         * @throws KeelException.NativeLibrary where Keel's native library is missing or of another version
         */
        public fun open(
            runtime: RuntimeChoice = RuntimeChoice.AUTO,
            onnxRuntime: File? = null,
            model: File? = null,
        ): Keel =
            call {
                val brought = model?.let { BroughtModel(it.path, File(it.parentFile, "${it.nameWithoutExtension}.json").path) }
                Keel(Engine(brought, EngineOptions(runtime, onnxRuntime?.path)))
            }

        /** Version of Keel. */
        public val version: String get() = call { io.keel.ffi.version() }

        /** Begins to log into the platform's own log; called again it changes the level. Logs never hold user data. */
        public fun initLogging(level: LogLevel): Unit = call { io.keel.ffi.initLogging(level) }

        /**
         * Finishes a set whose app was killed, from the journal it left ([LiveOptions.journal]); `null` where it left none. Delete the
         * file once the set is saved.
         *
         * @throws KeelException.BadTrack where the file holds no set: the app was killed before the set's first second was whole, or a
         *   later Keel wrote it. Put the file aside and go on, or every start fails alike
         */
        public fun recover(journal: File): JudgedSet? = if (journal.exists()) call { JudgedSet(io.keel.ffi.recover(journal.path)) } else null

        /** A frame made small, as a JPEG file, its longest side at most [sidePx]. */
        public fun thumbnail(
            frame: Frame,
            sidePx: Int,
        ): ByteArray {
            val jpeg = call { io.keel.ffi.thumbnailOf(frame.first, frame.second, frame.third, frame.info, sidePx) }
            frame.stillHere()
            return jpeg
        }

        /** The training day of a moment, as the date it begins on ("2026-11-25"): a late session belongs to its evening. */
        public fun trainingDay(at: Moment): String = call { io.keel.ffi.trainingDay(at) }

        /** How many of Keel's objects are open in this process: for tests and diagnostics. */
        public val openObjects: Long get() = call { io.keel.ffi.openObjects() }
    }
}
