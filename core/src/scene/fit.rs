//! The weighted normal equations of one step of a registration.

use nalgebra::{SMatrix, SVector};

/// Fewer anchors than this fix no camera: five for each of the four unknowns of a similarity.
pub(super) const LEAST_ANCHORS: usize = 20;

/// Luma residual below which nothing is an outlier: the rounding and noise of the means.
pub(super) const LEAST_SCALE: f64 = 0.004;

/// Largest standard deviation of the shift, thumbnail px: 0.12 px are 2 px of a 1080p frame, a hundredth of a trunk.
pub(super) const LARGEST_SD_PX: f64 = 0.12;

/// Tukey's biweight cuts off at this many robust standard deviations (Beaton and Tukey 1974: 95 % efficiency).
const CUT_OFF: f64 = 4.685;

/// Standard deviations of the unknowns about their guess, from frame to frame: shift, scale and turn in thumbnail px at
/// the edge of the picture, then gain and brightness. Loose beside a few dozen anchors; where a bare wall leaves a
/// direction open, the camera is taken to stay as it was, as a phone that leans against something does. Design choice.
const PRIOR: [f64; UNKNOWNS] = [0.1, 0.1, 0.1, 0.1, 0.05, 0.02];

/// Share of the anchors in view that must agree.
const LEAST_AGREEING: f64 = 0.5;

/// Unknowns: shift x and y, change of scale, turn, gain, brightness.
pub(super) const UNKNOWNS: usize = 6;

/// Weighted normal equations.
pub(super) struct Fit {
    normal: SMatrix<f64, UNKNOWNS, UNKNOWNS>,
    right: SVector<f64, UNKNOWNS>,
    weight: f64,
    residuals: f64,
    squares: f64,
    /// Anchors within the thumbnail, hidden or not.
    pub(super) in_view: usize,
    used: usize,
    agreeing: usize,
}

impl Default for Fit {
    fn default() -> Self {
        Self {
            normal: SMatrix::zeros(),
            right: SVector::zeros(),
            weight: 0.0,
            residuals: 0.0,
            squares: 0.0,
            in_view: 0,
            used: 0,
            agreeing: 0,
        }
    }
}

/// How well anchors fit.
pub(super) struct Quality {
    /// Share of the anchors that lie within the thumbnail, hidden or not.
    pub(super) in_view: f64,
    agreeing: f64,
    sd_px: f64,
}

impl Quality {
    /// Whether the anchors agree and fix the place.
    pub(super) fn is_good(&self) -> bool {
        self.agreeing >= LEAST_AGREEING && self.sd_px <= LARGEST_SD_PX
    }
}

impl Fit {
    /// Takes an anchor's row and residual, by Tukey's weight for a residual's scale.
    pub(super) fn add(&mut self, row: &SVector<f64, UNKNOWNS>, residual: f64, scale: f64) {
        self.used += 1;
        let u = residual / (CUT_OFF * scale);
        if u.abs() >= 1.0 {
            return;
        }
        let weight = (1.0 - u * u).powi(2);
        self.agreeing += 1;
        self.weight += weight;
        self.residuals += weight * residual.abs();
        self.squares += weight * residual * residual;
        let weighted = row * weight;
        self.normal += weighted * row.transpose();
        self.right += weighted * residual;
    }

    /// Draws the unknowns to their guess, from which they are `off` by now.
    pub(super) fn expect(&mut self, off: [f64; UNKNOWNS]) {
        for (i, (off, sd)) in off.into_iter().zip(PRIOR).enumerate() {
            let weight = (LEAST_SCALE / sd).powi(2);
            self.normal[(i, i)] += weight;
            self.right[i] += weight * off;
        }
    }

    /// Mean absolute residual, luma.
    pub(super) fn mean_residual(&self) -> f64 {
        self.residuals / self.weight.max(1e-9)
    }

    /// The step, and how well it is known; `None` where too few anchors agree.
    pub(super) fn solve(&self, anchors: usize) -> Option<(SVector<f64, UNKNOWNS>, Quality)> {
        if self.agreeing < LEAST_ANCHORS {
            return None;
        }
        let inverse = self.normal.cholesky()?.inverse();
        let variance = self.squares / (self.weight - UNKNOWNS as f64).max(1.0);
        let sd = |i: usize| (inverse[(i, i)] * variance).max(0.0).sqrt();
        let quality = Quality {
            in_view: self.in_view as f64 / anchors.max(1) as f64,
            agreeing: self.agreeing as f64 / self.used.max(1) as f64,
            sd_px: sd(0).max(sd(1)),
        };
        Some((inverse * self.right, quality))
    }
}
