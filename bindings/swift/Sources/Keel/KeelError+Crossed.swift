import KeelCore

extension KeelError {
    /// A failure as it crosses.
    init(_ crossed: KeelCore.KeelError) {
        switch crossed {
        case .Model(let fault, let detail, let next):
            self = .model(fault: fault, detail: detail, next: next)
        case .Frame(let fault, let given, let needed, let detail, let next):
            self = .badFrame(fault: fault, given: given, needed: needed, detail: detail, next: next)
        case .FrameSize(let width, let height, let givenWidth, let givenHeight, let detail, let next):
            self = .frameSize(
                widthPx: width, heightPx: height, givenWidthPx: givenWidth, givenHeightPx: givenHeight, detail: detail,
                next: next)
        case .FrameTime(let before, let given, let leapt, let detail, let next):
            self = .frameTime(beforeNs: before, givenNs: given, leapt: leapt, detail: detail, next: next)
        case .Order(let call, let stage, let detail, let next):
            self = .order(call: call, stage: stage, detail: detail, next: next)
        case .Busy(let detail, let next):
            self = .busy(detail: detail, next: next)
        case .Argument(let field, let given, let detail, let next):
            self = .argument(field: field, given: given, detail: detail, next: next)
        case .NotThere(let what, let name, let detail, let next):
            self = .notThere(what: what, name: name, detail: detail, next: next)
        case .Correction(let fault, let at, let from, let to, let detail, let next):
            self = .badCorrection(fault: fault, atS: at, fromS: from, toS: to, detail: detail, next: next)
        case .Storage(let fault, let path, let detail, let next):
            self = .storage(fault: fault, path: path, detail: detail, next: next)
        case .Library(let fault, let detail, let next):
            self = .badLibrary(fault: fault, detail: detail, next: next)
        case .Track(let fault, let detail, let next):
            self = .badTrack(fault: fault, detail: detail, next: next)
        case .Backup(let fault, let detail, let next):
            self = .badBackup(fault: fault, detail: detail, next: next)
        case .Panicked(let detail, let next):
            self = .panicked(detail: detail, next: next)
        }
    }
}
