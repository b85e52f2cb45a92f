import Keel
import XCTest

@testable import KeelApp

/// What screens do, without a phone.
final class ModelTests: XCTestCase {
    private func after<M: Model>(_ model: M, _ intents: M.Intent...) -> (state: M.State, effects: [Effect<M.Intent>]) {
        var state = model.first
        var effects: [Effect<M.Intent>] = []
        for intent in intents { effects = model.step(&state, intent) }
        return (state, effects)
    }

    func testALoadIsTypedWithACommaOrAPointAndWhatIsNoLoadIsNotKept() {
        let model = DetailsModel(set: nil)
        let begun = DetailsModel.Intent.loaded(SetFacts(), .kg)
        XCTAssertEqual(after(model, begun, .typeLoad("142,5")).state.facts.load?.value, 142.5)
        let bad = after(model, begun, .typeLoad("100"), .typeLoad("100kgg"), .save)
        XCTAssertTrue(bad.state.badLoad)
        XCTAssertEqual(bad.state.facts.load?.value, 100)
        XCTAssertTrue(bad.effects.isEmpty)
        XCTAssertEqual(after(model, begun, .typeLoad("100"), .addLoad(1)).state.loadText, "105")
        XCTAssertNil(after(model, begun, .typeLoad("100"), .typeLoad("")).state.facts.load)
        XCTAssertEqual(after(model, begun, .addLoad(-1)).state.loadText, "0")
        for text in ["-5", "nan", "inf", "2001"] {
            XCTAssertTrue(after(model, begun, .typeLoad(text)).state.badLoad, text)
        }
    }

    func testAPageThatWasAskedForBeforeTheFilterChangedIsNotShown() {
        let model = LibraryModel()
        let page = SetPage(sets: [], next: nil)
        let late = after(model, .ofLift(.sumo), .loaded(SetFilter(), page, count: 7, .kg)).state
        XCTAssertNil(late.count)
        XCTAssertTrue(late.loading)
        XCTAssertEqual(
            after(model, .ofLift(.sumo), .loaded(SetFilter(lift: .sumo), page, count: 0, .kg)).state.count, 0)
    }

    func testTheNextPageIsAskedForOnceAndAgainWhereItDidNotCome() {
        let model = LibraryModel()
        let begun = LibraryModel.Intent.loaded(SetFilter(), SetPage(sets: [], next: "after"), count: 100, .kg)
        XCTAssertEqual(after(model, begun, .nearEnd).effects.count, 1)
        XCTAssertEqual(after(model, begun, .nearEnd, .nearEnd).effects.count, 0)
        let failure = KeelError.closed(detail: "closed")
        XCTAssertEqual(after(model, begun, .nearEnd, .notLoaded(failure)).state.failure, failure)
        XCTAssertEqual(after(model, begun, .nearEnd, .notLoaded(failure), .nearEnd).effects.count, 1)
    }

    func testASetThatCouldNotBeKeptMayBeKeptAgain() {
        let model = VerdictModel(set: nil)
        let failure = KeelError.storage(fault: .full, path: "", detail: "full", next: .freeStorage)
        let once = after(model, .notJudged(failure), .notKept(failure))
        XCTAssertEqual(once.state.notKept, failure)
        let again = after(model, .notJudged(failure), .notKept(failure), .keep(then: .home))
        XCTAssertEqual(again.effects.count, 1)
        XCTAssertNil(again.state.notKept)
    }

    func testCuesAreHeardAsTheyAreMeant() {
        let cues = Cues(sentences: Codes())
        XCTAssertEqual(cues.heard(.hint(.stepBack)), .said("step_back"))
        XCTAssertEqual(cues.heard(.lostAtKneePass), .said("lost_at_knee_pass"))
        XCTAssertEqual(cues.heard(.toneOff), .silence)
        guard case .beep(let hz, let ms) = cues.heard(.beep), case .beep(let lastHz, let lastMs) = cues.heard(.beepLast)
        else { return XCTFail("no beeps") }
        XCTAssertTrue(lastHz > hz && lastMs > ms, "the last beep of the countdown is higher and longer")
    }

    func testWhatWasChosenOutlivesTheProcess() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        var chosen = Settings()
        (chosen.unit, chosen.grammar, chosen.countdownS, chosen.retentionDays) = (.lb, .target(deg: 12), 5, 30)
        try SettingsFile(file).choose(chosen)
        XCTAssertEqual(SettingsFile(file).chosen, chosen)
        chosen.grammar = .quiet
        try SettingsFile(file).choose(chosen)
        XCTAssertEqual(SettingsFile(file).chosen, chosen)
        let facts = SetFacts(lift: .sumo, load: Load(value: 80, unit: .lb), belt: false, place: "home", keepVideo: true)
        try SettingsFile(file).remember(facts)
        XCTAssertEqual(SettingsFile(file).lastFacts, facts)
        try Data("no settings".utf8).write(to: file)
        XCTAssertEqual(SettingsFile(file).chosen, Settings())
    }
}
