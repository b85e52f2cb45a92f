import Foundation
import XCTest

/// What the app target is made of, as far as it can be seen without Xcode.
final class ProjectTests: XCTestCase {
    private let app = Samples.root.appendingPathComponent("ios/App")

    private func sources() throws -> [(name: String, text: String)] {
        let package = Samples.root.appendingPathComponent("ios/KeelApp/Sources")
        return try [app, package].flatMap { folder in
            let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
            return try (all?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
                .map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
        }
    }

    private func plist(_ name: String) throws -> [String: Any] {
        let data = try Data(contentsOf: app.appendingPathComponent(name))
        return try XCTUnwrap(PropertyListSerialization.propertyList(from: data, format: nil) as? [String: Any])
    }

    func testNothingOfTheNetworkIsUsed() throws {
        let files = try sources()
        XCTAssertGreaterThan(files.count, 100)
        let never = [
            "URLSession", "URLRequest", "URLConnection", "CFNetwork", "import Network", "NWConnection", "NWListener",
            "NWPathMonitor", "WKWebView", "WebKit", "SFSafari", "CFSocket", "CFStream", "getaddrinfo", "socket(",
            "MultipeerConnectivity", "CloudKit", "NetService", "AsyncImage", "http://", "https://",
        ]
        for (name, text) in files {
            for word in never { XCTAssertFalse(text.contains(word), "\(name) uses \(word)") }
        }
    }

    func testNothingIsAskedForButTheCamera() throws {
        let info = try plist("Info.plist")
        XCTAssertEqual(info.keys.filter { $0.hasSuffix("UsageDescription") }, ["NSCameraUsageDescription"])
        XCTAssertNil(info["NSAppTransportSecurity"])
        XCTAssertNil(info["UIBackgroundModes"])
        XCTAssertEqual(Set(try XCTUnwrap(info["CFBundleLocalizations"] as? [String])), Set(Tables.languages))
        for language in Tables.languages {
            let told = try XCTUnwrap(Tables.catalog("InfoPlist.xcstrings", language)["NSCameraUsageDescription"])
            XCTAssertFalse(told.isEmpty)
            if language == "en" { XCTAssertEqual(info["NSCameraUsageDescription"] as? String, told) }
        }
    }

    func testNothingIsTrackedAndNothingCollected() throws {
        let privacy = try plist("PrivacyInfo.xcprivacy")
        XCTAssertEqual(privacy["NSPrivacyTracking"] as? Bool, false)
        XCTAssertEqual((privacy["NSPrivacyTrackingDomains"] as? [Any])?.count, 0)
        XCTAssertEqual((privacy["NSPrivacyCollectedDataTypes"] as? [Any])?.count, 0)
        let used = try XCTUnwrap(privacy["NSPrivacyAccessedAPITypes"] as? [[String: Any]])
        let kinds = used.compactMap { $0["NSPrivacyAccessedAPIType"] as? String }
            .map { $0.replacingOccurrences(of: "NSPrivacyAccessedAPICategory", with: "") }
        XCTAssertEqual(Set(kinds), ["DiskSpace", "FileTimestamp", "SystemBootTime", "UserDefaults"])
        for kind in used {
            XCTAssertFalse(try XCTUnwrap(kind["NSPrivacyAccessedAPITypeReasons"] as? [String]).isEmpty)
        }
    }

    func testNoFileOfTheAppIsLongerThanAHundredAndFiftyLines() throws {
        for (name, text) in try sources() where try isOfApp(name) {
            XCTAssertLessThanOrEqual(text.split(separator: "\n", omittingEmptySubsequences: false).count - 1, 150, name)
        }
    }

    private func isOfApp(_ name: String) throws -> Bool {
        let all = FileManager.default.enumerator(at: app, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
        return all.contains { $0.lastPathComponent == name }
    }

    func testViewsHaveNoWordsOfTheirOwn() throws {
        // Signs, units and the app's own name are the same in every language.
        let own: Set = ["Keel", "−", "+", "¼", "", "╌╌ ", "━━ ", "%", " MB", "–"]
        let literal = try NSRegularExpression(
            pattern:
                "(?:Text|Button|Heading|Caption|Toggle|accessibilityLabel|navigationTitle)\\((?:text: |title: )?\"([^\"\\\\]*)"
        )
        for (name, text) in try sources() where try isOfApp(name) {
            for found in literal.matches(in: text, range: NSRange(text.startIndex..., in: text)) {
                let word = try XCTUnwrap(Range(found.range(at: 1), in: text).map { String(text[$0]) })
                XCTAssertTrue(own.contains(word), "\(name) says \"\(word)\"")
            }
        }
    }

    func testXcodeGenIsToldOfEverythingThatTheAppNeeds() throws {
        let project = try String(contentsOf: app.appendingPathComponent("../project.yml"), encoding: .utf8)
        for needed in [
            "iOS: \"17.0\"", "SWIFT_VERSION: \"6.0\"", "SWIFT_STRICT_CONCURRENCY: complete",
            "SWIFT_TREAT_WARNINGS_AS_ERRORS: true", "path: App", "../bindings/words/en.toml",
            "../bindings/words/de.toml",
            "path: ../bindings/swift", "path: KeelApp", "INFOPLIST_FILE: App/Info.plist",
        ] {
            XCTAssertTrue(project.contains(needed), needed)
        }
    }
}
