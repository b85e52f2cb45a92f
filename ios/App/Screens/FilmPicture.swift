import Keel
import KeelApp
import SwiftUI

/// The film with its curves, to be magnified and moved.
struct FilmPicture: View {
    let state: ReplayModel.State
    let source: SourceInfo
    @Environment(PhoneHost.self) private var phone
    @State private var zoom = 1.0
    @State private var move = CGSize.zero
    @GestureState private var pinch = 1.0
    @GestureState private var drag = CGSize.zero

    var body: some View {
        GeometryReader { view in
            let frame = frame(in: view.size)
            ZStack {
                Color.black
                FilmLayer(film: phone.film)
                    .scaleEffect(frame.zoom)
                    .offset(x: frame.moveX * view.size.width, y: frame.moveY * view.size.height)
                CurvesView(frame: frame, setup: state.setup, curve: state.curve)
            }
            .clipped()
            .contentShape(Rectangle())
            .gesture(magnify.simultaneously(with: pan(in: view.size)))
        }
        .accessibilityHidden(true)
    }

    private func frame(in size: CGSize) -> PictureFrame {
        var frame = PictureFrame(widthPx: Int(source.widthPx), heightPx: Int(source.heightPx))
        frame.zoom(to: zoom * pinch)
        let x = (move.width + drag.width) / max(1, size.width)
        frame.move(toX: x, y: (move.height + drag.height) / max(1, size.height))
        return frame
    }

    private var magnify: some Gesture {
        MagnifyGesture()
            .updating($pinch) { value, pinch, _ in pinch = value.magnification }
            .onEnded { zoom = min(max(1, zoom * $0.magnification), 6) }
    }

    private func pan(in size: CGSize) -> some Gesture {
        DragGesture()
            .updating($drag) { value, drag, _ in drag = value.translation }
            .onEnded { value in
                let most = (zoom - 1) / 2
                move.width = min(max(-most * size.width, move.width + value.translation.width), most * size.width)
                move.height = min(max(-most * size.height, move.height + value.translation.height), most * size.height)
            }
    }
}
