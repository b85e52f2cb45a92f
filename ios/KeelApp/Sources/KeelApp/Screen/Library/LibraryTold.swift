import Keel

extension LibraryModel.State {
    /// How many sets match.
    public func count(_ words: Words) -> String {
        guard let count else { return "" }
        return count == 0 ? words.of("library_command.no_match") : words.count(.sets, Int(count))
    }
}
