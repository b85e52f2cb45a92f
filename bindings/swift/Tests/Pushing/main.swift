import Foundation
import Keel

// Pushes as many frames as the second argument says, of the track that the first one names; prints what that left behind.

let track = try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[1]))
let pushes = Int(CommandLine.arguments[2]) ?? 0
let framesOfASet = 600
let luma = UnsafeMutableRawBufferPointer.allocate(byteCount: 1088 * 1920, alignment: 64)
let chroma = UnsafeMutableRawBufferPointer.allocate(byteCount: 1088 * 960, alignment: 64)
for plane in [luma, chroma] { plane.initializeMemory(as: UInt8.self, repeating: 0) }
let format = FrameFormat(.nv12, widthPx: 1080, heightPx: 1920, rowStride: 1088, chromaRowStride: 1088)

/// Memory that the process holds, KB.
func residentKb() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS") }
    return Int(line?.filter(\.isNumber) ?? "") ?? 0
}

let objects = try Engine.openObjects()
let warm = pushes / 2
var warmKb = 0
var pushed = 0
while pushed < pushes {
    let live = try LiveSet.rehearsing(track: track)
    try live.place()
    try live.arm(countdownS: 0)
    for frame in 0..<min(framesOfASet, pushes - pushed) {
        let planes = (UnsafeRawBufferPointer(luma), UnsafeRawBufferPointer(chroma))
        _ = try live.push(Frame(format, timeNs: Int64(frame) * 33_333_333, borrowing: planes.0, planes.1))
        pushed += 1
        if pushed == warm { warmKb = try residentKb() }
    }
}
print("pushes=\(pushes - warm) grown_kb=\(try residentKb() - warmKb) objects=\(try Engine.openObjects() - objects)")
