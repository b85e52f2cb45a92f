//! Thresholds of the live set: from readiness to the set's end, and what a phone leaves out to keep up. Re-exported by
//! [`crate::rules`], the one table.

// ------------------------------------------------------------------------------------------------ live set

/// Hips that jump this far between two neighbouring frames are another person's, trunk lengths. Design choice: nobody
/// moves by a quarter of a metre in a thirtieth of a second.
pub const ANOTHER_PERSON: f64 = 0.6;
/// Film kept from before the set-up was taken, s: enough for the set-up window and a moment of own standing.
pub const PRE_ROLL_S: f64 = 3.0;
/// The set-up is taken once hands and hips have been still at the implement this long, s. Design choice of the journey:
/// the tick that says "ready".
pub const SETUP_STILL_S: f64 = 0.5;
/// Movement of hip or wrist that still counts as still, share of the trunk's length. Design choice: breathing and the
/// network's own jitter.
pub const SETUP_STILL_SHARE: f64 = 0.06;
/// Hands or implement may be unseen this long without breaking a hold, s. Design choice: the whole body is looked at
/// ten times a second at rest, so this bridges two missed looks.
pub const HOLD_BRIDGED_S: f64 = 0.3;
/// Hands must have rested on the implement this long before the first pull of a set, s. Design choice: a plate that is
/// loaded or a bottle that is picked up is grasped and moved in one go; a rocking, dynamic start still keeps the grip.
pub const GRIP_HELD_S: f64 = 0.7;
/// A hold counts for a pull that begins up to this long after it, s.
pub const GRIP_RECENT_S: f64 = 1.0;
/// Rise of the bar that begins a set, m. Design choice: a tenth of the usual travel, what makes an attempt, and more
/// than a bar moves that is rolled over an edge or nudged while plates are loaded.
pub const SET_BEGINS_RISE_M: f64 = 0.05;
/// The same right after a set-up that was held, m: who stands still over the bar and then moves it lifts it.
pub const SET_BEGINS_HELD_RISE_M: f64 = 0.03;
/// Sideways movement beyond the rise from which a bar is rolled or carried rather than pulled, m. Design choice: twice
/// what a bar that lay too far in front swings back to the shins.
pub const PULL_ACROSS_M: f64 = 0.15;
/// Sideways movement that is no more a lift from the floor, m: what is carried this far is a load on its way.
pub const CARRIED_M: f64 = 0.5;
/// Spread of the bar's readings over which it rests, m: as [`super::LIFTOFF_RISE_M`].
pub const BAR_REST_M: f64 = 0.02;
/// The bar rests once its readings agree over this long, s.
pub const BAR_REST_S: f64 = 0.35;
/// Time over which the bar's live speed is fitted, s. Design choice: seven looks at 30 Hz.
pub const BAR_SPEED_S: f64 = 0.2;
/// The same live, s: the speed is fitted over the [`BAR_SPEED_S`] before, so that the pause has lasted longer already.
pub const LOCKOUT_LIVE_SLOW_S: f64 = 0.1;
/// Drop below the top that ends a lockout without a pause, share of the rep's travel. Design choice: twice what plates
/// bounce on a stiff bar.
pub const TOP_LEFT_SHARE: f64 = 0.08;
/// Trunk inclination at the top up to which a first rep's pause is a lockout and not a sticking point, deg from vertical.
pub const LOCKOUT_LEAN_MAX_DEG: f64 = 25.0;
/// Share of the usual travel from which a pause is a lockout whatever the trunk shows.
pub const LOCKOUT_LIVE_SHARE: f64 = 0.9;
/// A stroke whose low stays above this share of the travel is a hitch and no new rep (as in the verdict).
pub const HITCH_SHARE: f64 = 0.4;
/// The set ends once the bar is still and the lifter upright or gone for this long, s: the journey's 5 to 8 s, less what
/// noticing takes.
pub const SET_OVER_S: f64 = 6.0;
/// Trunk inclination up to which a lifter who let go of the bar is upright, deg from vertical. Design choice: leaning on
/// one's knees between reps is more.
pub const OVER_LEAN_MAX_DEG: f64 = 25.0;
/// A condition that ends a set may be interrupted this long without starting anew, s: a detection that flickers.
pub const OVER_BRIDGED_S: f64 = 0.3;
/// A lifter whose hips are this far from the implement is gone from it, m.
pub const GONE_M: f64 = 1.2;
/// The lock on the lifter is given up once nobody has held the implement for this long, s: beyond the longest stop.
pub const UNLOCK_AFTER_S: f64 = 8.0;
/// A stopped set can be taken up again for this long, s; what is seen meanwhile is kept.
pub const UNDO_S: f64 = 30.0;
/// A set is closed at this length, s.
pub const SET_MAX_S: f64 = 600.0;
/// A pause between two frames from which the clock has leapt, s. Design choice: no camera stalls for longer and goes on.
pub const CLOCK_LEAP_S: f64 = 60.0;
/// An interruption up to this long leaves the set on, s: a call that is declined.
pub const INTERRUPTION_MAX_S: f64 = 10.0;
/// Longest countdown that can be asked for, s.
pub const COUNTDOWN_MAX_S: f64 = 60.0;

/// Least cut-off of the live curve's One Euro filter, Hz: about 90 ms of time constant, a lag of about 33 ms in motion.
pub const LIVE_CUTOFF_HZ: f64 = 1.75;
/// How much that cut-off grows with speed, Hz per deg/s.
pub const LIVE_BETA: f64 = 0.1;
/// Cut-off of the speed that steers it, Hz (the authors' value).
pub const LIVE_SPEED_CUTOFF_HZ: f64 = 1.0;
/// Looks from which the lifter's own level fractions are frozen. Design choice: their medians then wander by less than
/// a fifth of what one look does.
pub const LIVE_FRACTION_LOOKS: usize = 24;
/// Distance of those looks, s.
pub const LIVE_FRACTION_STEP_S: f64 = 0.05;
/// A rep that comes closer than this to its threshold is passed over in silence, deg: within the difference between what
/// is known at lockout and what the whole set tells. Measured on simulated sets.
pub const CUE_GUARD_DEG: f64 = 1.5;
/// How far a share of missing frames must be from [`super::MISSING_SHARE_MAX`] to be told right after a rep.
pub const CUE_MISSING_GUARD: f64 = 0.05;
/// How far a yaw must be from [`super::YAW_MAX_DEG`] to be told right after a rep, deg.
pub const CUE_YAW_GUARD_DEG: f64 = 2.0;
/// A loss that begins this close to the border of two phases is named without its place, s.
pub const CUE_PLACE_GUARD_S: f64 = 0.12;
/// No tone this soon after liftoff, s: the slack comes out of bar and back.
pub const TONE_AFTER_LIFTOFF_S: f64 = 0.3;
/// The tone ends this much below where it began, deg, so that it does not stutter.
pub const TONE_HYSTERESIS_DEG: f64 = 1.0;
/// Smallest change that a tone can be asked for, deg: under it noise would sound.
pub const TONE_MIN_DEG: f64 = 4.0;
/// A word on a rep that cannot come within this time of the bar's coming to rest at the top is left unsaid, s: the lifter is at the
/// next rep by then.
pub const CUE_WORD_WITHIN_S: f64 = 0.5;
/// A word that could not be played within this time is dropped, s.
pub const CUE_STALE_S: f64 = 1.0;
/// A hint is not repeated sooner than this, s.
pub const HINT_EVERY_S: f64 = 5.0;

// ------------------------------------------------------------------------------------------------ readiness

/// A readiness item changes only after the new state has lasted this long, s. Design choice: longer than a step or a
/// passer-by, shorter than patience.
pub const READINESS_HOLD_S: f64 = 1.0;
/// How far a value must come back over its threshold to clear it, share of the threshold.
pub const READINESS_HYSTERESIS: f64 = 0.1;
/// Head-room that a standing lifter needs, share of the frame's height: the bar and the feet need as much below.
pub const HEADROOM_SHARE: f64 = 0.03;
/// Share of the frame's height that a standing lifter fills at most; more and a step forward leaves the picture.
pub const BODY_FILLS_MAX: f64 = 0.92;
/// Trunk inclination that counts as the empty hinge, deg from vertical. Design choice: a flat back over an empty bar.
pub const HINGE_DEG: f64 = 45.0;
/// Median frame rate under which there is a warning, frames per second: 30 with its usual jitter.
pub const READY_FPS_WARN_HZ: f64 = 27.0;
/// Horizontal angle of view from which straight lines bend, deg: a phone's main camera has 60 to 75 lying down.
pub const LENS_WIDE_DEG: f64 = 85.0;
/// Tilt of the phone from upright that is too much, deg: the plate's ellipse and gravity then disagree.
pub const TILT_MAX_DEG: f64 = 8.0;
/// Free storage under which a set may not fit, MB: ten minutes of 1080p video at 17 Mbit/s are 1,275 MB.
pub const STORAGE_FAIL_MB: f64 = 300.0;
/// Free storage under which there is a warning, MB.
pub const STORAGE_WARN_MB: f64 = 1500.0;
/// Sharpness under which a picture is called blurred: RMS gradient over standard deviation of the scene thumbnail. Design
/// choice: a thumbnail of one smooth ramp has about this much.
pub const SHARPNESS_MIN: f64 = 0.02;

// ------------------------------------------------------------------------------------------------ thinning

/// Rate that a phone should keep up with, frames per second. A camera that gives fewer because frames are dropped while
/// one is looked at must not pass for a slow camera.
pub const PUSH_WANTED_HZ: f64 = 30.0;
/// Share of the frame interval from which a push is too slow. Design choice: the camera needs the rest.
pub const PUSH_BUSY_SHARE: f64 = 0.9;
/// Share of the frame interval under which thinning is taken back.
pub const PUSH_IDLE_SHARE: f64 = 0.5;
/// Pushes over which the load is averaged.
pub const PUSH_AVERAGED: f64 = 12.0;
/// Time that a level of thinning lasts at least, s, so that it does not pump.
pub const THINNING_HOLD_S: f64 = 2.0;
/// Time until the next level is tried, s.
pub const THINNING_STEP_S: f64 = 0.25;

// ------------------------------------------------------------------------------------------------ range check, same spot

/// The hinge of the range check is held this long, s: gives the noise of this place and these clothes.
pub const RANGE_HOLD_S: f64 = 3.0;
/// Arching and rounding are each watched this long, s.
pub const RANGE_MOVE_S: f64 = 3.0;
/// Trunk inclination of the range check's hinge, deg from vertical.
pub const RANGE_HINGE_DEG: f64 = 40.0;
/// Trunk movement that still counts as held, deg.
pub const RANGE_STILL_DEG: f64 = 6.0;
/// Offset from last time's implement that is the same spot, share of the plate's height.
pub const SPOT_OFFSET_SHARE: f64 = 0.35;
/// Difference in size that is the same spot, share.
pub const SPOT_SCALE_SHARE: f64 = 0.08;
/// Difference in yaw that is the same spot, deg.
pub const SPOT_YAW_DEG: f64 = 5.0;
