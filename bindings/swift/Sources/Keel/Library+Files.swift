import Foundation
import KeelCore

/// Films, exports and backups, and what is deleted.
extension Library {
    /// What is kept of a film of `bytes` bytes at `location` (a path or a URI); `head` is its first megabyte, or all of it.
    public func video(of location: String, bytes: Int64, head: Data) throws(KeelError) -> Video {
        try native.call { try $0.videoOf(location: location, bytes: bytes, head: head) }
    }

    /// Keeps a film with a set, instead of the one that it has; returns films that the platform is to delete.
    @discardableResult
    public func attachVideo(_ id: String, _ video: Video) throws(KeelError) -> [Video] {
        try native.call { try $0.attachVideo(set: id, video: video) }
    }

    /// What became of a set's film, where its location is a path.
    public func videoState(_ id: String) throws(KeelError) -> VideoState {
        try native.call { try $0.videoState(set: id) }
    }

    /// What became of a set's film that only the platform can look at: `bytes` and `head` are of what lies there now.
    public func videoState(_ id: String, bytes: Int64, head: Data) throws(KeelError) -> VideoState {
        try native.call { try $0.videoStateBy(set: id, bytes: bytes, head: head) }
    }

    /// Begins an export into a new or empty folder.
    public func export(to folder: URL) throws(KeelError) -> Export {
        Export(try native.call { try $0.export(dir: folder.path) })
    }

    /// Begins an export of one set into a new or empty folder, in the same form; without answers about soreness.
    public func exportSet(_ id: String, to folder: URL) throws(KeelError) -> Export {
        Export(try native.call { try $0.exportSet(set: id, dir: folder.path) })
    }

    /// Begins a backup into a file; with films, where that is asked for.
    public func backup(to file: URL, withVideos: Bool = false) throws(KeelError) -> Backup {
        Backup(try native.call { try $0.backup(file: file.path, withVideos: withVideos) })
    }

    /// Opens a backup and checks it: every byte, every name, the lists.
    public func openBackup(_ file: URL) throws(KeelError) -> BackupFile {
        BackupFile(try native.call { _ in try KeelCore.BackupFile.open(file: file.path) })
    }

    /// What a backup would bring: shown before the lifter chooses to merge or to replace.
    public func backupCounts(_ backup: BackupFile) throws(KeelError) -> BackupCounts {
        let backup = try backup.native.open()
        return try native.call { try $0.backupCounts(backup: backup) }
    }

    /// Restores a backup, step by step: from the first step to the last nobody else can write to the library.
    public func restore(_ backup: BackupFile, mode: RestoreMode) throws(KeelError) -> Restore {
        let backup = try backup.native.open()
        return Restore(try native.call { try $0.restore(backup: backup, mode: mode) })
    }

    /// Deletes a set, and its film where that lies in the library's folder; returns films that the platform is to delete.
    @discardableResult
    public func delete(_ id: String) throws(KeelError) -> [Video] { try native.call { try $0.delete(set: id) } }

    /// Deletes a set's film and keeps everything else; returns films that the platform is to delete.
    @discardableResult
    public func deleteVideo(_ id: String) throws(KeelError) -> [Video] {
        try native.call { try $0.deleteVideo(set: id) }
    }

    /// Deletes everything; returns films that the platform is to delete.
    @discardableResult
    public func deleteEverything() throws(KeelError) -> [Video] { try native.call { try $0.deleteEverything() } }

    /// Forgets films that are past their time, the oldest first; returns those that the platform is to delete.
    @discardableResult
    public func expireVideos(now: Moment, retention: Retention) throws(KeelError) -> [Video] {
        try native.call { try $0.expireVideos(now: now, retention: retention) }
    }
}
