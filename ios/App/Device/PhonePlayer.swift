import AVFoundation
import CoreMedia
import Foundation
import KeelApp

/// Plays films frame by frame with the system's player, which wants to be asked on the main queue; whoever asked hears of every frame
/// that is on screen, on a queue of its own.
struct PhonePlayer: Player {
    /// What the layer shows.
    let film: FilmOnScreen

    func open(_ film: URL, timesUs: [Int64], shown: @escaping @Sendable (Int) -> Void) {
        onMain { $0.open(film, timesUs: timesUs, shown: shown) }
    }

    func step(to frame: Int) { onMain { $0.step(to: frame) } }

    func play(speed: Double) { onMain { $0.player.rate = Float(speed) } }

    func pause() { onMain { $0.player.pause() } }

    func close() { onMain { $0.close() } }

    private func onMain(_ body: @escaping @MainActor (FilmOnScreen) -> Void) {
        DispatchQueue.main.async { MainActor.assumeIsolated { body(film) } }
    }
}

/// The film that is on screen.
@MainActor
final class FilmOnScreen {
    let player = AVPlayer()
    private let queue = DispatchQueue(label: "player", qos: .userInteractive)
    private var timesUs: [Int64] = []
    private var shown: (@Sendable (Int) -> Void)?
    private var observer: Any?
    private var last: Int?

    func open(_ film: URL, timesUs: [Int64], shown: @escaping @Sendable (Int) -> Void) {
        close()
        self.timesUs = timesUs
        self.shown = shown
        player.replaceCurrentItem(with: AVPlayerItem(url: film))
        player.actionAtItemEnd = .pause
        let every = CMTime(value: 1, timescale: Self.looksPerS)
        observer = player.addPeriodicTimeObserver(forInterval: every, queue: .main) { [weak self] time in
            MainActor.assumeIsolated { self?.tell(time) }
        }
    }

    private func tell(_ time: CMTime) {
        let us = time.ns / 1_000
        let next = timesUs.firstIndex { $0 > us + Self.roundingUs } ?? timesUs.count
        tell(max(0, next - 1))
    }

    private func tell(_ frame: Int) {
        guard frame != last, !timesUs.isEmpty, let shown else { return }
        last = frame
        queue.async { shown(frame) }
    }

    func step(to frame: Int) {
        guard timesUs.indices.contains(frame) else { return }
        player.pause()
        let time = CMTime(value: timesUs[frame], timescale: 1_000_000)
        player.seek(to: time, toleranceBefore: .zero, toleranceAfter: .zero) { [weak self] isThere in
            Task { @MainActor in if isThere { self?.tell(frame) } }
        }
    }

    func close() {
        if let observer { player.removeTimeObserver(observer) }
        observer = nil
        player.pause()
        player.replaceCurrentItem(with: nil)
        (timesUs, shown, last) = ([], nil, nil)
    }

    /// Looks at where the film stands so often, per second of film: more often than any film has frames.
    private static let looksPerS: Int32 = 240
    private static let roundingUs: Int64 = 1_000
}
