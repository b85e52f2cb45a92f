import Keel
import KeelApp
import SwiftUI

/// A set looked at again: film, curves and graph in step.
struct ReplayView: View {
    let store: Store<ReplayModel>
    let words: Words

    private var state: ReplayModel.State { store.state }

    var body: some View {
        PictureScreen(title: words.say(.replay), share: 0.45) {
            if let opened = state.opened { FilmPicture(state: state, source: opened.report.source) }
        } told: {
            Text(state.moment(words)).font(.headline).monospacedDigit().accessibilityAddTraits(.updatesFrequently)
            if let opened = state.opened {
                controls(opened)
                graph(opened)
                jumps
                ReplayEdit(store: store, words: words)
            }
        }
    }

    @ViewBuilder private func controls(_ opened: Opened) -> some View {
        if !opened.hasFilm { Caption(text: words.of("library.video_missing")) }
        Flow {
            FrameSteps(store: store, words: words)
            Button {
                store.send(.playOrPause)
            } label: {
                Image(systemName: state.playing ? "pause.fill" : "play.fill")
            }
            .buttonStyle(QuietButton())
            .disabled(!opened.hasFilm)
            .accessibilityLabel(words.of("page.play"))
            Chip(name: "¼", isChosen: state.slow) { store.send(.slow) }.accessibilityLabel(words.of("page.slow"))
            Button(state.layer(words)) { store.send(.nextLayer) }.buttonStyle(QuietButton())
        }
    }

    private func graph(_ opened: Opened) -> some View {
        GraphView(
            graph: .change(opened, words), cursor: state.timeS, moving: state.moving?.toS, value: state.moment(words)
        ) { timeS, isOver in
            store.send(.scrub(toS: timeS))
            if isOver { store.send(.drop) }
        }
        .accessibilityAdjustableAction { direction in
            switch direction {
            case .increment: store.send(.stepBy(1))
            case .decrement: store.send(.stepBy(-1))
            @unknown default: break
            }
        }
    }

    private var jumps: some View {
        ForEach(state.jumps) { rep in
            VStack(alignment: .leading, spacing: Space.xs) {
                Caption(text: words.of("page.rep", ["rep": String(rep.rep)]))
                Flow {
                    ForEach(rep.jumps, id: \.self) { jump in
                        Button(words.of("jump", jump.kind)) { store.send(.jump(jump)) }
                            .buttonStyle(QuietButton())
                            .accessibilityLabel(
                                "\(words.of("page.rep", ["rep": String(rep.rep)])), \(words.of("jump", jump.kind))")
                    }
                }
            }
        }
    }
}

/// One frame back, one frame on.
struct FrameSteps: View {
    let store: Store<ReplayModel>
    let words: Words

    var body: some View {
        step(-1, "backward.frame.fill", "page.frame_back")
        step(1, "forward.frame.fill", "page.frame_forward")
    }

    private func step(_ frames: Int, _ sign: String, _ name: String) -> some View {
        Button {
            store.send(.stepBy(frames))
        } label: {
            Image(systemName: sign)
        }
        .buttonStyle(QuietButton())
        .accessibilityLabel(words.of(name))
    }
}
