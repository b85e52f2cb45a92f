import AVFoundation
import CoreMedia
import CoreVideo
import Foundation
import Keel
import KeelApp

/// Decodes films with the system's reader, as fast as it can.
struct PhoneClips: ClipReader {
    func timesUs(of film: URL) -> [Int64] {
        guard let opened = try? Opened(film, settings: nil) else { return [] }
        var times: [Int64] = []
        while let buffer = opened.next() {
            if CMSampleBufferGetNumSamples(buffer) > 0 { times.append(buffer.presentationTimeStamp.ns / 1_000) }
        }
        return times.sorted()
    }

    func read(_ film: URL, take: (_ frame: Frame, _ progress: Double) throws -> Bool) throws {
        let format = kCVPixelFormatType_420YpCbCr8BiPlanarFullRange
        let opened = try Opened(film, settings: [kCVPixelBufferPixelFormatTypeKey as String: format])
        while let buffer = opened.next() {
            guard let pixels = buffer.imageBuffer else { continue }
            CVPixelBufferLockBaseAddress(pixels, .readOnly)
            defer { CVPixelBufferUnlockBaseAddress(pixels, .readOnly) }
            let time = buffer.presentationTimeStamp
            guard let frame = Frame(pixels, timeNs: time.ns, turnDeg: opened.turnDeg) else { continue }
            let progress = opened.durationS > 0 ? min(1, time.seconds / opened.durationS) : 0
            if try !take(frame, progress) { return opened.reader.cancelReading() }
        }
        if opened.reader.status == .failed {
            throw UnreadableClip(detail: opened.reader.error?.localizedDescription ?? "the reader failed")
        }
    }

    /// A film being read.
    private struct Opened {
        let reader: AVAssetReader
        let output: AVAssetReaderTrackOutput
        let durationS: Double
        let turnDeg: Int

        init(_ film: URL, settings: [String: Any]?) throws {
            let loaded = try LoadedTrack(film)
            reader = try AVAssetReader(asset: loaded.asset)
            output = AVAssetReaderTrackOutput(track: loaded.track, outputSettings: settings)
            output.alwaysCopiesSampleData = false
            durationS = loaded.durationS
            turnDeg = loaded.turnDeg
            guard reader.canAdd(output) else { throw UnreadableClip(detail: "the track can't be read") }
            reader.add(output)
            guard reader.startReading() else {
                throw UnreadableClip(detail: reader.error?.localizedDescription ?? "the film can't be read")
            }
        }

        func next() -> CMSampleBuffer? { output.copyNextSampleBuffer() }
    }
}
