import Foundation
import XCTest

/// Colours that can be told from their ground, in light and dark.
final class ColorTests: XCTestCase {
    private let assets = Samples.root.appendingPathComponent("ios/App/Assets.xcassets")

    func testTextStandsOutFourAndAHalfToOneAndShapesThreeToOne() throws {
        for isDark in [false, true] {
            for ground in ["ground", "raised"] {
                for ink in ["ink", "quiet_ink", "large"] { try assertContrast(ink, ground, 4.5, isDark) }
                for shape in ["held", "slight", "clear", "large", "keel"] {
                    try assertContrast(shape, ground, 3, isDark)
                }
            }
            try assertContrast("on_keel", "keel", 4.5, isDark)
            // What can't be tapped now may be paler, but is still read.
            try assertContrast("quiet_ink", "line", 3, isDark)
            try assertContrast("on_film", "scrim", 4.5, isDark)
            try assertContrast("keel_on_film", "scrim", 3, isDark)
        }
    }

    func testTheTokensAreThoseOfAndroid() throws {
        for (folder, isDark) in [("values", false), ("values-night", true)] {
            let table = Samples.root.appendingPathComponent("android/app/src/main/res/\(folder)/colors.xml")
            let text = try String(contentsOf: table, encoding: .utf8)
            let color = try NSRegularExpression(pattern: "<color name=\"(\\w+)\">#(?:CC)?(\\w{6})</color>")
            let found = color.matches(in: text, range: NSRange(text.startIndex..., in: text))
            XCTAssertGreaterThan(found.count, 10)
            for match in found {
                let name = try XCTUnwrap(Range(match.range(at: 1), in: text).map { String(text[$0]) })
                let hex = try XCTUnwrap(Range(match.range(at: 2), in: text).map { String(text[$0]) })
                let parts = try parts(name, isDark)
                XCTAssertEqual(parts.map { String(format: "%02X", Int($0)) }.joined(), hex, "\(folder): \(name)")
            }
        }
    }

    func testEveryTokenOfTheViewsIsThere() throws {
        let file = Samples.root.appendingPathComponent("ios/App/Look/Token.swift")
        let text = try String(contentsOf: file, encoding: .utf8)
        let token = try NSRegularExpression(pattern: "Color\\(\"(\\w+)\"\\)")
        let names = token.matches(in: text, range: NSRange(text.startIndex..., in: text))
            .compactMap { Range($0.range(at: 1), in: text).map { String(text[$0]) } }
        XCTAssertEqual(names.count, 14)
        for name in names { XCTAssertEqual(try parts(name, false).count, 3) }
    }

    private func assertContrast(_ on: String, _ ground: String, _ least: Double, _ isDark: Bool) throws {
        let (a, b) = (try light(on, isDark), try light(ground, isDark))
        let ratio = (max(a, b) + 0.05) / (min(a, b) + 0.05)
        XCTAssertGreaterThanOrEqual(ratio, least, "\(isDark ? "dark" : "light"): \(on) on \(ground)")
    }

    /// Relative luminance, WCAG 2.1.
    private func light(_ name: String, _ isDark: Bool) throws -> Double {
        let linear = try parts(name, isDark).map { part in
            let share = part / 255
            return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// Red, green and blue, 0 to 255.
    private func parts(_ name: String, _ isDark: Bool) throws -> [Double] {
        let file = assets.appendingPathComponent("\(name).colorset/Contents.json")
        let set = try JSONDecoder().decode(ColorSet.self, from: Data(contentsOf: file))
        let entry = try XCTUnwrap(set.colors.first { ($0.appearances?.first?.value == "dark") == isDark })
        return try ["red", "green", "blue"].map { part in
            let hex = try XCTUnwrap(entry.color.components[part]).dropFirst(2)
            return Double(try XCTUnwrap(Int(hex, radix: 16)))
        }
    }

    private struct ColorSet: Decodable {
        let colors: [Entry]

        struct Entry: Decodable {
            let color: Color
            let appearances: [Appearance]?
        }
        struct Color: Decodable { let components: [String: String] }
        struct Appearance: Decodable { let value: String }
    }
}
