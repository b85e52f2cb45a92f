//! Soreness that the lifter reports, beside the change that was measured. It is the lifter's own log: Keel says what
//! tended to follow what, with an interval and the number of days, and never why.

mod answer;
mod ask;
mod due;
mod log;
mod statistics;

pub use answer::{Answer, AnswerError, Place, Quality, Score, SorePlace};
pub use ask::AskReason;
pub use due::{Due, Question, SorenessError};
pub(super) use due::{Given, put_answer};
pub use log::{Finding, LogEntry, SorenessLog, finding};
pub use statistics::{Rank, partial_spearman, rank, spearman};
