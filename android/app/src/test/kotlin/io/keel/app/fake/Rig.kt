package io.keel.app.fake

import android.Manifest
import android.os.Looper
import android.view.View
import android.view.ViewGroup
import android.widget.TextView
import io.keel.LiveOptions
import io.keel.LiveSet
import io.keel.app.MainActivity
import io.keel.app.core.Core
import io.keel.app.host.Session
import org.robolectric.Robolectric
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController
import java.util.concurrent.TimeUnit

/** The app in a lifter's hands: taps, looks, waits. */
class Rig : AutoCloseable {
    val app = RuntimeEnvironment.getApplication() as TestApp
    val phone: FakeDevice get() = app.phone
    val session: Session get() = app.session
    var controller: ActivityController<MainActivity> = Robolectric.buildActivity(MainActivity::class.java)
    val activity: MainActivity get() = controller.get()
    val content: View get() = activity.findViewById(android.R.id.content)

    /** Opens the app. */
    fun open(): Rig {
        shadowOf(app).grantPermissions(Manifest.permission.CAMERA)
        controller.setup()
        settle()
        return this
    }

    /** Asks the core, as the app does, off the main thread. */
    fun <T> core(call: Core.() -> T): T {
        var answer: Result<T>? = null
        Thread { answer = runCatching { session.core.call() } }.apply {
            start()
            join()
        }
        return answer!!.getOrThrow()
    }

    /** Waits until [done], at most as long as no slow machine needs. */
    fun until(
        what: String,
        done: () -> Boolean,
    ) {
        val end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S)
        while (!done()) {
            check(System.nanoTime() < end) { "waited in vain for $what; on screen: ${texts()}" }
            shadowOf(Looper.getMainLooper()).idle()
            Thread.sleep(1)
        }
        shadowOf(Looper.getMainLooper()).idle()
    }

    /** Lets everything that was asked be answered. */
    fun settle() {
        repeat(SETTLED) {
            core { filming }
            session.idle()
            shadowOf(Looper.getMainLooper()).idle()
        }
    }

    /** Lets work that takes long be answered too. */
    fun awaitLong() {
        session.awaitLong()
        settle()
    }

    /** Taps what is so called. */
    fun tap(label: String) {
        until("\"$label\"") { find(label) != null }
        val view = checkNotNull(find(label))
        check(view.isEnabled) { "\"$label\" can't be tapped now" }
        var tapped: View? = view
        while (tapped != null && !tapped.hasOnClickListeners()) tapped = tapped.parent as? View
        checkNotNull(tapped) { "\"$label\" is nothing to tap" }.performClick()
        settle()
    }

    /** Waits until a text is on screen that holds this. */
    fun see(part: String) = until("\"$part\"") { texts().any { part in it } }

    /** Everything to be read on screen, or heard of it. */
    fun texts(): List<String> =
        views(content)
            .filter {
                it.isShown
            }.flatMap { listOfNotNull((it as? TextView)?.text?.toString(), it.contentDescription?.toString()) }
            .toList()

    private fun find(label: String): View? =
        views(content).firstOrNull { it.isShown && ((it as? TextView)?.text?.toString() == label || it.contentDescription?.toString() == label) }

    /** Has the next session rehearse a stored track. */
    fun rehearse(name: String) = core { filming.newSet = { LiveSet.rehearsing(Samples.track(name), LiveOptions(journal = journal)) } }

    override fun close() {
        runCatching { controller.pause().stop().destroy() }
        session.close()
        session.awaitEnd()
    }

    companion object {
        private const val PATIENCE_S = 240L
        private const val SETTLED = 4

        fun views(view: View): Sequence<View> =
            sequence {
                yield(view)
                if (view is ViewGroup) for (i in 0 until view.childCount) yieldAll(views(view.getChildAt(i)))
            }
    }
}
