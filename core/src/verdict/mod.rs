//! From a track to words: did the curve stay constant, phase by phase and rep by rep; was it round before the bar
//! moved; and where neither can be told, why not.

mod baseline;
mod checks;
mod curve_series;
mod findings;
mod headline;
mod judge;
mod noise;
mod phase;
mod reason;
mod rep;
mod set;
mod setup_finding;
mod shots;
mod standing;
mod types;
mod view;

pub use headline::{Headline, HeadlineArgs, HeadlineCode};
pub use judge::{Judgement, judge, judge_corrected};
pub(crate) use phase::Limits;
pub use reason::Reason;
pub use types::{
    Baseline, Finding, FindingCode, LostAt, PhaseVerdict, Region, RepVerdict, SeriesTable, SetVerdict,
    SetupFinding, SetupReference, Word,
};
pub use view::ViewVerdict;
pub(crate) use view::{FusedYaw, fuse, plate_aspect, separation_deg};
