import SwiftUI

/// A page that scrolls, with what can be done at its foot.
struct Page<Content: View, Actions: View>: View {
    let title: String
    @ViewBuilder let content: Content
    @ViewBuilder let actions: Actions

    var body: some View {
        ScrollView {
            VStack(alignment: .leading, spacing: Space.m) { content }
                .frame(maxWidth: 640, alignment: .leading)
                .padding(Space.m)
                .frame(maxWidth: .infinity)
        }
        .foregroundStyle(Token.ink)
        .safeAreaInset(edge: .bottom) {
            VStack(spacing: Space.s) { actions }
                .frame(maxWidth: 640)
                .padding(.horizontal, Space.m)
                .padding(.vertical, Space.s)
                .frame(maxWidth: .infinity)
                .background(Token.ground)
        }
        .background(Token.ground)
        .navigationTitle(title)
        .scrollDismissesKeyboard(.interactively)
    }
}

extension Page where Actions == EmptyView {
    init(title: String, @ViewBuilder content: () -> Content) {
        self.init(title: title, content: content, actions: { EmptyView() })
    }
}

/// A heading within a page; VoiceOver's rotor finds it.
struct Heading: View {
    let text: String

    var body: some View {
        Text(text).font(.title2.weight(.semibold)).accessibilityAddTraits(.isHeader)
    }
}

/// What stands beside a figure.
struct Caption: View {
    let text: String

    var body: some View { Text(text).font(.subheadline).foregroundStyle(Token.quietInk) }
}

/// A large number, read together with what it is.
struct Figure: View {
    let number: String
    let what: String?

    var body: some View {
        VStack(alignment: .leading, spacing: 0) {
            Text(number).font(.system(.largeTitle, design: .rounded).weight(.bold))
            if let what { Caption(text: what) }
        }
        .accessibilityElement(children: .combine)
    }
}

/// A title, and one of several to choose.
struct Choice<Option: Hashable>: View {
    let title: String
    let options: [Option]
    let chosen: Option
    let name: (Option) -> String
    let choose: @MainActor (Option) -> Void

    var body: some View {
        VStack(alignment: .leading, spacing: Space.s) {
            Text(title).font(.headline).accessibilityAddTraits(.isHeader)
            Flow {
                ForEach(options, id: \.self) { option in
                    Chip(name: name(option), isChosen: option == chosen) { choose(option) }
                }
            }
        }
        .accessibilityElement(children: .contain)
        .accessibilityLabel(title)
    }
}

/// How much of something is done, 0 to 1.
struct ShareBar: View {
    let share: Double

    var body: some View { ProgressView(value: min(max(0, share), 1)).tint(Token.keel) }
}
