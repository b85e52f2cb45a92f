import Keel
import KeelApp
import SwiftUI

/// Spine lines over a picture: the set-up's thin and dashed, the moment's bold, both with a dark edge so that they show on anything.
struct CurvesView: View {
    let frame: PictureFrame
    var contour: Polyline?
    var setup: Polyline?
    var curve: Polyline?

    var body: some View {
        Canvas { context, size in
            if let contour { stroke(&context, path(contour, size), .white.opacity(0.55), width: 2) }
            if let setup {
                let path = path(setup, size)
                stroke(&context, path, .black.opacity(0.67), width: 3)
                stroke(&context, path, .white, width: 2, dash: [5, 5])
            }
            if let curve {
                let path = path(curve, size)
                stroke(&context, path, .black.opacity(0.67), width: 6)
                stroke(&context, path, Token.keelOnFilm, width: 4)
            }
        }
        .allowsHitTesting(false)
        .accessibilityHidden(true)
    }

    private func path(_ line: Polyline, _ size: CGSize) -> Path {
        let place = frame.place(width: size.width, height: size.height)
        var path = Path()
        path.addLines(
            line.map { point in
                CGPoint(x: place.x + Double(point.x) * place.scale, y: place.y + Double(point.y) * place.scale)
            })
        return path
    }

    private func stroke(
        _ context: inout GraphicsContext, _ path: Path, _ color: Color, width: CGFloat, dash: [CGFloat] = []
    ) {
        let style = StrokeStyle(lineWidth: width, lineCap: .round, lineJoin: .round, dash: dash)
        context.stroke(path, with: .color(color), style: style)
    }
}
