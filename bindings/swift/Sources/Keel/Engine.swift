import Foundation
import KeelCore

/// Keel, with its network loaded: where everything begins.
///
/// Any number of sets and imports may go on with it, each on a thread of its own. Opening checks and loads the network: do it off
/// the main thread.
public final class Engine: Sendable {
    private let native: Held<KeelCore.Engine>

    /// Loads Keel's own network, or the one in `model` with its manifest beside it (the same name, ending in `.json`).
    ///
    /// `onnxRuntime` is the ONNX Runtime library to use; without it it is looked for, and where it is not found Keel's own runtime
    /// serves, several times slower. The first call of a process decides for all.
    ///
    /// - Throws: ``KeelError/model(fault:detail:next:)`` where the network or the runtime can't be used,
    ///   ``KeelError/nativeLibrary(detail:)`` where Keel's native library is of another version.
    public init(runtime: RuntimeChoice = .auto, onnxRuntime: URL? = nil, model: URL? = nil) throws(KeelError) {
        native = try Held(
            call {
                let brought = model.map { model in
                    let manifest = model.deletingPathExtension().appendingPathExtension("json")
                    return BroughtModel(model: model.path, manifest: manifest.path)
                }
                let options = EngineOptions(runtime: runtime, onnxruntime: onnxRuntime?.path)
                return try KeelCore.Engine(brought: brought, options: options)
            })
    }

    /// Which runtime looks: `onnxruntime` or `embedded`.
    public func runtime() throws(KeelError) -> String { try native.call { try $0.runtime() } }

    /// Begins to film.
    public func liveSet(_ options: LiveOptions = LiveOptions()) throws(KeelError) -> LiveSet {
        LiveSet(try native.call { try $0.liveSet(options: options.crossed) })
    }

    /// Begins to judge a film, frame by frame. `lift` is what the lifter named.
    public func importClip(lift: Lift? = nil) throws(KeelError) -> ClipImport {
        ClipImport(try native.call { try $0.importClip(lift: lift) })
    }

    /// Lets go of it; twice is once. Sets and imports that were made with it go on.
    public func close() { native.close() }
}

extension Engine {
    /// Version of Keel.
    public static func version() throws(KeelError) -> String { try call { try KeelCore.version() } }

    /// Begins to log into the platform's own log; called again it changes the level. Logs never hold user data.
    public static func initLogging(_ level: LogLevel) throws(KeelError) {
        try call { try KeelCore.initLogging(level: level) }
    }

    /// Finishes a set whose app was killed, from the journal it left (``LiveOptions/journal``); `nil` where it left none. Delete
    /// the file once the set is saved.
    ///
    /// - Throws: ``KeelError/badTrack(fault:detail:next:)`` where the file holds no set: the app was killed before the set's first
    ///   second was whole, or a later Keel wrote it. Put the file aside and go on, or every start fails alike.
    public static func recover(journal: URL) throws(KeelError) -> JudgedSet? {
        guard FileManager.default.fileExists(atPath: journal.path) else { return nil }
        return JudgedSet(try call { try KeelCore.recover(journal: journal.path) })
    }

    /// A frame made small, as a JPEG file, its longest side at most `sidePx`.
    public static func thumbnail(of frame: Frame, sidePx: Int) throws(KeelError) -> Data {
        try call {
            try thumbnailOf(
                first: frame.first, second: frame.second, third: frame.third, info: frame.info,
                sidePx: Int32(clamping: sidePx))
        }
    }

    /// The training day of a moment, as the date it begins on ("2026-11-25"): a late session belongs to its evening.
    public static func trainingDay(at moment: Moment) throws(KeelError) -> String {
        try call { try KeelCore.trainingDay(at: moment) }
    }

    /// How many of Keel's objects are open in this process: for tests and diagnostics.
    public static func openObjects() throws(KeelError) -> Int64 { try call { try KeelCore.openObjects() } }
}
