import KeelApp
import SwiftUI
import UIKit

/// The pictures of the set-up and the worst moment, with their curves drawn.
struct EvidenceView: View {
    let evidence: [VerdictModel.State.Evidence]
    let words: Words

    var body: some View {
        if evidence.isEmpty { Text(words.say(.noEvidence)) }
        ForEach(evidence, id: \.self) { picture in
            Text(picture.told).font(.headline).accessibilityHidden(true)
            if let image = UIImage(contentsOfFile: picture.path) {
                Image(uiImage: image).resizable().scaledToFit().accessibilityLabel(picture.told)
            }
        }
    }
}
