import Keel
import KeelApp
import SwiftUI

/// Backup, restore, export.
struct BackupView: View {
    let store: Store<BackupModel>
    let words: Words

    private var state: BackupModel.State { store.state }

    var body: some View {
        Page(title: words.say(.backup)) {
            switch state.now {
            case .choosing: choosing
            case .working(let work, let share):
                Heading(text: words.work(work))
                ShareBar(share: share)
                quiet(.cancel, .stop)
            case .offered(let counts): offered(counts)
            case .replacing(let counts): replacing(counts)
            }
        }
    }

    @ViewBuilder private var choosing: some View {
        if let outcome = state.outcome { Text(words.outcome(outcome)).font(.headline) }
        Text(words.say(.backupAbout))
        Toggle(
            words.say(.backupWithFilms), isOn: store.binding(\.withFilms) { .withFilms($0) })
        Button(words.say(.backUp)) { store.send(.backUp) }.buttonStyle(MainButton())
        Text(words.say(.restoreAbout))
        quiet(.restore, .restore)
        Text(words.say(.exportAbout))
        quiet(.export, .export)
    }

    @ViewBuilder private func offered(_ counts: BackupCounts) -> some View {
        told(counts)
        Button(words.say(.restoreMerge)) { store.send(.merge) }.buttonStyle(MainButton())
        Caption(text: words.say(.restoreMergeAbout))
        quiet(.restoreReplace, .replace)
        Caption(text: words.say(.restoreReplaceAbout))
        quiet(.cancel, .decline)
    }

    @ViewBuilder private func replacing(_ counts: BackupCounts) -> some View {
        told(counts)
        Text(words.of("library_command.restore_replaces", ["gone": String(counts.onlyHere)])).font(.headline)
        Button(words.say(.restoreReplace)) { store.send(.replace) }.buttonStyle(QuietButton(isGrave: true))
        quiet(.cancel, .decline)
    }

    @ViewBuilder private func told(_ counts: BackupCounts) -> some View {
        Heading(text: words.counts(counts))
        if let onlyHere = words.onlyHere(counts) { Text(onlyHere) }
    }

    private func quiet(_ name: StringKey, _ intent: BackupModel.Intent) -> some View {
        Button(words.say(name)) { store.send(intent) }.buttonStyle(QuietButton())
    }
}
