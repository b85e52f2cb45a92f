@_exported import FoundationOnApple
@_exported import QuartzCore

@MainActor
open class UIResponder: NSObject {}

@MainActor
open class UIView: UIResponder {
    public init(frame: CGRect) { fatalError() }
    public required init?(coder: NSCoder) { fatalError() }
    open var layer: CALayer { fatalError() }
    open var bounds: CGRect {
        get { fatalError() }
        set { fatalError() }
    }
    open func layoutSubviews() { fatalError() }
}

@MainActor
open class UIViewController: UIResponder {}

@MainActor
public class UIApplication: UIResponder {
    public struct OpenExternalURLOptionsKey: Hashable, Sendable {}

    public class var shared: UIApplication { fatalError() }
    public nonisolated static var openSettingsURLString: String { fatalError() }
    public var isIdleTimerDisabled: Bool {
        get { fatalError() }
        set { fatalError() }
    }
    public func open(
        _ url: URL, options: [OpenExternalURLOptionsKey: Any] = [:],
        completionHandler completion: (@MainActor @Sendable (Bool) -> Void)? = nil
    ) { fatalError() }
}

public final class UIImage: NSObject, @unchecked Sendable {
    public init?(contentsOfFile path: String) { fatalError() }
}

public enum UIKeyboardType: Int, Sendable { case decimalPad = 8 }
