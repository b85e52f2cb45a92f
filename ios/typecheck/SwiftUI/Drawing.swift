public protocol ShapeStyle: Sendable {}

extension Color: Leaf { public typealias Body = Never }

public struct Color: ShapeStyle, Hashable {
    public init(_ name: String, bundle: Bundle? = nil) { fatalError() }
    public func opacity(_ opacity: Double) -> Color { fatalError() }
    public static var black: Color { fatalError() }
    public static var white: Color { fatalError() }
}

extension ShapeStyle where Self == Color {
    public static var black: Color { fatalError() }
}

public struct Font: Hashable, Sendable {
    public enum TextStyle: Sendable {
        case largeTitle, title, title2, title3, headline, subheadline, body, callout, footnote, caption, caption2
    }
    public enum Design: Hashable, Sendable { case `default`, rounded }
    public struct Weight: Hashable, Sendable {
        public static let medium = Weight()
        public static let semibold = Weight()
        public static let bold = Weight()
        public static let heavy = Weight()
    }
    public static var title2: Font { fatalError() }
    public static var headline: Font { fatalError() }
    public static var subheadline: Font { fatalError() }
    public static var body: Font { fatalError() }
    public static var caption: Font { fatalError() }
    public static var caption2: Font { fatalError() }
    public static func system(_ style: TextStyle, design: Design? = nil, weight: Weight? = nil) -> Font { fatalError() }
    public static func system(size: CGFloat, weight: Weight? = nil, design: Design? = nil) -> Font { fatalError() }
    public func weight(_ weight: Weight) -> Font { fatalError() }
}

public struct Angle: Hashable, Sendable { public static func degrees(_ degrees: Double) -> Angle { fatalError() } }

public enum CGLineCap: Int32, Sendable { case butt, round, square }
public enum CGLineJoin: Int32, Sendable { case miter, round, bevel }

public struct StrokeStyle: Equatable, Sendable {
    public init(
        lineWidth: CGFloat = 1, lineCap: CGLineCap = .butt, lineJoin: CGLineJoin = .miter, miterLimit: CGFloat = 10,
        dash: [CGFloat] = [CGFloat](), dashPhase: CGFloat = 0
    ) { fatalError() }
}

public protocol Shape: View, Sendable {}
extension Shape {
    public nonisolated func stroke<S: ShapeStyle>(_ content: S, lineWidth: CGFloat = 1) -> some View {
        return EmptyView()
    }
}

public struct Path: Shape, Leaf, Equatable {
    public nonisolated init() { fatalError() }
    public nonisolated init(_ rect: CGRect) { fatalError() }
    public nonisolated init(ellipseIn rect: CGRect) { fatalError() }
    public nonisolated mutating func move(to end: CGPoint) { fatalError() }
    public nonisolated mutating func addLine(to end: CGPoint) { fatalError() }
    public nonisolated mutating func addLines(_ lines: [CGPoint]) { fatalError() }
    public nonisolated mutating func addArc(
        center: CGPoint, radius: CGFloat, startAngle: Angle, endAngle: Angle, clockwise: Bool
    ) { fatalError() }
    public nonisolated mutating func closeSubpath() { fatalError() }
}

public struct Rectangle: Shape, Leaf { public nonisolated init() { fatalError() } }
public struct Capsule: Shape, Leaf { public nonisolated init() { fatalError() } }
public struct RoundedRectangle: Shape, Leaf { public nonisolated init(cornerRadius: CGFloat) { fatalError() } }

public struct GraphicsContext {
    public struct Shading: Sendable { public static func color(_ color: Color) -> Shading { fatalError() } }
    public func fill(_ path: Path, with shading: Shading) { fatalError() }
    public func stroke(_ path: Path, with shading: Shading, style: StrokeStyle) { fatalError() }
    public func stroke(_ path: Path, with shading: Shading, lineWidth: CGFloat = 1) { fatalError() }
    public func draw(_ text: Text, at point: CGPoint, anchor: UnitPoint = .center) { fatalError() }
}

public struct Canvas<Symbols: View>: Leaf {}
extension Canvas where Symbols == EmptyView {
    public nonisolated init(renderer: @escaping (inout GraphicsContext, CGSize) -> Void) { fatalError() }
}
