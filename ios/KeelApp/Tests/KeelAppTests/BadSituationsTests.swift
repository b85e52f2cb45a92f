import Keel
import XCTest

@testable import KeelApp

/// What goes wrong, and that nothing is lost by it.
@MainActor
final class BadSituationsTests: XCTestCase {
    func testWithoutTheCamerasPermissionThereIsAWay() async throws {
        let rig = try Rig()
        rig.allowsCamera = false
        try XCTUnwrap(rig.home).send(.open(.place))
        await rig.session.settle()
        let place = try XCTUnwrap(rig.place)
        XCTAssertEqual(place.state.loss, .denied)
        XCTAssertFalse(place.state.canArm)
        XCTAssertFalse(rig.phone.frames.isOpen)
        place.send(.systemSettings)
        XCTAssertEqual(rig.openedSettings, 1)
        rig.allowsCamera = true
        rig.session.resume()
        await rig.session.settle()
        XCTAssertNil(place.state.loss)
        XCTAssertTrue(rig.phone.frames.isOpen)
        try await rig.end()
    }

    func testACameraThatAnotherAppTookIsToldAndOpenedAgain() async throws {
        let rig = try Rig()
        try XCTUnwrap(rig.home).send(.open(.place))
        await rig.session.settle()
        await rig.film()
        rig.phone.frames.lose(.taken)
        await rig.session.settle()
        let place = try XCTUnwrap(rig.place)
        XCTAssertEqual(place.state.loss, .taken)
        XCTAssertNil(place.state.live)
        place.send(.retry)
        await rig.session.settle()
        await rig.film()
        XCTAssertNil(place.state.loss)
        XCTAssertNotNil(place.state.live)
        try await rig.end()
    }

    func testACameraThatAnotherAppHasIsOpenedWhenItIsFree() async throws {
        let rig = try Rig()
        rig.phone.frames.loss.swap(.taken)
        try await rig.send(rig.home, .open(.place))
        XCTAssertEqual(rig.place?.state.loss, .taken)
        rig.phone.frames.loss.swap(nil)
        try await rig.send(rig.place, .retry)
        XCTAssertTrue(rig.phone.frames.isOpen)
        try await rig.end()
    }

    func testAPhoneThatIsTenTimesTooSlowLeavesThingsOutAndGoesOn() async throws {
        let rig = try Rig()
        rig.phone.clock.tookNs.swap(160_000_000)
        try await rig.filmASet()
        XCTAssertEqual(rig.verdict?.state.report?.set.reps, 3)
        XCTAssertGreaterThan(try rig.core.filming.diagnostics()?.thinnedS ?? 0, 1)
        try await rig.end()
    }

    func testASetThatADiskRefusesIsKeptWhenItCan() async throws {
        let rig = try Rig()
        try await rig.filmASet()
        // The disk refuses the film's place in the library: its folder is a file.
        let library = rig.folder.appendingPathComponent("library")
        let aside = rig.folder.appendingPathComponent("aside")
        await rig.session.settle()
        try rig.core.library().close()
        try FileManager.default.moveItem(at: library, to: aside)
        try Data().write(to: library)
        try await rig.send(rig.verdict, .keep(then: .home))
        XCTAssertNotNil(rig.verdict?.state.notKept, "it is told, and the set is still there")
        XCTAssertNotNil(rig.verdict?.state.report)
        try FileManager.default.removeItem(at: library)
        try FileManager.default.moveItem(at: aside, to: library)
        try rig.core.repairLibrary()
        try await rig.send(rig.verdict, .keep(then: .home))
        XCTAssertEqual(rig.home?.state.last?.sets.count, 1)
        try await rig.end()
    }

    func testASetThatIsInterruptedGoesOn() async throws {
        let rig = try Rig()
        try await rig.arm()
        await rig.film { if case .set = rig.filming?.state.live?.state.stage { true } else { false } }
        rig.session.pause()
        await rig.session.settle()
        XCTAssertFalse(rig.phone.frames.isOpen)
        rig.session.resume()
        await rig.session.settle()
        await rig.film { rig.verdict != nil }
        await rig.session.settle()
        XCTAssertEqual(rig.verdict?.state.report?.set.reps, 3)
        try await rig.end()
    }

    func testASetThatWasOnWhenTheProcessWasKilledIsKeptAtTheNextOpening() async throws {
        let rig = try Rig()
        try rig.core.settings.remember(SetFacts(load: Load(value: 100, unit: .lb), note: "heavy"))
        try await rig.arm()
        await rig.film { (rig.filming?.state.live?.state.reps ?? 0) == 3 }
        try await rig.kill()
        await rig.session.settle()
        XCTAssertEqual(rig.session.routes, [.home])
        let home = try XCTUnwrap(rig.home)
        XCTAssertNotNil(home.state.recovered)
        let kept = try XCTUnwrap(home.state.last?.sets.first)
        XCTAssertEqual(kept.facts.note, "heavy")
        XCTAssertEqual(kept.facts.load, Load(value: 100, unit: .lb))
        XCTAssertGreaterThanOrEqual(kept.judged?.reps ?? 0, 2)
        try await rig.end()
    }

    func testASetWithoutAFilmIsKept() async throws {
        let rig = try Rig()
        rig.phone.recorder.asked.withLock { $0.fails = true }
        try await rig.filmASet()
        try XCTUnwrap(rig.verdict).send(.keep(then: .stay))
        await rig.session.settle()
        XCTAssertEqual(rig.verdict?.state.video, VideoState.none)
        XCTAssertNotNil(rig.verdict?.state.report)
        try await rig.end()
    }

    func testLittleStorageAndAHotPhoneAreToldBeforeTheSet() async throws {
        let rig = try Rig()
        rig.phone.phone.freeMb.swap(50)
        rig.phone.phone.heatNow.swap(.critical)
        try XCTUnwrap(rig.home).send(.open(.place))
        await rig.session.settle()
        func condition(_ check: ReadinessCheck) -> Condition? {
            rig.place?.state.live?.state.readiness.first { $0.check == check }?.condition
        }
        await rig.film { condition(.storage) == .bad }
        await rig.film { condition(.heat) == .bad }
        try await rig.end()
    }

    func testALibraryThatIsDamagedIsRepaired() async throws {
        let rig = try Rig()
        await rig.session.settle()
        rig.core.close()
        let library = rig.folder.appendingPathComponent("library")
        for file in try FileManager.default.contentsOfDirectory(at: library, includingPropertiesForKeys: nil)
        where file.lastPathComponent.contains(".db") || file.pathExtension.contains("sqlite") {
            try Data(repeating: 7, count: 8_192).write(to: file)
        }
        try await rig.kill()
        let home = try XCTUnwrap(rig.home)
        XCTAssertEqual(home.state.damaged?.next, .repair)
        home.send(.repair)
        await rig.session.settle()
        XCTAssertNil(home.state.damaged)
        XCTAssertTrue(home.state.loaded)
        try await rig.end()
    }

    func testBackLeadsOutOfAnArmedSetAndTheFirstSetOfADayAsksOnce() async throws {
        let rig = try Rig()
        try await rig.arm()
        rig.session.back()
        await rig.session.settle()
        XCTAssertEqual(rig.session.routes, [.home, .place])
        let place = try XCTUnwrap(rig.place)
        XCTAssertEqual(place.state.soreBefore?.question, .before)
        place.send(.notSore)
        await rig.session.settle()
        rig.session.back()
        await rig.session.settle()
        XCTAssertFalse(rig.phone.frames.isOpen)
        try XCTUnwrap(rig.home).send(.open(.place))
        await rig.session.settle()
        XCTAssertNil(rig.place?.state.soreBefore)
        try await rig.end()
    }

    func testWhatCanNotBeDoneIsToldUntilItIsRead() async throws {
        let rig = try Rig()
        try XCTUnwrap(rig.home).send(.open(.verdict(set: "no such set")))
        await rig.session.settle()
        XCTAssertNotNil(rig.session.failure)
        rig.session.dismissFailure()
        XCTAssertNil(rig.session.failure)
        try await rig.end()
    }
}
