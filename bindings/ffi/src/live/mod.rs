//! Filming: frames in, a state out of each, and a verdict at the end.

mod calls;
mod diagnostics;
mod eye;
mod ghost;
mod journal;
mod state;

pub use diagnostics::Diagnostics;
pub use ghost::{SetupGhost, SpotMatch};
pub use state::LiveState;

use std::path::PathBuf;
use std::sync::Arc;

use keel_core::infer::Runtime;
use keel_core::model::Model;
use keel_core::recorder;
use keel_core::track::decode;

use crate::codes::{CameraFacts, Grammar, Lift};
use crate::guard::{Shared, guard};
use crate::objects::Counted;
use crate::{FrameInfo, KeelError};
use eye::Eye;
use journal::Journal;

/// How a set is filmed.
#[derive(Clone, Debug, PartialEq, uniffi::Record)]
pub struct LiveOptions {
    /// The lift, where the lifter named it.
    pub lift: Option<Lift>,
    /// How much is said.
    pub grammar: Grammar,
    /// File that a set is written to, second by second, so that it outlives the process: see [`crate::recover`]. It is there
    /// from the begin of a set until the set is kept or dropped. `None`: a set lives in memory alone.
    pub journal: Option<String>,
}

/// Sets at one place, one after the other. Push frames from one thread; make the other calls from any.
#[derive(uniffi::Object)]
pub struct LiveSet {
    filming: Shared<Filming>,
    _counted: Counted,
}

/// What a live set is made of.
struct Filming {
    eye: Eye,
    journal: Option<Journal>,
}

impl LiveSet {
    pub(crate) fn filming(
        model: &Model,
        runtime: Box<dyn Runtime>,
        options: LiveOptions,
    ) -> Result<Arc<Self>, KeelError> {
        let how = recorder::LiveOptions { lift: options.lift, grammar: options.grammar };
        let recorder = recorder::LiveRecorder::new(model, runtime, how)?;
        Ok(Self::with(Eye::Network(Box::new(recorder)), options.journal))
    }

    fn with(eye: Eye, journal: Option<String>) -> Arc<Self> {
        let journal = journal.map(|path| Journal::at(PathBuf::from(path)));
        Arc::new(Self { filming: Shared::new(Filming { eye, journal }), _counted: Counted::new() })
    }
}

#[uniffi::export]
impl LiveSet {
    /// A set that sees what a stored track saw, frame after frame, whatever its pictures show: for demonstrations, screenshots
    /// and tests. Everything behind the network is the same as on a set of [`crate::Engine::live_set`].
    ///
    /// # Errors
    /// [`KeelError::Track`] where the bytes are no track.
    #[uniffi::constructor]
    pub fn rehearsing(track: Vec<u8>, options: LiveOptions) -> Result<Arc<Self>, KeelError> {
        guard(|| {
            let track = decode(&track)?.track;
            let how = recorder::LiveOptions { lift: options.lift, grammar: options.grammar };
            Ok(Self::with(Eye::rehearsing(track, how), options.journal))
        })
    }

    /// Looks at the next frame; the state after it. Planes that the format lacks are empty; none is kept or copied. Never waits:
    /// while another call is on, the frame is to be dropped.
    ///
    /// # Errors
    /// [`KeelError::Busy`] while another call is on; [`KeelError::Order`] before [`Self::place`]; [`KeelError::Frame`],
    /// [`KeelError::FrameSize`] and [`KeelError::FrameTime`] for a frame that does not fit; [`KeelError::Argument`] for a fact that is no
    /// number; [`KeelError::Model`] where the network fails. The set so far is kept and the next frame may be pushed.
    pub fn push(
        &self,
        first: &[u8],
        second: &[u8],
        third: &[u8],
        info: FrameInfo,
        facts: CameraFacts,
    ) -> Result<LiveState, KeelError> {
        self.filming.at_once(|filming| {
            let frame = info.over(first, second, third)?;
            #[cfg(any(test, feature = "test-panic"))]
            injected_panic(info.time_ns);
            let state = filming.eye.push(&frame, &facts, filming.journal.as_mut())?;
            Ok(LiveState::from(state))
        })
    }
}

/// Panics for the one time that no camera gives.
#[cfg(any(test, feature = "test-panic"))]
fn injected_panic(time_ns: i64) {
    assert!(time_ns != i64::MIN, "a panic that a test asked for");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ColorMatrix, ColorRange, ColorTransfer, PixelFormat};

    #[test]
    fn a_panic_in_a_push_is_an_error_and_the_set_goes_on() {
        let track = include_bytes!("../../../../tests/scenarios/placing.keeltrack").to_vec();
        let options = LiveOptions { lift: None, grammar: Grammar::Read, journal: None };
        let live = LiveSet::rehearsing(track, options).unwrap();
        live.place().unwrap();
        let push = |time_ns| {
            let info = FrameInfo {
                format: PixelFormat::Rgba,
                width_px: 2,
                height_px: 2,
                row_stride: 8,
                chroma_row_stride: 0,
                chroma_pixel_stride: 0,
                rotation_deg: 0,
                mirrored: false,
                matrix: ColorMatrix::Bt709,
                range: ColorRange::Full,
                transfer: ColorTransfer::Sdr,
                time_ns,
            };
            live.push(&[0; 16], &[], &[], info, CameraFacts::default())
        };
        assert!(push(0).is_ok());
        assert!(matches!(push(i64::MIN), Err(KeelError::Panicked { .. })));
        assert!(push(40_000_000).is_ok());
        assert_eq!(live.diagnostics().unwrap().frames, 2);
    }
}
