import Keel

extension ReplayModel.State {
    /// The moment in words: time, rep, phase and change.
    public func moment(_ words: Words) -> String {
        let overlay = shown?.overlay
        let told = [
            "\(words.number(timeS, digits: 2)) s", overlay?.rep.map { words.of("summary.rep", ["rep": String($0)]) },
            overlay?.phase.map { words.of("phase", $0) }, overlay?.changeDeg.map(words.degrees),
        ]
        return told.compactMap(\.self).joined(separator: " · ")
    }

    /// The curve to draw over the film; empty where it is switched off or not seen.
    public var curve: Polyline? { layer == .off ? nil : shown?.overlay?.curve }

    /// The set-up's curve to draw under it.
    public var setup: Polyline? { layer == .curveAndSetup ? shown?.overlay?.setup : nil }

    /// The jumps of every rep.
    public var jumps: [ReplayModel.RepJumps] {
        let all = opened?.jumps ?? []
        return Set(all.map(\.rep)).sorted().map { rep in
            ReplayModel.RepJumps(rep: rep, jumps: all.filter { $0.rep == rep })
        }
    }

    /// What the button of the layer says.
    public func layer(_ words: Words) -> String {
        switch layer {
        case .curveAndSetup: words.of("page.layer_setup")
        case .curve: words.of("page.layer_curve")
        case .off: words.of("page.layer_off")
        }
    }
}

extension ReplayModel {
    /// A rep and the moments to jump to.
    public struct RepJumps: Hashable, Sendable, Identifiable {
        public let rep: Int32
        public let jumps: [Jump]
        public var id: Int32 { rep }
    }
}

extension Words {
    /// The name of an event of a rep.
    public func event(_ event: RepEvent) -> String {
        event == .end ? say(.eventEnd) : of("phase.\(event.code)")
    }
}
