import KeelApp
import SwiftUI

/// How the session runs, for whoever looks for a fault.
struct DiagnosticsView: View {
    let store: Store<DiagnosticsModel>
    let words: Words

    private var state: DiagnosticsModel.State { store.state }

    var body: some View {
        Page(title: words.say(.diagnostics)) {
            Text(words.say(.diagnosticsAbout))
            if state.exported { Text(words.say(.diagnosticsExported)).font(.headline) }
            if state.isSlow { Text(words.of("summary.fallback")).font(.headline) }
            if state.session == nil { Text(words.say(.diagnosticsNone)) }
            ForEach(state.lines, id: \.self) { line in
                SideBySide {
                    Text(words.start(words.say(line.key)))
                        .foregroundStyle(Token.quietInk)
                        .frame(maxWidth: .infinity, alignment: .leading)
                    Text(line.value).font(.headline).frame(maxWidth: .infinity, alignment: .leading)
                }
                .accessibilityElement(children: .combine)
            }
        } actions: {
            Button(words.say(.export)) { store.send(.export) }.buttonStyle(QuietButton())
        }
    }
}
