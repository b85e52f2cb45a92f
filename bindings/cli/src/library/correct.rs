//! `keel correct`.

use keel_core::library::within;
use keel_core::lift::Correction;
use keel_core::report::Report;
use keel_words::Words;

use super::args::{At, CorrectArgs};
use super::browse::{headline, say};
use super::{failed, place};
use crate::failure::{Failure, Own};

/// Puts a set right, or takes the latest correction back.
///
/// # Errors
/// Where the correction does not fit.
pub fn correct(name: &str, what: &CorrectArgs, at: &At) -> Result<(), Failure> {
    let (mut library, words) = (place::open(at)?, Words::of(at.lang));
    let id = library.find(name).map_err(failed)?;
    let (code, report) = if what.undo {
        ("undone", library.undo(id).map_err(failed)?)
    } else {
        let report = library.set(id).map_err(failed)?.report;
        ("corrected", library.correct(id, correction(what, report.as_ref())?).map_err(failed)?)
    };
    say(&words.fill("library_command", code, &[("headline", headline(&report, &words))]))
}

fn correction(what: &CorrectArgs, report: Option<&Report>) -> Result<Correction, Failure> {
    if let Some(lift) = what.lift {
        return Ok(Correction::Lift { lift: lift.into() });
    }
    if let Some(at_s) = what.split {
        return Ok(Correction::Split { at_s });
    }
    let rep = what.rep.and_then(|number| report?.reps.iter().find(|r| r.index == number));
    let missing = || Failure::Usage(Own::NoSuchRep.into());
    let rep_at_s = within(rep.ok_or_else(missing)?);
    match (what.event, what.to) {
        (Some(event), Some(time_s)) => Ok(Correction::Event { rep_at_s, event: event.into(), time_s }),
        _ if what.delete => Ok(Correction::Delete { rep_at_s }),
        _ => Err(Failure::Usage(Own::NothingToCorrect.into())),
    }
}
