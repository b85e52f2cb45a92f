import Foundation

/// A value that several threads use, one at a time.
final class Locked<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value

    init(_ value: Value) { self.value = value }

    /// The value, to be looked at or changed; nobody else has it meanwhile.
    func withLock<Outcome>(_ body: (inout Value) throws -> Outcome) rethrows -> Outcome {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }

    /// The value as it is.
    var now: Value { withLock { $0 } }

    /// Puts another in its place; what was there.
    @discardableResult
    func swap(_ next: Value) -> Value {
        withLock { value in
            defer { value = next }
            return value
        }
    }
}
