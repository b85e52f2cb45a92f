import Keel
import KeelApp
import SwiftUI

/// The way through the screens, the one on top shown; over it, what failed.
struct WayView: View {
    let session: AppSession
    @Environment(PhoneHost.self) private var phone

    private var words: Words { session.words }

    var body: some View {
        NavigationStack(path: path) {
            ScreenView(screen: session.way[0].screen, words: words)
                .navigationDestination(for: AppSession.Stop.self) { stop in
                    ScreenView(screen: stop.screen, words: words)
                        .navigationBarBackButtonHidden(session.isBackWithin)
                        .toolbar {
                            if session.isBackWithin {
                                ToolbarItem(placement: .topBarLeading) { BackButton(session: session) }
                            }
                        }
                }
        }
        .alert(failed, isPresented: isTold) {
            Button(words.say(.done)) { session.dismissFailure() }
        }
        .modifier(Pickers(phone: phone))
    }

    /// The screens above home. The system takes them off when the lifter swipes back; it may only where that leads out of a screen.
    private var path: Binding<[AppSession.Stop]> {
        Binding(
            get: { @MainActor in Array(session.way.dropFirst()) },
            set: { @MainActor in session.leave(to: $0.count + 1) })
    }

    private var failed: String { session.failure.map(words.failure) ?? "" }

    private var isTold: Binding<Bool> {
        Binding(
            get: { @MainActor in session.failure != nil },
            set: { @MainActor in if !$0 { session.dismissFailure() } })
    }
}

/// Back, where it leads elsewhere within the screen.
struct BackButton: View {
    let session: AppSession

    var body: some View {
        Button {
            session.back()
        } label: {
            Image(systemName: "chevron.backward").fontWeight(.semibold)
        }
        .accessibilityLabel(session.words.say(.back))
    }
}
