import Foundation

/// Why a call failed. Whatever is thrown, what was there before the call is kept.
///
/// Codes and values, for an app to put into words; ``detail`` is English, for logs and for whoever looks for a fault.
public enum KeelError: Error, Hashable, Sendable {
    /// The network can't be used.
    case model(fault: ModelFault, detail: String, next: NextStep)
    /// A frame does not fit its description; `given` and `needed` are px, bytes or degrees.
    case badFrame(fault: FrameFault, given: Int64, needed: Int64, detail: String, next: NextStep)
    /// The picture changed its size within a set; sizes are of the upright picture, px.
    case frameSize(
        widthPx: Int32, heightPx: Int32, givenWidthPx: Int32, givenHeightPx: Int32, detail: String, next: NextStep)
    /// A frame's time is not after the one before, or `leapt` ahead: then the next frame may be pushed.
    case frameTime(beforeNs: Int64, givenNs: Int64, leapt: Bool, detail: String, next: NextStep)
    /// The call has no meaning now.
    case order(call: String, stage: String, detail: String, next: NextStep)
    /// Another call, or another process, is not done yet. A frame is to be dropped, anything else tried again.
    case busy(detail: String, next: NextStep)
    /// A value can't be used; `given` are its first characters.
    case argument(field: String, given: String, detail: String, next: NextStep)
    /// Something that was asked for is not there; `name` is a set's id, a rep's number, or a path.
    case notThere(what: Missing, name: String, detail: String, next: NextStep)
    /// A correction does not fit; times are s from the film's first frame, `fromS` to `toS` would fit.
    case badCorrection(
        fault: CorrectionFault, atS: Double?, fromS: Double?, toS: Double?, detail: String, next: NextStep)
    /// The disk refuses.
    case storage(fault: StorageFault, path: String, detail: String, next: NextStep)
    /// The library as a whole can't be used.
    case badLibrary(fault: LibraryFault, detail: String, next: NextStep)
    /// A track can't be read.
    case badTrack(fault: TrackFault, detail: String, next: NextStep)
    /// A backup can't be restored.
    case badBackup(fault: BackupFault, detail: String, next: NextStep)
    /// A fault in Keel itself. What was recorded is kept, and the next call may be made.
    case panicked(detail: String, next: NextStep)
    /// The object was closed before.
    case closed(detail: String)
    /// Keel's native library is of another version than this package.
    case nativeLibrary(detail: String)
}

extension KeelError {
    /// What happened, as a code: its sentence stands under `failure` in the tables of words.
    public var code: String {
        switch self {
        case .model(let fault, _, _): "model_\(fault.code)"
        case .badFrame(let fault, _, _, _, _): "frame_\(fault.code)"
        case .frameSize: "frame_size"
        case .frameTime: "frame_time"
        case .order: "order"
        case .busy: "busy"
        case .argument: "argument"
        case .notThere(let what, _, _, _): "not_there_\(what.code)"
        case .badCorrection(let fault, _, _, _, _, _): "correction_\(fault.code)"
        case .storage(let fault, _, _, _): "storage_\(fault.code)"
        case .badLibrary(let fault, _, _): "library_\(fault.code)"
        case .badTrack(let fault, _, _): "track_\(fault.code)"
        case .badBackup(let fault, _, _): "backup_\(fault.code)"
        case .panicked: "panicked"
        case .closed: "closed"
        case .nativeLibrary: "native_library"
        }
    }

    /// What happened, in English, never shown to a person.
    public var detail: String { told.detail }

    /// What to offer the person: its sentence stands under `next_step`, by its ``Code/code``.
    public var next: NextStep { told.next }

    private var told: (detail: String, next: NextStep) {
        switch self {
        case .model(_, let detail, let next), .badFrame(_, _, _, let detail, let next),
            .frameSize(_, _, _, _, let detail, let next), .frameTime(_, _, _, let detail, let next),
            .order(_, _, let detail, let next), .busy(let detail, let next), .argument(_, _, let detail, let next),
            .notThere(_, _, let detail, let next), .badCorrection(_, _, _, _, let detail, let next),
            .storage(_, _, let detail, let next), .badLibrary(_, let detail, let next),
            .badTrack(_, let detail, let next), .badBackup(_, let detail, let next), .panicked(let detail, let next):
            (detail, next)
        case .closed(let detail): (detail, .callInOrder)
        case .nativeLibrary(let detail): (detail, .update)
        }
    }
}

extension KeelError: LocalizedError {
    /// ``detail``, as loggers ask for it.
    public var errorDescription: String? { detail }
}
