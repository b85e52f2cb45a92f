import Foundation
import Keel
import XCTest

@testable import KeelApp

/// The app on a phone that a test holds, in a folder of its own, seeing what a stored track saw.
@MainActor
final class Rig: Window {
    let folder: URL
    let phone: FakeDevice
    private(set) var core: Core
    private(set) var session: AppSession
    /// What the lifter answers when the system asks for the camera.
    var allowsCamera = true
    private(set) var openedSettings = 0
    /// What is picked where a document is asked for; nothing turns back.
    var picks: [Document: URL] = [:]
    /// The stored track that the lifter's sets are; without one the real network looks.
    private let track: Data?
    private let blank: Blank
    private var frame = 0

    init(track: String? = "three_reps", blank: Blank = Blank()) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        self.track = try track.map(Samples.track)
        self.blank = blank
        phone = FakeDevice(films: folder.appendingPathComponent("films"))
        core = try Self.core(folder, phone, self.track)
        session = AppSession(core, tables: Tables.shown)
        session.attach(self)
        var settings = Settings()
        settings.countdownS = 0
        try core.settings.choose(settings)
    }

    private static func core(_ folder: URL, _ phone: FakeDevice, _ track: Data?) throws -> Core {
        guard let track else { return try Core(folder: folder, device: phone.device) }
        return try Core(folder: folder, device: phone.device) { try LiveSet.rehearsing(track: track, options: $0) }
    }

    /// The process dies without a word, and the app is opened again; what is not on the disk is lost.
    func kill() async throws {
        await session.settle()
        let kept = session.kept
        core = try Self.core(folder, phone, track)
        session = AppSession(core, kept: kept, tables: Tables.shown)
        session.attach(self)
        await session.settle()
    }

    func end() async throws {
        await session.settle()
        core.close()
        try FileManager.default.removeItem(at: folder)
    }

    func askForCamera(answered: @escaping @MainActor (Bool) -> Void) { answered(allowsCamera) }

    func openSystemSettings() { openedSettings += 1 }

    func pick(_ document: Document, picked: @escaping @MainActor (URL) -> Void) {
        if let picks = picks[document] { picked(picks) }
    }

    /// The camera shows one more frame, and the screen draws what came of it.
    func film() async {
        phone.frames.film(blank.at(Samples.timeNs(frame)))
        frame += 1
        await session.settle()
    }

    /// Films until something is so; the tracks are shorter than a minute.
    func film(until isSo: () -> Bool, file: StaticString = #filePath, line: UInt = #line) async {
        for _ in 0..<1_800 where !isSo() { await film() }
        XCTAssertTrue(isSo(), "it never came to that", file: file, line: line)
    }

    /// Frames so far.
    var lastNs: Int64 { Samples.timeNs(frame - 1) }

    var home: Store<HomeModel>? { if case .home(let store) = session.top { store } else { nil } }
    var place: Store<PlaceModel>? { if case .place(let store) = session.top { store } else { nil } }
    var details: Store<DetailsModel>? { if case .details(let store) = session.top { store } else { nil } }
    var filming: Store<FilmModel>? { if case .film(let store) = session.top { store } else { nil } }
    var verdict: Store<VerdictModel>? { if case .verdict(let store) = session.top { store } else { nil } }
    var replay: Store<ReplayModel>? { if case .replay(let store) = session.top { store } else { nil } }
    var compare: Store<CompareModel>? { if case .compare(let store) = session.top { store } else { nil } }
    var trends: Store<TrendsModel>? { if case .trends(let store) = session.top { store } else { nil } }
    var soreness: Store<SorenessModel>? { if case .soreness(let store) = session.top { store } else { nil } }
    var range: Store<RangeModel>? { if case .range(let store) = session.top { store } else { nil } }
    var importing: Store<ImportModel>? { if case .importClip(let store) = session.top { store } else { nil } }
    var settings: Store<SettingsModel>? { if case .settings(let store) = session.top { store } else { nil } }
    var backup: Store<BackupModel>? { if case .backup(let store) = session.top { store } else { nil } }
    var storage: Store<StorageModel>? { if case .storage(let store) = session.top { store } else { nil } }
    var about: Store<AboutModel>? { if case .about(let store) = session.top { store } else { nil } }
    var diagnostics: Store<DiagnosticsModel>? {
        if case .diagnostics(let store) = session.top { store } else { nil }
    }

    /// Sends an intent to a screen, and lets everything be answered.
    func send<M: Model>(_ store: Store<M>?, _ intent: M.Intent, file: StaticString = #filePath, line: UInt = #line)
        async throws
    {
        try XCTUnwrap(store, "another screen is on top", file: file, line: line).send(intent)
        await session.settle()
    }

    /// Back, as often as it takes to be at home.
    func goHome() async {
        while session.routes != [.home] {
            session.back()
            await session.settle()
        }
    }

    var library: Store<LibraryModel>? { if case .library(let store) = session.top { store } else { nil } }

    /// From home to a camera that films a set that is armed.
    func arm() async throws {
        try XCTUnwrap(home).send(.open(.place))
        await session.settle()
        await film()
        try XCTUnwrap(place).send(.arm)
        await session.settle()
    }

    /// From home to the verdict of a set.
    func filmASet() async throws {
        try await arm()
        await film { verdict != nil }
        await session.settle()
    }
}
