import XCTest

@testable import KeelApp

final class RouteTests: XCTestCase {
    func testTheWayBackOutlivesTheProcessButForScreensWithTheCamera() {
        let way: [Route] = [.home, .library, .verdict(set: "a1"), .details(set: "a1")]
        XCTAssertEqual(way, way.compactMap(\.text).compactMap(Route.init(text:)))
        for route in [Route.place, .film, .verdict(set: nil), .details(set: nil)] { XCTAssertNil(route.text) }
        for text in ["nowhere", "", "verdict", "home:a1"] { XCTAssertNil(Route(text: text)) }
    }
}
