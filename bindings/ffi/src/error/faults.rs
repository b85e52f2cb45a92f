//! The codes within an error.

/// What to offer a person after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum NextStep {
    /// Correct the value that was given.
    CorrectValue,
    /// Make the calls in their order; in an app that is a fault to report.
    CallInOrder,
    /// Do the same again in a moment.
    TryAgain,
    /// End the set and begin a new one.
    BeginAgain,
    /// Choose another file, folder, set or rep.
    ChooseAnother,
    /// Free some storage.
    FreeStorage,
    /// Update Keel.
    Update,
    /// Repair the library.
    Repair,
    /// Restore from a backup, or copy the file again from where it was made.
    Restore,
    /// Do not use this file.
    Distrust,
    /// Use the two files of a network that belong together.
    ReplaceModel,
    /// Report it.
    Report,
}

/// What is wrong with a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum ModelFault {
    /// Its manifest can't be read or makes no sense.
    Manifest,
    /// The manifest belongs to another file.
    OtherFile,
    /// The file is no network that a runtime understands.
    Broken,
    /// It has not what following a lifter needs.
    Unfit,
    /// No ONNX Runtime library was found, or it can't be loaded.
    Runtime,
    /// It failed on a picture.
    Failed,
}

/// What does not fit a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum FrameFault {
    /// A side is too short or too long.
    Dimensions,
    /// A row stride is shorter than a row.
    RowStride,
    /// The chroma pixel stride is none.
    PixelStride,
    /// A plane ends before the picture does.
    PlaneLength,
    /// Not a quarter turn.
    Rotation,
}

/// What is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Missing {
    /// No set has this id.
    Set,
    /// The set has no track, or its file is gone or another.
    Track,
    /// The set was not judged.
    Report,
    /// There is no such rep.
    Rep,
    /// The rep has no such event.
    Event,
    /// There is nothing to measure the rep's change against.
    Baseline,
    /// No correction is left to undo.
    Correction,
    /// The question is not due.
    Question,
    /// Nothing is known of that moment.
    Moment,
}

/// Why a correction does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum CorrectionFault {
    /// No rep is on at that time.
    NoRep,
    /// The event would leave its place among the others.
    OutOfOrder,
    /// This lift has no such event.
    NoSuchEvent,
    /// There are no two strokes to part.
    NotTwo,
    /// The film holds no lift.
    NoLift,
}

/// How the disk refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum StorageFault {
    /// Writing is not allowed.
    NotWritable,
    /// No room is left.
    Full,
    /// The folder holds something.
    NotEmpty,
    /// Another failure of reading or writing.
    Failed,
}

/// Why the library can't be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum LibraryFault {
    /// Its database is damaged; repairing keeps it aside.
    Damaged,
    /// The database is of another program.
    NotALibrary,
    /// Written by a later Keel.
    Newer,
    /// The database refused in a way that has no better name.
    Refused,
}

/// Why a track can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum TrackFault {
    /// Not a track.
    NotATrack,
    /// Written by a later Keel.
    Newer,
    /// Damaged.
    Damaged,
    /// Of another recording than the report.
    Mismatch,
}

/// Why a backup can't be restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum BackupFault {
    /// Not a backup, or cut off.
    NotWhole,
    /// Altered since it was written.
    Altered,
    /// Made by a later Keel.
    Newer,
    /// It holds what Keel does not write.
    Foreign,
}
