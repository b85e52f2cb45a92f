package io.keel

import io.keel.ffi.BackupFault
import io.keel.ffi.CorrectionFault
import io.keel.ffi.FrameFault
import io.keel.ffi.LibraryFault
import io.keel.ffi.Missing
import io.keel.ffi.ModelFault
import io.keel.ffi.NextStep
import io.keel.ffi.StorageFault
import io.keel.ffi.TrackFault

/**
 * Why a call failed. Whatever is thrown, what was there before the call is kept.
 *
 * Codes and values, for an app to put into words; [detail] is English, for logs and for whoever looks for a fault.
 *
 * @property code what happened, as a code: its sentence stands under `failure` in the tables of words
 * @property detail what happened, in English, never shown to a person
 * @property next what to offer the person: its sentence stands under `next_step`, by its name in lower case
 */
public sealed class KeelException(
    public val code: String,
    public val detail: String,
    public val next: NextStep,
    cause: Throwable? = null,
) : Exception(detail, cause) {
    /** The network can't be used. */
    public class Model(
        public val fault: ModelFault,
        detail: String,
        next: NextStep,
    ) : KeelException("model_${fault.name.lowercase()}", detail, next)

    /** A frame does not fit its description; [given] and [needed] are px, bytes or degrees. */
    public class BadFrame(
        public val fault: FrameFault,
        public val given: Long,
        public val needed: Long,
        detail: String,
        next: NextStep,
    ) : KeelException("frame_${fault.name.lowercase()}", detail, next)

    /** The picture changed its size within a set; sizes are of the upright picture, px. */
    public class FrameSize(
        public val widthPx: Int,
        public val heightPx: Int,
        public val givenWidthPx: Int,
        public val givenHeightPx: Int,
        detail: String,
        next: NextStep,
    ) : KeelException("frame_size", detail, next)

    /** A frame's time is not after the one before, or [leapt] ahead: then the next frame may be pushed. */
    public class FrameTime(
        public val beforeNs: Long,
        public val givenNs: Long,
        public val leapt: Boolean,
        detail: String,
        next: NextStep,
    ) : KeelException("frame_time", detail, next)

    /** The call has no meaning now. */
    public class Order(
        public val call: String,
        public val stage: String,
        detail: String,
        next: NextStep,
    ) : KeelException("order", detail, next)

    /** Another call, or another process, is not done yet. A frame is to be dropped, anything else tried again. */
    public class Busy(
        detail: String,
        next: NextStep,
    ) : KeelException("busy", detail, next)

    /** A value can't be used; [given] are its first characters. */
    public class Argument(
        public val field: String,
        public val given: String,
        detail: String,
        next: NextStep,
    ) : KeelException("argument", detail, next)

    /** Something that was asked for is not there; [name] is a set's id, a rep's number, or a path. */
    public class NotThere(
        public val what: Missing,
        public val name: String,
        detail: String,
        next: NextStep,
    ) : KeelException("not_there_${what.name.lowercase()}", detail, next)

    /** A correction does not fit; times are s from the film's first frame, [fromS] to [toS] would fit. */
    public class BadCorrection(
        public val fault: CorrectionFault,
        public val atS: Double?,
        public val fromS: Double?,
        public val toS: Double?,
        detail: String,
        next: NextStep,
    ) : KeelException("correction_${fault.name.lowercase()}", detail, next)

    /** The disk refuses. */
    public class Storage(
        public val fault: StorageFault,
        public val path: String,
        detail: String,
        next: NextStep,
    ) : KeelException("storage_${fault.name.lowercase()}", detail, next)

    /** The library as a whole can't be used. */
    public class BadLibrary(
        public val fault: LibraryFault,
        detail: String,
        next: NextStep,
    ) : KeelException("library_${fault.name.lowercase()}", detail, next)

    /** A track can't be read. */
    public class BadTrack(
        public val fault: TrackFault,
        detail: String,
        next: NextStep,
    ) : KeelException("track_${fault.name.lowercase()}", detail, next)

    /** A backup can't be restored. */
    public class BadBackup(
        public val fault: BackupFault,
        detail: String,
        next: NextStep,
    ) : KeelException("backup_${fault.name.lowercase()}", detail, next)

    /** A fault in Keel itself. What was recorded is kept, and the next call may be made. */
    public class Panicked(
        detail: String,
        next: NextStep,
    ) : KeelException("panicked", detail, next)

    /** The object was closed before. */
    public class Closed(
        detail: String,
    ) : KeelException("closed", detail, NextStep.CALL_IN_ORDER)

    /** Keel's native library is missing, or of another version than these classes. */
    public class NativeLibrary(
        detail: String,
        cause: Throwable,
    ) : KeelException("native_library", detail, NextStep.UPDATE, cause)
}
