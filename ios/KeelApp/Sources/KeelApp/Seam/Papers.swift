import Foundation

/// Documents outside the app, by the addresses that the system's picker gives.
public protocol Papers: Sendable {
    /// Puts a copy of a file or a folder into a folder that was picked, never over what is there.
    func put(_ item: URL, into folder: URL) throws

    /// Copies a document that was picked to a place in the app.
    func fetch(_ document: URL, to file: URL) throws
}

/// A document to pick.
public enum Document: Hashable, Sendable, CaseIterable {
    /// A film to judge.
    case film
    /// A backup to restore.
    case backup
    /// A folder to put something into.
    case folder
}
