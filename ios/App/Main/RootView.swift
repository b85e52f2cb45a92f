import Keel
import KeelApp
import SwiftUI

/// Opens the app where it was left, and tells it when it is in front.
struct RootView: View {
    @Environment(PhoneHost.self) private var phone
    @Environment(\.scenePhase) private var phase
    @SceneStorage("way") private var way = ""

    var body: some View {
        Group {
            if let session = phone.session {
                WayView(session: session)
                    .onChange(of: session.kept) { way = session.kept.joined(separator: "\n") }
                    .onChange(of: phase) { follow(session) }
                    .onChange(of: session.films, initial: true) { KeepAwake.set(session.films) }
            } else {
                opening
            }
        }
        .background(Token.ground)
        .tint(Token.keel)
        .onAppear { phone.open(kept: way.split(separator: "\n").map(String.init)) }
    }

    @ViewBuilder private var opening: some View {
        if let failure = phone.failure {
            let words = AppWords.words(AppWords.language(nil))
            Page(title: "Keel") {
                Text(words.failure(failure))
                Button(words.say(.tryAgain)) { phone.open(kept: []) }.buttonStyle(MainButton())
            }
        }
    }

    private func follow(_ session: AppSession) {
        switch phase {
        case .active: session.resume()
        case .background: session.pause()
        // A call that rings, or the control centre: the camera may go on behind it.
        case .inactive: break
        @unknown default: break
        }
    }
}
