/// A screen that is on the way, with everything that is drawn of it.
@MainActor
public enum Screen {
    case home(Store<HomeModel>)
    case place(Store<PlaceModel>)
    case details(Store<DetailsModel>)
    case film(Store<FilmModel>)
    case verdict(Store<VerdictModel>)
    case library(Store<LibraryModel>)

    /// The screen of a route.
    init(_ route: Route, in session: AppSession) {
        switch route {
        case .home: self = .home(session.store(HomeModel()))
        case .place: self = .place(session.store(PlaceModel()))
        case .details(let set): self = .details(session.store(DetailsModel(set: set)))
        case .film: self = .film(session.store(FilmModel()))
        case .verdict(let set): self = .verdict(session.store(VerdictModel(set: set)))
        case .library: self = .library(session.store(LibraryModel()))
        }
    }

    var store: any AnyStore {
        switch self {
        case .home(let store): store
        case .place(let store): store
        case .details(let store): store
        case .film(let store): store
        case .verdict(let store): store
        case .library(let store): store
        }
    }
}
