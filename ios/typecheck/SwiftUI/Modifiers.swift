import UniformTypeIdentifiers

// Places and sizes.
extension View {
    public nonisolated func padding(_ edges: Edge.Set = .all, _ length: CGFloat? = nil) -> some View {
        return EmptyView()
    }
    public nonisolated func padding(_ length: CGFloat) -> some View { return EmptyView() }
    public nonisolated func frame(width: CGFloat? = nil, height: CGFloat? = nil, alignment: Alignment = .center)
        -> some View
    { return EmptyView() }
    public nonisolated func frame(
        minWidth: CGFloat? = nil, idealWidth: CGFloat? = nil, maxWidth: CGFloat? = nil, minHeight: CGFloat? = nil,
        idealHeight: CGFloat? = nil, maxHeight: CGFloat? = nil, alignment: Alignment = .center
    ) -> some View { return EmptyView() }
    public nonisolated func offset(x: CGFloat = 0, y: CGFloat = 0) -> some View { return EmptyView() }
    public nonisolated func scaleEffect(_ s: CGFloat, anchor: UnitPoint = .center) -> some View { return EmptyView() }
    public nonisolated func scaledToFit() -> some View { return EmptyView() }
    public nonisolated func clipped(antialiased: Bool = false) -> some View { return EmptyView() }
    public nonisolated func ignoresSafeArea() -> some View { return EmptyView() }
    public nonisolated func safeAreaInset<V: View>(
        edge: VerticalEdge, alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil,
        @ViewBuilder content: () -> V
    ) -> some View { return EmptyView() }
}

// Looks.
extension View {
    public nonisolated func font(_ font: Font?) -> some View { return EmptyView() }
    public nonisolated func fontWeight(_ weight: Font.Weight?) -> some View { return EmptyView() }
    public nonisolated func foregroundStyle<S: ShapeStyle>(_ style: S) -> some View { return EmptyView() }
    public nonisolated func tint<S: ShapeStyle>(_ tint: S?) -> some View { return EmptyView() }
    public nonisolated func opacity(_ opacity: Double) -> some View { return EmptyView() }
    public nonisolated func background<S: ShapeStyle>(_ style: S) -> some View { return EmptyView() }
    public nonisolated func background<S: ShapeStyle, T: Shape>(_ style: S, in shape: T) -> some View {
        return EmptyView()
    }
    public nonisolated func overlay<V: View>(_ overlay: V, alignment: Alignment = .center) -> some View {
        return EmptyView()
    }
    public nonisolated func overlay<V: View>(alignment: Alignment = .center, @ViewBuilder content: () -> V) -> some View
    {
        return EmptyView()
    }
    public nonisolated func multilineTextAlignment(_ alignment: TextAlignment) -> some View { return EmptyView() }
    public nonisolated func lineLimit(_ number: Int?) -> some View { return EmptyView() }
    public nonisolated func minimumScaleFactor(_ factor: CGFloat) -> some View { return EmptyView() }
    public nonisolated func statusBarHidden(_ hidden: Bool = true) -> some View { return EmptyView() }
    public nonisolated func persistentSystemOverlays(_ visibility: Visibility) -> some View { return EmptyView() }
}

public enum Visibility: Hashable, Sendable { case automatic, visible, hidden }

// What can be done.
extension View {
    public nonisolated func disabled(_ disabled: Bool) -> some View { return EmptyView() }
    public nonisolated func allowsHitTesting(_ enabled: Bool) -> some View { return EmptyView() }
    public nonisolated func contentShape<S: Shape>(_ shape: S) -> some View { return EmptyView() }
    public nonisolated func buttonStyle<S: ButtonStyle>(_ style: S) -> some View { return EmptyView() }
    public nonisolated func buttonStyle<S: PrimitiveButtonStyle>(_ style: S) -> some View { return EmptyView() }
    public nonisolated func textFieldStyle<S: TextFieldStyle>(_ style: S) -> some View { return EmptyView() }
    public nonisolated func keyboardType(_ type: UIKeyboardType) -> some View { return EmptyView() }
    public nonisolated func focused(_ condition: FocusState<Bool>.Binding) -> some View { return EmptyView() }
    public nonisolated func scrollDismissesKeyboard(_ mode: ScrollDismissesKeyboardMode) -> some View {
        return EmptyView()
    }
}

public struct ScrollDismissesKeyboardMode: Sendable {
    public static var interactively: ScrollDismissesKeyboardMode { fatalError() }
    public static var immediately: ScrollDismissesKeyboardMode { fatalError() }
}

public struct ButtonStyleConfiguration {
    public struct Label: Leaf {}
    public let label: Label
    public let isPressed: Bool
}

@MainActor @preconcurrency
public protocol ButtonStyle {
    associatedtype Body: View
    typealias Configuration = ButtonStyleConfiguration
    @ViewBuilder func makeBody(configuration: Configuration) -> Body
}

@MainActor @preconcurrency
public protocol PrimitiveButtonStyle {}
public struct PlainButtonStyle: PrimitiveButtonStyle { public nonisolated init() { fatalError() } }
extension PrimitiveButtonStyle where Self == PlainButtonStyle {
    public static var plain: PlainButtonStyle { fatalError() }
}

@MainActor @preconcurrency
public protocol TextFieldStyle {}
public struct RoundedBorderTextFieldStyle: TextFieldStyle { public nonisolated init() { fatalError() } }
extension TextFieldStyle where Self == RoundedBorderTextFieldStyle {
    public static var roundedBorder: RoundedBorderTextFieldStyle { fatalError() }
}

// The way through the app.
public enum NavigationBarItem { public enum TitleDisplayMode: Sendable { case automatic, inline, large } }
public struct ToolbarPlacement { public static var navigationBar: ToolbarPlacement { fatalError() } }

extension View {
    @_disfavoredOverload
    public nonisolated func navigationTitle<S: StringProtocol>(_ title: S) -> some View { return EmptyView() }
    public nonisolated func navigationBarTitleDisplayMode(_ displayMode: NavigationBarItem.TitleDisplayMode)
        -> some View
    {
        return EmptyView()
    }
    public nonisolated func navigationBarBackButtonHidden(_ hidesBackButton: Bool = true) -> some View {
        return EmptyView()
    }
    public nonisolated func navigationDestination<D: Hashable, C: View>(
        for data: D.Type, @ViewBuilder destination: @escaping (D) -> C
    ) -> some View { return EmptyView() }
    public nonisolated func toolbar<Content: ToolbarContent>(@ToolbarContentBuilder content: () -> Content) -> some View
    {
        return EmptyView()
    }
    public nonisolated func toolbar(_ visibility: Visibility, for bars: ToolbarPlacement...) -> some View {
        return EmptyView()
    }
    @_disfavoredOverload
    public nonisolated func alert<S: StringProtocol, A: View>(
        _ title: S, isPresented: Binding<Bool>, @ViewBuilder actions: () -> A
    ) -> some View { return EmptyView() }
    public nonisolated func sheet<Content: View>(
        isPresented: Binding<Bool>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping () -> Content
    ) -> some View { return EmptyView() }
    public nonisolated func fileImporter(
        isPresented: Binding<Bool>, allowedContentTypes: [UTType],
        onCompletion: @escaping (Result<URL, any Error>) -> Void
    ) -> some View { return EmptyView() }
}
