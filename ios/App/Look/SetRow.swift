import Keel
import KeelApp
import SwiftUI

/// A set in a list: its verdict's shape and word, what was lifted, how many reps held, and when.
struct SetRow: View {
    let set: SetSummary
    let words: Words
    var isDated = true
    let open: @MainActor () -> Void

    private var tell: Tell { Tell(words) }

    var body: some View {
        Button(action: open) {
            HStack(alignment: .top, spacing: Space.m) {
                VerdictMark(verdict: tell.verdict(set)).frame(width: 28, height: 28)
                VStack(alignment: .leading, spacing: Space.xs) {
                    if isDated { Caption(text: words.moment(set.started)) }
                    Text(tell.facts(set.facts, lift: set.lift)).font(.headline)
                    Text(tell.outcome(set))
                    if let note = set.facts.note { Caption(text: note) }
                }
                .multilineTextAlignment(.leading)
            }
        }
        .buttonStyle(CardButton())
        .accessibilityElement(children: .ignore)
        .accessibilityLabel(tell.set(set))
        .accessibilityAddTraits(.isButton)
        .accessibilityAction { open() }
    }
}
