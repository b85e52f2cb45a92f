import XCTest

@testable import KeelApp

final class RouteTests: XCTestCase {
    func testTheWayBackOutlivesTheProcessButForScreensWithTheCamera() {
        let way: [Route] = [
            .home, .library, .verdict(set: "a1"), .details(set: "a1"), .replay(set: "a1"), .compare(set: "a1"), .trends,
            .soreness, .settings, .backup, .storage, .about, .diagnostics,
        ]
        XCTAssertEqual(way, way.compactMap(\.text).compactMap(Route.init(text:)))
        for route in [Route.place, .film, .range, .importClip, .verdict(set: nil), .details(set: nil)] {
            XCTAssertNil(route.text)
        }
        for text in ["nowhere", "", "verdict", "home:a1", "place"] { XCTAssertNil(Route(text: text)) }
    }
}
