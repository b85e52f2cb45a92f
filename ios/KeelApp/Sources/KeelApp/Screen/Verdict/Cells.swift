import Keel

/// One cell of a set's table.
public struct Cell: Hashable, Sendable {
    public let phase: Phase
    /// Its shape, word and colour.
    public let verdict: Verdict
    public let changeDeg: Double?
    public let marginDeg: Double?
    /// Whether the back was round before the bar moved: an arc over the cell.
    public let isRound: Bool
}

/// A rep and its cells, as the core's report has them.
public struct CellRow: Hashable, Sendable {
    public let rep: RepVerdict
    public let cells: [Cell]

    /// A row for every rep: set-up, liftoff, knee-pass and lockout, or the phases of a lift from the top.
    static func rows(of report: Report) -> [CellRow] {
        let isFromFloor = report.reps.contains { rep in
            rep.liftoffS != nil || rep.kneePassS != nil || rep.phases.contains { $0.phase == .kneePass }
        }
        let columns: [Phase] =
            isFromFloor || report.reps.isEmpty
            ? [.setup, .liftoff, .kneePass, .lockout] : [.descent, .bottom, .ascent]
        return report.reps.map { rep in CellRow(rep: rep, cells: columns.map { cell(rep, $0) }) }
    }

    private static func cell(_ rep: RepVerdict, _ phase: Phase) -> Cell {
        let found = rep.phases.first { $0.phase == phase && $0.judged }
        // A set-up has no change: it was seen, or it was not.
        let verdict: Verdict =
            if phase == .setup { found == nil ? .notJudged : .held } else { found?.word ?? .notJudged }
        let change = phase == .setup ? nil : found?.changeDeg
        return Cell(
            phase: phase, verdict: verdict, changeDeg: change, marginDeg: change.flatMap { _ in found?.marginDeg },
            isRound: phase == .setup && rep.setup.rounded == true)
    }
}
