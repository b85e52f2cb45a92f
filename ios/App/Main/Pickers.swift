import KeelApp
import SwiftUI
import UniformTypeIdentifiers

/// The system's pickers: films from the photo library, backups and folders from Files.
struct Pickers: ViewModifier {
    let phone: PhoneHost

    func body(content: Content) -> some View {
        content
            .fileImporter(isPresented: isPicking([.backup, .folder]), allowedContentTypes: types) { result in
                phone.pick(try? result.get())
            }
            .sheet(isPresented: isPicking([.film])) { FilmPicker(picked: phone.pick) }
    }

    private var types: [UTType] { phone.picking == .folder ? [.folder] : [.data] }

    private func isPicking(_ documents: [Document]) -> Binding<Bool> {
        Binding(
            get: { @MainActor in phone.isPicking(documents) },
            set: { @MainActor in if !$0 && phone.isPicking(documents) { phone.picking = nil } })
    }
}
