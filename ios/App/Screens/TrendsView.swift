import Keel
import KeelApp
import SwiftUI

/// Technique over time.
struct TrendsView: View {
    let store: Store<TrendsModel>
    let words: Words

    private var state: TrendsModel.State { store.state }

    var body: some View {
        Page(title: words.say(.trends)) {
            if state.trend != nil {
                Heading(text: state.title(words))
                drawn
                choices
            }
        }
    }

    @ViewBuilder private var drawn: some View {
        if let one = state.one, let graph = Graph.trend(state, words) {
            Caption(text: one.told(words))
            GraphView(graph: graph, value: state.told(words).joined(separator: " "))
            Caption(text: "╌╌ \(words.of("trend.threshold"))")
            if state.isRolling { Caption(text: "━━ \(words.of("trend.rolling"))") }
            ForEach(state.told(words), id: \.self) { Text($0) }
        }
    }

    @ViewBuilder private var choices: some View {
        Flow {
            ForEach(TrendsModel.Axis.allCases, id: \.self) { axis in
                Chip(name: words.say(axis.name), isChosen: state.axis == axis) { store.send(.axis(axis)) }
            }
        }
        if state.shown.count > 1 {
            Caption(text: words.of("trend.apart"))
            ForEach(Array(state.shown.enumerated()), id: \.offset) { index, series in
                Chip(name: series.told(words), isChosen: series == state.one) { store.send(.series(index)) }
            }
        }
        Text(words.say(.only)).font(.headline).accessibilityAddTraits(.isHeader)
        Flow {
            chip(words.belt(true), state.belt == true) { .belt($0 ? true : nil) }
            chip(words.belt(false), state.belt == false) { .belt($0 ? false : nil) }
            chip(words.say(.goodViews), state.goodViews) { .goodViews($0) }
            ForEach(Lift.allCases, id: \.self) { lift in
                chip(words.of("lift", lift), state.filter.lift == lift) { .ofLift($0 ? lift : nil) }
            }
        }
    }

    /// A chip that is switched on and off; `intent` is given what it is to be.
    private func chip(
        _ name: String, _ isChosen: Bool, _ intent: @escaping (Bool) -> TrendsModel.Intent
    ) -> some View {
        Chip(name: name, isChosen: isChosen) { store.send(intent(!isChosen)) }
    }
}
