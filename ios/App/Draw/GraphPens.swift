import KeelApp
import SwiftUI

/// Draws the parts of a graph onto its plot.
struct GraphPens {
    let graph: Graph
    let plot: CGRect

    private func x(_ value: Double) -> CGFloat { plot.minX + plot.width * graph.share(across: value) }

    private func y(_ value: Double) -> CGFloat {
        plot.maxY - plot.height * min(max(0, graph.share(up: value)), 1)
    }

    private func point(_ point: GraphPoint) -> CGPoint { CGPoint(x: x(point.across), y: y(point.up)) }

    /// Lines at round values of what goes up, and the names of both.
    func grid(_ context: inout GraphicsContext, room: Double) {
        for tick in graph.upTicks {
            level(&context, at: tick.at, .color(Token.line), StrokeStyle(lineWidth: 1))
            context.draw(name(tick), at: CGPoint(x: plot.minX - Space.xs, y: y(tick.at)), anchor: .trailing)
        }
        let foot = plot.maxY + (graph.stretches.isEmpty ? 2 : 14)
        for tick in graph.acrossTicks {
            context.draw(name(tick), at: CGPoint(x: x(tick.at), y: foot), anchor: .top)
        }
    }

    private func name(_ tick: Graph.Tick) -> Text { Text(tick.name).font(.caption2).foregroundStyle(Token.quietInk) }

    /// The margin around zero.
    func band(_ context: inout GraphicsContext) {
        guard let deg = graph.bandDeg else { return }
        let box = CGRect(x: plot.minX, y: y(deg), width: plot.width, height: y(-deg) - y(deg))
        context.fill(Path(box), with: .color(Token.quietInk.opacity(0.24)))
    }

    /// What phase was on when, below.
    func stretches(_ context: inout GraphicsContext) {
        for stretch in graph.stretches {
            let from = x(stretch.across.lowerBound)
            let width = max(1, x(stretch.across.upperBound) - from - 1)
            let box = CGRect(x: from, y: plot.maxY + 2, width: width, height: 10)
            context.fill(Path(box), with: .color(color(stretch.kind)))
        }
    }

    private func color(_ kind: Graph.Stretch.Kind) -> Color {
        switch kind {
        case .setup: Token.quietInk
        case .liftoff: Token.keel
        case .kneePass: Token.clear
        case .other: Token.line
        }
    }

    /// What both lines share, and the value from which on something counts.
    func marks(_ context: inout GraphicsContext) {
        if let anchor = graph.anchor { upright(&context, at: anchor, Token.quietInk, width: 1.5) }
        if let threshold = graph.threshold {
            level(&context, at: threshold, .color(Token.clear), StrokeStyle(lineWidth: 1.5, dash: [6, 4]))
        }
    }

    func lines(_ context: inout GraphicsContext) {
        for line in graph.lines {
            var path = Path()
            for piece in line.pieces { path.addLines(piece.map(point)) }
            context.stroke(path, with: .color(ink(line.pen)), style: style(line.pen))
        }
    }

    private func ink(_ pen: Graph.Pen) -> Color {
        switch pen {
        case .bold: Token.keel
        case .dashed, .plain: Token.ink
        }
    }

    private func style(_ pen: Graph.Pen) -> StrokeStyle {
        switch pen {
        case .bold: StrokeStyle(lineWidth: 2.5, lineCap: .round, lineJoin: .round)
        case .dashed: StrokeStyle(lineWidth: 2, lineCap: .round, lineJoin: .round, dash: [5, 4])
        case .plain: StrokeStyle(lineWidth: 2, lineCap: .round, lineJoin: .round)
        }
    }

    func dots(_ context: inout GraphicsContext) {
        for dot in graph.dots {
            let at = point(dot.at)
            if let low = dot.low, let high = dot.high {
                var whisker = Path()
                whisker.addLines([CGPoint(x: at.x, y: y(low)), CGPoint(x: at.x, y: y(high))])
                context.stroke(whisker, with: .color(Token.quietInk), lineWidth: 1)
            }
            let disc = CGRect(x: at.x - 4, y: at.y - 4, width: 8, height: 8)
            context.fill(Path(ellipseIn: disc), with: .color(Token.keel))
        }
    }

    /// A line from top to bottom, through the stretches.
    func upright(_ context: inout GraphicsContext, at value: Double, _ color: Color, width: CGFloat) {
        var path = Path()
        path.addLines([CGPoint(x: x(value), y: plot.minY), CGPoint(x: x(value), y: plot.maxY + 12)])
        context.stroke(path, with: .color(color), lineWidth: width)
    }

    private func level(
        _ context: inout GraphicsContext, at value: Double, _ ink: GraphicsContext.Shading, _ style: StrokeStyle
    ) {
        var path = Path()
        path.addLines([CGPoint(x: plot.minX, y: y(value)), CGPoint(x: plot.maxX, y: y(value))])
        context.stroke(path, with: ink, style: style)
    }
}
