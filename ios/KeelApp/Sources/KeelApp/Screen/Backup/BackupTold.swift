import Keel

extension Words {
    /// What came of a backup, an export or a restore.
    public func outcome(_ outcome: Outcome) -> String {
        switch outcome {
        case .backedUp(let sets, let missing):
            let told = say(.backedUp, ["sets": String(sets)])
            return missing == 0 ? told : "\(told) \(of("library_command.backup_missing", ["count": String(missing)]))"
        case .exported(let sets): return say(.exported, ["sets": String(sets)])
        case .restored(let restored):
            return of(
                "library_command.restored",
                [
                    "new": String(restored.newSets), "same": String(restored.sameSets),
                    "gone": String(restored.goneSets),
                ])
        case .failed(let failure): return self.failure(failure)
        }
    }

    /// What a backup would bring.
    public func counts(_ counts: BackupCounts) -> String {
        say(
            .restoreCounts,
            ["sets": String(counts.sets), "new": String(counts.newSets), "answers": String(counts.answers)])
    }

    /// How many sets are only here, where there are any.
    public func onlyHere(_ counts: BackupCounts) -> String? {
        counts.onlyHere > 0 ? say(.restoreOnlyHere, ["count": String(counts.onlyHere)]) : nil
    }

    /// What work is on.
    public func work(_ work: BackupModel.Work) -> String { start(of("library_progress.\(work.rawValue)")) }
}
