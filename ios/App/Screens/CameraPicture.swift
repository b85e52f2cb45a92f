import Keel
import KeelApp
import SwiftUI

/// The camera's picture with the lines that the core sees.
struct CameraPicture: View {
    let live: LiveIntent.Saw?
    @Environment(PhoneHost.self) private var phone

    var body: some View {
        ZStack {
            Color.black
            CameraPreview(camera: phone.camera)
            if let live {
                CurvesView(
                    frame: PictureFrame(widthPx: live.widthPx, heightPx: live.heightPx),
                    contour: live.state.overlay.contour, curve: live.state.overlay.curve)
            }
        }
        .accessibilityHidden(true)
    }
}

/// What happened to the camera, and what to do about it.
struct LossView: View {
    let loss: CameraLoss
    let words: Words
    var allow: (@MainActor () -> Void)?
    let retry: @MainActor () -> Void

    var body: some View {
        Text(Tell(words).loss(loss)).font(.headline)
        if loss == .denied, let allow {
            Button(words.say(.allowCamera), action: allow).buttonStyle(MainButton())
        }
        Button(words.say(.tryAgain), action: retry).buttonStyle(QuietButton())
    }
}
