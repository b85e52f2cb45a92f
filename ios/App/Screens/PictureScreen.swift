import SwiftUI

/// A moving picture with what is told of it: below it where the screen stands, beside it where it lies.
struct PictureScreen<Picture: View, Told: View>: View {
    let title: String
    /// How much of the height the picture takes where the screen stands.
    var share = 0.5
    @ViewBuilder let picture: Picture
    @ViewBuilder let told: Told

    var body: some View {
        GeometryReader { screen in
            let lies = screen.size.width > screen.size.height
            let layout = lies ? AnyLayout(HStackLayout(spacing: 0)) : AnyLayout(VStackLayout(spacing: 0))
            layout {
                picture
                    .frame(
                        width: lies ? screen.size.width * 0.5 : screen.size.width,
                        height: lies ? screen.size.height : screen.size.height * share
                    )
                    .clipped()
                ScrollView {
                    VStack(alignment: .leading, spacing: Space.m) { told }
                        .frame(maxWidth: 640, alignment: .leading)
                        .padding(Space.m)
                        .frame(maxWidth: .infinity)
                }
            }
        }
        .foregroundStyle(Token.ink)
        .background(Token.ground)
        .navigationTitle(title)
        .navigationBarTitleDisplayMode(.inline)
    }
}

/// One thing to do, as large as fits, to be read from four metres; VoiceOver says it when it changes.
struct Hint: View {
    let text: String
    var isGood = false

    var body: some View {
        Text(text)
            .font(.system(size: 72, weight: .bold, design: .rounded))
            .minimumScaleFactor(0.2)
            .lineLimit(2)
            .multilineTextAlignment(.center)
            .padding(Space.s)
            .frame(maxWidth: .infinity, maxHeight: 112)
            .foregroundStyle(isGood ? Token.onKeel : Token.onFilm)
            .background(isGood ? Token.keel : Token.scrim)
            .accessibilityAddTraits(.updatesFrequently)
            .accessibilitySortPriority(1)
    }
}
