import AVFoundation
import Foundation
import Keel
import KeelApp
import Observation
import UIKit

/// The phone that the app runs on: its camera, recorder and player, and what only a window can do.
@Observable @MainActor
final class PhoneHost {
    /// The app, once its folder is there.
    private(set) var session: AppSession?
    /// Why there is no folder.
    private(set) var failure: KeelError?
    /// The document that is being picked.
    var picking: Document?

    @ObservationIgnored let camera: PhoneCamera
    @ObservationIgnored let film = FilmOnScreen()
    @ObservationIgnored private let device: Device
    @ObservationIgnored private let speaker = PhoneSpeaker()
    @ObservationIgnored private let folder = URL.applicationSupportDirectory.appendingPathComponent("Keel")
    @ObservationIgnored private var picked: (@MainActor (URL) -> Void)?

    init() {
        let turn = CameraTurn()
        let recorder = PhoneRecorder(folder: folder.appendingPathComponent("films"), turn: turn)
        camera = PhoneCamera(recorder: recorder, turn: turn)
        device = Device(
            frames: camera, recorder: recorder, player: PhonePlayer(film: film), clips: PhoneClips(), speaker: speaker,
            clock: PhoneClock(), phone: PhoneState(folder: folder), papers: PhonePapers())
    }

    /// Opens the app where it was left; `kept` is the way back that outlived the process.
    func open(kept: [String]) {
        guard session == nil else { return }
        do {
            let core = try Core(folder: folder, device: device, onnxRuntime: Self.onnxRuntime)
            let session = AppSession(core, kept: kept) { [speaker] language in
                let language = AppWords.language(language)
                speaker.speak(language)
                return AppWords.words(language)
            }
            session.attach(self)
            (self.session, failure) = (session, nil)
        } catch {
            failure = .storage(fault: .failed, path: folder.path, detail: "\(error)", next: .freeStorage)
        }
    }

    /// Whether one of these is being picked.
    func isPicking(_ documents: [Document]) -> Bool { picking.map(documents.contains) ?? false }

    /// The picker closed; `document` is what was picked, where something was.
    func pick(_ document: URL?) {
        picking = nil
        if let document { picked?(document) }
        picked = nil
    }

    /// The ONNX Runtime that came with the app, where one did.
    private static var onnxRuntime: URL? {
        let library = Bundle.main.privateFrameworksURL?.appendingPathComponent("onnxruntime.framework/onnxruntime")
        return library.flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }
    }
}

extension PhoneHost: Window {
    func askForCamera(answered: @escaping @MainActor (Bool) -> Void) {
        Task { answered(await AVCaptureDevice.requestAccess(for: .video)) }
    }

    func openSystemSettings() {
        if let page = URL(string: UIApplication.openSettingsURLString) { UIApplication.shared.open(page) }
    }

    func pick(_ document: Document, picked: @escaping @MainActor (URL) -> Void) {
        self.picked = picked
        picking = document
    }
}
