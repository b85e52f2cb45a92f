//! A network with everything Keel has to know of it.

use std::borrow::Cow;
use std::path::Path;

use crate::infer::{ImageTensor, InferError, Opened, Runtime, RuntimeChoice, open};
use crate::pose::manifest::Mask;
use crate::pose::{CropPoints, Decoder, Manifest, ManifestError, PoseError};
use crate::spine::Calibration;

/// A model file and its manifest, checked against each other.
#[derive(Clone, Debug)]
pub struct Model {
    manifest: Manifest,
    bytes: Cow<'static, [u8]>,
}

impl Model {
    /// Keel's own network, part of this library.
    ///
    /// # Errors
    /// Never for a library as released: its tests load this model.
    pub fn shipped() -> Result<Self, ManifestError> {
        const MANIFEST: &str = include_str!("../models/keel-spine.json");
        const BYTES: &[u8] = include_bytes!("../models/keel-spine.onnx");
        Self::checked(MANIFEST, Cow::Borrowed(BYTES))
    }

    /// A network that the user brings, under its own licence.
    ///
    /// # Errors
    /// When the manifest is wrong or belongs to another file.
    pub fn brought(manifest_json: &str, bytes: Vec<u8>) -> Result<Self, ManifestError> {
        Self::checked(manifest_json, Cow::Owned(bytes))
    }

    fn checked(manifest_json: &str, bytes: Cow<'static, [u8]>) -> Result<Self, ManifestError> {
        let manifest = Manifest::parse(manifest_json)?;
        manifest.check_model(&bytes)?;
        Ok(Self { manifest, bytes })
    }

    /// What the manifest says.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The network's calibration; a model that brings none is judged with wide margins.
    pub fn calibration(&self) -> Calibration {
        self.manifest.calibration.clone().unwrap_or(Calibration::UNCALIBRATED)
    }

    /// Loads the network into a runtime. `library` names the ONNX Runtime library; without it it is looked for.
    ///
    /// # Errors
    /// When the runtime wanted can't be loaded, or the network is broken.
    pub fn open(&self, choice: RuntimeChoice, library: Option<&Path>) -> Result<Opened, InferError> {
        let outputs = self.manifest.outputs();
        open(choice, library, &self.manifest.network(&self.bytes, &outputs))
    }

    /// Runs the network on one grey picture and reads everything that the manifest promises, so that files which do not belong
    /// together are told before a film is begun. Keel's own need no trying.
    ///
    /// # Errors
    /// When the network fails, or an output has another shape than the manifest says.
    pub fn try_out(&self, runtime: &mut dyn Runtime) -> Result<(), PoseError> {
        let (width, height) = (self.manifest.input.default_width, self.manifest.input.default_height);
        let mut outputs = Vec::new();
        let grey = vec![0.0; 3 * width * height];
        runtime.run(&ImageTensor { width, height, values: &grey }, &mut outputs)?;
        let decoder = Decoder::new(&self.manifest);
        decoder.points(&outputs, |_| true, &mut CropPoints::default())?;
        decoder.view(&outputs)?;
        for kind in [Mask::PersonVisible, Mask::TrunkAmodalToMidThigh] {
            decoder.mask(&outputs, kind)?;
        }
        decoder.people(&outputs, &mut Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_model_belongs_to_its_manifest_and_loads() {
        let model = Model::shipped().unwrap();
        assert!(model.open(RuntimeChoice::Embedded, None).is_ok());
    }

    #[test]
    fn outputs_that_are_not_what_the_manifest_says_are_told_before_a_film() {
        let manifest = include_str!("../models/keel-spine.json");
        let bytes = include_bytes!("../models/keel-spine.onnx").to_vec();
        let tried = |manifest: &str| {
            let model = Model::brought(manifest, bytes.clone()).unwrap();
            let mut opened = model.open(RuntimeChoice::Embedded, None).unwrap();
            model.try_out(opened.runtime.as_mut())
        };
        assert!(tried(manifest).is_ok());
        let swapped = manifest
            .replace("\"name\": \"heatmaps\"", "\"name\": \"?\"")
            .replace("\"name\": \"masks\"", "\"name\": \"heatmaps\"")
            .replace("\"name\": \"?\"", "\"name\": \"masks\"");
        assert!(matches!(tried(&swapped), Err(PoseError::Shape { .. })));
    }

    #[test]
    fn a_file_of_another_model_is_refused() {
        let manifest = include_str!("../models/keel-spine.json");
        assert!(matches!(Model::brought(manifest, vec![1, 2, 3]), Err(ManifestError::Sha256 { .. })));
    }
}
