/// A screen that is on the way, with everything that is drawn of it.
@MainActor
public enum Screen {
    case home(Store<HomeModel>)
    case place(Store<PlaceModel>)
    case details(Store<DetailsModel>)
    case film(Store<FilmModel>)
    case verdict(Store<VerdictModel>)
    case replay(Store<ReplayModel>)
    case compare(Store<CompareModel>)
    case library(Store<LibraryModel>)
    case trends(Store<TrendsModel>)
    case soreness(Store<SorenessModel>)
    case range(Store<RangeModel>)
    case importClip(Store<ImportModel>)
    case settings(Store<SettingsModel>)
    case backup(Store<BackupModel>)
    case storage(Store<StorageModel>)
    case about(Store<AboutModel>)
    case diagnostics(Store<DiagnosticsModel>)

    /// The screen of a route.
    init(_ route: Route, in session: AppSession) {
        switch route {
        case .home: self = .home(session.store(HomeModel()))
        case .place: self = .place(session.store(PlaceModel()))
        case .details(let set): self = .details(session.store(DetailsModel(set: set)))
        case .film: self = .film(session.store(FilmModel()))
        case .verdict(let set): self = .verdict(session.store(VerdictModel(set: set)))
        case .replay(let set): self = .replay(session.store(ReplayModel(set: set)))
        case .compare(let set): self = .compare(session.store(CompareModel(set: set)))
        case .library: self = .library(session.store(LibraryModel()))
        case .trends: self = .trends(session.store(TrendsModel()))
        case .soreness: self = .soreness(session.store(SorenessModel()))
        case .range: self = .range(session.store(RangeModel()))
        case .importClip: self = .importClip(session.store(ImportModel()))
        case .settings: self = .settings(session.store(SettingsModel()))
        case .backup: self = .backup(session.store(BackupModel()))
        case .storage: self = .storage(session.store(StorageModel()))
        case .about: self = .about(session.store(AboutModel()))
        case .diagnostics: self = .diagnostics(session.store(DiagnosticsModel()))
        }
    }

    var store: any AnyStore {
        switch self {
        case .home(let store): store
        case .place(let store): store
        case .details(let store): store
        case .film(let store): store
        case .verdict(let store): store
        case .replay(let store): store
        case .compare(let store): store
        case .library(let store): store
        case .trends(let store): store
        case .soreness(let store): store
        case .range(let store): store
        case .importClip(let store): store
        case .settings(let store): store
        case .backup(let store): store
        case .storage(let store): store
        case .about(let store): store
        case .diagnostics(let store): store
        }
    }
}
