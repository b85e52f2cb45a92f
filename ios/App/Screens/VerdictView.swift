import Keel
import KeelApp
import SwiftUI

/// One sentence, and one cell for each rep and phase.
struct VerdictView: View {
    let store: Store<VerdictModel>
    let words: Words

    private var state: VerdictModel.State { store.state }

    var body: some View {
        Page(title: words.start(words.of("stage.judged"))) {
            if let what = state.asksDelete {
                question(what)
            } else if state.evidence {
                EvidenceView(evidence: state.evidence(words), words: words)
            } else {
                headline
                judged
                details
                ways
            }
        } actions: {
            if state.asksDelete == nil && state.isDone { actions }
        }
    }

    private var headline: some View {
        VStack(alignment: .leading, spacing: Space.s) {
            HStack(alignment: .top, spacing: Space.m) {
                if let report = state.report {
                    VerdictMark(verdict: report.set.verdict).frame(width: 44, height: 44)
                }
                Heading(text: state.headline(words))
            }
            if let fix = state.fix(words) { Text(fix).font(.headline) }
            if let notKept = state.notKept {
                Text(words.failure(notKept)).font(.headline).foregroundStyle(Token.large)
                Button(words.say(.tryAgain)) { store.send(.keep(then: .stay)) }.buttonStyle(QuietButton())
            }
        }
    }

    @ViewBuilder private var judged: some View {
        if let largest = state.largest(words) { Figure(number: largest, what: words.of("page.largest_change")) }
        if let notAll = state.notAllJudged(words) { Text(notAll) }
        VerdictGrid(rows: state.rows, words: words) { _ in store.send(.keep(then: .replay)) }
        ForEach(state.findings(words), id: \.self) { Text($0) }
    }

    private var details: some View {
        VStack(alignment: .leading, spacing: Space.s) {
            Button {
                store.send(.keep(then: .details))
            } label: {
                VStack(alignment: .leading, spacing: Space.xs) {
                    Caption(text: words.say(.details))
                    Text(state.facts(words)).font(.headline)
                    if let note = state.facts.note { Text(note) }
                }
                .multilineTextAlignment(.leading)
            }
            .buttonStyle(CardButton())
            if let film = state.film(words) { Caption(text: film) }
        }
    }

    private var ways: some View {
        Flow {
            ForEach(state.ways, id: \.self) { way in
                Button(words.say(way.name)) { store.send(way.intent) }.buttonStyle(QuietButton())
            }
        }
    }

    @ViewBuilder private func question(_ what: VerdictModel.Deletion) -> some View {
        Heading(text: words.say(state.question(what)))
        Button(words.say(state.deletion(what))) { store.send(.delete) }.buttonStyle(QuietButton(isGrave: true))
        Button(words.say(.cancel)) { store.send(.askDelete(nil)) }.buttonStyle(QuietButton())
    }

    @ViewBuilder private var actions: some View {
        if state.evidence {
            Button(words.say(.done)) { store.send(.keep(then: .stay)) }.buttonStyle(MainButton())
        } else {
            if state.canUndo {
                Button(words.say(.undoStop)) { store.send(.undo) }.buttonStyle(QuietButton())
            }
            SideBySide {
                Button(words.say(.replay)) { store.send(.keep(then: .replay)) }
                    .buttonStyle(QuietButton())
                    .disabled(state.report == nil)
                Button(words.say(.nextSet)) { store.send(.keep(then: .nextSet)) }.buttonStyle(MainButton())
            }
        }
    }
}
