import KeelCore

/// Work that goes on step by step, on whatever thread calls it. Closing it before it is done cancels it.
public protocol LongWork: AnyObject, Sendable {
    /// Does the next step; the work is done when as many are done as there are.
    @discardableResult
    func step() throws(KeelError) -> WorkProgress

    /// Lets go of it; twice is once.
    func close()
}

extension LongWork {
    /// Does all steps that are left, and tells each.
    public func run(_ told: (WorkProgress) -> Void = { _ in }) throws(KeelError) {
        var isDone = false
        while !isDone {
            let progress = try step()
            told(progress)
            isDone = progress.done >= progress.total
        }
    }
}

/// Writes a library as files that other programs read: JSON, CSV, pictures, overlays, and a description of their form.
public final class Export: LongWork {
    private let native: Held<KeelCore.Export>

    init(_ native: KeelCore.Export) { self.native = Held(native) }

    @discardableResult
    public func step() throws(KeelError) -> WorkProgress { try native.call { try $0.step() } }

    public func close() { native.close() }
}

/// Writes a backup; its file takes its place when it is whole.
public final class Backup: LongWork {
    private let native: Held<KeelCore.Backup>

    init(_ native: KeelCore.Backup) { self.native = Held(native) }

    /// Files that the library names and does not have; known when all is done.
    public func missing() throws(KeelError) -> [String] { try native.call { try $0.missing() } }

    @discardableResult
    public func step() throws(KeelError) -> WorkProgress { try native.call { try $0.step() } }

    public func close() { native.close() }
}

/// Takes a backup into a library. Until its last step the library is what it was; a step that fails takes everything back, and
/// the next begins anew.
public final class Restore: LongWork {
    private let native: Held<KeelCore.Restore>

    init(_ native: KeelCore.Restore) { self.native = Held(native) }

    /// What was done; known when all is done.
    public func restored() throws(KeelError) -> Restored { try native.call { try $0.restored() } }

    @discardableResult
    public func step() throws(KeelError) -> WorkProgress { try native.call { try $0.step() } }

    public func close() { native.close() }
}

/// Judges stored sets by the rules of today and lists what comes out differently. It writes nothing: see ``Library/takeOver(_:)``.
public final class Rejudge: LongWork {
    private let native: Held<KeelCore.Rejudge>

    init(_ native: KeelCore.Rejudge) { self.native = Held(native) }

    /// The sets found so far that come out differently, in order of time.
    public func found() throws(KeelError) -> [Rejudged] { try native.call { try $0.found() } }

    @discardableResult
    public func step() throws(KeelError) -> WorkProgress { try native.call { try $0.step() } }

    public func close() { native.close() }
}

/// Brings a damaged library back, track by track.
public final class Repair: LongWork {
    private let native: Held<KeelCore.Repair>

    init(_ native: KeelCore.Repair) { self.native = Held(native) }

    /// What was done so far.
    public func repaired() throws(KeelError) -> Repaired { try native.call { try $0.repaired() } }

    @discardableResult
    public func step() throws(KeelError) -> WorkProgress { try native.call { try $0.step() } }

    public func close() { native.close() }
}

/// A backup that was opened and checked. A ``Restore`` takes it.
public final class BackupFile: Sendable {
    let native: Held<KeelCore.BackupFile>

    init(_ native: KeelCore.BackupFile) { self.native = Held(native) }

    /// Lets go of it; twice is once.
    public func close() { native.close() }
}
