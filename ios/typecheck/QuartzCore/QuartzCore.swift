@_exported import CoreGraphics

open class CALayer: NSObject {
    open var frame: CGRect {
        get { fatalError() }
        set { fatalError() }
    }
    open func addSublayer(_ layer: CALayer) { fatalError() }
}
@available(*, unavailable)
extension CALayer: Sendable {}
