import AVFoundation
import CoreMedia
import CoreVideo
import Foundation
import KeelApp

/// Encodes what the camera sees, keeps the last seconds encoded in memory, and writes a film from there when a set begins.
final class PhoneRecorder: ClipRecorder, @unchecked Sendable {
    private let folder: URL
    private let turn: CameraTurn
    private let queue = DispatchQueue(label: "recorder")
    // All of these are only ever touched on `queue`.
    private var encoder: FilmEncoder?
    private var ring = SampleRing<CMSampleBuffer>()
    private var film: FilmWriter?
    private var isOpen = false

    init(folder: URL, turn: CameraTurn) {
        self.folder = folder
        self.turn = turn
    }

    func open() { queue.async { self.isOpen = true } }

    /// A picture of the camera; the encoder keeps it until it is done, nothing waits for it.
    func encode(_ pixels: CVPixelBuffer, at time: CMTime) {
        let picture = Picture(pixels: pixels)
        queue.async { [self] in
            guard isOpen else { return }
            let width = CVPixelBufferGetWidth(picture.pixels)
            let height = CVPixelBufferGetHeight(picture.pixels)
            if encoder?.fits(width: width, height: height) != true {
                encoder?.close()
                encoder = FilmEncoder(width: width, height: height) { [weak self] entry in self?.encoded(entry) }
            }
            encoder?.encode(picture.pixels, at: time)
        }
    }

    private func encoded(_ sample: FilmEncoder.Encoded) {
        queue.async { [self] in
            let entry = SampleRing.Entry(sample.buffer, timeNs: sample.timeNs, isKey: sample.isKey)
            if let film { film.add(entry) } else { ring.add(entry) }
        }
    }

    func forget(beforeNs: Int64) { queue.async { self.ring.forget(beforeNs: beforeNs) } }

    func begin(fromNs: Int64) {
        queue.async { [self] in
            film?.drop()
            let file = folder.appendingPathComponent("set-\(UUID().uuidString).mov")
            film = FilmWriter(file, turnDeg: turn.deg, before: ring.take(fromNs: fromNs))
        }
    }

    func finish(untilNs: Int64) -> URL? {
        // What the encoder still had comes to the queue between the two.
        queue.sync { encoder?.finish() }
        return queue.sync {
            defer { film = nil }
            return film?.finish(untilNs: untilNs)
        }
    }

    func drop() {
        queue.async { [self] in
            film?.drop()
            film = nil
        }
    }

    func close() {
        queue.async { [self] in
            film?.drop()
            film = nil
            encoder?.close()
            encoder = nil
            ring = SampleRing()
            isOpen = false
        }
    }

    /// A buffer on its way to another queue; nobody writes to it any more.
    private struct Picture: @unchecked Sendable { let pixels: CVPixelBuffer }
}
