import Keel
import KeelApp
import SwiftUI

/// One cell for each rep and phase: shape, colour and degrees; VoiceOver hears a sentence for each rep.
struct VerdictGrid: View {
    let rows: [CellRow]
    let words: Words
    let open: @MainActor (CellRow) -> Void

    var body: some View {
        VStack(spacing: Space.s) {
            header
            ForEach(rows, id: \.self) { row in
                Button {
                    open(row)
                } label: {
                    RepRow(row: row, words: words)
                }
                .buttonStyle(CardButton())
                .accessibilityElement(children: .ignore)
                .accessibilityLabel(row.spoken(words))
                .accessibilityAddTraits(.isButton)
                .accessibilityAction { open(row) }
            }
        }
    }

    private var header: some View {
        HStack(spacing: Space.xs) {
            Text("").frame(width: 32)
            ForEach(rows.first?.cells ?? [], id: \.self) { cell in
                Text(words.of("phase", cell.phase))
                    .font(.caption)
                    .lineLimit(1)
                    .minimumScaleFactor(0.4)
                    .foregroundStyle(Token.quietInk)
                    .frame(maxWidth: .infinity)
            }
        }
        .padding(.horizontal, Space.m)
        .accessibilityHidden(true)
    }
}

/// A rep: its number, its cells, and below them what it came to.
private struct RepRow: View {
    let row: CellRow
    let words: Words

    var body: some View {
        VStack(alignment: .leading, spacing: Space.s) {
            HStack(alignment: .top, spacing: Space.xs) {
                Text(row.number).font(.headline).lineLimit(1).minimumScaleFactor(0.4).frame(width: 32)
                ForEach(row.cells, id: \.self) { cell in
                    CellView(cell: cell, words: words).frame(maxWidth: .infinity)
                }
            }
            HStack(alignment: .top, spacing: Space.s) {
                VerdictMark(verdict: row.rep.verdict).frame(width: 20, height: 20)
                Text(row.word(words)).multilineTextAlignment(.leading)
            }
        }
    }
}

/// A cell: the verdict's shape, and the degrees below it. A set-up that was seen is a small disc.
private struct CellView: View {
    let cell: Cell
    let words: Words

    private var side: Double { cell.isSmall ? 14 : 24 }

    var body: some View {
        VStack(spacing: Space.xs) {
            VerdictMark(verdict: cell.verdict, isRound: cell.isRound)
                .frame(width: side, height: side)
                .frame(height: 26)
            Text(cell.degrees(words)).font(.caption).lineLimit(1).minimumScaleFactor(0.4)
        }
    }
}
