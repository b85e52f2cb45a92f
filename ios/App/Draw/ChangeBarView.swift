import Keel
import KeelApp
import SwiftUI

/// The change by now as one bar; marks at 10 and 20 degrees, the margin as a paler end.
struct ChangeBarView: View {
    let bar: ChangeBar
    /// What VoiceOver reads.
    let told: String

    var body: some View {
        Canvas { context, size in
            context.fill(Path(CGRect(origin: .zero, size: size)), with: .color(Token.scrim))
            fill(&context, size, bar.margin, Token.keelOnFilm.opacity(0.4))
            fill(&context, size, bar.bar, Token.keelOnFilm)
            for mark in ChangeBar.marks {
                var path = Path()
                path.addLines([CGPoint(x: mark * size.width, y: 0), CGPoint(x: mark * size.width, y: size.height)])
                context.stroke(path, with: .color(Token.onFilm), lineWidth: 2)
            }
        }
        .frame(height: 56)
        .accessibilityElement()
        .accessibilityLabel(told)
    }

    private func fill(_ context: inout GraphicsContext, _ size: CGSize, _ share: Double, _ color: Color) {
        let box = CGRect(x: 0, y: size.height * 0.2, width: size.width * share, height: size.height * 0.6)
        context.fill(Path(box), with: .color(color))
    }
}
