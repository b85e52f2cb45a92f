import Keel
import KeelApp
import SwiftUI

/// How much of this back can be seen here, in these clothes.
struct RangeView: View {
    let store: Store<RangeModel>
    let words: Words

    private var state: RangeModel.State { store.state }

    var body: some View {
        PictureScreen(title: words.say(.rangeCheck), share: 0.55) {
            CameraPicture(live: state.live)
                .overlay(alignment: .top) {
                    if let hint = state.hint(words) { Hint(text: hint) }
                }
        } told: {
            if let loss = state.loss { LossView(loss: loss, words: words, retry: { store.send(.retry) }) }
            if let found = state.found {
                Figure(number: words.degrees(found.rangeDeg), what: state.found(words))
                Button(words.say(.done)) { store.send(.leave) }.buttonStyle(MainButton())
                Button(words.say(.rangeAgain)) { store.send(.begin) }.buttonStyle(QuietButton())
            } else {
                Text(words.say(.rangeAbout))
                Button(words.say(.rangeBegin)) { store.send(.begin) }
                    .buttonStyle(MainButton())
                    .disabled(!state.canBegin)
            }
        }
    }
}
