import Foundation
import KeelCore

/// A lifter's sets, kept in one folder: every call that returns has its effect on the disk, and a kill at any moment leaves a set
/// whole or absent. Sets are named by their ids.
///
/// Calls may come from any thread, one goes on at a time; all of them touch the disk, so keep them off the main thread.
public final class Library: Sendable {
    let native: Held<SetLibrary>

    /// Opens the library in a folder, which is made where it is missing; an older one is brought up to date.
    ///
    /// - Throws: ``KeelError/badLibrary(fault:detail:next:)`` where its database is damaged (``repair(_:)`` helps), of a later Keel
    ///   or of another program.
    public init(_ folder: URL) throws(KeelError) {
        native = Held(try call { try SetLibrary.open(dir: folder.path) })
    }

    /// Begins to repair the library in a folder: what is damaged is kept aside, and the list rebuilt from the tracks.
    public static func repair(_ folder: URL) throws(KeelError) -> Repair {
        Repair(try call { try repairLibrary(dir: folder.path) })
    }

    /// Up to `count` sessions, newest first, of those that began before `before`; `nil` for the newest.
    public func sessions(before: Moment? = nil, count: Int) throws(KeelError) -> [Session] {
        try native.call { try $0.sessions(before: before, count: Int32(clamping: count)) }
    }

    /// A page of 1 to 200 sets, newest first: the first, or the one after `after`, which is `next` of the page before.
    public func sets(_ filter: SetFilter = SetFilter(), after: String? = nil, count: Int) throws(KeelError) -> SetPage {
        try native.call { try $0.sets(filter: filter, after: after, count: Int32(clamping: count)) }
    }

    /// How many sets there are.
    public func count(_ filter: SetFilter = SetFilter()) throws(KeelError) -> Int64 {
        try native.call { try $0.count(filter: filter) }
    }

    /// A set with everything that is told of it.
    public func set(_ id: String) throws(KeelError) -> StoredSet { try native.call { try $0.set(set: id) } }

    /// The report that holds, as JSON, series included.
    public func reportJson(_ id: String) throws(KeelError) -> String { try native.call { try $0.reportJson(set: id) } }

    /// A set to be looked at again, under the report that holds.
    public func replay(_ id: String) throws(KeelError) -> Replay {
        Replay(try native.call { try $0.replay(set: id) })
    }

    /// The track of a set, as it is stored.
    public func track(_ id: String) throws(KeelError) -> Data { try native.call { try $0.track(set: id) } }

    /// The set-up of a set, for finding the same spot again; `nil` where it was not seen well enough.
    public func setupGhost(_ id: String) throws(KeelError) -> SetupGhost? {
        try native.call { try $0.setupGhost(set: id) }.map(SetupGhost.init)
    }

    /// Keeps a set. Keeping the same set again changes nothing. Without `judged` (judging failed) the facts and the film are kept.
    ///
    /// - Throws: ``KeelError/argument(field:given:detail:next:)`` for facts or a moment that can't be kept.
    @discardableResult
    public func save(
        started: Moment, facts: SetFacts, judged: JudgedSet?, video: Video? = nil, pictures: [Picture] = []
    ) throws(KeelError) -> Saved {
        let judged = try judged?.native.open()
        return try native.call {
            try $0.save(started: started, facts: facts, judged: judged, video: video, pictures: pictures)
        }
    }

    /// Keeps a picture with a set, instead of the one of its kind that is there.
    public func keepPicture(_ id: String, _ picture: Picture) throws(KeelError) {
        try native.call { try $0.keepPicture(set: id, picture: picture) }
    }

    /// Changes what the lifter said of a set: note, load, belt, lift, place, and whether its film is kept.
    public func editFacts(_ id: String, _ facts: SetFacts) throws(KeelError) {
        try native.call { try $0.editFacts(set: id, facts: facts) }
    }

    /// What the library takes.
    public func storage() throws(KeelError) -> LibraryStorage { try native.call { try $0.storage() } }

    /// Checks every page, reference and report of the database; throws with the first fault.
    public func check() throws(KeelError) { try native.call { try $0.check() } }

    /// Lets go of it; twice is once.
    public func close() { native.close() }
}
