import Keel

extension Words {
    /// Why a film was not judged, and what to do about it.
    public func problem(_ problem: ImportModel.Problem) -> String {
        switch problem {
        case .unreadable: say(.clipUnreadable)
        case .failed(let failure): self.failure(failure)
        }
    }
}
