import Foundation

/// Sounds as files of samples, for players that take nothing else.
public enum Wave {
    /// A sine as a WAV file, 16 bit, mono. It swells and fades within 5 ms, so that it does not click, unless it is to be looped: then
    /// its end fits its beginning.
    public static func sine(hz: Int, ms: Int, isLoop: Bool = false) -> Data {
        let count = rate * ms / 1_000
        var samples = Data(capacity: 2 * count)
        for index in 0..<count {
            let swell = isLoop ? 1 : min(1, Double(min(index, count - 1 - index)) / Double(fade))
            let value = sin(2 * .pi * Double(hz) * Double(index) / Double(rate)) * swell * 0.8
            append(Int16(value * Double(Int16.max)), to: &samples)
        }
        return header(bytes: samples.count) + samples
    }

    private static func header(bytes: Int) -> Data {
        var header = Data("RIFF".utf8)
        append(UInt32(36 + bytes), to: &header)
        header.append(Data("WAVEfmt ".utf8))
        append(UInt32(16), to: &header)
        append(UInt16(1), to: &header)  // PCM
        append(UInt16(1), to: &header)  // mono
        append(UInt32(rate), to: &header)
        append(UInt32(2 * rate), to: &header)
        append(UInt16(2), to: &header)
        append(UInt16(16), to: &header)
        header.append(Data("data".utf8))
        append(UInt32(bytes), to: &header)
        return header
    }

    private static func append(_ value: some FixedWidthInteger, to data: inout Data) {
        withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) }
    }

    private static let rate = 44_100
    private static let fade = 220
}
