import Keel
import KeelApp
import SwiftUI

/// Placing the phone, and arming.
struct PlaceView: View {
    let store: Store<PlaceModel>
    let words: Words

    private var state: PlaceModel.State { store.state }

    var body: some View {
        PictureScreen(title: words.say(.placeTitle)) {
            CameraPicture(live: state.live)
                .overlay(alignment: .top) {
                    if let hint = state.hint(words) { Hint(text: hint, isGood: state.isReady) }
                }
        } told: {
            if let loss = state.loss {
                LossView(
                    loss: loss, words: words, allow: { store.send(.systemSettings) }, retry: { store.send(.retry) })
            } else {
                placing
            }
            soreBefore
            details
            if state.loss == nil {
                Button(words.say(.rangeCheck)) { store.send(.open(.range)) }
                    .buttonStyle(QuietButton())
                    .disabled(!state.canArm)
            }
        }
    }

    @ViewBuilder private var placing: some View {
        Button(words.say(.arm)) { store.send(.arm) }.buttonStyle(MainButton()).disabled(!state.canArm)
        if let advice = state.advice(words) { Text(advice).font(.headline) }
        Flow {
            ForEach(state.checks, id: \.check) { CheckView(item: $0, words: words) }
        }
        if state.isSameSpot { Caption(text: words.say(.sameSpot)) }
    }

    @ViewBuilder private var soreBefore: some View {
        if let due = state.soreBefore {
            Text(words.question(due)).font(.headline)
            Flow {
                Button(words.say(.notSore)) { store.send(.notSore) }.buttonStyle(QuietButton())
                Button(words.say(.soreSomewhere)) { store.send(.open(.soreness)) }.buttonStyle(QuietButton())
            }
        }
    }

    private var details: some View {
        Button {
            store.send(.open(.details(set: nil)))
        } label: {
            VStack(alignment: .leading, spacing: Space.xs) {
                Caption(text: words.say(.details))
                Text(state.facts(words)).font(.headline)
            }
            .multilineTextAlignment(.leading)
        }
        .buttonStyle(CardButton())
    }
}

/// A check with a sign that is no colour: done, to be done, or not known yet.
private struct CheckView: View {
    let item: ReadinessItem
    let words: Words

    var body: some View {
        Label(words.of("check", item.check), systemImage: sign)
            .font(.subheadline)
            .padding(.horizontal, Space.s)
            .padding(.vertical, Space.xs)
            .foregroundStyle(item.condition == .bad ? Token.large : Token.ink)
            .background(Token.raised, in: RoundedRectangle(cornerRadius: 8))
            .overlay(RoundedRectangle(cornerRadius: 8).stroke(Token.line, lineWidth: 1))
            .accessibilityElement(children: .ignore)
            .accessibilityLabel(Tell(words).check(item))
    }

    private var sign: String {
        switch item.condition {
        case .good: "checkmark"
        case .warn: "exclamationmark"
        case .bad: "xmark"
        case .unknown: "ellipsis"
        }
    }
}
