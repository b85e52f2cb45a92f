/// How an upright picture lies in a view: fitted whole, then magnified and moved by the lifter.
public struct PictureFrame: Hashable, Sendable {
    /// Size of the upright picture, px.
    public let pictureWidth: Double
    public let pictureHeight: Double
    /// How much it is magnified, 1 for whole.
    public private(set) var zoom = 1.0
    /// How far its centre is moved, as shares of the view.
    public private(set) var moveX = 0.0
    public private(set) var moveY = 0.0

    public init(widthPx: Int, heightPx: Int) {
        pictureWidth = Double(max(1, widthPx))
        pictureHeight = Double(max(1, heightPx))
    }

    /// Size of a px of the picture in a view, and where the picture's top left corner lies in it.
    public func place(width: Double, height: Double) -> (scale: Double, x: Double, y: Double) {
        let scale = min(width / pictureWidth, height / pictureHeight) * zoom
        return (
            scale, (width - pictureWidth * scale) / 2 + moveX * width,
            (height - pictureHeight * scale) / 2 + moveY * height
        )
    }

    /// Magnifies; 6 times at most.
    public mutating func zoom(to zoom: Double) {
        self.zoom = min(max(1, zoom), 6)
        move(toX: moveX, y: moveY)
    }

    /// Moves it; its centre never leaves the view.
    public mutating func move(toX x: Double, y: Double) {
        let most = (zoom - 1) / 2
        moveX = min(max(-most, x), most)
        moveY = min(max(-most, y), most)
    }
}
