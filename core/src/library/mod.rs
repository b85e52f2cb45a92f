//! The lifter's sets, kept: one folder with a database, tracks, pictures, and references to the platform's films.
//!
//! ```text
//! DIR/keel.db      what is told of every set, its reports, corrections, soreness (SQLite, WAL)
//! DIR/tracks/      one track a set, written once; its name says when and whose it is
//! DIR/pictures/    thumbnails and stills
//! DIR/incoming/    files that are not whole yet
//! DIR/videos/      films that came out of a backup; the platform's own stay where they are
//! ```
//!
//! A set shows when its transaction is on the disk and its files were there before: so whatever moment a process dies
//! at, a set is there whole or not at all. Ids are derived from what was recorded, so nothing is ever there twice.
//! The library sees no frames, has no clock and no thread: times come from the caller, long work goes step by step.

mod attach;
mod backup;
mod browse;
mod code;
mod compare;
mod correct;
mod delete;
mod digest;
mod document;
mod error;
mod export;
mod facts;
mod folder;
mod load;
mod moment;
mod packed;
mod picture;
mod progress;
mod record;
mod rejudge;
mod repair;
mod retention;
mod save;
mod schema;
mod search;
mod sessions;
mod set;
pub mod soreness;
mod store;
mod text;
pub mod trend;
mod video;

pub use backup::{Backup, BackupError, BackupFile, Counts, Mode, Restore, Restored};
pub use browse::{Cursor, Filter, Page};
pub use compare::{Compared, LibraryCompareError};
pub use correct::within;
pub use delete::Deleted;
pub use digest::{Digest, NotHex, SetId};
pub use error::LibraryError;
pub use export::{Export, ExportError};
pub use facts::Facts;
pub use load::{Load, LoadError, LoadUnit};
pub use moment::{DateError, Day, Moment, MomentError};
pub use picture::{NewPicture, NoSuchPicture, PictureKind};
pub use progress::Progress;
pub use record::{Judged, SetSummary};
pub use rejudge::{Rejudge, Rejudged, Short};
pub use repair::{Repair, Repaired};
pub use retention::{Retention, Storage};
pub use save::{NewSet, Saved};
pub use schema::SCHEMA;
pub use sessions::Session;
pub use set::StoredSet;
pub use store::Library;
pub use text::{Note, PlaceName, TextError};
pub use video::{VideoPrint, VideoRef, VideoState};
