import Foundation
import SwiftUI

/// A field whose text is trimmed elsewhere: what is typed stays as it is typed, until another text comes.
struct TypedField: View {
    let name: String
    let text: String
    let type: @MainActor (String) -> Void
    @State private var typed = ""

    var body: some View {
        TextField(name, text: $typed, axis: .vertical)
            .textFieldStyle(.roundedBorder)
            .onAppear { typed = text }
            .onChange(of: text) { if !typed.hasSame(as: text) { typed = text } }
            .onChange(of: typed) { if !typed.hasSame(as: text) { type(typed) } }
    }
}

extension String {
    /// Whether the same is left without blanks around it.
    fileprivate func hasSame(as other: String) -> Bool {
        trimmingCharacters(in: .whitespacesAndNewlines) == other.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
