import KeelApp
import SwiftUI

/// What Keel is, what it measures and what not, and whose work is in it.
struct AboutView: View {
    let store: Store<AboutModel>
    let words: Words

    var body: some View {
        Page(title: words.say(.about)) {
            Text(words.say(.aboutKeel, ["version": store.state.version ?? ""]))
            ForEach(AboutModel.sections, id: \.title) { section in
                Heading(text: words.say(section.title))
                Text(words.say(section.text))
            }
            Button(words.say(.diagnostics)) { store.send(.diagnostics) }.buttonStyle(QuietButton())
        }
    }
}
