import Foundation
import KeelCore
import XCTest

@testable import Keel

/// Every failure crosses with its next step, under a code of its own, and every code is one of the tables of words.
final class ErrorCrossingTests: XCTestCase {
    func testEveryFailureCrossesWithItsNextStep() {
        let next = Keel.NextStep.report
        let crossed: [KeelCore.KeelError] = [
            .Model(fault: .broken, detail: "d", next: next),
            .Frame(fault: .rotation, given: 45, needed: 90, detail: "d", next: next),
            .FrameSize(widthPx: 1, heightPx: 2, givenWidthPx: 3, givenHeightPx: 4, detail: "d", next: next),
            .FrameTime(beforeNs: 1, givenNs: 2, leapt: true, detail: "d", next: next),
            .Order(call: "c", stage: "s", detail: "d", next: next),
            .Busy(detail: "d", next: next),
            .Argument(field: "f", given: "g", detail: "d", next: next),
            .NotThere(what: .set, name: "n", detail: "d", next: next),
            .Correction(fault: .noRep, atS: 1, fromS: nil, toS: nil, detail: "d", next: next),
            .Storage(fault: .full, path: "p", detail: "d", next: next),
            .Library(fault: .newer, detail: "d", next: next),
            .Track(fault: .damaged, detail: "d", next: next),
            .Backup(fault: .altered, detail: "d", next: next),
            .Panicked(detail: "d", next: next),
        ]
        var codes: Set<String> = []
        for error in crossed {
            XCTAssertThrowsError(try call { throw error }) { thrown in
                guard let thrown = thrown as? Keel.KeelError else { return XCTFail("\(thrown)") }
                XCTAssertEqual(thrown.detail, "d")
                XCTAssertEqual(thrown.next, next)
                codes.insert(thrown.code)
            }
        }
        XCTAssertEqual(codes.count, crossed.count)
    }

    func testWhatTheCoreCouldNotPutIntoAnErrorIsAPanic() {
        XCTAssertThrowsError(try call { throw CocoaError(.fileNoSuchFile) }) { thrown in
            XCTAssertEqual((thrown as? Keel.KeelError)?.code, "panicked")
        }
    }

    func testCodesAreTheKeysOfTheWords() {
        XCTAssertEqual(Lift.stiffLeg.code, "stiff_leg")
        XCTAssertEqual(FindingCode.roundedBeforeLiftoff.code, "rounded_before_liftoff")
        XCTAssertEqual(SpineLevel.c7.code, "c7")
        XCTAssertEqual(Cue.lostAtKneePass.code, "lost_at_knee_pass")
        XCTAssertEqual(Cue.hint(.stepBack).code, "hint")
    }
}
