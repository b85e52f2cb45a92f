//! Shots of a film: each is judged alone; the one that holds the lift is told.

use super::curve_series::CurveSeries;
use super::noise::Noise;
use crate::frame::Timestamp;
use crate::lift::{
    Correction, CorrectionError, Kinematics, Lift, SetMovement, correct, kinematics, movement,
};
use crate::spine::Calibration;
use crate::track::Observation;

/// One shot, measured: everything the rules look at.
pub(super) struct Shot<'a> {
    /// Its frames, repeated pictures left out.
    pub frames: Vec<&'a Observation>,
    /// Their times, s from the film's first frame.
    pub times_s: Vec<f64>,
    /// Bar, hands, posture.
    pub kinematics: Kinematics,
    /// Reps.
    pub movement: SetMovement,
    /// The curve.
    pub curve: CurveSeries,
    /// The curve's noise in holds.
    pub noise: Noise,
    /// The network's errors.
    pub calibration: &'a Calibration,
}

impl Shot<'_> {
    /// Puts right what the lifter put right; what holds tell of the noise follows.
    pub fn correct(&mut self, corrections: &[Correction]) -> Result<(), CorrectionError> {
        correct(&self.kinematics, &mut self.movement, corrections)?;
        self.noise = Noise::in_holds(&self.kinematics, &self.movement, &self.curve);
        Ok(())
    }
}

/// The shot with most reps, the earliest of equals; `None` when no shot shows a lifter over any time.
pub(super) fn lifting_shot<'a>(
    observations: &'a [Observation],
    origin: Timestamp,
    given: Option<Lift>,
    calibration: &'a Calibration,
) -> Option<Shot<'a>> {
    let mut best: Option<Shot<'a>> = None;
    for frames in observations.chunk_by(|a, b| a.shot == b.shot) {
        let frames: Vec<&Observation> = frames.iter().filter(|o| !o.repeated).collect();
        let Some(shot) = measure(frames, origin, given, calibration) else { continue };
        let reps = |s: &Shot| s.movement.reps.iter().filter(|r| !r.attempt).count();
        if best.as_ref().is_none_or(|b| reps(&shot) > reps(b)) {
            best = Some(shot);
        }
    }
    best
}

fn measure<'a>(
    frames: Vec<&'a Observation>,
    origin: Timestamp,
    given: Option<Lift>,
    calibration: &'a Calibration,
) -> Option<Shot<'a>> {
    let mut kinematics = kinematics(&frames, origin)?;
    let movement = movement(&mut kinematics, given);
    let times_s: Vec<f64> = frames.iter().map(|o| o.time.seconds_since(origin)).collect();
    let curve = CurveSeries::measure(&frames, &times_s, &kinematics, calibration);
    let noise = Noise::in_holds(&kinematics, &movement, &curve);
    Some(Shot { frames, times_s, kinematics, movement, curve, noise, calibration })
}
