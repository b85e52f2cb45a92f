//! The runtime that is part of Keel: pure Rust, on every machine, slower.

use super::{ImageTensor, InferError, Network, Output, Runtime, RuntimeName};
use rten::{Model, NodeId, RunOptions, ThreadPool};
use rten_tensor::{Layout as _, NdTensorView};
use std::sync::Arc;

/// A network in the embedded runtime: one thread.
pub struct Embedded {
    model: Model,
    input: NodeId,
    outputs: Vec<NodeId>,
    pool: Arc<ThreadPool>,
}

impl Embedded {
    /// Loads the network.
    ///
    /// # Errors
    /// [`InferError::Model`], [`InferError::Port`].
    pub fn load(network: &Network<'_>) -> Result<Self, InferError> {
        let model = Model::load(network.bytes.to_vec()).map_err(|e| InferError::Model {
            runtime: RuntimeName::Embedded,
            bytes: network.bytes.len(),
            reason: e.to_string(),
        })?;
        let port = |port, name: &str, among: &[NodeId]| {
            let found = model.find_node(name).filter(|id| among.contains(id));
            found.ok_or_else(|| InferError::Port { port, name: name.to_owned() })
        };
        let input = port("input", network.input, model.input_ids())?;
        let outputs = network
            .outputs
            .iter()
            .map(|name| port("output", name, model.output_ids()))
            .collect::<Result<_, _>>()?;
        Ok(Self { input, outputs, pool: Arc::new(ThreadPool::with_num_threads(1)), model })
    }
}

impl Runtime for Embedded {
    fn name(&self) -> RuntimeName {
        RuntimeName::Embedded
    }

    fn run(&mut self, image: &ImageTensor<'_>, outputs: &mut Vec<Output>) -> Result<(), InferError> {
        image.check()?;
        let failed = |reason: String| InferError::Run {
            runtime: RuntimeName::Embedded,
            width: image.width,
            height: image.height,
            reason,
        };
        let view = NdTensorView::from_data([1, 3, image.height, image.width], image.values);
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(&self.pool)));
        let results = self
            .model
            .run(vec![(self.input, view.as_dyn().into())], &self.outputs, Some(options))
            .map_err(|e| failed(e.to_string()))?;
        outputs.resize_with(self.outputs.len(), Output::default);
        for (value, output) in results.iter().zip(outputs) {
            let tensor = value
                .as_tensor_view::<f32>()
                .ok_or_else(|| failed("an output holds no 32-bit floats".to_owned()))?
                .to_contiguous();
            output.fill(tensor.shape().iter().copied(), tensor.data());
        }
        Ok(())
    }
}
