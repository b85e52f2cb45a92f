import Observation

/// Holds the state of a screen, for a view to observe, and turns the model's crank.
@Observable @MainActor
public final class Store<M: Model> {
    /// What is to be drawn.
    public private(set) var state: M.State

    @ObservationIgnored let model: M
    @ObservationIgnored private let run: @MainActor (Effect<M.Intent>, @escaping @MainActor (M.Intent) -> Void) -> Void
    @ObservationIgnored private var isClosed = false

    init(
        _ model: M,
        run: @escaping @MainActor (Effect<M.Intent>, @escaping @MainActor (M.Intent) -> Void) -> Void
    ) {
        self.model = model
        self.run = run
        state = model.first
    }

    /// Something is wanted.
    public func send(_ intent: M.Intent) {
        // What was asked before the screen was left comes too late.
        guard !isClosed else { return }
        var next = state
        let effects = model.step(&next, intent)
        if next != state { state = next }
        go(effects)
    }

    private func go(_ effects: [Effect<M.Intent>]) {
        for effect in effects {
            run(effect) { [weak self] in self?.send($0) }
        }
    }
}

/// What the way through the app asks of any screen.
@MainActor
protocol AnyStore: AnyObject {
    var films: Bool { get }

    /// The screen is on top.
    func open()

    /// The screen is left for good.
    func close()

    /// What the camera sees.
    func live(_ seen: LiveIntent)

    /// A frame of a film that is shown.
    func shown(_ frame: Shown)

    /// Whether Back leads elsewhere within the screen.
    var isBackWithin: Bool { get }

    /// Goes back within the screen, if there is a way.
    func back() -> Bool
}

extension Store: AnyStore {
    var films: Bool { model.films }

    func open() { go(model.opened(state)) }

    func close() {
        go(model.closed(state))
        isClosed = true
    }

    func live(_ seen: LiveIntent) {
        if let intent = model.live(seen) { send(intent) }
    }

    func shown(_ frame: Shown) {
        if let intent = model.shown(frame) { send(intent) }
    }

    var isBackWithin: Bool { model.back(state) != nil }

    func back() -> Bool {
        guard let intent = model.back(state) else { return false }
        send(intent)
        return true
    }
}
