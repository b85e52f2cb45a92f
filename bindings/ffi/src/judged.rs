//! A set that is over and judged.

use std::path::PathBuf;
use std::sync::Arc;

use keel_core::recorder::SetReport;
use keel_core::replay;
use keel_core::report::{self, to_json};
use keel_core::track::{Decoded, TrackError, decode};

use crate::codes::EndReason;
use crate::guard::guard;
use crate::objects::Counted;
use crate::{KeelError, Replay, Report, SetupGhost};

/// A judged set: its track and what follows from it. A [`crate::SetLibrary`] keeps it.
#[derive(uniffi::Object)]
pub struct JudgedSet {
    replay: Arc<replay::Replay<'static>>,
    bytes: Vec<u8>,
    reason: EndReason,
    damage: Option<String>,
    _counted: Counted,
}

impl JudgedSet {
    pub(crate) fn of_live(set: SetReport) -> Arc<Self> {
        let SetReport { report, track, bytes, reason } = set;
        Arc::new(Self {
            replay: Arc::new(replay::Replay::owning(track, report)),
            bytes,
            reason,
            damage: None,
            _counted: Counted::new(),
        })
    }

    pub(crate) fn of_bytes(mut bytes: Vec<u8>, reason: EndReason) -> Result<Arc<Self>, KeelError> {
        let Decoded { track, damage } = decode(&bytes)?;
        // What is kept is whole: the damaged end goes.
        if let Some(TrackError::Chunk { at, .. }) = damage {
            bytes.truncate(at);
        }
        let report = report::Report::of(&track);
        Ok(Arc::new(Self {
            replay: Arc::new(replay::Replay::owning(track, report)),
            bytes,
            reason,
            damage: damage.map(|d| d.to_string()),
            _counted: Counted::new(),
        }))
    }

    /// The report as the library keeps it.
    pub(crate) fn core_report(&self) -> &report::Report {
        self.replay.report()
    }

    /// The track as bytes.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

#[uniffi::export]
impl JudgedSet {
    /// The report.
    ///
    /// # Errors
    /// Never; typed like every call.
    pub fn report(&self) -> Result<Report, KeelError> {
        guard(|| Ok(self.replay.report().into()))
    }

    /// The whole report as JSON, series included: the document that `keel analyze --json` writes.
    ///
    /// # Errors
    /// [`KeelError::Library`] where a number is not finite.
    pub fn report_json(&self) -> Result<String, KeelError> {
        guard(|| Ok(to_json(self.replay.report())?))
    }

    /// Why the set ended.
    ///
    /// # Errors
    /// Never; typed like every call.
    pub fn reason(&self) -> Result<EndReason, KeelError> {
        guard(|| Ok(self.reason))
    }

    /// What was damaged in a journal that this set was recovered from; `None` where nothing was. For logs.
    ///
    /// # Errors
    /// Never; typed like every call.
    pub fn damage(&self) -> Result<Option<String>, KeelError> {
        guard(|| Ok(self.damage.clone()))
    }

    /// The track as it is stored: what was seen in every frame.
    ///
    /// # Errors
    /// Never; typed like every call.
    pub fn track(&self) -> Result<Vec<u8>, KeelError> {
        guard(|| Ok(self.bytes.clone()))
    }

    /// When its last frame was shown, ns on the camera's clock: with it a film that goes on longer is cut to its measurements.
    /// `None` where no frame was seen.
    ///
    /// # Errors
    /// Never; typed like every call.
    pub fn last_frame_ns(&self) -> Result<Option<i64>, KeelError> {
        guard(|| Ok(self.replay.track().observations.last().map(|o| o.time.nanos())))
    }

    /// The set, to be looked at.
    ///
    /// # Errors
    /// Never; typed like every call.
    pub fn replay(&self) -> Result<Arc<Replay>, KeelError> {
        guard(|| Ok(Replay::over(Arc::clone(&self.replay))))
    }

    /// The set-up, for finding the same spot next time; `None` where curve and plate were not seen together in it.
    ///
    /// # Errors
    /// Never; typed like every call.
    pub fn setup_ghost(&self) -> Result<Option<SetupGhost>, KeelError> {
        guard(|| Ok(SetupGhost::of(self.replay.track(), self.replay.report())))
    }
}

/// Finishes a set whose app was killed, from the journal it left: see [`crate::LiveOptions::journal`]. What was cut off is
/// told by [`JudgedSet::damage`].
///
/// # Errors
/// [`KeelError::Storage`] where the file can't be read, [`KeelError::Track`] where it holds no set.
#[uniffi::export]
pub fn recover(journal: String) -> Result<Arc<JudgedSet>, KeelError> {
    guard(|| {
        let path = PathBuf::from(journal);
        let bytes = std::fs::read(&path).map_err(|e| KeelError::file(&path, &e))?;
        JudgedSet::of_bytes(bytes, EndReason::Interrupted)
    })
}
