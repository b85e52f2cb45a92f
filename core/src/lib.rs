//! Keel's core: camera frames in, the change of a lifter's spinal curvature out.
//!
//! Deterministic: no clock, no threads; only the [`library`] touches the disk, in its one folder. Time comes from the
//! frames and the caller; memory grows by the [`track`] alone. The way through is one line:
//!
//! ```text
//! frame -> infer -> pose (+ scene) -> track -> spine -> lift -> verdict -> report
//!                                       └─> live: what can be said while the set goes on
//! ```
//!
//! Image coordinates everywhere: pixels of the *upright* frame (rotation and mirroring of the sensor already
//! undone), x to the right, y down, the centre of the top-left pixel at (0.5, 0.5).
#![forbid(unsafe_code)]

pub mod frame;
pub mod geometry;
pub mod infer;
pub mod library;
pub mod lift;
pub mod live;
pub mod model;
pub mod pose;
pub mod recorder;
pub mod replay;
pub mod report;
pub mod rules;
pub mod scene;
pub mod signal;
pub mod spine;
pub mod track;
pub mod verdict;
