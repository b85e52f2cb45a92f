@_exported import UIKit

extension Text: Leaf { public typealias Body = Never }

public struct Text: Equatable, Sendable {
    public init(verbatim content: String) { fatalError() }
    // A literal is a key of a table on Apple's side, and is shown as it is where the table has none.
    @_disfavoredOverload public init<S: StringProtocol>(_ content: S) { fatalError() }
    public init(_ key: LocalizedStringKey) { fatalError() }
    public func font(_ font: Font?) -> Text { fatalError() }
    public func foregroundStyle<S: ShapeStyle>(_ style: S) -> Text { fatalError() }
    public func monospacedDigit() -> Text { fatalError() }
}

public struct LocalizedStringKey: Equatable, ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) { fatalError() }
}

extension Image: Leaf { public typealias Body = Never }

public struct Image: Equatable, Sendable {
    public init(systemName: String) { fatalError() }
    public init(uiImage: UIImage) { fatalError() }
    public func resizable() -> Image { fatalError() }
}

public struct Label<Title: View, Icon: View>: Leaf {}
extension Label where Title == Text, Icon == Image {
    @_disfavoredOverload
    public nonisolated init<S: StringProtocol>(_ title: S, systemImage name: String) { fatalError() }
}

public struct Button<Label: View>: Leaf {
    public nonisolated init(action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Label) { fatalError() }
}
extension Button where Label == Text {
    @_disfavoredOverload
    public nonisolated init<S: StringProtocol>(_ title: S, action: @escaping @MainActor () -> Void) { fatalError() }
    public nonisolated init(_ titleKey: LocalizedStringKey, action: @escaping @MainActor () -> Void) { fatalError() }
}

public struct Toggle<Label: View>: Leaf {}
extension Toggle where Label == Text {
    @_disfavoredOverload
    public nonisolated init<S: StringProtocol>(_ title: S, isOn: Binding<Bool>) { fatalError() }
}

public struct TextField<Label: View>: Leaf {}
extension TextField where Label == Text {
    @_disfavoredOverload
    public nonisolated init<S: StringProtocol>(_ title: S, text: Binding<String>) { fatalError() }
    @_disfavoredOverload
    public nonisolated init<S: StringProtocol>(_ title: S, text: Binding<String>, axis: Axis) { fatalError() }
}

public enum Axis: Int8, Sendable { case horizontal, vertical }

public struct ProgressView<Label: View, CurrentValueLabel: View>: Leaf {}
extension ProgressView where Label == EmptyView, CurrentValueLabel == EmptyView {
    public nonisolated init<V: BinaryFloatingPoint>(value: V?, total: V = 1.0) { fatalError() }
}

public struct ForEach<Data: RandomAccessCollection, ID: Hashable, Content> {}
extension ForEach: View, Leaf where Content: View {
    public typealias Body = Never
    public nonisolated init(
        _ data: Data, id: KeyPath<Data.Element, ID>, @ViewBuilder content: @escaping (Data.Element) -> Content
    ) { fatalError() }
}
extension ForEach where ID == Data.Element.ID, Content: View, Data.Element: Identifiable {
    public nonisolated init(_ data: Data, @ViewBuilder content: @escaping (Data.Element) -> Content) { fatalError() }
}

public struct NavigationStack<Data, Root: View>: Leaf {}
extension NavigationStack {
    public nonisolated init(path: Binding<Data>, @ViewBuilder root: () -> Root)
    where
        Data: MutableCollection, Data: RandomAccessCollection, Data: RangeReplaceableCollection, Data.Element: Hashable
    { fatalError() }
}

public struct ToolbarItemPlacement { public static var topBarLeading: ToolbarItemPlacement { fatalError() } }

@MainActor @preconcurrency
public protocol ToolbarContent {}

public struct ToolbarItem<ID, Content: View>: ToolbarContent {}
extension ToolbarItem where ID == () {
    public nonisolated init(placement: ToolbarItemPlacement, @ViewBuilder content: () -> Content) { fatalError() }
}

extension Optional: ToolbarContent where Wrapped: ToolbarContent {}

@resultBuilder
public struct ToolbarContentBuilder {
    public static func buildBlock<Content: ToolbarContent>(_ content: Content) -> Content { fatalError() }
    public static func buildExpression<Content: ToolbarContent>(_ content: Content) -> Content { fatalError() }
    public static func buildIf<Content: ToolbarContent>(_ content: Content?) -> Content? { fatalError() }
}
