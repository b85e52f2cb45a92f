import Keel
import KeelApp
import SwiftUI

/// A film from elsewhere, judged by the same core.
struct ImportView: View {
    let store: Store<ImportModel>
    let words: Words

    private var state: ImportModel.State { store.state }

    var body: some View {
        Page(title: words.say(.importClip)) {
            if let progress = state.progress {
                Heading(text: words.say(.judgingClip))
                ShareBar(share: progress)
            } else {
                if let problem = state.problem { Text(words.problem(problem)).font(.headline) }
                Text(words.say(.importAbout))
                Choice(
                    title: words.start(words.of("column.lift")), options: [nil] + Lift.allCases, chosen: state.lift,
                    name: { $0.map { words.of("lift", $0) } ?? words.say(.liftByItself) },
                    choose: { store.send(.name($0)) })
            }
        } actions: {
            if state.progress == nil {
                Button(words.say(.chooseClip)) { store.send(.pick) }.buttonStyle(MainButton())
            } else {
                Button(words.say(.cancel)) { store.send(.stop) }.buttonStyle(QuietButton())
            }
        }
    }
}
