import Keel
import KeelApp
import SwiftUI

/// The last session first, and one tap to film.
struct HomeView: View {
    let store: Store<HomeModel>
    let words: Words

    var body: some View {
        Page(title: "Keel") {
            if let damaged = store.state.damaged {
                Text(words.failure(damaged))
                Button(words.say(store.state.repairing ? .repairing : .repair)) { store.send(.repair) }
                    .buttonStyle(MainButton())
                    .disabled(store.state.repairing)
            } else {
                notices
                session
                earlier
                ways
            }
        } actions: {
            if store.state.damaged == nil {
                Button(words.say(.filmASet)) { open(.place) }.buttonStyle(MainButton())
            }
        }
    }

    @ViewBuilder private var notices: some View {
        if let set = store.state.recovered {
            Button(words.say(.recovered)) { open(.verdict(set: set)) }.buttonStyle(CardButton())
        }
        if let due = store.state.due.first {
            Button {
                open(.soreness)
            } label: {
                VStack(alignment: .leading, spacing: Space.xs) {
                    Text(words.question(due)).font(.headline)
                    Caption(text: words.say(.sorenessWaits))
                }
                .multilineTextAlignment(.leading)
            }
            .buttonStyle(CardButton())
        }
        if store.state.isEmpty {
            Heading(text: words.say(.noSetsTitle))
            Text(words.say(.noSets))
        }
    }

    @ViewBuilder private var session: some View {
        if let last = store.state.last {
            Heading(text: words.say(.lastSession))
            Caption(text: words.day(last.started))
            if let largest = store.state.largest(words) {
                Figure(number: largest, what: store.state.worst(words))
            }
            Caption(text: words.say(store.state.soreness))
            rows(last.sets, areDated: false)
        }
    }

    @ViewBuilder private var earlier: some View {
        if !store.state.earlierSets.isEmpty {
            Heading(text: words.say(.earlier))
            rows(store.state.earlierSets, areDated: true)
        }
    }

    private func rows(_ sets: [SetSummary], areDated: Bool) -> some View {
        ForEach(sets, id: \.id) { set in
            SetRow(set: set, words: words, isDated: areDated) { open(.verdict(set: set.id)) }
        }
    }

    private var ways: some View {
        Flow {
            ForEach(HomeModel.ways, id: \.route) { way in
                Button(words.say(way.name)) { open(way.route) }.buttonStyle(QuietButton())
            }
        }
    }

    private func open(_ route: Route) { store.send(.open(route)) }
}
