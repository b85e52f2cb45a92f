//! Reading and checking a manifest.

use super::{Colour, Interpolated, Manifest, ManifestError};
use crate::frame::{Border, ChannelOrder, TensorLayout};
use crate::infer::Network;
use crate::pose::landmark::Landmark;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::fmt::Write as _;

/// The form of the document that is read here.
const FORMAT: u32 = 1;

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
        let outputs = &self.outputs;
        let names = [
            outputs.heatmaps.as_ref().map(|o| &o.name),
            outputs.simcc.as_ref().map(|o| &o.x),
            outputs.simcc.as_ref().map(|o| &o.y),
            outputs.regression.as_ref().map(|o| &o.name),
            outputs.covariance.as_ref().map(|o| &o.name),
            outputs.presence.as_ref().map(|o| &o.name),
            outputs.masks.as_ref().map(|o| &o.name),
            outputs.view.as_ref().map(|o| &o.name),
            outputs.people.as_ref().map(|o| &o.name),
        ];
        names.into_iter().flatten().map(String::as_str).collect()
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
            order: match input.colour {
                Colour::Rgb => ChannelOrder::Rgb,
                Colour::Bgr => ChannelOrder::Bgr,
            },
            scale: input.std.map(|std| input.scale / std),
            offset: [0, 1, 2].map(|i| -input.mean[i] / input.std[i]),
            border: input.border.map_or(Border::Edge, Border::Color),
        }
    }

    fn check(&self) -> Result<(), ManifestError> {
        if self.format != FORMAT {
            return Err(ManifestError::Format { found: self.format, known: FORMAT });
        }
        self.check_texts()?;
        self.check_input()?;
        self.check_uses()?;
        self.check_readings()?;
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

    fn check_input(&self) -> Result<(), ManifestError> {
        let input = &self.input;
        demand(is_positive(f64::from(input.scale)), "input.scale", &input.scale, POSITIVE)?;
        for std in input.std {
            demand(is_positive(f64::from(std)), "input.std", &std, POSITIVE)?;
        }
        for value in input.mean.iter().chain(input.border.iter().flatten()) {
            demand(value.is_finite(), "input.mean or input.border", value, "a finite number is needed")?;
        }
        demand_side("input.multiple_of", input.multiple_of, 1)?;
        demand_side("input.default_width", input.default_width, input.multiple_of)?;
        demand_side("input.default_height", input.default_height, input.multiple_of)
    }

    fn check_uses(&self) -> Result<(), ManifestError> {
        let multiple = self.input.multiple_of;
        let body = &self.uses.body;
        demand_side("uses.body.width", body.width, multiple)?;
        demand_side("uses.body.height", body.height, multiple)?;
        demand((1.0..=4.0).contains(&body.padding), "uses.body.padding", &body.padding, "1 to 4 is needed")?;
        if let Some(trunk) = &self.uses.trunk {
            demand_side("uses.trunk.width", trunk.width, multiple)?;
            demand_side("uses.trunk.height", trunk.height, multiple)?;
            demand(is_positive(trunk.axis_px), "uses.trunk.axis_px", &trunk.axis_px, POSITIVE)?;
            let [x, y] = trunk.axis_middle_px;
            let is_inside =
                (0.0..=trunk.width as f64).contains(&x) && (0.0..=trunk.height as f64).contains(&y);
            demand(is_inside, "uses.trunk.axis_middle_px", &format!("{x}, {y}"), "it must lie in the crop")?;
            let mass = trunk.lost_below_mass.unwrap_or_default();
            demand((0.0..1.0).contains(&mass), "uses.trunk.lost_below_mass", &mass, "0 to 1 is needed")?;
        }
        if let Some(people) = &self.uses.people {
            demand_side("uses.people.multiple_of", people.multiple_of, multiple)?;
            let [least, greatest] = people.person_height_px;
            demand(is_positive(least), "uses.people.person_height_px", &least, POSITIVE)?;
            let rule = "at least twice the least height is needed";
            let is_above = greatest.is_finite() && greatest >= 2.0 * least;
            demand(is_above, "uses.people.person_height_px", &greatest, rule)?;
        }
        if self.uses.people.is_some() != self.outputs.people.is_some() {
            return Err(contradiction(
                "uses.people and outputs.people go together: give both or neither".into(),
            ));
        }
        Ok(())
    }

    fn check_readings(&self) -> Result<(), ManifestError> {
        let outputs = &self.outputs;
        let given = [outputs.heatmaps.is_some(), outputs.simcc.is_some(), outputs.regression.is_some()];
        if given.iter().filter(|&&is_given| is_given).count() != 1 {
            let reason = "exactly one of outputs.heatmaps, outputs.simcc and outputs.regression is needed";
            return Err(contradiction(reason.into()));
        }
        if let Some(heatmaps) = &outputs.heatmaps {
            demand(is_positive(heatmaps.stride), "outputs.heatmaps.stride", &heatmaps.stride, POSITIVE)?;
            let centre = heatmaps.cell_centre_px;
            demand(
                centre.is_finite(),
                "outputs.heatmaps.cell_centre_px",
                &centre,
                "a finite number is needed",
            )?;
            let is_odd = heatmaps.window % 2 == 1 && heatmaps.window <= 31;
            let rule = "an odd number from 1 to 31 is needed";
            demand(is_odd, "outputs.heatmaps.window", &heatmaps.window, rule)?;
        }
        if let Some(simcc) = &outputs.simcc {
            demand(is_positive(simcc.split), "outputs.simcc.split", &simcc.split, POSITIVE)?;
            demand(is_positive(simcc.beta), "outputs.simcc.beta", &simcc.beta, POSITIVE)?;
        }
        for unit in outputs.regression.iter().flat_map(|regression| regression.unit_px) {
            demand(is_positive(unit), "outputs.regression.unit_px", &unit, POSITIVE)?;
        }
        if let Some(covariance) = &outputs.covariance {
            let found = covariance.values.join(", ");
            let rule = "the three numbers are ln sigma_x, ln sigma_y, atanh rho";
            demand(found == "ln sigma_x, ln sigma_y, atanh rho", "outputs.covariance.values", &found, rule)?;
            demand_limits("outputs.covariance.clamp.ln_sigma", covariance.clamp.ln_sigma, 20.0)?;
            demand_limits("outputs.covariance.clamp.rho", covariance.clamp.rho, 1.0)?;
        }
        if let Some(masks) = &outputs.masks {
            demand(is_positive(masks.stride), "outputs.masks.stride", &masks.stride, POSITIVE)?;
        }
        if let Some(view) = &outputs.view {
            demand(
                is_positive(view.yaw_unit_deg),
                "outputs.view.yaw_unit_deg",
                &view.yaw_unit_deg,
                POSITIVE,
            )?;
            demand_limits("outputs.view.clamp.ln_sigma", view.clamp.ln_sigma, 20.0)?;
        }
        if let Some(people) = &outputs.people {
            demand(is_positive(people.stride), "outputs.people.stride", &people.stride, POSITIVE)?;
            let unit = people.distance_unit_px;
            demand(is_positive(unit), "outputs.people.distance_unit_px", &unit, POSITIVE)?;
            let centre = people.cell_centre_px;
            demand(
                centre.is_finite(),
                "outputs.people.cell_centre_px",
                &centre,
                "a finite number is needed",
            )?;
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
        for Interpolated { landmark, between, fraction } in &self.interpolation {
            once(&mut landmarks, *landmark)?;
            let rule = "0 to 1 is needed";
            demand((0.0..=1.0).contains(fraction), "interpolation.fraction", fraction, rule)?;
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

/// What every length, factor and unit must be.
const POSITIVE: &str = "a finite number above 0 is needed";

fn is_positive(value: f64) -> bool {
    value.is_finite() && value > 0.0
}

fn demand_side(field: &'static str, px: usize, multiple: usize) -> Result<(), ManifestError> {
    let fits = (1..=MAX_SIDE_PX).contains(&px) && px.is_multiple_of(multiple.max(1));
    demand(fits, field, &px, "1 to 4096 px are needed, a multiple of input.multiple_of")
}

/// `limits` must rise within +-`widest`.
fn demand_limits(field: &'static str, [low, high]: [f64; 2], widest: f64) -> Result<(), ManifestError> {
    let rises = -widest <= low && low < high && high <= widest;
    demand(rises, field, &format!("{low}, {high}"), "two rising finite limits of a sensible size are needed")
}

fn demand(
    holds: bool,
    field: &'static str,
    found: &impl ToString,
    rule: &'static str,
) -> Result<(), ManifestError> {
    if holds { Ok(()) } else { Err(ManifestError::Value { field, found: found.to_string(), rule }) }
}
