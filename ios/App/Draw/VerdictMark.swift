import Keel
import SwiftUI

/// Draws a verdict as a shape: full disc, half disc, triangle, square, dashed ring. Beside it always stands its word.
struct VerdictMark: View {
    let verdict: Verdict
    /// Whether the back was round before the bar moved: a small arc over it.
    var isRound = false

    var body: some View {
        Canvas { context, size in
            let side = min(size.width, size.height)
            let box = CGRect(x: (size.width - side) / 2, y: (size.height - side) / 2, width: side, height: side)
                .insetBy(dx: side * 0.12, dy: side * 0.12)
            draw(&context, in: box)
            if isRound { arc(&context, over: box) }
        }
        .accessibilityHidden(true)
    }

    private func draw(_ context: inout GraphicsContext, in box: CGRect) {
        let ring = box.width / 7
        let disc = Path(ellipseIn: box.insetBy(dx: ring / 2, dy: ring / 2))
        switch verdict {
        case .held: context.fill(Path(ellipseIn: box), with: .color(Token.held))
        case .slight:
            context.fill(half(box), with: .color(Token.slight))
            context.stroke(disc, with: .color(Token.slight), lineWidth: ring)
        case .clear: context.fill(triangle(box), with: .color(Token.clear))
        case .large: context.fill(Path(box.insetBy(dx: ring / 2, dy: ring / 2)), with: .color(Token.large))
        case .notJudged:
            let dashes = StrokeStyle(lineWidth: ring, dash: [box.width / 4, box.width / 4])
            context.stroke(disc, with: .color(Token.quietInk), style: dashes)
        }
    }

    private func half(_ box: CGRect) -> Path {
        var path = Path()
        path.addArc(
            center: CGPoint(x: box.midX, y: box.midY), radius: box.width / 2, startAngle: .degrees(90),
            endAngle: .degrees(270), clockwise: false)
        path.closeSubpath()
        return path
    }

    private func triangle(_ box: CGRect) -> Path {
        var path = Path()
        path.move(to: CGPoint(x: box.midX, y: box.minY))
        path.addLine(to: CGPoint(x: box.maxX, y: box.maxY))
        path.addLine(to: CGPoint(x: box.minX, y: box.maxY))
        path.closeSubpath()
        return path
    }

    private func arc(_ context: inout GraphicsContext, over box: CGRect) {
        var path = Path()
        path.addArc(
            center: CGPoint(x: box.midX, y: box.midY), radius: box.width * 0.6, startAngle: .degrees(215),
            endAngle: .degrees(325), clockwise: false)
        context.stroke(path, with: .color(Token.ink), lineWidth: box.width / 8)
    }
}
