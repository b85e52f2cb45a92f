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

    /// The system's picker of documents; nothing is answered where the lifter turns back.
    func pick(_ document: Document, picked: @escaping @MainActor (URL) -> Void)
}

/// The app as long as its process lives: the way back through the screens, the core's queue, and what passes between them.
@Observable @MainActor
public final class AppSession {
    /// A screen and where it stands on the way.
    public struct Stop: Identifiable {
        /// No other stop of this session has it.
        public let id: Int
        public let route: Route
        public let screen: Screen
    }

    /// From home to the screen on top.
    public private(set) var way: [Stop] = []

    /// What is told over whatever is shown, until it is read.
    public private(set) var failure: KeelError?

    /// What is read and heard, in the lifter's language.
    public private(set) var words: Words

    @ObservationIgnored public let core: Core
    @ObservationIgnored private let tables: @MainActor (_ language: String?) -> Words
    @ObservationIgnored private weak var window: (any Window)?
    @ObservationIgnored private let coreQueue = DispatchQueue(label: "core", qos: .userInitiated)
    @ObservationIgnored private let longQueue = DispatchQueue(label: "core-long", qos: .utility)
    @ObservationIgnored private let latest = Latest()
    @ObservationIgnored private var unanswered = 0
    @ObservationIgnored private var stops = 0

    /// `kept` is the way back that outlived a killed process; `tables` are the words of a language, or of the phone's.
    public init(_ core: Core, kept: [String] = [], tables: @escaping @MainActor (_ language: String?) -> Words) {
        self.core = core
        self.tables = tables
        words = tables(core.settings.chosen.language)
        core.sentences = words
        latest.session = self
        core.filming.show(to: latest)
        core.watching.show { [latest] shown in latest.shown(shown) }
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

    /// So many screens are left, home among them: the lifter swiped back.
    public func leave(to depth: Int) {
        while way.count > max(1, depth) { pop() }
    }

    /// Whether the screen on top has the camera open.
    public var films: Bool { top.store.films }

    /// Whether Back leads elsewhere within the screen on top, and not out of it.
    public var isBackWithin: Bool { top.store.isBackWithin }

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
                longQueue.async { [coreQueue] in coreQueue.async { DispatchQueue.main.async { continuation.resume() } }
                }
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
        case .pick(let document, let picked): window?.pick(document) { answer(picked($0)) }
        case .restyle:
            words = tables(core.settings.chosen.language)
            core.sentences = words
        }
    }

    private func ask<Intent>(_ ask: Ask<Intent>, _ answer: @escaping @MainActor (Intent) -> Void) {
        unanswered += 1
        (ask.isLong ? longQueue : coreQueue).async { [core, weak self] in
            let tell = { (intent: Intent) in onMain { answer(intent) } }
            let result = Result { try ask.call(core, tell) }
            onMain {
                self?.unanswered -= 1
                switch result {
                case .success(let intent): answer(intent)
                case .failure(let error):
                    if let failed = ask.failed { answer(failed(error)) } else { self?.tell(.told(error)) }
                }
            }
        }
    }

    private func add(_ route: Route) {
        stops += 1
        way.append(Stop(id: stops, route: route, screen: Screen(route, in: self)))
    }

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
}

/// Stops are told apart by where they came from, not by what they show.
extension AppSession.Stop: Hashable {
    public nonisolated static func == (a: Self, b: Self) -> Bool { a.id == b.id }

    public nonisolated func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// Does something on the main queue, which is the main actor's.
private func onMain(_ body: @escaping @MainActor () -> Void) {
    DispatchQueue.main.async { MainActor.assumeIsolated(body) }
}

/// Camera and player are faster than the screen: only the latest is drawn, but a camera that is lost is never passed over.
private final class Latest: Viewer, @unchecked Sendable {
    // Set once, before anybody sees anything.
    weak var session: AppSession?
    private let waiting = Locked<LiveIntent?>(nil)
    private let waitingShown = Locked<Shown?>(nil)

    func seen(_ seen: LiveIntent) {
        let before = waiting.swap(seen)
        let isLoss = if case .lost = seen { true } else { false }
        guard before == nil || isLoss else { return }
        onMain {
            guard let seen = self.waiting.swap(nil) else { return }
            self.session?.top.store.live(seen)
        }
    }

    func shown(_ shown: Shown) {
        guard waitingShown.swap(shown) == nil else { return }
        onMain {
            guard let shown = self.waitingShown.swap(nil) else { return }
            self.session?.top.store.shown(shown)
        }
    }

    func failed(_ failure: KeelError) { onMain { self.session?.tell(failure) } }
}
