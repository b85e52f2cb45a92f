//! Which output holds what, and the reading of it.

use super::points::{CropPoint, CropPoints};
use super::view::sigmoid;
use super::{MaskMap, Peak, PersonBox, ViewSeen, heatmap, people, regression, simcc, view};
use crate::geometry::Vec2;
use crate::infer::Output;
use crate::pose::PoseError;
use crate::pose::landmark::Landmark;
use crate::pose::manifest::{Manifest, Mask};
use crate::pose::point::{Covariance, Point};

/// Reads a network's outputs as its manifest says. The outputs are those of [`Manifest::outputs`], in that order.
#[derive(Clone, Debug)]
pub struct Decoder {
    manifest: Manifest,
    names: Vec<String>,
    /// Interpolated landmarks: indices of the two key points, and how far from the first to the second.
    interpolated: Vec<(Landmark, [usize; 2], f64)>,
}

impl Decoder {
    /// A decoder for a model.
    pub fn new(manifest: &Manifest) -> Self {
        let index = |name: &str| manifest.keypoints.iter().position(|keypoint| keypoint.name == name);
        let interpolated = manifest.interpolation.iter().filter_map(|i| {
            let [a, b] = &i.between;
            Some((i.landmark, [index(a)?, index(b)?], i.fraction))
        });
        Self {
            interpolated: interpolated.collect(),
            names: manifest.outputs().into_iter().map(str::to_owned).collect(),
            manifest: manifest.clone(),
        }
    }

    /// The manifest.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Reads the points that `wanted` names; the others are `None`.
    ///
    /// # Errors
    /// [`PoseError::Shape`] where an output has another shape than the manifest says.
    pub fn points(
        &self,
        outputs: &[Output],
        wanted: impl Fn(Landmark) -> bool,
        points: &mut CropPoints,
    ) -> Result<(), PoseError> {
        *points = CropPoints::default();
        let reading = Reading::new(self, outputs)?;
        for (index, keypoint) in self.manifest.keypoints.iter().enumerate() {
            if let Some(landmark) = keypoint.landmark.filter(|&landmark| wanted(landmark))
                && let Some(slot) = points.slot(landmark)
            {
                *slot = reading.point(index);
            }
        }
        for &(landmark, [a, b], fraction) in &self.interpolated {
            if wanted(landmark)
                && let Some(slot) = points.slot(landmark)
            {
                *slot =
                    reading.point(a).zip(reading.point(b)).map(|(a, b)| CropPoint::between(&a, &b, fraction));
            }
        }
        Ok(())
    }

    /// The view; `None` where the model has none or gave no number.
    ///
    /// # Errors
    /// [`PoseError::Shape`].
    pub fn view(&self, outputs: &[Output]) -> Result<Option<ViewSeen>, PoseError> {
        let Some(how) = &self.manifest.outputs.view else { return Ok(None) };
        Ok(view::decode(self.output(outputs, &how.name, &[4])?.1, how))
    }

    /// A mask; `None` where the model has none of the kind.
    ///
    /// # Errors
    /// [`PoseError::Shape`].
    pub fn mask<'a>(&self, outputs: &'a [Output], kind: Mask) -> Result<Option<MaskMap<'a>>, PoseError> {
        let Some(how) = &self.manifest.outputs.masks else { return Ok(None) };
        let Some(channel) = how.channels.iter().position(|&channel| channel == kind) else { return Ok(None) };
        let (shape, values) = self.output(outputs, &how.name, &[how.channels.len(), 0, 0])?;
        let (rows, columns) = (shape[1], shape[2]);
        let plane = values.get(channel * rows * columns..(channel + 1) * rows * columns);
        Ok(plane.and_then(|logits| MaskMap::new(logits, columns, rows, how.stride)))
    }

    /// Appends the people of one picture, px of that picture.
    ///
    /// # Errors
    /// [`PoseError::Shape`].
    pub fn people(&self, outputs: &[Output], found: &mut Vec<PersonBox>) -> Result<(), PoseError> {
        let Some(how) = &self.manifest.outputs.people else { return Ok(()) };
        let (shape, values) = self.output(outputs, &how.name, &[5, 0, 0])?;
        people::decode(values, shape[2], shape[1], how, found);
        Ok(())
    }

    /// An output without its first dimension of 1, checked: 0 in `expected` stands for any size but none.
    fn output<'a>(
        &self,
        outputs: &'a [Output],
        name: &str,
        expected: &[usize],
    ) -> Result<([usize; 3], &'a [f32]), PoseError> {
        let found = self.names.iter().position(|known| known == name).and_then(|index| outputs.get(index));
        let shape: &[usize] = found.map_or(&[], |output| &output.shape);
        let values: &[f32] = found.map_or(&[], |output| &output.values);
        let fits = shape.len() == expected.len() + 1
            && shape.first() == Some(&1)
            && shape.iter().skip(1).zip(expected).all(|(&size, &e)| size == e || (e == 0 && size > 0))
            && shape.iter().product::<usize>() == values.len();
        if !fits {
            return Err(PoseError::Shape {
                output: name.to_owned(),
                found: shape.to_vec(),
                expected: expected.to_vec(),
            });
        }
        let size = |i: usize| shape.get(i + 1).copied().unwrap_or(1);
        Ok(([size(0), size(1), size(2)], values))
    }
}

/// The outputs that points are read from, checked once.
struct Reading<'a> {
    decoder: &'a Decoder,
    maps: Option<(usize, usize, &'a [f32])>,
    lines: Option<[(usize, &'a [f32]); 2]>,
    pairs: Option<&'a [f32]>,
    spread: Option<&'a [f32]>,
    presence: Option<&'a [f32]>,
}

impl<'a> Reading<'a> {
    fn new(decoder: &'a Decoder, outputs: &'a [Output]) -> Result<Self, PoseError> {
        let how = &decoder.manifest.outputs;
        let count = decoder.manifest.keypoints.len();
        let read = |name: &str, expected: &[usize]| decoder.output(outputs, name, expected);
        let mut reading =
            Self { decoder, maps: None, lines: None, pairs: None, spread: None, presence: None };
        if let Some(heatmaps) = &how.heatmaps {
            let ([_, rows, columns], values) = read(&heatmaps.name, &[count, 0, 0])?;
            reading.maps = Some((rows, columns, values));
        }
        if let Some(simcc) = &how.simcc {
            let (x, y) = (read(&simcc.x, &[count, 0])?, read(&simcc.y, &[count, 0])?);
            reading.lines = Some([(x.0[1], x.1), (y.0[1], y.1)]);
        }
        if let Some(regression) = &how.regression {
            reading.pairs = Some(read(&regression.name, &[count, 2])?.1);
        }
        if let Some(covariance) = &how.covariance {
            reading.spread = Some(read(&covariance.name, &[count, 3])?.1);
        }
        if let Some(presence) = &how.presence {
            reading.presence = Some(read(&presence.name, &[count])?.1);
        }
        Ok(reading)
    }

    fn point(&self, index: usize) -> Option<CropPoint> {
        let peak = self.peak(index)?;
        let presence = match self.presence {
            Some(logits) => sigmoid(f64::from(*logits.get(index)?)),
            None => peak.mass,
        };
        Some(CropPoint {
            point: Point {
                position: Vec2::new(peak.x, peak.y),
                covariance: self.covariance(index, &peak)?,
                presence: if presence.is_nan() { 0.0 } else { presence },
            },
            mass: peak.mass,
        })
    }

    fn peak(&self, index: usize) -> Option<Peak> {
        let how = &self.decoder.manifest.outputs;
        if let (Some(how), Some((rows, columns, values))) = (&how.heatmaps, self.maps) {
            let size = rows * columns;
            return heatmap::decode(values.get(index * size..(index + 1) * size)?, columns, how);
        }
        if let (Some(how), Some(lines)) = (&how.simcc, self.lines) {
            let [x, y] = lines.map(|(bins, values)| values.get(index * bins..(index + 1) * bins));
            return simcc::decode(x?, y?, how);
        }
        let (how, pair) = (how.regression.as_ref()?, self.pairs?.get(2 * index..2 * index + 2)?);
        regression::decode(pair[0], pair[1], how)
    }

    fn covariance(&self, index: usize, peak: &Peak) -> Option<Covariance> {
        let (Some(how), Some(spread)) = (&self.decoder.manifest.outputs.covariance, self.spread) else {
            return Some(Covariance { xx: peak.var_x, xy: 0.0, yy: peak.var_y });
        };
        let numbers = spread.get(3 * index..3 * index + 3)?;
        if !numbers.iter().all(|number| number.is_finite()) {
            return None;
        }
        let [low, high] = how.clamp.ln_sigma;
        let sigma = |number: f32| f64::from(number).clamp(low, high).exp();
        let (x, y) = (sigma(numbers[0]), sigma(numbers[1]));
        let rho = f64::from(numbers[2]).tanh().clamp(how.clamp.rho[0], how.clamp.rho[1]);
        Some(Covariance { xx: x * x, xy: rho * x * y, yy: y * y })
    }
}
