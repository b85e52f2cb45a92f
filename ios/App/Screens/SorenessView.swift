import Keel
import KeelApp
import SwiftUI

/// Soreness that was reported, beside the change.
struct SorenessView: View {
    let store: Store<SorenessModel>
    let words: Words

    private var state: SorenessModel.State { store.state }

    var body: some View {
        Page(title: words.say(.soreness)) {
            if state.loaded {
                if let question = state.question {
                    Heading(text: words.question(question))
                    answer
                } else {
                    Caption(text: words.of("soreness.nothing_due"))
                }
                if state.noted { Text(words.of("soreness.answered")).font(.headline) }
                if let log = state.log, !state.answering { logged(log) }
            }
        } actions: {
            if state.answering {
                Button(words.say(.done)) { store.send(.save) }
                    .buttonStyle(MainButton())
                    .disabled(state.places.isEmpty)
                Button(words.say(.cancel)) { store.send(.somewhere(false)) }.buttonStyle(QuietButton())
            }
        }
    }

    @ViewBuilder private var answer: some View {
        if state.answering {
            ForEach(SoreSpot.allCases, id: \.self) { spot in
                SpotView(spot: spot, told: state.told(spot), words: words, send: store.send)
            }
            Toggle(
                words.say(.spreads), isOn: store.binding(\.spreading) { .spreading($0) })
        } else {
            SideBySide {
                Button(words.say(.notSore)) { store.send(.none) }.buttonStyle(MainButton())
                Button(words.say(.soreSomewhere)) { store.send(.somewhere(true)) }.buttonStyle(QuietButton())
            }
        }
    }

    @ViewBuilder private func logged(_ log: SorenessLog) -> some View {
        Heading(text: words.of("soreness.title"))
        if let finding = state.finding(words) { Text(finding) }
        ForEach(state.asks(words), id: \.self) { Text($0).font(.headline) }
        if let graph = Graph.soreness(log, words) {
            Caption(text: words.of("soreness.outcome"))
            GraphView(graph: graph)
            Caption(text: words.of("soreness.axis"))
        }
        Flow {
            Chip(name: words.say(.mostSore), isChosen: state.spot == nil) { store.send(.logOf(nil)) }
            ForEach(SoreSpot.allCases, id: \.self) { spot in
                Chip(name: words.of("sore_place", spot), isChosen: state.spot == spot) { store.send(.logOf(spot)) }
            }
        }
        ForEach(state.days(words), id: \.self) { Text($0).font(.subheadline) }
    }
}

/// A place of the body: how sore, and how it feels.
private struct SpotView: View {
    let spot: SoreSpot
    let told: SorePlace?
    let words: Words
    let send: @MainActor (SorenessModel.Intent) -> Void

    var body: some View {
        VStack(alignment: .leading, spacing: Space.s) {
            Text(words.spot(spot)).font(.headline)
            Flow {
                ForEach(Array(0...SorenessModel.most), id: \.self) { score in
                    Chip(name: String(score), isChosen: score == told?.score ?? 0) { send(.score(spot, score)) }
                        .accessibilityLabel(
                            words.say(.scoreOf, ["place": words.spot(spot), "score": String(score)]))
                }
            }
            if let told {
                Flow {
                    ForEach(Quality.allCases, id: \.self) { quality in
                        Chip(name: words.of("quality", quality), isChosen: told.quality == quality) {
                            send(.quality(spot, told.quality == quality ? nil : quality))
                        }
                    }
                }
            }
        }
    }
}
