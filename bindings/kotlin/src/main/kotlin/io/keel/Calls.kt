package io.keel

import io.keel.ffi.InternalException
import io.keel.ffi.NextStep
import io.keel.ffi.uniffiEnsureInitialized
import io.keel.ffi.KeelException as Crossed

/** The native library, looked at once: whether it is there, and of one build with the generated classes. */
internal object NativeLibrary {
    private val fault: LinkageError? =
        try {
            uniffiEnsureInitialized()
            null
        } catch (e: LinkageError) {
            e
        }

    /** Throws what is wrong with it; the generated classes would check nothing. */
    fun check() {
        fault?.let { throw it }
    }
}

/** Makes a call of the native library; whatever it throws is a [KeelException]. */
internal inline fun <T> call(block: () -> T): T =
    try {
        NativeLibrary.check()
        block()
    } catch (e: Crossed) {
        throw e.toKeel()
    } catch (e: IllegalStateException) {
        throw KeelException.Closed(e.message ?: "the object was closed")
    } catch (e: InternalException) {
        throw KeelException.Panicked(e.message ?: "a panic without a text", NextStep.REPORT)
    } catch (e: LinkageError) {
        throw e.toKeel()
    }

/** A native library that is missing, or that lacks or changed what these classes call. */
internal fun LinkageError.toKeel(): KeelException {
    val why = generateSequence<Throwable>(this) { it.cause }.mapNotNull { it.message }.lastOrNull() ?: toString()
    return KeelException.NativeLibrary(
        "Keel's native library can't be used ($why); ship libkeel_ffi and these classes from one build, and the library for this machine",
        this,
    )
}

internal fun Crossed.toKeel(): KeelException =
    when (this) {
        is Crossed.Model -> KeelException.Model(fault, detail, next)
        is Crossed.Frame -> KeelException.BadFrame(fault, given, needed, detail, next)
        is Crossed.FrameSize -> KeelException.FrameSize(widthPx, heightPx, givenWidthPx, givenHeightPx, detail, next)
        is Crossed.FrameTime -> KeelException.FrameTime(beforeNs, givenNs, leapt, detail, next)
        is Crossed.Order -> KeelException.Order(call, stage, detail, next)
        is Crossed.Busy -> KeelException.Busy(detail, next)
        is Crossed.Argument -> KeelException.Argument(field, given, detail, next)
        is Crossed.NotThere -> KeelException.NotThere(what, name, detail, next)
        is Crossed.Correction -> KeelException.BadCorrection(fault, atS, fromS, toS, detail, next)
        is Crossed.Storage -> KeelException.Storage(fault, path, detail, next)
        is Crossed.Library -> KeelException.BadLibrary(fault, detail, next)
        is Crossed.Track -> KeelException.BadTrack(fault, detail, next)
        is Crossed.Backup -> KeelException.BadBackup(fault, detail, next)
        is Crossed.Panicked -> KeelException.Panicked(detail, next)
    }
