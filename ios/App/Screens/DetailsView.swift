import Keel
import KeelApp
import SwiftUI

/// What the lifter says of a set.
struct DetailsView: View {
    let store: Store<DetailsModel>
    let words: Words

    private var state: DetailsModel.State { store.state }

    var body: some View {
        Page(title: words.say(.details)) {
            load
            Choice(
                title: words.start(words.of("column.lift")), options: [nil] + Lift.allCases, chosen: state.facts.lift,
                name: { $0.map { words.of("lift", $0) } ?? words.say(.liftByItself) },
                choose: { store.send(.nameLift($0)) })
            Choice(
                title: words.say(.belt), options: [nil, true, false], chosen: state.facts.belt, name: words.belt,
                choose: { store.send(.belt($0)) })
            field(.note, state.facts.note) { .note($0) }
            field(.placeName, state.facts.place) { .place($0) }
            if state.isKept {
                Toggle(
                    words.say(.keepFilm), isOn: store.binding(\.facts.keepVideo) { .keepVideo($0) })
            }
        } actions: {
            Button(words.say(.done)) { store.send(.save) }.buttonStyle(MainButton()).disabled(state.badLoad)
        }
    }

    private var load: some View {
        VStack(alignment: .leading, spacing: Space.s) {
            Text(words.say(.load)).font(.headline)
            HStack(spacing: Space.s) {
                Button("−") { store.send(.addLoad(-1)) }
                    .buttonStyle(QuietButton())
                    .accessibilityLabel(words.say(.loadLess))
                TextField(words.say(.load), text: store.binding(\.loadText) { .typeLoad($0) })
                    .keyboardType(.decimalPad)
                    .textFieldStyle(.roundedBorder)
                    .accessibilityValue("\(state.loadText) \(words.unit(state.unit))")
                Text(words.unit(state.unit)).foregroundStyle(Token.quietInk).accessibilityHidden(true)
                Button("+") { store.send(.addLoad(1)) }
                    .buttonStyle(QuietButton())
                    .accessibilityLabel(words.say(.loadMore))
            }
            if state.badLoad { Text(words.of("next_step.correct_value")).foregroundStyle(Token.large) }
        }
    }

    private func field(
        _ name: StringKey, _ text: String?, _ intent: @escaping (String) -> DetailsModel.Intent
    ) -> some View {
        VStack(alignment: .leading, spacing: Space.s) {
            Text(words.say(name)).font(.headline).accessibilityHidden(true)
            TypedField(name: words.say(name), text: text ?? "") { store.send(intent($0)) }
        }
    }
}
