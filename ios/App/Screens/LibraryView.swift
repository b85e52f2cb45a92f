import Keel
import KeelApp
import SwiftUI

/// All sets, searched and filtered, page by page.
struct LibraryView: View {
    let store: Store<LibraryModel>
    let words: Words

    private var state: LibraryModel.State { store.state }

    var body: some View {
        ScrollView {
            LazyVStack(alignment: .leading, spacing: Space.s) {
                TypedField(name: words.say(.search), text: state.filter.words ?? "") { store.send(.search($0)) }
                if let failure = state.failure { Text(words.failure(failure)).font(.headline) }
                summary
                if state.filtering { filters }
                ForEach(state.sets, id: \.id) { set in
                    SetRow(set: set, words: words) { store.send(.open(set: set.id)) }
                        .onAppear { if set.id == state.sets.last?.id { store.send(.nearEnd) } }
                }
            }
            .frame(maxWidth: 640, alignment: .leading)
            .padding(Space.m)
            .frame(maxWidth: .infinity)
        }
        .foregroundStyle(Token.ink)
        .background(Token.ground)
        .navigationTitle(words.say(.library))
        .scrollDismissesKeyboard(.immediately)
    }

    private var summary: some View {
        Flow {
            Chip(name: words.say(.filters), isChosen: state.filtering) { store.send(.filters) }
            if state.isFiltered {
                Button(words.say(.clearFilters)) { store.send(.clear) }.buttonStyle(QuietButton())
            }
            Caption(text: state.count(words)).padding(.vertical, Space.s)
        }
    }

    @ViewBuilder private var filters: some View {
        SideBySide {
            LoadField(name: words.say(.loadFrom), isEmpty: state.filter.loadFrom == nil) { store.send(.loadFrom($0)) }
            LoadField(name: words.say(.loadTo), isEmpty: state.filter.loadTo == nil) { store.send(.loadTo($0)) }
        }
        Choice(
            title: words.start(words.of("column.verdict")), options: [nil] + Verdict.allCases,
            chosen: state.filter.verdict, name: { $0.map { words.of("verdict", $0) } ?? "–" },
            choose: { store.send(.ofVerdict($0)) })
        Choice(
            title: words.start(words.of("column.lift")), options: [nil] + Lift.allCases, chosen: state.filter.lift,
            name: { $0.map { words.of("lift", $0) } ?? "–" }, choose: { store.send(.ofLift($0)) })
    }
}

/// A load that is typed; it is cleared with the filter.
private struct LoadField: View {
    let name: String
    let isEmpty: Bool
    let type: @MainActor (String) -> Void
    @State private var text = ""
    @FocusState private var isFocused: Bool

    var body: some View {
        TextField(name, text: $text)
            .keyboardType(.decimalPad)
            .textFieldStyle(.roundedBorder)
            .focused($isFocused)
            .onChange(of: text) { type(text) }
            .onChange(of: isEmpty) { if isEmpty && !isFocused { text = "" } }
    }
}
