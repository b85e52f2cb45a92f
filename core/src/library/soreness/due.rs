//! Which questions are due, and their answers. Nothing is notified: they are asked when the lifter comes.

use rusqlite::params;
use serde::{Deserialize, Serialize};

use super::super::code::{checked, code_of, read_code};
use super::super::{Day, Library, LibraryError, Moment};
use super::Answer;
use crate::rules;

/// Which question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Before a day's first set: sore already?
    Before,
    /// From the next morning on.
    Morning,
    /// 48 hours after a day's last set.
    TwoDays,
}

/// A question that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Due {
    /// The training day it is about.
    pub day: Day,
    /// Which.
    pub question: Question,
}

/// Why an answer is not taken.
#[derive(Debug, thiserror::Error)]
pub enum SorenessError {
    /// It is not due: too early, too late, or no set was filmed that day.
    #[error("the question \"{}\" about {} is not due; answer the ones that are", code_of(question), day.date())]
    NotDue {
        /// The day it would be about.
        day: Day,
        /// The question.
        question: Question,
    },
    /// The library can't keep it.
    #[error(transparent)]
    Library(#[from] LibraryError),
}

impl Library {
    /// The questions that are due now and not answered yet, the oldest day first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn soreness_due(&self, now: Moment) -> Result<Vec<Due>, LibraryError> {
        let answered = self.answers()?;
        let mut due = self.open_questions(now)?;
        due.retain(|d| !answered.iter().any(|a| (a.day, a.question) == (d.day, d.question)));
        Ok(due)
    }

    /// Keeps an answer; answered again while it is due, the later answer holds.
    ///
    /// # Errors
    /// When the question is not due at that time, or the disk refuses.
    pub fn answer_soreness(&mut self, at: Moment, due: Due, answer: &Answer) -> Result<(), SorenessError> {
        if !self.open_questions(at)?.contains(&due) {
            return Err(SorenessError::NotDue { day: due.day, question: due.question });
        }
        let given = Given { day: due.day, question: due.question, at, answer: answer.clone() };
        Ok(self.write(|db, _| put_answer(db, &given))?)
    }

    /// Questions whose time is now, answered or not.
    fn open_questions(&self, now: Moment) -> Result<Vec<Due>, LibraryError> {
        let reach_ms = rules::SORENESS_LATER_MS + rules::SORENESS_OPEN_MS;
        let mut statement = self.db.prepare_cached(
            "SELECT started_ms, offset_min FROM sets WHERE started_ms BETWEEN ? AND ? ORDER BY started_ms",
        )?;
        let times: Vec<(i64, i16)> = statement
            .query_map(params![now.utc_ms() - reach_ms, now.utc_ms()], |r| Ok((r.get(0)?, r.get(1)?)))?
            .collect::<Result<_, _>>()?;
        let mut due = Vec::new();
        let mut days: Vec<(Day, i64)> = Vec::new();
        for (ms, offset) in times {
            let day = checked("a time", &ms, Moment::new(ms, offset))?.day();
            match days.last_mut().filter(|(last, _)| *last == day) {
                Some((_, last_ms)) => *last_ms = ms,
                None => days.push((day, ms)),
            }
        }
        for (day, last_ms) in &days {
            let since_ms = now.utc_ms() - last_ms;
            if since_ms >= rules::SORENESS_LATER_MS && since_ms < reach_ms {
                due.push(Due { day: *day, question: Question::TwoDays });
            } else if since_ms < rules::SORENESS_LATER_MS && now.day() > *day {
                due.push(Due { day: *day, question: Question::Morning });
            }
        }
        if days.iter().all(|(day, _)| *day != now.day()) {
            due.push(Due { day: now.day(), question: Question::Before });
        }
        Ok(due)
    }

    /// Every answer, in order of the days and questions.
    pub(in super::super) fn answers(&self) -> Result<Vec<Given>, LibraryError> {
        let mut statement = self.db.prepare_cached(
            "SELECT day, question, answered_ms, offset_min, answer FROM soreness ORDER BY day, CASE question WHEN \
             'before' THEN 0 WHEN 'morning' THEN 1 ELSE 2 END",
        )?;
        let rows: Vec<(i32, String, i64, i16, String)> = statement
            .query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?)))?
            .collect::<Result<_, _>>()?;
        rows.into_iter()
            .map(|(day, question, ms, offset, answer)| {
                Ok(Given {
                    day: Day(day),
                    question: read_code("a question", question)?,
                    at: checked("a time", &ms, Moment::new(ms, offset))?,
                    answer: checked("an answer", &answer, serde_json::from_str(&answer))?,
                })
            })
            .collect()
    }
}

/// An answer as it is stored, exported and restored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct Given {
    /// The training day it is about.
    pub day: Day,
    pub question: Question,
    /// When it was answered.
    pub at: Moment,
    pub answer: Answer,
}

pub(in super::super) fn put_answer(db: &rusqlite::Connection, given: &Given) -> Result<(), LibraryError> {
    let answer = serde_json::to_string(&given.answer)
        .map_err(|e| LibraryError::UnknownValue { what: "an answer", value: e.to_string() })?;
    db.prepare_cached(
        "INSERT OR REPLACE INTO soreness (day, question, answered_ms, offset_min, answer) VALUES (?, ?, ?, ?, ?)",
    )?
    .execute(params![
        given.day.0,
        code_of(&given.question),
        given.at.utc_ms(),
        given.at.offset_min(),
        answer
    ])?;
    Ok(())
}
