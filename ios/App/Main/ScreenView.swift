import KeelApp
import SwiftUI

/// Draws whatever screen it is given.
struct ScreenView: View {
    let screen: Screen
    let words: Words

    var body: some View {
        switch screen {
        case .home(let store): HomeView(store: store, words: words)
        case .place(let store): PlaceView(store: store, words: words)
        case .details(let store): DetailsView(store: store, words: words)
        case .film(let store): FilmView(store: store, words: words)
        case .verdict(let store): VerdictView(store: store, words: words)
        case .replay(let store): ReplayView(store: store, words: words)
        case .compare(let store): CompareView(store: store, words: words)
        case .library(let store): LibraryView(store: store, words: words)
        case .trends(let store): TrendsView(store: store, words: words)
        case .soreness(let store): SorenessView(store: store, words: words)
        case .range(let store): RangeView(store: store, words: words)
        case .importClip(let store): ImportView(store: store, words: words)
        case .settings(let store): SettingsView(store: store, words: words)
        case .backup(let store): BackupView(store: store, words: words)
        case .storage(let store): StorageView(store: store, words: words)
        case .about(let store): AboutView(store: store, words: words)
        case .diagnostics(let store): DiagnosticsView(store: store, words: words)
        }
    }
}
