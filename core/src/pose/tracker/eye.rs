//! One look: crop, network, decoder.

use crate::frame::{Frame, Sampler};
use crate::geometry::Similarity;
use crate::infer::{ImageTensor, Output, Runtime};
use crate::pose::decode::Decoder;
use crate::pose::{Manifest, PoseError};

/// The memory that looking needs; after the first looks of each size nothing is allocated.
#[derive(Debug)]
pub(super) struct Eye {
    pub(super) decoder: Decoder,
    sampler: Sampler,
    tensor: Vec<f32>,
    pub(super) outputs: Vec<Output>,
}

impl Eye {
    pub(super) fn new(manifest: &Manifest) -> Self {
        Self {
            decoder: Decoder::new(manifest),
            sampler: Sampler::new(),
            tensor: Vec::new(),
            outputs: Vec::new(),
        }
    }

    /// Runs the network on the crop (crop px to frame px) of a size; the answer stands in `outputs`.
    pub(super) fn look(
        &mut self,
        frame: &Frame<'_>,
        crop: &Similarity,
        (width, height): (usize, usize),
        runtime: &mut dyn Runtime,
    ) -> Result<(), PoseError> {
        let layout = self.decoder.manifest().tensor_layout(width, height);
        self.sampler.sample(frame, crop, &layout, &mut self.tensor);
        runtime.run(&ImageTensor { width, height, values: &self.tensor }, &mut self.outputs)?;
        Ok(())
    }
}
