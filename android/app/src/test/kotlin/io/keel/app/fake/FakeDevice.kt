package io.keel.app.fake

import android.view.Surface
import io.keel.Frame
import io.keel.Heat
import io.keel.Moment
import io.keel.app.seam.CameraLoss
import io.keel.app.seam.ClipReader
import io.keel.app.seam.Clock
import io.keel.app.seam.Device
import io.keel.app.seam.FrameSink
import io.keel.app.seam.FrameSource
import io.keel.app.seam.Heard
import io.keel.app.seam.Lens
import io.keel.app.seam.Papers
import io.keel.app.seam.Phone
import io.keel.app.seam.Player
import io.keel.app.seam.Players
import io.keel.app.seam.Speaker
import io.keel.app.seam.UnreadableClip
import java.io.File
import java.io.IOException
import java.util.concurrent.Callable
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.Executors

/** A phone for tests: what it would film, hear and tell is the test's. */
class FakeDevice {
    val frames = FakeFrames()
    val recorder = FakeRecorder()
    val players = CopyOnWriteArrayList<FakePlayer>()
    val clips = FakeClips()
    val speaker = FakeSpeaker()
    val clock = FakeClock()
    val phone = FakePhone()
    val papers = FakePapers()
    val device = Device(frames, recorder, Players { FakePlayer(clips).also(players::add) }, clips, speaker, clock, phone, papers)
}

/** A camera whose frames the test pushes, on a thread of its own. */
class FakeFrames : FrameSource {
    private val thread = Executors.newSingleThreadExecutor { Thread(it, "camera").apply { isDaemon = true } }

    /** Why it can't be opened, where it can't. */
    var loss: CameraLoss? = null
    var held = false
        private set

    @Volatile
    private var sink: FrameSink? = null

    val isOpen: Boolean get() = sink != null

    override fun lenses() = listOf(Lens("0", 68.0), Lens("2", 110.0))

    override fun open(
        lens: String?,
        encoder: Surface?,
        sink: FrameSink,
    ) {
        loss?.let { return sink.lost(it) }
        this.sink = sink
    }

    override fun show(on: Surface?) = Unit

    override fun lock(held: Boolean) {
        this.held = held
    }

    override fun close() {
        sink = null
    }

    /** Films a frame and waits until it was looked at. */
    fun film(frame: Frame) = thread.submit { sink?.frame(frame) }.get()

    /** Asks something on the camera's thread. */
    fun <T> onCamera(ask: () -> T): T = thread.submit(Callable { ask() }).get()

    /** Another app takes the camera. */
    fun lose(why: CameraLoss) = thread.submit { sink?.lost(why) }.get()
}

/** Shows frames at once, with the times that [clips] knows of the film. */
class FakePlayer(
    private val clips: FakeClips,
) : Player {
    private var shown: (Int) -> Unit = {}
    var speed = 0f
        private set
    var at = 0
        private set

    override fun open(
        film: File,
        shown: (Int) -> Unit,
    ): LongArray {
        this.shown = shown
        return clips.timesUs(film)
    }

    override fun show(on: Surface?) = Unit

    override fun step(to: Int) {
        at = to
        shown(to)
    }

    override fun play(speed: Float) {
        this.speed = speed
    }

    override fun pause() {
        speed = 0f
    }

    /** As if the next frame's time had come. */
    fun tick() = step(at + 1)

    override fun close() = Unit
}

/** Films by address. */
class FakeClips : ClipReader {
    /** The film at an address. */
    var film: (String) -> Film? = { null }

    /** Frames in order, and how many there are. */
    class Film(
        val timesUs: LongArray,
        val frames: () -> Sequence<Frame>,
    )

    fun timesUs(film: File): LongArray = this.film(film.path)?.timesUs ?: LongArray(0)

    override fun read(
        source: String,
        take: (frame: Frame, progress: Float) -> Boolean,
    ) {
        val film = film(source) ?: throw UnreadableClip("no film at $source")
        film.frames().forEachIndexed { i, frame -> if (!take(frame, (i + 1f) / film.timesUs.size)) return }
    }

    override fun copy(
        source: String,
        to: File,
    ) {
        if (film(source) == null) throw IOException("no film at $source")
        to.writeText("a copy of $source")
    }
}

/** Remembers what was to be heard. */
class FakeSpeaker : Speaker {
    val heard = CopyOnWriteArrayList<Heard>()

    override fun play(sound: Heard) {
        heard.add(sound)
    }

    override fun hush() = Unit
}

/** A clock that the test turns. */
class FakeClock : Clock {
    /** An evening in November, an hour east of Greenwich. */
    @Volatile
    var now = Moment(1_795_626_000_000, 60)

    /** How long whatever is measured takes. */
    @Volatile
    var tookNs = 0L
    private var ticks = 0L

    override fun now(): Moment = now

    override fun ticksNs(): Long {
        ticks += tookNs
        return ticks
    }

    fun turn(hours: Int) {
        now = now.copy(utcMs = now.utcMs + hours * 3_600_000L)
    }
}

/** A phone that is cool, upright and empty, unless a test says otherwise. */
class FakePhone : Phone {
    var heat: Heat? = Heat.NOMINAL
    var freeMb = 20_000.0

    override fun heat(): Heat? = heat

    override fun freeStorageMb(): Double = freeMb

    override fun tiltDeg(): Double? = 0.5
}

/** Documents as files of a folder. */
class FakePapers : Papers {
    /** Whether nothing more can be written. */
    var isFull = false

    override fun write(
        address: String,
        from: File,
    ) {
        if (isFull) throw IOException("no space left")
        from.copyTo(File(address), overwrite = true)
    }

    override fun writeFolder(
        address: String,
        from: File,
    ) {
        if (isFull) throw IOException("no space left")
        from.copyRecursively(File(address), overwrite = true)
    }

    override fun read(
        address: String,
        to: File,
    ) {
        File(address).copyTo(to, overwrite = true)
    }
}
