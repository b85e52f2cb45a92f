//! Reading and checking a manifest.

use super::{Interpolated, Manifest, ManifestError, Points};
use crate::frame::{ChannelOrder, TensorLayout};
use crate::infer::Network;
use crate::pose::landmark::Landmark;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::fmt::Write as _;

/// The form of the document that is read here.
const SCHEMA: u32 = 1;

/// Longest side of a crop, px: sixteen times the network's own, far beyond any use, so that a typing error cannot ask for
/// gigabytes.
const MAX_SIDE_PX: usize = 4096;

impl Manifest {
    /// Reads a manifest and checks it.
    ///
    /// # Errors
    /// [`ManifestError`] with the first thing that is wrong.
    pub fn parse(json: &str) -> Result<Self, ManifestError> {
        let manifest: Self =
            serde_json::from_str(json).map_err(|e| ManifestError::Json { reason: e.to_string() })?;
        manifest.check()?;
        Ok(manifest)
    }

    /// Refuses a model file that is not the one described.
    ///
    /// # Errors
    /// [`ManifestError::Sha256`] with both sums.
    pub fn check_model(&self, bytes: &[u8]) -> Result<(), ManifestError> {
        let mut found = String::with_capacity(64);
        for byte in Sha256::digest(bytes) {
            // Writing to a String can't fail.
            let _ = write!(found, "{byte:02x}");
        }
        if found == self.sha256 {
            return Ok(());
        }
        Err(ManifestError::Sha256 { found, expected: self.sha256.clone() })
    }

    /// Names of the outputs in use; the order in which the decoders expect them.
    pub fn outputs(&self) -> Vec<&str> {
        let points: Vec<&str> = match &self.points {
            Points::Heatmap { output, .. } | Points::Regression { output, .. } => vec![output],
            Points::Simcc { x, y, .. } => vec![x, y],
        };
        let others = [
            self.spread.as_ref().map(|s| &s.output),
            self.presence.as_ref().map(|p| &p.output),
            self.masks.as_ref().map(|m| &m.output),
            self.view.as_ref().map(|v| &v.output),
            self.people.as_ref().map(|p| &p.output),
        ];
        points.into_iter().chain(others.into_iter().flatten().map(String::as_str)).collect()
    }

    /// The network of `bytes` as a runtime loads it; `outputs` are [`Self::outputs`].
    pub fn network<'a>(&'a self, bytes: &'a [u8], outputs: &'a [&'a str]) -> Network<'a> {
        Network { bytes, input: &self.input.name, outputs }
    }

    /// The input of a crop of a size.
    pub fn tensor_layout(&self, width: usize, height: usize) -> TensorLayout {
        let input = &self.input;
        TensorLayout {
            width,
            height,
            order: match input.order {
                super::Order::Rgb => ChannelOrder::Rgb,
                super::Order::Bgr => ChannelOrder::Bgr,
            },
            scale: input.std.map(|std| input.scale / std),
            offset: [0, 1, 2].map(|i| -input.mean[i] / input.std[i]),
            border: input.border,
        }
    }

    fn check(&self) -> Result<(), ManifestError> {
        if self.schema != SCHEMA {
            return Err(ManifestError::Schema { found: self.schema, known: SCHEMA });
        }
        self.check_texts()?;
        self.check_numbers()?;
        self.check_points()?;
        self.check_outputs()
    }

    fn check_texts(&self) -> Result<(), ManifestError> {
        let texts = [
            ("name", &self.name),
            ("version", &self.version),
            ("licence", &self.licence),
            ("source", &self.source),
            ("input.name", &self.input.name),
        ];
        for (field, text) in texts {
            demand(!text.trim().is_empty(), field, text, "it must not be empty")?;
        }
        let is_sum =
            self.sha256.len() == 64 && self.sha256.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        demand(is_sum, "sha256", &self.sha256, "64 lower-case hexadecimal digits are needed")
    }

    fn check_numbers(&self) -> Result<(), ManifestError> {
        let input = &self.input;
        let positive = "a finite number above 0 is needed";
        demand(is_positive(f64::from(input.scale)), "input.scale", &input.scale, positive)?;
        for std in input.std {
            demand(is_positive(f64::from(std)), "input.std", &std, positive)?;
        }
        for value in input.mean.iter().chain(&input.border) {
            demand(value.is_finite(), "input.mean or input.border", value, "a finite number is needed")?;
        }
        let side = "1 to 4096 px are needed";
        let is_side = |px: usize| (1..=MAX_SIDE_PX).contains(&px);
        let body = &self.crops.body;
        demand(is_side(body.width), "crops.body.width", &body.width, side)?;
        demand(is_side(body.height), "crops.body.height", &body.height, side)?;
        demand((1.0..=4.0).contains(&body.padding), "crops.body.padding", &body.padding, "1 to 4 is needed")?;
        if let Some(trunk) = &self.crops.trunk {
            demand(is_side(trunk.width), "crops.trunk.width", &trunk.width, side)?;
            demand(is_side(trunk.height), "crops.trunk.height", &trunk.height, side)?;
            demand(is_positive(trunk.axis_px), "crops.trunk.axis_px", &trunk.axis_px, positive)?;
            let [x, y] = trunk.axis_middle_px;
            let is_inside =
                (0.0..=trunk.width as f64).contains(&x) && (0.0..=trunk.height as f64).contains(&y);
            demand(is_inside, "crops.trunk.axis_middle_px", &format!("{x}, {y}"), "it must lie in the crop")?;
            let mass = trunk.lost_below_mass;
            demand((0.0..1.0).contains(&mass), "crops.trunk.lost_below_mass", &mass, "0 to 1 is needed")?;
        }
        if let Some(search) = &self.crops.search {
            demand(is_side(search.multiple_of), "crops.search.multiple_of", &search.multiple_of, side)?;
            demand(
                is_positive(search.shortest_px),
                "crops.search.shortest_px",
                &search.shortest_px,
                positive,
            )?;
            let is_above = search.tallest_px.is_finite() && search.tallest_px >= 2.0 * search.shortest_px;
            let rule = "at least twice the shortest is needed";
            demand(is_above, "crops.search.tallest_px", &search.tallest_px, rule)?;
        }
        match self.points {
            Points::Heatmap { stride, window, .. } => {
                demand(is_positive(stride), "points.stride", &stride, positive)?;
                let rule = "an odd number from 1 to 31 is needed";
                demand(window % 2 == 1 && window <= 31, "points.window", &window, rule)?;
            }
            Points::Simcc { split, beta, .. } => {
                demand(is_positive(split), "points.split", &split, positive)?;
                demand(is_positive(beta), "points.beta", &beta, positive)?;
            }
            Points::Regression { unit_px, .. } => {
                for unit in unit_px {
                    demand(is_positive(unit), "points.unit_px", &unit, positive)?;
                }
            }
        }
        if let Some(masks) = &self.masks {
            demand(is_positive(masks.stride), "masks.stride", &masks.stride, positive)?;
        }
        if let Some(view) = &self.view {
            demand(is_positive(view.yaw_unit_deg), "view.yaw_unit_deg", &view.yaw_unit_deg, positive)?;
        }
        if let Some(people) = &self.people {
            demand(is_positive(people.stride), "people.stride", &people.stride, positive)?;
            demand(is_positive(people.unit_px), "people.unit_px", &people.unit_px, positive)?;
        }
        Ok(())
    }

    fn check_points(&self) -> Result<(), ManifestError> {
        let mut names = HashSet::new();
        let mut landmarks = HashSet::new();
        for keypoint in &self.keypoints {
            if !names.insert(keypoint.name.as_str()) {
                return Err(contradiction(format!("two key points are called {}", keypoint.name)));
            }
            if let Some(landmark) = keypoint.landmark {
                once(&mut landmarks, landmark)?;
            }
        }
        for Interpolated { landmark, between, fraction } in &self.interpolated {
            once(&mut landmarks, *landmark)?;
            let rule = "0 to 1 is needed";
            demand((0.0..=1.0).contains(fraction), "interpolated.fraction", fraction, rule)?;
            if let Some(name) = between.iter().find(|name| !names.contains(name.as_str())) {
                return Err(contradiction(format!(
                    "{landmark:?} is interpolated from {name}, which is no key point"
                )));
            }
        }
        if landmarks.is_empty() {
            return Err(contradiction("no key point is a landmark".to_owned()));
        }
        Ok(())
    }

    fn check_outputs(&self) -> Result<(), ManifestError> {
        let mut seen = HashSet::new();
        for output in self.outputs() {
            demand(!output.trim().is_empty(), "output", &output, "it must not be empty")?;
            if !seen.insert(output) {
                return Err(contradiction(format!("output {output} is named twice")));
            }
        }
        if self.people.is_some() != self.crops.search.is_some() {
            return Err(contradiction(
                "people and crops.search go together: give both or neither".to_owned(),
            ));
        }
        Ok(())
    }
}

fn once(landmarks: &mut HashSet<Landmark>, landmark: Landmark) -> Result<(), ManifestError> {
    if landmarks.insert(landmark) {
        return Ok(());
    }
    Err(contradiction(format!("{landmark:?} is given twice")))
}

fn contradiction(reason: String) -> ManifestError {
    ManifestError::Contradiction { reason }
}

fn is_positive(value: f64) -> bool {
    value.is_finite() && value > 0.0
}

fn demand(
    holds: bool,
    field: &'static str,
    found: &impl ToString,
    rule: &'static str,
) -> Result<(), ManifestError> {
    if holds { Ok(()) } else { Err(ManifestError::Value { field, found: found.to_string(), rule }) }
}
