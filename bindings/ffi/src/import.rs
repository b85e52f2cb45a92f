//! A film from elsewhere, judged frame by frame.

use std::sync::Arc;

use keel_core::infer::Runtime;
use keel_core::model::Model;
use keel_core::recorder::Recorder;

use crate::codes::{EndReason, Lift};
use crate::guard::Shared;
use crate::objects::Counted;
use crate::{FrameInfo, JudgedSet, KeelError};

/// A film being judged: every frame is looked at and nothing is left out. The caller decodes. Dropping it cancels.
#[derive(uniffi::Object)]
pub struct ClipImport {
    /// `None` once it is finished.
    recorder: Shared<Option<Recorder>>,
    _counted: Counted,
}

impl ClipImport {
    pub(crate) fn new(
        model: &Model,
        runtime: Box<dyn Runtime>,
        lift: Option<Lift>,
    ) -> Result<Arc<Self>, KeelError> {
        let recorder = Recorder::new(model, runtime, lift)?;
        Ok(Arc::new(Self { recorder: Shared::new(Some(recorder)), _counted: Counted::new() }))
    }
}

#[uniffi::export]
impl ClipImport {
    /// Looks at the next frame of the film, in the order of presentation. Planes that the format lacks are empty.
    ///
    /// # Errors
    /// [`KeelError::Frame`], [`KeelError::FrameSize`] and [`KeelError::FrameTime`] for a frame that does not fit, [`KeelError::Model`]
    /// where the network fails. What was seen before is kept and the next frame may be pushed.
    pub fn push(&self, first: &[u8], second: &[u8], third: &[u8], info: FrameInfo) -> Result<(), KeelError> {
        self.recorder.at_once(|recorder| {
            let recorder = recorder.as_mut().ok_or_else(|| finished("push"))?;
            recorder.push(&info.over(first, second, third)?, None)?;
            Ok(())
        })
    }

    /// The film is over: judges it.
    ///
    /// # Errors
    /// [`KeelError::Track`] where no frame was pushed.
    pub fn finish(&self) -> Result<Arc<JudgedSet>, KeelError> {
        self.recorder.wait(|recorder| {
            let recorder = recorder.take().ok_or_else(|| finished("finish"))?;
            JudgedSet::of_bytes(recorder.finish(None).0, EndReason::Tapped)
        })
    }
}

fn finished(call: &str) -> KeelError {
    KeelError::order(call, "after the film was finished", "begin another import")
}
