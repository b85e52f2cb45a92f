//! A script filmed: observations as a perfect or a noisy network would report them.

use keel_core::frame::Timestamp;
use keel_core::geometry::{Similarity, Vec2};
use keel_core::pose::{Chain, Covariance, Point, Thinning};
use keel_core::rules;
use keel_core::spine::{
    BandGains, Calibration, FalseChange, LevelFractions, Spread, StatedShare, line_angles,
};
use keel_core::track::{
    CameraMotion, Facing, LifterSeen, Light, ModelInfo, Observation, Track, TrackHeader, Yaw,
};
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};
use rand_distr::{Distribution, StandardNormal};

use crate::body::{Body, Flexion, Posture, Xy};
use crate::script::{REST_M, SetScript};

/// How a set is filmed.
#[derive(Clone, Copy, Debug)]
pub struct Camera {
    /// Frames a second.
    pub fps: f64,
    /// Millimetres a pixel spans.
    pub mm_per_px: f64,
    /// Which way the lifter faces.
    pub facing: Facing,
    /// Yaw that the network reports, deg.
    pub yaw_deg: f64,
    /// White noise of every coordinate, px.
    pub noise_px: f64,
    /// Seed of the noise.
    pub seed: u64,
    /// Nod of the head over the set, deg.
    pub nod_deg: f64,
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            fps: 60.0,
            mm_per_px: 2.5,
            facing: Facing::Right,
            yaw_deg: 3.0,
            noise_px: 0.0,
            seed: 1,
            nod_deg: 0.0,
        }
    }
}

/// A calibration whose network errs little (thresholds then sit at their floors), with gains that make the estimator
/// read a change of [`Body::default`] in either band as what it is.
pub fn good_calibration() -> Calibration {
    let [vertebral, skin, outline] = Chain::ALL.map(|chain| unit_gains(chain, 1.0 / Chain::COUNT as f64));
    Calibration {
        vertebral,
        skin,
        outline,
        stated_share: StatedShare::WHOLE,
        false_change: FalseChange { flexion_deg: 1.2, thoracic_deg: 1.2, lumbar_deg: 1.0 },
        false_change_small: FalseChange { flexion_deg: 2.5, thoracic_deg: 2.5, lumbar_deg: 2.0 },
        standing: Spread { mean_deg: 0.0, sd_deg: 6.0 },
    }
}

/// `weight` times the inverse of what a line answers to 10 deg in each band.
fn unit_gains(chain: Chain, weight: f64) -> BandGains {
    let read = |thoracic_deg: f64, lumbar_deg: f64| {
        let posture = Body::default().posture(0.0, Flexion { thoracic_deg, lumbar_deg }, 0.0);
        let line = [posture.vertebral, posture.skin, posture.outline][chain.index()];
        let points = line.map(|(x, y)| Point {
            position: Vec2::new(x * 400.0, -y * 400.0),
            covariance: Covariance::isotropic(1.0),
            presence: 1.0,
        });
        line_angles(&points, &LevelFractions::ADULT, Facing::Right).map(|l| l.bands_deg()).unwrap_or_default()
    };
    let (base, t, l) = (read(0.0, 0.0), read(10.0, 0.0), read(0.0, 10.0));
    let (a, b) = ((t.thoracic - base.thoracic) / 10.0, (l.thoracic - base.thoracic) / 10.0);
    let (c, d) = ((t.lumbar - base.lumbar) / 10.0, (l.lumbar - base.lumbar) / 10.0);
    let k = weight / (a * d - b * c);
    BandGains { thoracic: [0.0, d * k, -b * k, 0.0], lumbar: [0.0, -c * k, a * k, 0.0] }
}

/// A track of the script as it is read back from its bytes; `edit` may change or drop every observation.
pub fn film_with(
    script: &SetScript,
    camera: &Camera,
    mut edit: impl FnMut(f64, &mut Observation) -> bool,
) -> Track {
    let mut rng = ChaCha8Rng::seed_from_u64(camera.seed);
    let frames = (script.length_s() * camera.fps) as usize;
    let mut observations = Vec::with_capacity(frames);
    for i in 0..frames {
        let t = i as f64 / camera.fps;
        let mut observation = observe(script, camera, t, &mut rng);
        if edit(t, &mut observation) {
            observations.push(observation);
        }
    }
    let exact = Track { header: header(), observations };
    exact.quantised().unwrap_or(exact)
}

/// A track of the script.
pub fn film(script: &SetScript, camera: &Camera) -> Track {
    film_with(script, camera, |_, _| true)
}

/// A header of a 1080x1920 film with [`good_calibration`].
pub fn header() -> TrackHeader {
    TrackHeader {
        model: ModelInfo {
            name: "exact".into(),
            version: "1".into(),
            sha256: String::new(),
            runtime: "embedded".into(),
        },
        calibration: good_calibration(),
        width_px: 1080,
        height_px: 1920,
        lift: None,
    }
}

/// Where body, hands and bar are at one time.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// The body.
    pub posture: Posture,
    /// Middle of the grip, seen from the person.
    pub grip: Xy,
    /// Centre of the bar's end.
    pub bar: Xy,
    /// How far the person stands from the usual place, m forward.
    pub away_m: f64,
}

fn observe(script: &SetScript, camera: &Camera, t: f64, rng: &mut ChaCha8Rng) -> Observation {
    observe_moment(&moment(script, camera, t), camera, t, rng)
}

/// The moment of a script.
pub fn moment(script: &SetScript, camera: &Camera, t: f64) -> Moment {
    let nod = camera.nod_deg * (t * 2.0).sin();
    let (progress, at_bar) = script.progress(t);
    let posture = script.body.posture(progress, script.flexion(t), nod);
    let bar = script.bar_m(t);
    // The bar stays over the mid-foot; the hands hold it from the side of the shins.
    let bar_x = if at_bar { posture.grip.0 } else { script.body.posture(0.0, script.flexion(t), 0.0).grip.0 };
    let grip = if at_bar { (bar_x, bar) } else { posture.grip };
    Moment { posture, grip, bar: (bar_x, bar), away_m: 0.0 }
}

/// A moment as the network sees it.
pub fn observe_moment(moment: &Moment, camera: &Camera, t: f64, rng: &mut ChaCha8Rng) -> Observation {
    let Moment { posture, grip, bar: (bar_x, bar), away_m } = *moment;
    let mut see = |p: Xy, sd_px: f64| {
        let mut noise = || -> f64 {
            let n: f64 = StandardNormal.sample(rng);
            n * camera.noise_px * sd_px
        };
        let (dx, dy) = (noise(), noise());
        let px = 1000.0 / camera.mm_per_px;
        Some(Point {
            position: Vec2::new(540.0 + p.0 * px * camera.facing.sign() + dx, 1700.0 - p.1 * px + dy),
            covariance: Covariance::isotropic((camera.noise_px * sd_px).max(0.3)),
            presence: 0.95,
        })
    };
    let mut of_body = |p: Xy| see((p.0 + away_m, p.1), 1.0);
    let spine = [posture.vertebral, posture.skin, posture.outline].map(|line| line.map(&mut of_body));
    let elbow = (f64::midpoint(grip.0, posture.shoulder.0), f64::midpoint(grip.1, posture.shoulder.1));
    let down = {
        let (dx, dy) = (grip.0 - elbow.0, grip.1 - elbow.1);
        let n = dx.hypot(dy);
        (dx / n, dy / n)
    };
    let wrist = (grip.0 - down.0 * 0.075, grip.1 - down.1 * 0.075);
    let joints = [
        posture.ear,
        posture.shoulder,
        posture.shoulder,
        elbow,
        wrist,
        posture.hip,
        posture.hip,
        posture.knee,
        posture.ankle,
        (-0.06, 0.0),
        (0.2, 0.0),
    ]
    .map(of_body);
    // The near plate is nearer to the camera than the lifter and looks larger.
    let radius_m = REST_M * rules::NEAR_PLATE_PARALLAX;
    let rim = |dx: f64, dy: f64| (bar_x + dx * radius_m, bar + dy * radius_m);
    let plate = [
        see((bar_x, bar), 1.0),
        see(rim(0.0, 1.0), 1.0),
        see(rim(0.0, -1.0), 1.0),
        see(rim(0.999, 0.0), 1.0),
        see(rim(-0.999, 0.0), 1.0),
    ];
    Observation {
        time: Timestamp::from_nanos((t * 1e9).round() as i64),
        shot: 0,
        repeated: false,
        camera: Some(CameraMotion { to_first: Similarity::IDENTITY }),
        light: Light { luma: 0.45, sharpness: 0.3 },
        people: 1,
        thinning: Thinning::None,
        lifter: Some(LifterSeen {
            spine,
            joints,
            plate,
            contour: Vec::new(),
            yaw: Some(Yaw { deg: camera.yaw_deg, sigma_deg: 3.0 }),
            facing: camera.facing,
            heat_mass: 0.9,
        }),
    }
}
