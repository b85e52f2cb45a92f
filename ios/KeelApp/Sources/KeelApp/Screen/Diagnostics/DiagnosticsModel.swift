import Foundation
import Keel

/// How the session runs, for whoever looks for a fault. Exported, it holds no name, no note and no picture.
public struct DiagnosticsModel: Model {
    public struct State: Hashable, Sendable {
        public var version: String?
        /// The session with the camera; `nil` where there was none since the app was opened.
        public var session: Diagnostics?
        public var runtime: String?
        public var lenses: [Lens] = []
        public var freeMb: Double?
        public var sets: Int64?
        public var objects: Int64?
        public var exported = false
    }

    public enum Intent: Hashable, Sendable {
        case loaded(State)
        case export
        case exportInto(URL)
        case exported
    }

    public let first = State()

    public func opened(_ state: State) -> [Effect<Intent>] { [.ask { core in .loaded(try Self.read(core)) }] }

    public func step(_ state: inout State, _ intent: Intent) -> [Effect<Intent>] {
        switch intent {
        case .loaded(let loaded): state = loaded
        case .export: return [.pick(.folder) { .exportInto($0) }]
        case .exportInto(let folder):
            let text = state.lines.map { "\($0.name): \($0.value)\n" }.joined()
            return [
                .ask { core in
                    try core.documents.put(text, named: "keel-diagnostics.txt", into: folder)
                    return .exported
                }
            ]
        case .exported: state.exported = true
        }
        return []
    }

    private static func read(_ core: Core) throws -> State {
        State(
            version: try Engine.version(), session: try core.filming.diagnostics(),
            runtime: try core.engine().runtime(), lenses: core.device.frames.lenses(),
            freeMb: core.device.phone.freeStorageMb(), sets: try core.library().count(),
            objects: try Engine.openObjects())
    }

    /// One figure: its English name, the key of its name in the tables, and its value.
    public struct Line: Hashable, Sendable {
        public let name: String
        public let key: StringKey
        public let value: String
    }
}

extension DiagnosticsModel.State {
    /// The whole of it, in English: for a report, and for the screen by their keys.
    public var lines: [DiagnosticsModel.Line] {
        var lines: [DiagnosticsModel.Line] = []
        func line(_ name: String, _ key: StringKey, _ value: Any?) {
            guard let value else { return }
            let text = if let number = value as? Double { String(format: "%.1f", number) } else { "\(value)" }
            lines.append(DiagnosticsModel.Line(name: name, key: key, value: text))
        }
        line("version", .diagVersion, version)
        line("runtime", .diagRuntime, runtime)
        line("sets", .diagSets, sets)
        line("free_mb", .diagFreeMb, freeMb)
        line("objects", .diagObjects, objects)
        for lens in lenses { line("lens", .lens, "\(lens.name) \(lens.viewAngleDeg.map { String(Int($0)) } ?? "?")°") }
        guard let session else { return lines }
        line("frames", .diagFrames, session.frames)
        line("dropped", .diagDropped, session.dropped)
        line("refused", .diagRefused, session.refused)
        line("fps", .diagFps, session.fps)
        line("push_ms_p50", .diagPushMsP50, session.pushMsP50)
        line("push_ms_p99", .diagPushMsP99, session.pushMsP99)
        line("heat", .diagHeat, session.heat?.code)
        line("heat_most", .diagHeatMost, session.heatMost?.code)
        line("thinning", .diagThinning, session.thinning.code)
        line("thinned_s", .diagThinnedS, session.thinnedS)
        line("journal_failure", .diagJournalFailure, session.journalFailure)
        return lines
    }

    /// Whether another runtime than the usual one looks: then Keel is slower.
    public var isSlow: Bool { runtime.map { $0 != "onnxruntime" } ?? false }
}
