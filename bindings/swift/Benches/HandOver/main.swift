import Foundation
import Keel

/// Times the way of a 1080p frame from its planes to its state, the network left out; prints the median and the 90th and 99th
/// percentiles.

/// Rounds that warm up, and as many that are timed.
let rounds = 20
let width = 1080
let height = 1920
let rowStride = 1088
let track = try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[1]))
let frames = 645

let luma = UnsafeMutableRawBufferPointer.allocate(byteCount: rowStride * height, alignment: 64)
let chroma = UnsafeMutableRawBufferPointer.allocate(byteCount: rowStride * height / 2, alignment: 64)
for plane in [luma, chroma] { plane.initializeMemory(as: UInt8.self, repeating: 0) }
let format = FrameFormat(.nv12, widthPx: width, heightPx: height, rowStride: rowStride, chromaRowStride: rowStride)

let clock = ContinuousClock()
var times: [Duration] = []
for round in 0..<2 * rounds {
    let live = try LiveSet.rehearsing(track: track)
    try live.place()
    try live.arm(countdownS: 0)
    for frame in 0..<frames {
        let took = try clock.measure {
            let planes = (UnsafeRawBufferPointer(luma), UnsafeRawBufferPointer(chroma))
            let picture = Frame(format, timeNs: Int64(frame) * 33_333_333, borrowing: planes.0, planes.1)
            _ = try live.push(picture)
        }
        if round >= rounds { times.append(took) }
    }
}
times.sort()

func microseconds(_ share: Double, of times: [Duration]) -> String {
    let took = times[Int(Double(times.count - 1) * share)]
    return String(format: "%.1f us", Double(took.components.attoseconds) * 1e-12)
}
let told = [("p50", 0.5), ("p90", 0.9), ("p99", 0.99)].map { "\($0) \(microseconds($1, of: times))" }
print("Swift: \(times.count) pushes, \(told.joined(separator: ", "))")
