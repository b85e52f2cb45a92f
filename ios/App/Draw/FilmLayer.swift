import AVFoundation
import SwiftUI
import UIKit

/// Shows a film.
struct FilmLayer: UIViewRepresentable {
    let film: FilmOnScreen

    func makeUIView(context: Context) -> FilmLayerView { FilmLayerView(film.player) }

    func updateUIView(_ view: FilmLayerView, context: Context) {}
}

/// The layer of the film, fitted whole.
final class FilmLayerView: UIView {
    private let film: AVPlayerLayer

    init(_ player: AVPlayer) {
        film = AVPlayerLayer(player: player)
        super.init(frame: .zero)
        film.videoGravity = .resizeAspect
        layer.addSublayer(film)
    }

    required init?(coder: NSCoder) { nil }

    override func layoutSubviews() {
        super.layoutSubviews()
        film.frame = bounds
    }
}
