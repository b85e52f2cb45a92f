import SwiftUI

@main
struct KeelMain: App {
    @State private var phone = PhoneHost()

    var body: some Scene {
        WindowGroup { RootView().environment(phone) }
    }
}
