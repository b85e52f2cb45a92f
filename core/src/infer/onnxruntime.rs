//! ONNX Runtime, from a library that is loaded when the program runs.

use super::{ImageTensor, InferError, Network, Output, Runtime, RuntimeName, search};
use ort::environment::Environment;
use ort::session::Session;
use ort::value::TensorRef;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The library's environment: one for the life of the process, which is what ONNX Runtime allows.
static ENVIRONMENT: Mutex<Option<Environment>> = Mutex::new(None);

/// A network in ONNX Runtime: one thread, the calling one.
#[derive(Debug)]
pub struct OnnxRuntime {
    session: Session,
    input: String,
    outputs: Vec<String>,
}

impl OnnxRuntime {
    /// Loads the library, unless the process has one already, and the network. `library` names the library; without it
    /// `ORT_DYLIB_PATH` or the usual places serve.
    ///
    /// # Errors
    /// [`InferError::LibraryNotFound`], [`InferError::Library`], [`InferError::Model`], [`InferError::Port`].
    pub fn load(library: Option<&Path>, network: &Network<'_>) -> Result<Self, InferError> {
        let environment = environment(library)?;
        let refused = |reason: String| InferError::Model {
            runtime: RuntimeName::OnnxRuntime,
            bytes: network.bytes.len(),
            reason,
        };
        let builder = Session::builder(&environment).map_err(|e| refused(e.to_string()))?;
        let builder = builder.with_intra_threads(1).map_err(|e| refused(e.to_string()))?;
        let builder = builder.with_inter_threads(1).map_err(|e| refused(e.to_string()))?;
        let mut builder = builder.with_intra_op_spinning(false).map_err(|e| refused(e.to_string()))?;
        let session = builder.commit_from_memory(network.bytes).map_err(|e| refused(e.to_string()))?;
        let has = |ports: &[ort::value::Outlet], name: &str| ports.iter().any(|port| port.name() == name);
        if !has(session.inputs(), network.input) {
            return Err(InferError::Port { port: "input", name: network.input.to_owned() });
        }
        if let Some(name) = network.outputs.iter().find(|name| !has(session.outputs(), name)) {
            return Err(InferError::Port { port: "output", name: (*name).to_owned() });
        }
        let outputs = network.outputs.iter().map(|&name| name.to_owned()).collect();
        Ok(Self { session, input: network.input.to_owned(), outputs })
    }
}

impl Runtime for OnnxRuntime {
    fn name(&self) -> RuntimeName {
        RuntimeName::OnnxRuntime
    }

    fn run(&mut self, image: &ImageTensor<'_>, outputs: &mut Vec<Output>) -> Result<(), InferError> {
        image.check()?;
        let (width, height) = (image.width, image.height);
        let failed =
            |reason: String| InferError::Run { runtime: RuntimeName::OnnxRuntime, width, height, reason };
        let tensor = TensorRef::from_array_view(([1, 3, height, width], image.values))
            .map_err(|e| failed(e.to_string()))?;
        let results = self
            .session
            .run(ort::inputs![self.input.as_str() => tensor])
            .map_err(|e| failed(e.to_string()))?;
        outputs.resize_with(self.outputs.len(), Output::default);
        for (name, output) in self.outputs.iter().zip(outputs) {
            let value =
                results.get(name).ok_or_else(|| InferError::Port { port: "output", name: name.clone() })?;
            let (shape, values) =
                value.try_extract_tensor::<f32>().map_err(|e| failed(format!("output {name}: {e}")))?;
            output.fill(shape.iter().map(|&size| usize::try_from(size).unwrap_or(0)), values);
        }
        Ok(())
    }
}

/// The process's environment; the first library that loads stays.
fn environment(library: Option<&Path>) -> Result<Environment, InferError> {
    let mut shared = ENVIRONMENT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(environment) = shared.as_ref() {
        return Ok(environment.clone());
    }
    let candidates = library.map_or_else(search::libraries, |path| vec![path.to_owned()]);
    let only = candidates.len() == 1;
    let mut first_error = None;
    for path in candidates {
        match start(&path) {
            Ok(environment) => return Ok(shared.insert(environment).clone()),
            Err(error) => {
                first_error.get_or_insert(error);
            }
        }
    }
    let named = library.is_some() || std::env::var_os("ORT_DYLIB_PATH").is_some();
    match first_error {
        Some(error) if named || !only => Err(error),
        _ => Err(InferError::LibraryNotFound),
    }
}

fn start(path: &PathBuf) -> Result<Environment, InferError> {
    let refused = |reason: String| InferError::Library { path: path.clone(), reason };
    let builder = ort::init_from(path).map_err(|e| refused(e.to_string()))?;
    builder.with_name("keel").with_telemetry(false).build().map_err(|e| refused(e.to_string()))
}
