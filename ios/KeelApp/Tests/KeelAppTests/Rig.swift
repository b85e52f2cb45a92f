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
    private let track: Data
    private let blank = Blank()
    private var frame = 0

    init(track: String = "three_reps") throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        self.track = try Samples.track(track)
        phone = FakeDevice(films: folder.appendingPathComponent("films"))
        core = try Self.core(folder, phone, self.track)
        session = AppSession(core)
        session.attach(self)
        var settings = Settings()
        settings.countdownS = 0
        try core.settings.choose(settings)
    }

    private static func core(_ folder: URL, _ phone: FakeDevice, _ track: Data) throws -> Core {
        try Core(folder: folder, device: phone.device) { try LiveSet.rehearsing(track: track, options: $0) }
    }

    /// The process dies without a word, and the app is opened again; what is not on the disk is lost.
    func kill() async throws {
        await session.settle()
        let kept = session.kept
        core = try Self.core(folder, phone, track)
        session = AppSession(core, kept: kept)
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
