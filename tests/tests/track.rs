//! The stored track: what goes in comes out, and nothing hostile gets through.

use keel_core::frame::Timestamp;
use keel_core::geometry::{Similarity, Vec2};
use keel_core::pose::{Covariance, Point, Thinning};
use keel_core::track::{
    CameraMotion, Facing, LifterSeen, Light, Observation, Track, TrackError, Yaw, decode, encode,
    encode_header,
};
use keel_tests::film::{Camera, film, header};
use keel_tests::script::{RepScript, SetScript};
use proptest::prelude::*;

fn short() -> Track {
    film(
        &SetScript { standing_s: 0.0, ..SetScript::new(vec![RepScript::default()]) },
        &Camera { noise_px: 1.0, ..Camera::default() },
    )
}

fn point() -> impl Strategy<Value = Option<Point>> {
    proptest::option::of(
        (-500.0..5000.0f64, -500.0..5000.0f64, 0.1..80.0f64, 0.1..80.0f64, -0.99..0.99f64, 0.0..=1.0f64)
            .prop_map(|(x, y, sx, sy, r, presence)| Point {
                position: Vec2::new(x, y),
                covariance: Covariance { xx: sx * sx, xy: r * sx * sy, yy: sy * sy },
                presence,
            }),
    )
}

fn lifter() -> impl Strategy<Value = LifterSeen> {
    (
        proptest::collection::vec(point(), 40),
        proptest::collection::vec((0.0..4000.0f64, 0.0..4000.0f64), 0..40),
        proptest::option::of((-90.0..90.0f64, 0.5..30.0f64)),
        any::<bool>(),
        0.0..=1.0f64,
    )
        .prop_map(|(points, contour, yaw, right, heat_mass)| {
            let mut points = points.into_iter();
            let mut next = || points.next().flatten();
            LifterSeen {
                spine: std::array::from_fn(|_| std::array::from_fn(|_| next())),
                joints: std::array::from_fn(|_| next()),
                plate: std::array::from_fn(|_| next()),
                contour: contour.into_iter().map(|(x, y)| Vec2::new(x, y)).collect(),
                yaw: yaw.map(|(deg, sigma_deg)| Yaw { deg, sigma_deg }),
                facing: if right { Facing::Right } else { Facing::Left },
                heat_mass,
            }
        })
}

fn observation() -> impl Strategy<Value = Observation> {
    (
        any::<i64>(),
        any::<u16>(),
        any::<bool>(),
        any::<u8>(),
        0.0..=1.0f64,
        proptest::option::of(lifter()),
        any::<bool>(),
    )
        .prop_map(|(nanos, shot, repeated, people, luma, lifter, camera)| Observation {
            time: Timestamp::from_nanos(nanos),
            shot,
            repeated,
            camera: camera.then_some(CameraMotion {
                to_first: Similarity { a: 1.01, b: 0.02, offset: Vec2::new(3.5, -7.25), mirrored: false },
            }),
            light: Light { luma, sharpness: 0.25 },
            people,
            thinning: [Thinning::None, Thinning::Contour, Thinning::Body, Thinning::BodyMore]
                [usize::from(people % 4)],
            lifter,
        })
}

fn close(a: &Observation, b: &Observation) -> Result<(), TestCaseError> {
    prop_assert_eq!((a.time, a.shot, a.repeated, a.people), (b.time, b.shot, b.repeated, b.people));
    prop_assert_eq!(a.thinning, b.thinning);
    prop_assert_eq!(a.lifter.is_some(), b.lifter.is_some());
    let (Some(a), Some(b)) = (&a.lifter, &b.lifter) else { return Ok(()) };
    prop_assert_eq!(a.facing, b.facing);
    let all = |l: &LifterSeen| {
        l.spine.iter().flatten().chain(&l.joints).chain(&l.plate).copied().collect::<Vec<_>>()
    };
    for (p, q) in all(a).into_iter().zip(all(b)) {
        prop_assert_eq!(p.is_some(), q.is_some());
        if let (Some(p), Some(q)) = (p, q) {
            prop_assert!((p.position - q.position).length() <= 0.03);
            prop_assert!((p.presence - q.presence).abs() <= 0.002 + 1e-9);
            prop_assert!((q.covariance.xx / p.covariance.xx).sqrt().ln().abs() < 0.025);
            let unit = (p.covariance.xx * p.covariance.yy).sqrt();
            prop_assert!((q.covariance.xy - p.covariance.xy).abs() < 0.1 * unit);
        }
    }
    prop_assert_eq!(a.contour.len(), b.contour.len());
    for (p, q) in a.contour.iter().zip(&b.contour) {
        prop_assert!((*p - *q).length() <= 0.03);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_goes_in_comes_out(observations in proptest::collection::vec(observation(), 0..12), per_chunk in 1usize..5) {
        let track = Track { header: header(), observations };
        let read = decode(&encode(&track, per_chunk)).unwrap();
        prop_assert_eq!(read.damage, None);
        prop_assert_eq!(read.track.observations.len(), track.observations.len());
        for (a, b) in track.observations.iter().zip(&read.track.observations) {
            close(a, b)?;
        }
    }

    #[test]
    fn a_flipped_bit_is_told_and_what_stands_before_is_kept(at in 0.0..1.0f64, bit in 0u8..8) {
        let track = short();
        let mut bytes = encode(&track, 30);
        let index = (at * bytes.len() as f64) as usize;
        bytes[index] ^= 1 << bit;
        if let Ok(read) = decode(&bytes) {
            let kept = read.track.observations.len();
            prop_assert!(read.damage.is_some() || kept == track.observations.len());
            prop_assert!(kept <= track.observations.len());
        }
    }

    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = decode(&bytes);
        let mut chunked = encode_header(&header());
        chunked.extend(&bytes);
        let read = decode(&chunked).unwrap();
        prop_assert!(read.damage.is_some() || bytes.is_empty() || read.track.observations.is_empty());
    }
}

#[test]
fn a_journal_cut_off_anywhere_loses_at_most_its_last_second() {
    let track = short();
    let whole = encode(&track, 60);
    for length in (encode_header(&header()).len()..whole.len()).step_by(97) {
        let read = decode(&whole[..length]).unwrap();
        let kept = read.track.observations.len();
        let written = kept + 60;
        assert!(kept.is_multiple_of(60) && kept <= track.observations.len() && written > 0);
        assert_eq!(read.track.observations[..], decode(&whole).unwrap().track.observations[..kept]);
    }
}

#[test]
fn a_minute_at_sixty_frames_stays_under_one_and_a_half_megabytes() {
    let reps = vec![RepScript::default(); 12];
    let mut track = film(&SetScript::new(reps), &Camera { noise_px: 1.5, ..Camera::default() });
    track.observations.truncate(3600);
    for o in &mut track.observations {
        let l = o.lifter.as_mut().unwrap();
        l.contour =
            (0..32).map(|i| l.spine[2][i / 4].unwrap().position + Vec2::new(0.37 * i as f64, 0.0)).collect();
    }
    assert!(track.observations.len() >= 3300, "{}", track.observations.len());
    let per_frame = encode(&track, 60).len() as f64 / track.observations.len() as f64;
    assert!(per_frame * 3600.0 <= 1.5e6, "{per_frame} bytes a frame");
}

#[test]
fn other_files_and_later_formats_are_refused_by_name() {
    assert!(matches!(decode(b""), Err(TrackError::NotATrack { .. })));
    assert!(matches!(decode(b"RIFF....WAVE"), Err(TrackError::NotATrack { .. })));
    let mut later = encode_header(&header());
    later[8] = 9;
    assert_eq!(decode(&later), Err(TrackError::Newer { found: 9 }));
    assert!(matches!(decode(&encode_header(&header())[..20]), Err(TrackError::Header { .. })));
    let whole = encode(&short(), 30);
    let frames_first = [&whole[..10], &whole[encode_header(&header()).len()..]].concat();
    assert!(matches!(decode(&frames_first), Err(TrackError::Header { .. })));
}

#[test]
fn frames_without_end_are_not_read() {
    let empty = Observation {
        time: Timestamp::from_nanos(0),
        shot: 0,
        repeated: false,
        camera: None,
        light: Light { luma: 0.0, sharpness: 0.0 },
        thinning: Thinning::None,
        people: 0,
        lifter: None,
    };
    let track = Track { header: header(), observations: vec![empty; 300_000] };
    let bytes = encode(&track, 10_000);
    assert!(bytes.len() < 200_000, "{}", bytes.len());
    let decoded = decode(&bytes).unwrap();
    assert!(
        matches!(decoded.damage, Some(TrackError::Chunk { frames: 260_000, .. })),
        "{:?}",
        decoded.damage
    );
}
