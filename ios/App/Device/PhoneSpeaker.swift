import AVFoundation
import Foundation
import KeelApp

/// Beeps and words through the phone's speaker. Others' music goes on, quieter as long as something is said. Nothing is ever recorded.
struct PhoneSpeaker: Speaker {
    private let voice: Voice

    @MainActor init() { voice = Voice() }

    /// Speaks `en` or `de`, as the words are.
    @MainActor func speak(_ language: String) { voice.language = language }

    func play(_ sound: Heard) { DispatchQueue.main.async { MainActor.assumeIsolated { voice.play(sound) } } }

    func hush() { DispatchQueue.main.async { MainActor.assumeIsolated { voice.hush() } } }
}

/// What sounds now; one thing at a time.
@MainActor
final class Voice: NSObject {
    private let speech = AVSpeechSynthesizer()
    private var player: AVAudioPlayer?
    private var loop: Heard?
    private var observers: [any NSObjectProtocol] = []
    /// `en` or `de`, as the words are.
    var language = "en"

    override init() {
        super.init()
        speech.delegate = self
        rest()
        let center = NotificationCenter.default
        observers = [
            center.addObserver(forName: AVAudioSession.routeChangeNotification, object: nil, queue: .main) {
                [weak self] _ in MainActor.assumeIsolated { self?.routeChanged() }
            },
            center.addObserver(forName: AVAudioSession.interruptionNotification, object: nil, queue: .main) {
                [weak self] _ in MainActor.assumeIsolated { self?.hush() }
            },
        ]
    }

    func play(_ sound: Heard) {
        silence()
        switch sound {
        case .beep(let hz, let ms): start(Wave.sine(hz: hz, ms: ms), loops: 0)
        case .tone(let hz):
            loop = sound
            start(Wave.sine(hz: hz, ms: 100, isLoop: true), loops: -1)
        case .said(let text): say(text)
        case .silence: rest()
        }
    }

    func hush() {
        silence()
        rest()
    }

    private func say(_ text: String) {
        duck()
        let words = AVSpeechUtterance(string: text)
        words.voice = AVSpeechSynthesisVoice(language: language)
        speech.speak(words)
    }

    private func start(_ wave: Data, loops: Int) {
        duck()
        player = try? AVAudioPlayer(data: wave)
        player?.numberOfLoops = loops
        player?.delegate = self
        player?.play()
    }

    private func silence() {
        loop = nil
        player?.stop()
        player = nil
        speech.stopSpeaking(at: .immediate)
    }

    /// Headphones came or went: a tone that goes on begins anew there.
    private func routeChanged() { if let loop { play(loop) } }

    /// Heard over others' music, which is quieter meanwhile, and with the ring switch off too.
    private func duck() {
        let session = AVAudioSession.sharedInstance()
        try? session.setCategory(.playback, mode: .default, options: [.duckOthers])
        try? session.setActive(true)
    }

    /// Others' music is as loud as it was.
    fileprivate func rest() {
        let session = AVAudioSession.sharedInstance()
        try? session.setActive(false, options: .notifyOthersOnDeactivation)
        try? session.setCategory(.ambient)
    }
}

extension Voice: AVSpeechSynthesizerDelegate, AVAudioPlayerDelegate {
    nonisolated func speechSynthesizer(_ synthesizer: AVSpeechSynthesizer, didFinish utterance: AVSpeechUtterance) {
        ended()
    }

    nonisolated func audioPlayerDidFinishPlaying(_ player: AVAudioPlayer, successfully flag: Bool) { ended() }

    nonisolated private func ended() {
        DispatchQueue.main.async {
            MainActor.assumeIsolated { if !self.isSounding { self.rest() } }
        }
    }

    private var isSounding: Bool { speech.isSpeaking || player?.isPlaying == true }
}
