import KeelCore

/// A value that is one of a few; ``code`` is its key in the tables of words.
public protocol Code: Sendable, Hashable, CaseIterable {}

extension Code {
    /// Its name in lower case, words apart by underscores.
    public var code: String { Keel.code(of: self) }
}

extension Cue {
    /// What is to be played; for ``Cue/hint(_:)`` that is `hint`, and the words stand under the advice.
    public var code: String {
        if case .hint = self { "hint" } else { Keel.code(of: self) }
    }
}

private func code(of value: some Any) -> String {
    var code = ""
    for character in String(describing: value) {
        if character.isUppercase { code.append("_") }
        code.append(character.lowercased())
    }
    return code
}

extension Advice: Code {}
extension AngleSeries: Code {}
extension AskReason: Code {}
extension BackupFault: Code {}
extension Baseline: Code {}
extension ColorMatrix: Code {}
extension ColorRange: Code {}
extension ColorTransfer: Code {}
extension CompareAnchor: Code {}
extension Condition: Code {}
extension CorrectionFault: Code {}
extension EndReason: Code {}
extension Facing: Code {}
extension FindingCode: Code {}
extension FrameFault: Code {}
extension HeadlineCode: Code {}
extension Heat: Code {}
extension Joint: Code {}
extension JumpKind: Code {}
extension LibraryFault: Code {}
extension Lift: Code {}
extension LiftSource: Code {}
extension LoadUnit: Code {}
extension LogLevel: Code {}
extension LostAt: Code {}
extension Missing: Code {}
extension ModelFault: Code {}
extension NextStep: Code {}
extension Phase: Code {}
extension PictureKind: Code {}
extension PixelFormat: Code {}
extension PlatePoint: Code {}
extension Quality: Code {}
extension Question: Code {}
extension ReadinessCheck: Code {}
extension Reason: Code {}
extension Region: Code {}
extension RepEvent: Code {}
extension RestoreMode: Code {}
extension RuntimeChoice: Code {}
extension SetupReference: Code {}
extension SoreSpot: Code {}
extension SorenessCode: Code {}
extension SpineLevel: Code {}
extension StorageFault: Code {}
extension Thinning: Code {}
extension TimeAxis: Code {}
extension TrackFault: Code {}
extension Unlike: Code {}
extension Verdict: Code {}
extension VideoState: Code {}
