import Foundation
import Keel

/// Keel's core as the app holds it: one folder, one library, one network, and at most one set filmed. Everything here touches the disk
/// or waits for a frame, so it is asked on queues of its own and never on the main one; see ``Effect/ask(_:)``.
public final class Core: Sendable {
    private let folder: URL
    public let device: Device
    private let onnxRuntime: URL?
    private let opened = Locked<Library?>(nil)
    private let network = Locked<Engine?>(nil)
    private let said = Locked<any Sentences>(Codes())
    private let filmed = Locked<Filming?>(nil)
    private let watched = Locked<Watching?>(nil)
    private let passed = Locked<Documents?>(nil)
    private let stopping = Locked(false)
    private let newSet: (@Sendable (LiveOptions) throws -> LiveSet)?

    /// What the lifter chose, and said last.
    public let settings: SettingsFile

    /// `onnxRuntime` is the ONNX Runtime that came with the app; without it Keel looks for one, or uses its own. `newSet` makes the set
    /// that frames go to, where it is not to be one that looks through the network: tests rehearse.
    public init(
        folder: URL, device: Device, onnxRuntime: URL? = nil, newSet: (@Sendable (LiveOptions) throws -> LiveSet)? = nil
    ) throws {
        self.folder = folder
        self.device = device
        self.onnxRuntime = onnxRuntime
        self.newSet = newSet
        settings = SettingsFile(folder.appendingPathComponent("settings.json"))
        for folder in [films, passing] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
    }

    /// The camera's session.
    public var filming: Filming {
        filmed.withLock { filmed in
            if let filmed { return filmed }
            let filming = Filming(self)
            filmed = filming
            return filming
        }
    }

    /// The set that is looked at.
    public var watching: Watching {
        watched.withLock { watched in
            if let watched { return watched }
            let watching = Watching(self)
            watched = watching
            return watching
        }
    }

    /// What goes out of the app and comes back.
    public var documents: Documents {
        passed.withLock { passed in
            if let passed { return passed }
            let documents = Documents(self)
            passed = documents
            return documents
        }
    }

    /// Set to end work that takes long, at its next step.
    var stopAsked: Bool {
        get { stopping.now }
        set { stopping.swap(newValue) }
    }

    /// Ends long work where that was asked for.
    func goOn() throws { if stopAsked { throw Stopped() } }

    /// A set that frames can go to.
    func liveSet() throws -> LiveSet {
        let options = LiveOptions(lift: settings.lastFacts.lift, grammar: settings.chosen.grammar, journal: journal)
        return if let newSet { try newSet(options) } else { try engine().liveSet(options) }
    }

    /// The lifter's sets.
    public func library() throws -> Library {
        try opened.withLock { opened in
            if let opened { return opened }
            let library = try Library(sets)
            opened = library
            return library
        }
    }

    /// The network, loaded when it is asked for first.
    public func engine() throws -> Engine {
        try network.withLock { network in
            if let network { return network }
            let engine = try Engine(onnxRuntime: onnxRuntime)
            network = engine
            return engine
        }
    }

    /// Where the library is.
    private var sets: URL { folder.appendingPathComponent("library") }

    /// Where the app keeps its films, beside the library.
    public var films: URL { folder.appendingPathComponent("films") }

    /// Where something waits on its way out of the app or into it.
    var passing: URL { folder.appendingPathComponent("passing") }

    /// What the library is to know of a film of ``films``. It is named from the library's folder: where the app's own folders lie
    /// changes whenever the app is updated.
    func video(of film: URL) throws -> Video {
        let handle = try FileHandle(forReadingFrom: film)
        defer { try? handle.close() }
        let head = try handle.read(upToCount: 1 << 20) ?? Data()
        let bytes = try handle.seekToEnd()
        return try library().video(of: "../films/\(film.lastPathComponent)", bytes: Int64(bytes), head: head)
    }

    /// Where a film is that the library names.
    public func file(of video: Video) -> URL {
        if video.location.hasPrefix("/") { return URL(fileURLWithPath: video.location) }
        return sets.appendingPathComponent(video.location).standardizedFileURL
    }

    /// The set that is on, second by second.
    var journal: URL { folder.appendingPathComponent("set.journal") }

    /// What is known of the set that is on.
    var draft: SetDraft { SetDraft(folder.appendingPathComponent("set.json")) }

    /// Sentences of the lifter's language, for what is said and for captions of pictures.
    public var sentences: any Sentences {
        get { said.now }
        set { said.swap(newValue) }
    }

    /// Now.
    public func now() -> Moment { device.clock.now() }

    /// Finishes the set that was on when the process was killed, if there was one; its id.
    func recoverSet() throws -> String? {
        let kept = draft.kept()
        let judged = try unfinished()
        defer { judged?.close() }
        let id = try judged.map { judged in
            try library().save(started: kept?.started ?? now(), facts: kept?.facts ?? SetFacts(), judged: judged).id
        }
        try? FileManager.default.removeItem(at: journal)
        draft.forget()
        return id
    }

    private func unfinished() throws -> JudgedSet? {
        do {
            return try Engine.recover(journal: journal)
        } catch {
            // Killed before its first second was written: there is nothing to judge.
            if case .badTrack = error { return nil }
            throw error
        }
    }

    /// Closes the library, so that it can be mended, and mends it.
    func repairLibrary() throws {
        opened.swap(nil)?.close()
        try Library.repair(sets).run()
    }

    /// Deletes films that the library lets go of, where they are the app's own.
    func deleteFilms(_ films: [Video]) {
        let own = self.films.resolvingSymlinksInPath().path
        for film in films.map(file(of:)) where film.deletingLastPathComponent().resolvingSymlinksInPath().path == own {
            try? FileManager.default.removeItem(at: film)
        }
    }

    /// Lets go of camera, library and network.
    func close() {
        stopAsked = true
        filmed.swap(nil)?.close()
        watched.swap(nil)?.close()
        opened.swap(nil)?.close()
        network.swap(nil)?.close()
    }
}

/// The lifter ended what took long.
struct Stopped: Error {}
