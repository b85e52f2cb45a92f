import Foundation
import Keel
import Observation

/// What only the window can do for the screens.
@MainActor
public protocol Window: AnyObject {
    /// The system asks for the camera, where that was not answered yet.
    func askForCamera(answered: @escaping @MainActor (Bool) -> Void)

    /// The system's page of this app.
    func openSystemSettings()
}

/// The app as long as its process lives: the way back through the screens, the core's queue, and what passes between them.
@Observable @MainActor
public final class AppSession {
    /// A screen and where it stands on the way.
    public struct Stop {
        public let route: Route
        public let screen: Screen
    }

    /// From home to the screen on top.
    public private(set) var way: [Stop] = []

    /// What is told over whatever is shown, until it is read.
    public private(set) var failure: KeelError?

    @ObservationIgnored public let core: Core
    @ObservationIgnored private weak var window: (any Window)?
    @ObservationIgnored private let coreQueue = DispatchQueue(label: "core", qos: .userInitiated)
    @ObservationIgnored private let latest = Latest()
    @ObservationIgnored private var unanswered = 0

    /// `kept` is the way back that outlived a killed process.
    public init(_ core: Core, kept: [String] = []) {
        self.core = core
        latest.session = self
        core.filming.show(to: latest)
        let routes = kept.compactMap(Route.init(text:))
        for route in routes.first == .home ? routes : [.home] + routes { add(route) }
        top.store.open()
    }

    /// The screen on top.
    public var top: Screen { way[way.count - 1].screen }

    /// The routes from home to here.
    public var routes: [Route] { way.map(\.route) }

    /// The way back, as far as it may outlive the process.
    public var kept: [String] { routes.map(\.text).prefix { $0 != nil }.compactMap(\.self) }

    /// A window shows the session; it is not kept alive.
    public func attach(_ window: any Window) { self.window = window }

    /// What was told is read.
    public func dismissFailure() { failure = nil }

    func tell(_ failure: KeelError) { self.failure = failure }

    /// The app is in front: a screen that films has its camera again.
    public func resume() {
        if top.store.films { top.store.open() }
    }

    /// The app is not in front any more: a set that is over is kept, one that is on waits.
    public func pause() {
        if case .verdict(let store) = top { store.live(.lost(.taken)) }
        coreQueue.async { [core] in
            if core.filming.isOpen { core.filming.pause() }
        }
    }

    /// One step back.
    public func back() {
        if !top.store.back() { pop() }
    }

    /// Waits until everything that was asked of the core is answered, and what was asked because of it too.
    public func settle() async {
        repeat {
            await withCheckedContinuation { continuation in
                coreQueue.async { DispatchQueue.main.async { continuation.resume() } }
            }
        } while unanswered > 0
    }

    func store<M: Model>(_ model: M) -> Store<M> {
        Store(model) { [weak self] effect, answer in self?.run(effect, answer) }
    }

    private func run<Intent>(_ effect: Effect<Intent>, _ answer: @escaping @MainActor (Intent) -> Void) {
        switch effect {
        case .ask(let ask): self.ask(ask, answer)
        case .go(let route): push(route)
        case .replace(let route):
            way.removeLast().screen.store.close()
            push(route)
        case .back: pop()
        case .home: home()
        case .askForCamera(let answered): window?.askForCamera { answer(answered($0)) }
        case .systemSettings: window?.openSystemSettings()
        }
    }

    private func ask<Intent>(_ ask: Ask<Intent>, _ answer: @escaping @MainActor (Intent) -> Void) {
        unanswered += 1
        coreQueue.async { [core, weak self] in
            let result = Result { try ask.call(core) }
            DispatchQueue.main.async {
                MainActor.assumeIsolated {
                    self?.unanswered -= 1
                    switch result {
                    case .success(let intent): answer(intent)
                    case .failure(let error):
                        let failure = KeelError.told(error)
                        if let failed = ask.failed { answer(failed(failure)) } else { self?.tell(failure) }
                    }
                }
            }
        }
    }

    private func add(_ route: Route) { way.append(Stop(route: route, screen: Screen(route, in: self))) }

    private func push(_ route: Route) {
        let filmed = way.last?.screen.store.films ?? false
        add(route)
        if filmed && !top.store.films { pause() }
        top.store.open()
    }

    private func pop() {
        guard way.count > 1 else { return }
        way.removeLast().screen.store.close()
        top.store.open()
    }

    private func home() {
        while way.count > 1 { way.removeLast().screen.store.close() }
        top.store.open()
    }

    /// The camera is faster than the screen: only the latest state is drawn, but a camera that is lost is never passed over.
    private final class Latest: Viewer, @unchecked Sendable {
        // Set once, before anybody sees anything.
        weak var session: AppSession?
        private let waiting = Locked<LiveIntent?>(nil)

        func seen(_ seen: LiveIntent) {
            let before = waiting.swap(seen)
            let isLoss = if case .lost = seen { true } else { false }
            guard before == nil || isLoss else { return }
            DispatchQueue.main.async {
                MainActor.assumeIsolated {
                    guard let seen = self.waiting.swap(nil) else { return }
                    self.session?.top.store.live(seen)
                }
            }
        }

        func failed(_ failure: KeelError) {
            DispatchQueue.main.async {
                MainActor.assumeIsolated { self.session?.tell(failure) }
            }
        }
    }
}
