import KeelApp
import SwiftUI

/// Draws a graph; where it can be scrubbed, a finger on it names a place across.
struct GraphView: View {
    let graph: Graph
    /// Where the cursor stands, in step with the film.
    var cursor: Double?
    /// Where an event is being moved to.
    var moving: Double?
    /// What VoiceOver reads as its value.
    var value = ""
    var scrub: (@MainActor (_ across: Double, _ isOver: Bool) -> Void)?
    @ScaledMetric(relativeTo: .caption) private var room = 34.0

    var body: some View {
        GeometryReader { paper in
            Canvas { context, size in draw(&context, in: plot(size)) }
                .contentShape(Rectangle())
                .gesture(drag(plot(paper.size)), including: scrub == nil ? .none : .all)
        }
        .frame(height: 180)
        .accessibilityElement()
        .accessibilityLabel(graph.label)
        .accessibilityValue(value)
    }

    private func plot(_ size: CGSize) -> CGRect {
        let foot = room * 0.6 + (graph.stretches.isEmpty ? 0 : 12)
        return CGRect(x: room, y: 8, width: max(1, size.width - room - 8), height: max(1, size.height - foot - 8))
    }

    private func drag(_ plot: CGRect) -> some Gesture {
        DragGesture(minimumDistance: 0)
            .onChanged { scrub?(across($0.location.x, plot), false) }
            .onEnded { scrub?(across($0.location.x, plot), true) }
    }

    private func across(_ x: CGFloat, _ plot: CGRect) -> Double { graph.value(across: (x - plot.minX) / plot.width) }

    private func draw(_ context: inout GraphicsContext, in plot: CGRect) {
        let pens = GraphPens(graph: graph, plot: plot)
        pens.grid(&context, room: room)
        pens.band(&context)
        pens.stretches(&context)
        pens.marks(&context)
        pens.lines(&context)
        pens.dots(&context)
        if let moving { pens.upright(&context, at: moving, Token.clear, width: 3) }
        if let cursor { pens.upright(&context, at: cursor, Token.ink, width: 2) }
    }
}
