import Keel

/// Tells the time.
public protocol Clock: Sendable {
    /// Now, with the offset of the place.
    func now() -> Moment

    /// Time that only ever goes on, ns, to measure how long something takes.
    func ticksNs() -> Int64
}
