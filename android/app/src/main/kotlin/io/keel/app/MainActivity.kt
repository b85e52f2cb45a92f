package io.keel.app

import android.Manifest
import android.app.Activity
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.content.res.Configuration
import android.net.Uri
import android.os.Bundle
import android.provider.Settings
import android.view.WindowManager
import android.widget.FrameLayout
import io.keel.KeelException
import io.keel.app.device.Backs
import io.keel.app.host.Screen
import io.keel.app.host.Session
import io.keel.app.host.Window
import io.keel.app.screen.Document
import io.keel.app.ui.Notice
import io.keel.app.ui.Ui
import java.util.Locale

/** The only window: it shows the screen on top, and asks the system for what only a window may ask. */
class MainActivity :
    Activity(),
    Window {
    private val app: KeelApp get() = application as KeelApp
    private lateinit var session: Session
    private lateinit var ground: FrameLayout
    private lateinit var ui: Ui
    private lateinit var notice: Notice
    private val backs = Backs(this) { session.back() }
    private var picked: ((String) -> Unit)? = null
    private var answered: ((Boolean) -> Unit)? = null

    override fun onCreate(state: Bundle?) {
        super.onCreate(state)
        session = app.session
        ground = FrameLayout(this)
        setContentView(ground)
        backs.listen()
        style()
        val styled = app.language
        app.readLanguage { if (app.language != styled && !isDestroyed) recreate() }
        session.attach(this, state?.getStringArrayList(WAY).orEmpty(), ui.words)
    }

    private fun style() {
        val language = app.language
        val context: Context =
            if (language == null) {
                this
            } else {
                val chosen = Configuration(resources.configuration).apply { setLocale(Locale.forLanguageTag(language)) }
                android.view.ContextThemeWrapper(createConfigurationContext(chosen), R.style.Theme_Keel)
            }
        ui = Ui(context)
        notice = Notice(ui)
    }

    override fun show(screen: Screen<*, *>) {
        ground.removeAllViews()
        ground.addView(screen.show(ui, { session.back() }, session.surfaces))
        ground.addView(notice.root, Notice.PLACE)
        val awake = WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON
        if (screen.store.model.films) window.addFlags(awake) else window.clearFlags(awake)
    }

    override fun tell(failure: KeelException) = notice.tell(ui.words.failure(failure))

    override fun restyle() {
        app.readLanguage { recreate() }
    }

    override fun leave() = finish()

    override fun pick(
        what: Document,
        picked: (String) -> Unit,
    ) {
        this.picked = picked
        val intent =
            when (what) {
                Document.Film -> {
                    Intent(Intent.ACTION_OPEN_DOCUMENT).setType("video/*").addCategory(Intent.CATEGORY_OPENABLE)
                }

                Document.Backup -> {
                    Intent(Intent.ACTION_OPEN_DOCUMENT).setType("*/*").addCategory(Intent.CATEGORY_OPENABLE)
                }

                Document.Folder -> {
                    Intent(Intent.ACTION_OPEN_DOCUMENT_TREE)
                }

                is Document.NewFile -> {
                    Intent(Intent.ACTION_CREATE_DOCUMENT)
                        .setType(what.mime)
                        .addCategory(Intent.CATEGORY_OPENABLE)
                        .putExtra(Intent.EXTRA_TITLE, what.name)
                }
            }
        try {
            startActivityForResult(intent, PICK)
        } catch (_: android.content.ActivityNotFoundException) {
            this.picked = null
            notice.tell(ui.say(R.string.no_picker))
        }
    }

    override fun onActivityResult(
        request: Int,
        result: Int,
        data: Intent?,
    ) {
        val address = data?.data?.toString()
        if (request == PICK && result == RESULT_OK && address != null) picked?.invoke(address)
        picked = null
    }

    override fun askForCamera(answered: (Boolean) -> Unit) {
        if (checkSelfPermission(Manifest.permission.CAMERA) == PackageManager.PERMISSION_GRANTED) return answered(true)
        this.answered = answered
        requestPermissions(arrayOf(Manifest.permission.CAMERA), CAMERA)
    }

    override fun onRequestPermissionsResult(
        request: Int,
        permissions: Array<String>,
        results: IntArray,
    ) {
        if (request != CAMERA) return
        answered?.invoke(results.firstOrNull() == PackageManager.PERMISSION_GRANTED)
        answered = null
    }

    override fun openSystemSettings() {
        startActivity(Intent(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, Uri.fromParts("package", packageName, null)))
    }

    override fun onResume() {
        super.onResume()
        if (paused) session.resume()
        paused = false
    }

    private var paused = false

    override fun onPause() {
        super.onPause()
        paused = true
        if (!isChangingConfigurations) session.pause()
    }

    override fun onSaveInstanceState(state: Bundle) {
        super.onSaveInstanceState(state)
        state.putStringArrayList(WAY, ArrayList(session.kept()))
    }

    @Deprecated("The framework calls this before Android 13.")
    @Suppress("DEPRECATION", "MissingSuperCall") // every step back is the session's
    override fun onBackPressed() = session.back()

    override fun onDestroy() {
        session.detach(this)
        super.onDestroy()
    }

    private companion object {
        const val WAY = "way"
        const val PICK = 1
        const val CAMERA = 2
    }
}
