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

    init(parsing data: Data) throws { self = try JSONDecoder().decode(JSON.self, from: data) }

    init(contentsOf file: URL) throws { try self.init(parsing: Data(contentsOf: file)) }

    subscript(key: String) -> JSON {
        if case .object(let fields) = self { fields[key] ?? .null } else { .null }
    }

    var array: [JSON] { if case .array(let values) = self { values } else { [] } }
    var string: String? { if case .string(let value) = self { value } else { nil } }
    var number: Double? { if case .number(let value) = self { value } else { nil } }
    var isTrue: Bool { if case .bool(true) = self { true } else { false } }

    /// The object without a field.
    func without(_ key: String) -> JSON {
        guard case .object(let fields) = self else { return self }
        return .object(fields.filter { $0.key != key })
    }
}

/// Compares JSON: numbers to 1e-9, everything else exactly.
func assertAlike(_ expected: JSON, _ found: JSON, _ place: String) {
    switch (expected, found) {
    case (.null, .null): break
    case (.bool(let e), .bool(let f)): XCTAssertEqual(e, f, place)
    case (.number(let e), .number(let f)): XCTAssertEqual(e, f, accuracy: 1e-9, place)
    case (.string(let e), .string(let f)): XCTAssertEqual(e, f, place)
    case (.array(let e), .array(let f)):
        XCTAssertEqual(e.count, f.count, place)
        for (index, pair) in zip(e, f).enumerated() { assertAlike(pair.0, pair.1, "\(place)[\(index)]") }
    case (.object(let e), .object(let f)):
        XCTAssertEqual(Set(e.keys), Set(f.keys), place)
        for (key, value) in e { assertAlike(value, f[key] ?? .null, "\(place): \(key)") }
    default: XCTFail("\(place): \(expected) is not \(found)")
    }
}
