import Keel
import KeelApp
import SwiftUI

/// The picture over the whole screen; over it one number, one word and one bar.
struct FilmView: View {
    let store: Store<FilmModel>
    let words: Words

    private var state: FilmModel.State { store.state }

    var body: some View {
        ZStack {
            CameraPicture(live: state.live).ignoresSafeArea()
            VStack(spacing: Space.s) {
                numerals
                said
                if state.showsBar { ChangeBarView(bar: ChangeBar(state.live?.state.change), told: state.change(words)) }
                ForEach(state.actions, id: \.self) { action($0) }
            }
            .padding(.bottom, Space.s)
        }
        .background(.black)
        .toolbar(.hidden, for: .navigationBar)
        .statusBarHidden()
        .persistentSystemOverlays(.hidden)
    }

    private var numerals: some View {
        VStack(spacing: 0) {
            Text(state.number)
                .font(.system(size: 420, weight: .heavy, design: .rounded))
                .minimumScaleFactor(0.1)
                .lineLimit(1)
                .frame(maxHeight: .infinity)
            Text(state.below(words))
                .font(.system(size: 44, weight: .semibold, design: .rounded))
                .minimumScaleFactor(0.3)
                .lineLimit(1)
        }
        .padding(Space.s)
        .frame(maxWidth: .infinity, maxHeight: .infinity)
        .foregroundStyle(Token.onFilm)
        .background(Token.scrim)
        .accessibilityElement(children: .combine)
        .accessibilityAddTraits(.updatesFrequently)
        .accessibilitySortPriority(2)
    }

    @ViewBuilder private var said: some View {
        if let said = state.said(words) { Hint(text: said) }
    }

    @ViewBuilder private func action(_ action: FilmModel.Action) -> some View {
        let button = Button(words.say(action.name)) { store.send(action.intent) }
        if action.isMain {
            button.buttonStyle(MainButton()).padding(.horizontal, Space.m)
        } else {
            button.buttonStyle(QuietButton())
        }
    }
}
