import KeelApp
import SwiftUI

extension Store {
    /// A value of the state for a control; what the control makes of it is an intent.
    func binding<Value: Sendable>(
        _ value: KeyPath<M.State, Value> & Sendable, _ intent: @escaping @Sendable (Value) -> M.Intent
    ) -> Binding<Value> {
        Binding(
            get: { @MainActor in self.state[keyPath: value] },
            set: { @MainActor in self.send(intent($0)) })
    }
}
