import SwiftUI

/// The one thing that most taps are meant for.
struct MainButton: ButtonStyle {
    @Environment(\.isEnabled) private var isEnabled

    func makeBody(configuration: Configuration) -> some View {
        configuration.label
            .font(.headline)
            .multilineTextAlignment(.center)
            .padding(Space.m)
            .frame(maxWidth: .infinity, minHeight: Space.touch)
            .foregroundStyle(isEnabled ? Token.onKeel : Token.quietInk)
            .background(isEnabled ? Token.keel : Token.line, in: RoundedRectangle(cornerRadius: 12))
            .opacity(configuration.isPressed ? 0.7 : 1)
    }
}

/// Anything else that can be done; `isGrave` for what can't be taken back.
struct QuietButton: ButtonStyle {
    var isGrave = false
    @Environment(\.isEnabled) private var isEnabled

    func makeBody(configuration: Configuration) -> some View {
        configuration.label
            .font(.body.weight(.medium))
            .multilineTextAlignment(.center)
            .padding(.horizontal, Space.m)
            .padding(.vertical, Space.s)
            .frame(minWidth: Space.touch, minHeight: Space.touch)
            .foregroundStyle(isEnabled ? (isGrave ? Token.large : Token.ink) : Token.quietInk)
            .background(Token.raised, in: RoundedRectangle(cornerRadius: 12))
            .overlay(RoundedRectangle(cornerRadius: 12).stroke(Token.line, lineWidth: 1))
            .opacity(configuration.isPressed ? 0.7 : 1)
    }
}

/// A card that leads somewhere, as wide as its page.
struct CardButton: ButtonStyle {
    func makeBody(configuration: Configuration) -> some View {
        configuration.label
            .padding(Space.m)
            .frame(maxWidth: .infinity, minHeight: Space.touch, alignment: .leading)
            .foregroundStyle(Token.ink)
            .background(Token.raised, in: RoundedRectangle(cornerRadius: 12))
            .overlay(RoundedRectangle(cornerRadius: 12).stroke(Token.line, lineWidth: 1))
            .opacity(configuration.isPressed ? 0.7 : 1)
    }
}

/// One of several that can be chosen; chosen, it has a tick as well as a colour.
struct Chip: View {
    let name: String
    let isChosen: Bool
    let choose: @MainActor () -> Void

    var body: some View {
        Button(action: choose) {
            HStack(spacing: Space.xs) {
                if isChosen { Image(systemName: "checkmark").accessibilityHidden(true) }
                Text(name)
            }
            .padding(.horizontal, Space.m)
            .padding(.vertical, Space.s)
            .frame(minWidth: Space.touch, minHeight: Space.touch)
            .foregroundStyle(isChosen ? Token.onKeel : Token.ink)
            .background(isChosen ? Token.keel : Token.raised, in: Capsule())
            .overlay(Capsule().stroke(Token.line, lineWidth: 1))
        }
        .buttonStyle(.plain)
        .accessibilityAddTraits(isChosen ? .isSelected : [])
    }
}
