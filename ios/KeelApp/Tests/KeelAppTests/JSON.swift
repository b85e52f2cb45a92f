import Foundation
import XCTest

/// A JSON value, to be compared with another.
enum JSON: Decodable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let string = try? value.decode(String.self) {
            self = .string(string)
        } else if value.decodeNil() {
            self = .null
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else if let object = try? value.decode([String: JSON].self) {
            self = .object(object)
        } else {
            self = .array(try value.decode([JSON].self))
        }
    }

    init(_ text: some DataProtocol) throws { self = try JSONDecoder().decode(JSON.self, from: Data(text)) }
}

/// Compares JSON: numbers to within `accuracy`, for another machine's runtime may round otherwise; everything else exactly.
func assertAlike(_ expected: JSON, _ found: JSON, accuracy: Double, _ place: String = "") {
    switch (expected, found) {
    case (.null, .null): break
    case (.bool(let e), .bool(let f)): XCTAssertEqual(e, f, place)
    case (.number(let e), .number(let f)): XCTAssertEqual(e, f, accuracy: accuracy, place)
    case (.string(let e), .string(let f)): XCTAssertEqual(e, f, place)
    case (.array(let e), .array(let f)):
        XCTAssertEqual(e.count, f.count, place)
        for (index, pair) in zip(e, f).enumerated() {
            assertAlike(pair.0, pair.1, accuracy: accuracy, "\(place)[\(index)]")
        }
    case (.object(let e), .object(let f)):
        XCTAssertEqual(Set(e.keys), Set(f.keys), place)
        for (key, value) in e {
            assertAlike(value, f[key] ?? .null, accuracy: accuracy, "\(place).\(key)")
        }
    default: XCTFail("\(place): \(expected) is not \(found)")
    }
}
