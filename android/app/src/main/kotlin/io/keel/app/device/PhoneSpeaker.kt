package io.keel.app.device

import android.content.Context
import android.media.AudioAttributes
import android.media.AudioFocusRequest
import android.media.AudioFormat
import android.media.AudioManager
import android.media.AudioTrack
import android.os.Handler
import android.os.HandlerThread
import android.speech.tts.TextToSpeech
import android.speech.tts.UtteranceProgressListener
import io.keel.app.seam.Heard
import io.keel.app.seam.Speaker
import kotlin.math.PI
import kotlin.math.min
import kotlin.math.sin

/** Beeps and words through the phone's speaker. Others' music goes on, quieter as long as something is said. Nothing is ever recorded. */
class PhoneSpeaker(
    private val context: Context,
) : Speaker {
    private val audio = context.getSystemService(AudioManager::class.java)
    private val attributes =
        AudioAttributes
            .Builder()
            .setUsage(AudioAttributes.USAGE_ASSISTANCE_NAVIGATION_GUIDANCE)
            .setContentType(AudioAttributes.CONTENT_TYPE_SPEECH)
            .build()
    private val duck = AudioFocusRequest.Builder(AudioManager.AUDIOFOCUS_GAIN_TRANSIENT_MAY_DUCK).setAudioAttributes(attributes).build()
    private val handler = Handler(HandlerThread("speaker").apply { start() }.looper)
    private var tone: AudioTrack? = null
    private var ready = false
    private val voice: TextToSpeech by lazy {
        TextToSpeech(context) { status -> ready = status == TextToSpeech.SUCCESS }.apply {
            setAudioAttributes(attributes)
            setOnUtteranceProgressListener(Spoken())
        }
    }

    override fun play(sound: Heard) {
        handler.post {
            silence()
            when (sound) {
                is Heard.Beep -> sound(sine(sound.hz, sound.ms), loops = 0)
                is Heard.Tone -> sound(sine(sound.hz, LOOP_MS), loops = -1)
                is Heard.Said -> say(sound.text)
                is Heard.Silence -> audio.abandonAudioFocusRequest(duck)
            }
        }
    }

    override fun hush() {
        handler.post {
            silence()
            audio.abandonAudioFocusRequest(duck)
        }
    }

    private fun say(text: String) {
        voice.language = context.resources.configuration.locales[0]
        audio.requestAudioFocus(duck)
        voice.speak(text, TextToSpeech.QUEUE_FLUSH, null, text)
    }

    private fun sound(
        samples: ShortArray,
        loops: Int,
    ) {
        audio.requestAudioFocus(duck)
        tone =
            AudioTrack
                .Builder()
                .setAudioAttributes(attributes)
                .setAudioFormat(
                    AudioFormat
                        .Builder()
                        .setEncoding(AudioFormat.ENCODING_PCM_16BIT)
                        .setSampleRate(RATE_HZ)
                        .setChannelMask(AudioFormat.CHANNEL_OUT_MONO)
                        .build(),
                ).setTransferMode(AudioTrack.MODE_STATIC)
                .setBufferSizeInBytes(samples.size * Short.SIZE_BYTES)
                .build()
                .apply {
                    write(samples, 0, samples.size)
                    if (loops != 0) setLoopPoints(0, samples.size, loops)
                    play()
                }
        if (loops == 0) handler.postDelayed({ audio.abandonAudioFocusRequest(duck) }, samples.size * MS_PER_S / RATE_HZ + LOOP_MS)
    }

    private fun silence() {
        tone?.release()
        tone = null
        if (ready) voice.stop()
    }

    private inner class Spoken : UtteranceProgressListener() {
        override fun onStart(id: String) = Unit

        override fun onDone(id: String) {
            audio.abandonAudioFocusRequest(duck)
        }

        @Deprecated("The framework still asks for it.")
        override fun onError(id: String) {
            audio.abandonAudioFocusRequest(duck)
        }
    }

    companion object {
        private const val RATE_HZ = 44_100
        private const val MS_PER_S = 1_000L
        private const val LOOP_MS = 100
        private const val LOUD = 0.8
        private const val FADE = RATE_HZ / 200

        /** A sine that swells and fades within 5 ms, so that it does not click. */
        fun sine(
            hz: Int,
            ms: Int,
        ): ShortArray {
            val count = RATE_HZ / 1_000 * ms
            return ShortArray(count) { i ->
                val swell = min(1.0, min(i, count - 1 - i) / FADE.toDouble())
                (sin(2 * PI * hz * i / RATE_HZ) * swell * LOUD * Short.MAX_VALUE).toInt().toShort()
            }
        }
    }
}
