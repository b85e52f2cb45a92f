import UIKit

/// Keeps the screen lit while the camera is open: nobody touches the phone then.
@MainActor
enum KeepAwake {
    static func set(_ isAwake: Bool) { UIApplication.shared.isIdleTimerDisabled = isAwake }
}
