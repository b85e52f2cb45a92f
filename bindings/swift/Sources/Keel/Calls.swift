import Foundation
import KeelCore

/// Makes a call of the core; whatever it throws is a ``KeelError``.
func call<T>(_ body: () throws -> T) throws(KeelError) -> T {
    if let fault = nativeFault { throw fault }
    do {
        return try body()
    } catch let error as KeelCore.KeelError {
        throw KeelError(error)
    } catch {
        // A panic that the core could not put into an error of its own.
        throw .panicked(detail: error.localizedDescription, next: .report)
    }
}

/// What is wrong with the native library, looked at once; the generated code would end the process instead.
private let nativeFault: KeelError? = libraryFault().map { why in
    .nativeLibrary(
        detail: "Keel's native library can't be used (\(why)); ship libkeel_ffi and this package from one build")
}

/// An object of the core, until it is closed. A call that is on keeps the object until it returns, so closing never waits.
final class Held<Native: AnyObject & Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var native: Native?

    init(_ native: Native) { self.native = native }

    func call<T>(_ body: (Native) throws -> T) throws(KeelError) -> T {
        let native = try open()
        return try Keel.call { try body(native) }
    }

    /// The object itself, to be handed to a call of another.
    func open() throws(KeelError) -> Native {
        guard let native = lock.withLock({ native }) else { throw .closed(detail: "\(Native.self) was closed") }
        return native
    }

    func close() {
        // What is freed here is freed after the lock was given back.
        _ = lock.withLock {
            defer { native = nil }
            return native
        }
    }
}
