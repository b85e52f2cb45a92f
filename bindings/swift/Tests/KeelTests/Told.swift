import Keel

/// A state as the core writes it, to be compared with what it wrote.
func told(_ state: LiveState) -> JSON {
    let curve = state.overlay.curve
    // Places cross as 32-bit floats; the tracks of the scenarios hold sixteenths of a pixel, which these hold exactly.
    let ends = [curve.first, curve.last].compactMap { $0 }.map { numbers(Double($0.x), Double($0.y)) }
    return .object([
        "time_s": .number(state.timeS),
        "stage": stage(state.stage),
        "event": state.event.map(event) ?? .null,
        "change": state.change.map { numbers($0.deg, $0.marginDeg) } ?? .null,
        "phase": code(state.phase),
        "reps": .number(Double(state.reps)),
        "attempts": .number(Double(state.attempts)),
        "readiness": .array(state.readiness.map(item)),
        "ready": .bool(state.ready),
        "advice": code(state.advice),
        "cue": state.cue.map(cue) ?? .null,
        "countdown_s": state.countdownS.map { .number(Double($0)) } ?? .null,
        "thinning": code(state.thinning),
        "curve_points": .number(Double(curve.count)),
        "curve_ends": .array(ends),
    ])
}

private func code(_ value: (any Code)?) -> JSON { value.map { .string($0.code) } ?? .null }

private func numbers(_ values: Double...) -> JSON { .array(values.map { .number($0) }) }

private func item(_ item: ReadinessItem) -> JSON {
    .object(["check": code(item.check), "condition": code(item.condition), "advice": code(item.advice)])
}

private func stage(_ stage: Stage) -> JSON {
    func told(_ name: String, _ fields: [String: JSON] = [:]) -> JSON {
        .object(fields.merging(["stage": .string(name)]) { $1 })
    }
    func over(_ name: String, _ since: Double, _ at: Double, _ reason: EndReason) -> JSON {
        told(name, ["since_s": .number(since), "at_s": .number(at), "reason": code(reason)])
    }
    return switch stage {
    case .idle: told("idle")
    case .place: told("place")
    case .countdown(let until): told("countdown", ["until_s": .number(until)])
    case .waiting: told("waiting")
    case .setupTaken(let since): told("setup_taken", ["since_s": .number(since)])
    case .set(let since): told("set", ["since_s": .number(since)])
    case .ended(let since, let at, let reason): over("ended", since, at, reason)
    case .judged(let since, let at, let reason): over("judged", since, at, reason)
    case .interrupted(let since): told("interrupted", ["since_s": .number(since)])
    }
}

private func event(_ event: SetEvent) -> JSON {
    func told(_ name: String, _ fields: [String: JSON] = [:]) -> JSON {
        .object(fields.merging(["event": .string(name)]) { $1 })
    }
    return switch event {
    case .placed: told("placed")
    case .armed: told("armed")
    case .disarmed: told("disarmed")
    case .countdownOver: told("countdown_over")
    case .setupTaken: told("setup_taken")
    case .setupLeft: told("setup_left")
    case .setBegan(let at): told("set_began", ["at_s": .number(at)])
    case .setEnded(let reason): told("set_ended", ["reason": code(reason)])
    case .setDropped: told("set_dropped")
    case .setGoesOn: told("set_goes_on")
    case .judged: told("judged")
    case .released: told("released")
    case .interrupted: told("interrupted")
    case .cameraBack: told("camera_back")
    }
}

private func cue(_ cue: Cue) -> JSON {
    if case .hint(let advice) = cue { .object(["hint": code(advice)]) } else { .string(cue.code) }
}
