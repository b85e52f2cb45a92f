package io.keel.app

import android.app.Application
import android.os.Handler
import android.os.Looper
import io.keel.app.core.Core
import io.keel.app.device.realDevice
import io.keel.app.host.Session
import io.keel.app.seam.Device
import java.io.File

/** The app as a process: one session, made when the first window asks for it. */
open class KeelApp : Application() {
    /** Everything that lives as long as the process. */
    val session: Session by lazy { Session(Core(filesDir, device(), Looper.getMainLooper().thread, onnxRuntime())) }

    /** The language that the lifter chose; `null` for the phone's. */
    @Volatile
    var language: String? = null
        private set

    override fun onCreate() {
        super.onCreate()
        readLanguage { }
    }

    /** The phone; tests have another. */
    protected open fun device(): Device = realDevice(this)

    /** The ONNX Runtime that came with the app. */
    protected open fun onnxRuntime(): File? = File(applicationInfo.nativeLibraryDir, "libonnxruntime.so").takeIf(File::exists)

    /** Reads the language again, off the main thread; [read] is called on it. */
    fun readLanguage(read: () -> Unit) {
        Thread({
            language =
                io.keel.app.core
                    .SettingsFile(File(filesDir, "settings.properties"))
                    .chosen.language
            Handler(Looper.getMainLooper()).post(read)
        }, "settings").start()
    }
}
