import Keel
import KeelApp
import SwiftUI

/// Two reps laid over each other.
struct CompareView: View {
    let store: Store<CompareModel>
    let words: Words

    private var state: CompareModel.State { store.state }

    var body: some View {
        Page(title: words.say(.compare)) {
            if state.choosing {
                choosing
            } else if state.sides.isEmpty {
                if state.loaded { Heading(text: words.say(.compareNone)) }
            } else {
                compared
            }
        }
    }

    @ViewBuilder private var choosing: some View {
        Heading(text: words.say(.compareChoose))
        ForEach(state.others, id: \.id) { set in
            SetRow(set: set, words: words) { store.send(.chosen(set)) }
        }
    }

    @ViewBuilder private var compared: some View {
        if let verdict = state.verdict(words) { Heading(text: verdict) }
        if let failure = state.failure { Text(words.failure(failure)) }
        if let unlike = state.unlike(words) { Text(unlike) }
        ForEach(state.sides) { side($0) }
        Button(words.say(.compareOther)) { store.send(.choose(true)) }.buttonStyle(QuietButton())
        if let comparison = state.comparison { graphs(comparison) }
        Choice(
            title: words.say(.alignOn), options: CompareAnchor.allCases, chosen: state.anchor,
            name: { words.of("anchor", $0) }, choose: { store.send(.anchor($0)) })
        Flow {
            Chip(name: words.say(.axisSeconds), isChosen: state.axis == .seconds) { store.send(.axis(.seconds)) }
            Chip(name: words.say(.axisShare), isChosen: state.axis == .pullShare) { store.send(.axis(.pullShare)) }
        }
    }

    private func side(_ side: CompareModel.Side) -> some View {
        Choice(
            title: side.told(words), options: side.reps, chosen: side.rep ?? 0,
            name: { words.of("summary.rep", ["rep": String($0)]) }, choose: { store.send(side.choose($0)) })
    }

    @ViewBuilder private func graphs(_ comparison: Comparison) -> some View {
        VStack(alignment: .leading, spacing: Space.xs) {
            Caption(text: words.of("compare.changes"))
            GraphView(graph: .pair(comparison, words))
            Text("╌╌ \(words.say(.first))   ━━ \(words.say(.second))").font(.subheadline)
            Caption(text: state.across(words))
        }
        if comparison.marginDeg != nil {
            VStack(alignment: .leading, spacing: Space.xs) {
                Caption(text: words.of("compare.difference"))
                GraphView(graph: .difference(comparison, words))
            }
        }
    }
}
