import Foundation
import KeelApp

/// Documents that the lifter picked; the system lends each for as long as it is used.
struct PhonePapers: Papers {
    func put(_ item: URL, into folder: URL) throws {
        try lent(folder) { folder in try FileManager.default.copyItem(at: item, to: free(item, in: folder)) }
    }

    func fetch(_ document: URL, to file: URL) throws {
        try lent(document) { document in
            let files = FileManager.default
            if files.fileExists(atPath: file.path) { try files.removeItem(at: file) }
            // What was put aside for the app alone need not lie there twice.
            let isAside = document.path.hasPrefix(files.temporaryDirectory.path)
            try isAside ? files.moveItem(at: document, to: file) : files.copyItem(at: document, to: file)
        }
    }

    /// A name that nothing there has: "keel.backup", "keel 2.backup".
    private func free(_ item: URL, in folder: URL) -> URL {
        let name = item.deletingPathExtension().lastPathComponent
        let ending = item.pathExtension.isEmpty ? "" : ".\(item.pathExtension)"
        var place = folder.appendingPathComponent(item.lastPathComponent)
        var number = 2
        while FileManager.default.fileExists(atPath: place.path) {
            place = folder.appendingPathComponent("\(name) \(number)\(ending)")
            number += 1
        }
        return place
    }

    private func lent(_ document: URL, _ body: (URL) throws -> Void) throws {
        let isLent = document.startAccessingSecurityScopedResource()
        defer { if isLent { document.stopAccessingSecurityScopedResource() } }
        try body(document)
    }
}
