import KeelApp
import SwiftUI

/// The colours of the asset catalog, light and dark, by what they are for: the only ones of the app.
enum Token {
    static let ground = Color("ground")
    static let raised = Color("raised")
    static let line = Color("line")
    static let ink = Color("ink")
    static let quietInk = Color("quiet_ink")
    static let keel = Color("keel")
    static let onKeel = Color("on_keel")
    static let held = Color("held")
    static let slight = Color("slight")
    static let clear = Color("clear")
    static let large = Color("large")
    static let scrim = Color("scrim")
    static let onFilm = Color("on_film")
    /// The dark theme's teal: films are dark to the eye whatever the theme.
    static let keelOnFilm = Color("keel_on_film")
}

/// Spacing, pt.
enum Space {
    static let xs = 4.0
    static let s = 8.0
    static let m = 16.0
    static let l = 28.0
    /// The least side of what is tapped.
    static let touch = 44.0
}
