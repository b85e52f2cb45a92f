/// What the encoder gave last, from a key frame on: a film can begin before anybody knew that it would.
public struct SampleRing<Sample> {
    /// An encoded sample, when its picture was taken, ns on the camera's clock, and whether decoding can begin with it.
    public struct Entry {
        public let sample: Sample
        public let timeNs: Int64
        public let isKey: Bool

        public init(_ sample: Sample, timeNs: Int64, isKey: Bool) {
            self.sample = sample
            self.timeNs = timeNs
            self.isKey = isKey
        }
    }

    private var entries: [Entry] = []

    public init() {}

    /// How many wait.
    public var count: Int { entries.count }

    public mutating func add(_ entry: Entry) {
        if entries.isEmpty && !entry.isKey { return }  // nothing could decode it
        entries.append(entry)
    }

    /// Forgets whole groups of pictures that end before a time; what remains begins with a key frame at or before it.
    public mutating func forget(beforeNs timeNs: Int64) {
        if let key = entries.lastIndex(where: { $0.isKey && $0.timeNs <= timeNs }) { entries.removeFirst(key) }
    }

    /// Takes everything from the last key frame at or before a time on; all that waits where there is none.
    public mutating func take(fromNs timeNs: Int64) -> [Entry] {
        forget(beforeNs: timeNs)
        defer { entries = [] }
        return entries
    }
}
