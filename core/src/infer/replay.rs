//! A runtime that gives back what was recorded.

use super::{ImageTensor, InferError, Output, Runtime, RuntimeName};

/// Recorded outputs, given back run by run, from the start again after the last. For tests and measurements of the
/// stages after the network: it allocates nothing once its caller's buffers have grown.
#[derive(Clone, Debug)]
pub struct Replay {
    name: RuntimeName,
    runs: Vec<Vec<Output>>,
    next: usize,
}

impl Replay {
    /// A replay of `runs`, each the outputs of one run, in the name of the runtime that they were recorded from.
    pub fn new(name: RuntimeName, runs: Vec<Vec<Output>>) -> Self {
        Self { name, runs, next: 0 }
    }
}

impl Runtime for Replay {
    fn name(&self) -> RuntimeName {
        self.name
    }

    fn run(&mut self, image: &ImageTensor<'_>, outputs: &mut Vec<Output>) -> Result<(), InferError> {
        image.check()?;
        let recorded = self.runs.get(self.next).ok_or(InferError::NothingRecorded)?;
        self.next = (self.next + 1) % self.runs.len();
        outputs.resize_with(recorded.len(), Output::default);
        for (from, to) in recorded.iter().zip(outputs) {
            to.fill(from.shape.iter().copied(), &from.values);
        }
        Ok(())
    }
}
