import Keel

/// How hot the phone is.
public protocol Thermal: Sendable {
    /// Its heat, where the phone tells.
    func heat() -> Heat?
}

/// How the phone stands and what is free on it.
public protocol Phone: Thermal {
    /// Free storage where films are kept, MB.
    func freeStorageMb() -> Double?

    /// How far the phone leans sideways, deg, where it tells.
    func tiltDeg() -> Double?
}
