import Keel

/// What is kept, how much room it takes, and how to let it go.
public struct StorageModel: Model {
    public struct State: Hashable, Sendable {
        public var storage: LibraryStorage?
        /// Free storage, MB, where the phone tells.
        public var freeMb: Double?
        /// Whether it is asked to delete everything.
        public var asksDelete = false
        public var deleted = false
    }

    public enum Intent: Hashable, Sendable {
        case loaded(LibraryStorage, freeMb: Double?, deleted: Bool)
        case askDelete(Bool)
        case deleteEverything
    }

    public let first = State()

    public func opened(_ state: State) -> [Effect<Intent>] { [.ask { core in try Self.loaded(core, deleted: false) }] }

    public func back(_ state: State) -> Intent? { state.asksDelete ? .askDelete(false) : nil }

    public func step(_ state: inout State, _ intent: Intent) -> [Effect<Intent>] {
        switch intent {
        case .loaded(let storage, let freeMb, let deleted):
            (state.storage, state.freeMb, state.deleted) = (storage, freeMb, deleted)
        case .askDelete(let asks): state.asksDelete = asks
        case .deleteEverything:
            state.asksDelete = false
            return [
                .ask { core in
                    core.deleteFilms(try core.library().deleteEverything())
                    try core.settings.remember(set: nil)
                    return try Self.loaded(core, deleted: true)
                }
            ]
        }
        return []
    }

    private static func loaded(_ core: Core, deleted: Bool) throws -> Intent {
        .loaded(try core.library().storage(), freeMb: core.device.phone.freeStorageMb(), deleted: deleted)
    }
}

extension StorageModel.State {
    /// Bytes of the films, wherever they lie.
    public var filmsBytes: Int64 { storage.map { $0.ownVideosBytes + $0.foreignVideosBytes } ?? 0 }

    /// Bytes of everything.
    public var bytes: Int64 {
        storage.map { filmsBytes + $0.databaseBytes + $0.tracksBytes + $0.picturesBytes } ?? 0
    }

    /// How much of what is free or taken by Keel is taken, 0 to 1.
    public var share: Double {
        let all = Double(bytes) + (freeMb ?? 0) * 1e6
        return all > 0 ? Double(bytes) / all : 0
    }
}
