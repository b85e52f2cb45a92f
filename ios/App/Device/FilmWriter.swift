import AVFoundation
import CoreGraphics
import CoreMedia
import Foundation
import KeelApp

/// A film on its way to the disk: samples as the encoder gave them, cut at the very frame where the set ended.
final class FilmWriter {
    private let file: URL
    private let turnDeg: Int
    private var writer: AVAssetWriter?
    private var input: AVAssetWriterInput?
    // The last half minute waits, so that the film can be cut where the set ended, also when a stop was taken back.
    private var waiting: [SampleRing<CMSampleBuffer>.Entry] = []

    init(_ file: URL, turnDeg: Int, before: [SampleRing<CMSampleBuffer>.Entry]) {
        self.file = file
        self.turnDeg = turnDeg
        before.forEach(add)
    }

    func add(_ entry: SampleRing<CMSampleBuffer>.Entry) {
        waiting.append(entry)
        let late = waiting.prefix { entry.timeNs - $0.timeNs > Self.heldBackNs }
        late.forEach(write)
        waiting.removeFirst(late.count)
    }

    private func write(_ entry: SampleRing<CMSampleBuffer>.Entry) {
        if writer == nil { begin(entry) }
        guard let input, writer?.status == .writing else { return }
        // Nothing is encoded here, so the writer is never long in taking a sample.
        for _ in 0..<Self.patience where !input.isReadyForMoreMediaData { Thread.sleep(forTimeInterval: 0.001) }
        if input.isReadyForMoreMediaData { input.append(entry.sample) }
    }

    private func begin(_ entry: SampleRing<CMSampleBuffer>.Entry) {
        guard let made = try? AVAssetWriter(outputURL: file, fileType: .mov) else { return }
        let hint = CMSampleBufferGetFormatDescription(entry.sample)
        let input = AVAssetWriterInput(mediaType: .video, outputSettings: nil, sourceFormatHint: hint)
        input.expectsMediaDataInRealTime = true
        input.transform = CGAffineTransform(rotationAngle: CGFloat(turnDeg) * .pi / 180)
        made.add(input)
        made.startWriting()
        made.startSession(atSourceTime: CMTime(ns: entry.timeNs))
        writer = made
        self.input = input
    }

    /// Ends with the frame at a time; the film, or `nil` where none could be written.
    func finish(untilNs: Int64) -> URL? {
        waiting.filter { $0.timeNs <= untilNs }.forEach(write)
        guard let writer, writer.status == .writing else {
            drop()
            return nil
        }
        input?.markAsFinished()
        let done = DispatchSemaphore(value: 0)
        writer.finishWriting { done.signal() }
        done.wait()
        if writer.status == .completed { return file }
        drop()
        return nil
    }

    func drop() {
        if writer?.status == .writing { writer?.cancelWriting() }
        writer = nil
        try? FileManager.default.removeItem(at: file)
    }

    /// Longer than the 30 s within which a stop may be taken back.
    private static let heldBackNs: Int64 = 32_000_000_000
    private static let patience = 200
}
