import Keel
import KeelApp
import SwiftUI

/// What can be chosen.
struct SettingsView: View {
    let store: Store<SettingsModel>
    let words: Words

    private var state: SettingsModel.State { store.state }

    var body: some View {
        Page(title: words.say(.settings)) {
            if state.loaded {
                cues
                Choice(
                    title: words.say(.countdown), options: SettingsModel.countdownsS,
                    chosen: state.settings.countdownS, name: { "\($0) s" }, choose: { store.send(.countdown($0)) })
                Choice(
                    title: words.say(.unit), options: LoadUnit.allCases, chosen: state.settings.unit, name: words.unit,
                    choose: { store.send(.unit($0)) })
                Choice(
                    title: words.say(.language), options: SettingsModel.languages, chosen: state.settings.language,
                    name: words.language, choose: { store.send(.language($0)) })
                Choice(
                    title: words.say(.keepFilmsFor), options: SettingsModel.retentionsDays,
                    chosen: state.settings.retentionDays, name: words.retention,
                    choose: { store.send(.keep(days: $0)) })
                if state.lenses.count > 1 { lenses }
                data
            }
        }
    }

    @ViewBuilder private var cues: some View {
        Choice(
            title: words.say(.cues), options: state.grammars, chosen: state.settings.grammar, name: words.grammar,
            choose: { store.send(.say($0)) })
        Caption(text: words.about(state.settings.grammar))
        if let deg = state.targetDeg {
            Choice(
                title: words.say(.targetAt), options: SettingsModel.targetsDeg, chosen: deg, name: words.degrees,
                choose: { store.send(.say(.target(deg: $0))) })
        }
    }

    private var lenses: some View {
        Choice(
            title: words.say(.lens), options: [nil] + state.lenses, chosen: state.lens, name: words.lens,
            choose: { store.send(.lens($0?.name)) })
    }

    @ViewBuilder private var data: some View {
        Heading(text: words.say(.yourData))
        ForEach(SettingsModel.ways, id: \.route) { way in
            Button(words.say(way.name)) { store.send(.open(way.route)) }.buttonStyle(CardButton())
        }
    }
}
