import Foundation

/// A place in the upright picture, px from its top left corner.
public struct Point: Hashable, Sendable {
    public let x: Float
    public let y: Float

    public init(x: Float, y: Float) {
        self.x = x
        self.y = y
    }
}

/// A line through places of the upright picture.
public struct Polyline: Hashable, Sendable, RandomAccessCollection {
    /// x and y of every place, one after the other.
    public let xy: [Float]

    public var startIndex: Int { 0 }
    public var endIndex: Int { xy.count / 2 }
    public subscript(position: Int) -> Point { Point(x: xy[2 * position], y: xy[2 * position + 1]) }
}

/// Places as they cross: little-endian floats, two a place, NaN where nothing was seen.
struct PackedPoints: Hashable, Sendable {
    /// Where nothing was seen is equal to where nothing was seen, so these are compared as bytes.
    private let bytes: Data

    init(_ bytes: Data) { self.bytes = bytes }

    var count: Int { bytes.count / (2 * MemoryLayout<Float>.size) }

    /// A place, where it was seen.
    func seen(_ index: Int) -> Point? {
        let xy = floats(index..<index + 1)
        return xy[0].isNaN ? nil : Point(x: xy[0], y: xy[1])
    }

    /// The places from one on, up to another.
    func line(_ range: Range<Int>) -> Polyline { Polyline(xy: floats(range)) }

    /// All places.
    var line: Polyline { line(0..<count) }

    private func floats(_ range: Range<Int>) -> [Float] {
        bytes.withUnsafeBytes { all in
            (2 * range.lowerBound..<2 * range.upperBound).map { index in
                let bits = all.loadUnaligned(fromByteOffset: index * MemoryLayout<Float>.size, as: UInt32.self)
                return Float(bitPattern: UInt32(littleEndian: bits))
            }
        }
    }
}
