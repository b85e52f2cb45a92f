//! The network, loaded.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use keel_core::infer::{Opened, Runtime};
use keel_core::model::Model;

use crate::codes::{Lift, RuntimeChoice};
use crate::guard::{Shared, guard};
use crate::objects::Counted;
use crate::{ClipImport, KeelError, LiveOptions, LiveSet};

/// A network that the user brings, under its own licence.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct BroughtModel {
    /// Path of the ONNX file.
    pub model: String,
    /// Path of its manifest.
    pub manifest: String,
}

/// How the network runs.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct EngineOptions {
    /// Which runtime.
    pub runtime: RuntimeChoice,
    /// Path of the ONNX Runtime library; `None`: it is looked for. The first engine of a process decides for all.
    pub onnxruntime: Option<String>,
}

/// A network that is ready to look at frames. Any number of sets and imports may go on with it, each on a thread of its own.
#[derive(uniffi::Object)]
pub struct Engine {
    model: Model,
    options: EngineOptions,
    /// Which runtime serves.
    runtime: String,
    /// The one that the engine was checked with, for whoever comes first.
    spare: Shared<Option<Box<dyn Runtime>>>,
    _counted: Counted,
}

#[uniffi::export]
impl Engine {
    /// Loads a network: Keel's own, or one that is brought.
    ///
    /// # Errors
    /// [`KeelError::Model`] where the network or the runtime can't be used, [`KeelError::Storage`] where a file can't be read.
    #[uniffi::constructor]
    pub fn new(brought: Option<BroughtModel>, options: EngineOptions) -> Result<Arc<Self>, KeelError> {
        guard(|| {
            let is_own = brought.is_none();
            let model = brought.map_or_else(|| Ok(Model::shipped()?), |files| files.load())?;
            let mut opened = open(&model, &options)?;
            if !is_own {
                model.try_out(opened.runtime.as_mut())?;
            }
            Ok(Arc::new(Self {
                model,
                options,
                runtime: opened.runtime.name().to_string(),
                spare: Shared::new(Some(opened.runtime)),
                _counted: Counted::new(),
            }))
        })
    }

    /// Which runtime looks: `onnxruntime` or `embedded`.
    ///
    /// # Errors
    /// Never; typed like every call.
    pub fn runtime(&self) -> Result<String, KeelError> {
        guard(|| Ok(self.runtime.clone()))
    }

    /// Begins to film.
    ///
    /// # Errors
    /// [`KeelError::Model`] where the network can't follow a lifter.
    pub fn live_set(&self, options: LiveOptions) -> Result<Arc<LiveSet>, KeelError> {
        guard(|| LiveSet::filming(&self.model, self.take_runtime()?, options))
    }

    /// Begins to judge a film, frame by frame. `lift` is what the lifter named.
    ///
    /// # Errors
    /// [`KeelError::Model`] where the network can't follow a lifter.
    pub fn import_clip(&self, lift: Option<Lift>) -> Result<Arc<ClipImport>, KeelError> {
        guard(|| ClipImport::new(&self.model, self.take_runtime()?, lift))
    }
}

impl Engine {
    fn take_runtime(&self) -> Result<Box<dyn Runtime>, KeelError> {
        match self.spare.wait(|spare| Ok(spare.take()))? {
            Some(runtime) => Ok(runtime),
            None => Ok(open(&self.model, &self.options)?.runtime),
        }
    }
}

fn open(model: &Model, options: &EngineOptions) -> Result<Opened, KeelError> {
    let library = options.onnxruntime.as_ref().map(PathBuf::from);
    Ok(model.open(options.runtime, library.as_deref())?)
}

impl BroughtModel {
    fn load(&self) -> Result<Model, KeelError> {
        let (model, manifest) = (Path::new(&self.model), Path::new(&self.manifest));
        let bytes = std::fs::read(model).map_err(|e| KeelError::file(model, &e))?;
        let manifest = std::fs::read_to_string(manifest).map_err(|e| KeelError::file(manifest, &e))?;
        Ok(Model::brought(&manifest, bytes)?)
    }
}
