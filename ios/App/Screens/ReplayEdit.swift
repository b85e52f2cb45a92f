import Keel
import KeelApp
import SwiftUI

/// What the core got wrong is put right here.
struct ReplayEdit: View {
    let store: Store<ReplayModel>
    let words: Words

    private var state: ReplayModel.State { store.state }

    var body: some View {
        VStack(alignment: .leading, spacing: Space.s) {
            switch state.edit {
            case nil: button(words.say(.correct), .edit(.choosing))
            case .choosing: choosing
            case .moving(let moving): self.moving(moving)
            case .deleting(let rep): deleting(rep)
            case .namingLift: naming
            }
        }
    }

    @ViewBuilder private var choosing: some View {
        if let rep = state.rep {
            Text(words.say(.correctWhat, ["rep": String(rep.index)])).font(.headline)
            Flow {
                ForEach(state.events, id: \.self) { event in
                    button(words.say(.moveEvent, ["event": words.event(event)]), .grab(event))
                }
                button(words.say(.deleteRep), .edit(.deleting(rep)))
                button(words.say(.nameLift), .edit(.namingLift))
                if state.corrected > 0 { button(words.say(.undoCorrection), .undoCorrection) }
                button(words.say(.done), .edit(nil))
            }
        }
    }

    @ViewBuilder private func moving(_ moving: ReplayModel.MovingEvent) -> some View {
        Text(words.say(.dragEvent, ["event": words.event(moving.event)])).font(.headline)
        Flow {
            FrameSteps(store: store, words: words)
            button(words.say(.done), .drop)
            button(words.say(.cancel), .edit(.choosing))
        }
    }

    @ViewBuilder private func deleting(_ rep: RepVerdict) -> some View {
        Text(words.say(.deleteRepAsks, ["rep": String(rep.index)])).font(.headline)
        Button(words.say(.deleteRep)) { store.send(.deleteRep) }.buttonStyle(QuietButton(isGrave: true))
        button(words.say(.cancel), .edit(.choosing))
    }

    @ViewBuilder private var naming: some View {
        Text(words.say(.nameLift)).font(.headline)
        Flow {
            ForEach(Lift.allCases, id: \.self) { button(words.of("lift", $0), .name($0)) }
            button(words.say(.cancel), .edit(.choosing))
        }
    }

    private func button(_ name: String, _ intent: ReplayModel.Intent) -> some View {
        Button(name) { store.send(intent) }.buttonStyle(QuietButton())
    }
}
