import Keel

extension StorageModel.State {
    /// How much is taken by what.
    public func told(_ words: Words) -> [String] {
        guard let storage else { return [] }
        func mb(_ bytes: Int64) -> [String: String] { ["mb": words.megabytes(bytes)] }
        return [
            words.of("storage.sets", ["count": String(storage.sets)]), words.say(.storageFilms, mb(filmsBytes)),
            words.of("storage.tracks", mb(storage.tracksBytes)),
            words.of("storage.pictures", mb(storage.picturesBytes)),
            words.of("storage.database", mb(storage.databaseBytes)),
        ]
    }

    /// How much is free.
    public func free(_ words: Words) -> String? { freeMb.map { words.say(.storageFree, ["mb": words.number($0)]) } }

    /// The question before everything is deleted.
    public func asks(_ words: Words) -> String {
        words.say(.deleteEverythingAsks, ["sets": String(storage?.sets ?? 0)])
    }
}

extension Words {
    /// Bytes in megabytes.
    public func megabytes(_ bytes: Int64) -> String { number(Double(bytes) / 1e6, digits: 1) }
}
