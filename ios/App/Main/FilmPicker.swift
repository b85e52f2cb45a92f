import Foundation
import PhotosUI
import SwiftUI
import UniformTypeIdentifiers

/// Picks a film from the photo library. The system shows it: the app sees nothing but the film that was picked.
struct FilmPicker: UIViewControllerRepresentable {
    let picked: @MainActor (URL?) -> Void

    func makeUIViewController(context: Context) -> PHPickerViewController {
        var configuration = PHPickerConfiguration()
        configuration.filter = .videos
        // As it was filmed: a copy made for others would have other frames.
        configuration.preferredAssetRepresentationMode = .current
        let controller = PHPickerViewController(configuration: configuration)
        controller.delegate = context.coordinator
        return controller
    }

    func updateUIViewController(_ controller: PHPickerViewController, context: Context) {}

    func makeCoordinator() -> Coordinator { Coordinator(picked: picked) }

    /// Hears what was picked.
    @MainActor
    final class Coordinator: NSObject, PHPickerViewControllerDelegate {
        private let picked: @MainActor (URL?) -> Void

        init(picked: @escaping @MainActor (URL?) -> Void) { self.picked = picked }

        func picker(_ picker: PHPickerViewController, didFinishPicking results: [PHPickerResult]) {
            guard let film = results.first?.itemProvider else { return picked(nil) }
            film.loadFileRepresentation(forTypeIdentifier: UTType.movie.identifier) { [picked] lent, _ in
                let kept = lent.flatMap(Self.keep)
                Task { @MainActor in picked(kept) }
            }
        }

        /// The system lends the film for the call alone.
        nonisolated private static func keep(_ lent: URL) -> URL? {
            let folder = FileManager.default.temporaryDirectory
            let place = folder.appendingPathComponent("\(UUID().uuidString).\(lent.pathExtension)")
            return (try? FileManager.default.copyItem(at: lent, to: place)) == nil ? nil : place
        }
    }
}
