import AVFoundation
import CoreMedia
import Foundation
import KeelApp

/// Plays films frame by frame with the system's player; whoever asked hears of every frame that is on screen.
final class PhonePlayer: Player, @unchecked Sendable {
    /// For the layer that shows the picture.
    let player = AVPlayer()
    private let queue = DispatchQueue(label: "player", qos: .userInteractive)
    // All of these are only ever touched on `queue`.
    private var timesUs: [Int64] = []
    private var shown: (@Sendable (Int) -> Void)?
    private var observer: Any?
    private var last: Int?

    func open(_ film: URL, timesUs: [Int64], shown: @escaping @Sendable (Int) -> Void) {
        queue.sync {
            end()
            self.timesUs = timesUs
            self.shown = shown
            player.replaceCurrentItem(with: AVPlayerItem(url: film))
            player.actionAtItemEnd = .pause
            let every = CMTime(value: 1, timescale: Self.looksPerS)
            observer = player.addPeriodicTimeObserver(forInterval: every, queue: queue) { [weak self] time in
                self?.tell(time)
            }
        }
    }

    private func tell(_ time: CMTime) {
        let us = time.ns / 1_000
        let next = timesUs.firstIndex { $0 > us + Self.roundingUs } ?? timesUs.count
        tell(max(0, next - 1))
    }

    private func tell(_ frame: Int) {
        guard frame != last, !timesUs.isEmpty else { return }
        last = frame
        shown?(frame)
    }

    func step(to frame: Int) {
        queue.async { [self] in
            guard timesUs.indices.contains(frame) else { return }
            player.pause()
            let time = CMTime(value: timesUs[frame], timescale: 1_000_000)
            player.seek(to: time, toleranceBefore: .zero, toleranceAfter: .zero) { [weak self] isThere in
                guard isThere, let self else { return }
                queue.async { self.tell(frame) }
            }
        }
    }

    func play(speed: Double) { queue.async { self.player.rate = Float(speed) } }

    func pause() { queue.async { self.player.pause() } }

    func close() { queue.sync { end() } }

    private func end() {
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
