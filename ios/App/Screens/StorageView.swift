import KeelApp
import SwiftUI

/// What is kept, how much room it takes, and how to let it go.
struct StorageView: View {
    let store: Store<StorageModel>
    let words: Words

    private var state: StorageModel.State { store.state }

    var body: some View {
        Page(title: words.say(.storage)) {
            if state.asksDelete {
                Heading(text: state.asks(words))
                Text(words.say(.deleteEverythingAbout))
                Button(words.say(.deleteEverything)) { store.send(.deleteEverything) }
                    .buttonStyle(QuietButton(isGrave: true))
                Button(words.say(.cancel)) { store.send(.askDelete(false)) }.buttonStyle(QuietButton())
            } else if state.storage != nil {
                if state.deleted { Text(words.say(.everythingDeleted)).font(.headline) }
                Figure(number: "\(words.megabytes(state.bytes)) MB", what: state.free(words))
                ShareBar(share: state.share)
                ForEach(state.told(words), id: \.self) { Text($0) }
                Button(words.say(.deleteEverything)) { store.send(.askDelete(true)) }
                    .buttonStyle(QuietButton(isGrave: true))
            }
        }
    }
}
