@_exported import FoundationOnApple

public struct UTType: Hashable, Sendable {
    public var identifier: String { fatalError() }
    public static var data: UTType { fatalError() }
    public static var folder: UTType { fatalError() }
    public static var movie: UTType { fatalError() }
}
