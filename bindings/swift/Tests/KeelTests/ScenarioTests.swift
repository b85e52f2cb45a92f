import Foundation
import Keel
import XCTest

/// Every scenario says the same through the bindings as in the core, after every frame: whole numbers and codes exactly, others to
/// 1e-9.
final class ScenarioTests: KeelTestCase {
    func testEveryScenarioIsToldAsTheCoreTellsIt() throws {
        let core = try given("KEEL_SCENARIOS")
        let scenarios = Samples.root.appendingPathComponent("tests/scenarios")
        let files = try FileManager.default.contentsOfDirectory(at: scenarios, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }
        XCTAssertGreaterThanOrEqual(files.count, 10)
        for file in files {
            try play(file, expected: JSON(contentsOf: core.appendingPathComponent(file.lastPathComponent)))
        }
    }

    private func play(_ file: URL, expected: JSON) throws {
        let name = file.deletingPathExtension().lastPathComponent
        let scenario = try JSON(contentsOf: file)
        let track = file.deletingLastPathComponent().appendingPathComponent(try XCTUnwrap(scenario["track"].string))
        let options = LiveOptions(
            lift: try scenario["lift"].string.map(value), grammar: try grammar(scenario["grammar"]))
        let live = try LiveSet.rehearsing(track: Data(contentsOf: track), options: options)
        let size = expected["size_px"].array.compactMap(\.number).map { Int($0) }
        let blank = Blank(widthPx: size[0], heightPx: size[1])
        var calls = scenario["calls"].array[...]
        let times = expected["frames_ns"].array.compactMap(\.number).map { Int64($0) }
        for (said, timeNs) in zip(expected["states"].array, times) {
            let timeS = Double(timeNs - times[0]) * 1e-9
            while let call = calls.first, call["at_s"].number ?? 0 <= timeS {
                try make(calls.removeFirst(), on: live)
            }
            let known = scenario["facts"].array.last { $0["from_s"].number ?? 0 <= timeS }
            let state = try live.push(blank.at(timeNs), facts: known.map { try facts($0["facts"]) } ?? CameraFacts())
            assertAlike(said, told(state), "\(name) at \(timeS) s")
        }
        assertAlike(expected["report"], try report(live), "\(name): report")
    }

    /// The value that a code names.
    private func value<Value: Code>(_ code: String) throws -> Value {
        try XCTUnwrap(Value.allCases.first { $0.code == code }, code)
    }

    private func grammar(_ json: JSON) throws -> Grammar {
        switch json.string {
        case "read": .read
        case "quiet": .quiet
        default: .target(deg: try XCTUnwrap(json["target"]["deg"].number))
        }
    }

    private func facts(_ json: JSON) throws -> CameraFacts {
        CameraFacts(
            heat: try json["heat"].string.map(value), freeStorageMb: json["free_storage_mb"].number,
            tiltDeg: json["tilt_deg"].number, viewAngleDeg: json["view_angle_deg"].number,
            pushTookMs: json["push_took_ms"].number)
    }

    private func make(_ step: JSON, on live: LiveSet) throws {
        let countdownS = step["call"]["arm"].number ?? 0
        let calls: [String: () throws -> Void] = [
            "place": { try live.place() }, "begin_set": { try live.beginSet() }, "end_set": { try live.endSet() },
            "undo_end": { try live.undoEnd() }, "interrupt": { try live.interrupt() },
            "arm": { try live.arm(countdownS: countdownS) },
        ]
        let call = try XCTUnwrap(calls[step["call"].string ?? "arm"])
        if step["refused"].isTrue {
            XCTAssertEqual(try failure(of: call).code, "order")
        } else {
            try call()
        }
    }

    /// The report of the set; null where there is none.
    private func report(_ live: LiveSet) throws -> JSON {
        try? live.endSet()
        do {
            return try JSON(parsing: Data(live.verdict().reportJson().utf8))
        } catch {
            XCTAssertEqual((error as? KeelError)?.code, "order")
            return .null
        }
    }
}
