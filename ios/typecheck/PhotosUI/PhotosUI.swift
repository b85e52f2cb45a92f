import UIKit

public struct PHPickerFilter: Sendable { public static var videos: PHPickerFilter { fatalError() } }

public struct PHPickerConfiguration {
    public enum AssetRepresentationMode: Sendable { case automatic, current, compatible }

    public init() { fatalError() }
    public var filter: PHPickerFilter? {
        get { fatalError() }
        set { fatalError() }
    }
    public var preferredAssetRepresentationMode: AssetRepresentationMode {
        get { fatalError() }
        set { fatalError() }
    }
}

public struct PHPickerResult { public var itemProvider: NSItemProvider { fatalError() } }

@MainActor
public protocol PHPickerViewControllerDelegate: AnyObject {
    func picker(_ picker: PHPickerViewController, didFinishPicking results: [PHPickerResult])
}

@MainActor
public final class PHPickerViewController: UIViewController {
    public init(configuration: PHPickerConfiguration) { fatalError() }
    public var delegate: (any PHPickerViewControllerDelegate)? {
        get { fatalError() }
        set { fatalError() }
    }
}
