import Foundation
import Keel

/// What came of a backup, an export or a restore.
public enum Outcome: Hashable, Sendable {
    /// `missing` files that the library names were not there.
    case backedUp(sets: Int64, missing: Int)
    case exported(sets: Int64)
    case restored(Restored)
    case failed(KeelError)
}

/// What goes out of the app and comes back: each is made or opened in the app's own folder and passed on from there.
public final class Documents: Sendable {
    private unowned let core: Core
    private let offered = Locked<BackupFile?>(nil)

    init(_ core: Core) { self.core = core }

    private var backup: URL { core.passing.appendingPathComponent("keel.backup") }

    /// Writes a backup into a folder that was picked.
    func backUp(into folder: URL, withFilms: Bool, told: (Double) -> Void) throws -> Outcome {
        let missing = try passing(backup) { file in
            let work = try core.library().backup(to: file, withVideos: withFilms)
            defer { work.close() }
            try run(work, told)
            let missing = try work.missing().count
            try core.device.papers.put(file, into: folder)
            return missing
        }
        return .backedUp(sets: try core.library().count(), missing: missing)
    }

    /// Writes everything as files that other programs read, into a folder that was picked.
    func export(into folder: URL, told: (Double) -> Void) throws -> Outcome {
        try passing(core.passing.appendingPathComponent("keel-export")) { files in
            let work = try core.library().export(to: files)
            defer { work.close() }
            try run(work, told)
            try core.device.papers.put(files, into: folder)
        }
        return .exported(sets: try core.library().count())
    }

    /// Puts a text into a folder that was picked.
    func put(_ text: String, named name: String, into folder: URL) throws {
        try passing(core.passing.appendingPathComponent(name)) { file in
            try Data(text.utf8).write(to: file)
            try core.device.papers.put(file, into: folder)
        }
    }

    /// Opens a backup and says what it would bring.
    func offer(_ document: URL) throws -> BackupCounts {
        decline()
        try core.device.papers.fetch(document, to: backup)
        let opened = try core.library().openBackup(backup)
        offered.swap(opened)
        return try core.library().backupCounts(opened)
    }

    /// Takes the backup in that was offered.
    func restore(_ mode: RestoreMode, told: (Double) -> Void) throws -> Outcome {
        guard let opened = offered.now else { throw KeelError.closed(detail: "no backup was opened") }
        defer { decline() }
        let work = try core.library().restore(opened, mode: mode)
        defer { work.close() }
        try run(work, told)
        return .restored(try work.restored())
    }

    /// The backup that was offered is not wanted.
    func decline() {
        offered.swap(nil)?.close()
        try? FileManager.default.removeItem(at: backup)
    }

    /// Something lies in the app's own folder as long as `body` runs.
    private func passing<Made>(_ item: URL, _ body: (URL) throws -> Made) throws -> Made {
        try? FileManager.default.removeItem(at: item)
        defer { try? FileManager.default.removeItem(at: item) }
        return try body(item)
    }

    private func run(_ work: some LongWork, _ told: (Double) -> Void) throws {
        core.stopAsked = false
        var isDone = false
        while !isDone {
            try core.goOn()
            let progress = try work.step()
            isDone = progress.done >= progress.total
            if progress.total > 0 { told(Double(progress.done) / Double(progress.total)) }
        }
    }
}
