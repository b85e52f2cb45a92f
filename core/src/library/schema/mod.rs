//! The database's schema, step by step: what was released is never edited, only followed by another step.

use rusqlite::{Connection, TransactionBehavior};

use super::LibraryError;

/// Each step leads from the version of its index to the next.
const STEPS: [&str; 3] = [include_str!("1.sql"), include_str!("2.sql"), include_str!("3.sql")];

/// Version of the schema that this Keel writes; every earlier one is brought up to it.
pub const SCHEMA: i64 = STEPS.len() as i64;

/// Marks a database as Keel's ("KEEL").
pub(super) const APPLICATION_ID: i32 = 0x4B45_454C;

/// Brings a database up to [`SCHEMA`], all steps or none. A new one is not begun where one was lost.
pub(super) fn migrate(
    db: &mut Connection,
    was_lost: impl FnOnce() -> Result<bool, LibraryError>,
) -> Result<(), LibraryError> {
    if version(db)? == SCHEMA {
        return Ok(());
    }
    let step = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Somebody else may have been first.
    let from = version(&step)?;
    if from > SCHEMA {
        return Err(LibraryError::Newer { found: from, known: SCHEMA });
    }
    if from == 0 && was_lost()? {
        return Err(LibraryError::Damaged { why: "it is gone, and tracks are there".to_owned() });
    }
    for sql in STEPS.get(from.max(0) as usize..).unwrap_or_default() {
        step.execute_batch(sql)?;
    }
    step.pragma_update(None, "application_id", APPLICATION_ID)?;
    step.pragma_update(None, "user_version", SCHEMA)?;
    step.commit()?;
    Ok(())
}

fn version(db: &Connection) -> Result<i64, LibraryError> {
    Ok(db.pragma_query_value(None, "user_version", |row| row.get(0))?)
}
