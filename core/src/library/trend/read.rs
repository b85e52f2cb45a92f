//! The sets of a trend, read in one pass.

use std::collections::BTreeMap;

use rusqlite::params_from_iter;

use super::super::browse::where_all;
use super::super::code::{checked, read_code};
use super::super::{Filter, Library, LibraryError, Moment};
use super::conditions::LiftKey;
use super::{Conditions, LoadBand, TrendPoint};
use crate::rules;

/// A set with what decides where it is drawn.
pub(in super::super) struct TrendSet {
    pub point: TrendPoint,
    pub conditions: Conditions,
    pub reps: u32,
    pub reps_judged: u32,
}

/// Some sets by a key, in the order of the keys; the sets in their own order.
pub(super) fn grouped(
    sets: &[TrendSet],
    key: impl Fn(&TrendSet) -> Conditions,
) -> BTreeMap<Conditions, Vec<&TrendSet>> {
    let mut out: BTreeMap<Conditions, Vec<&TrendSet>> = BTreeMap::new();
    for set in sets {
        out.entry(key(set)).or_default().push(set);
    }
    out
}

impl Library {
    /// The judged sets of a filter in order of time.
    pub(in super::super) fn trend_sets(&self, filter: &Filter) -> Result<Vec<TrendSet>, LibraryError> {
        let (conditions, values) = filter.conditions();
        let filtered = where_all(&conditions);
        let mut reps = self.reps_of(&format!(
            "SELECT s.row, r.change_deg, r.verdict != 'not_judged' AND r.attempt = 0 FROM sets s JOIN reps r ON \
             r.set_row = s.row {filtered} ORDER BY s.row, r.number"
        ), &values)?;
        let sql = format!(
            "SELECT s.row, s.id, s.started_ms, s.offset_min, s.load_kg, s.lift, s.belt, s.yaw_deg, s.spine_px, \
             s.network, s.median_change_deg, s.margin_deg, s.reps, s.reps_judged FROM sets s {filtered} ORDER BY \
             s.started_ms, s.row"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut out = Vec::new();
        let (mut session, mut last_ms) = (0, None);
        while let Some(row) = rows.next()? {
            let (ms, offset): (i64, i16) = (row.get(2)?, row.get(3)?);
            if last_ms.is_some_and(|last| ms - last >= rules::SESSION_GAP_MS) {
                session += 1;
            }
            last_ms = Some(ms);
            let Some(change_deg) = row.get::<_, Option<f64>>(10)? else { continue };
            let reps_deg = reps.remove(&row.get(0)?).unwrap_or_default();
            let judged: Vec<f64> = reps_deg.iter().flatten().copied().collect();
            let ends = judged.first().zip(judged.last()).filter(|_| judged.len() > 1);
            let id: String = row.get(1)?;
            let load_kg: Option<f64> = row.get(4)?;
            let lift = row.get::<_, Option<String>>(5)?.map(|w| read_code("a lift", w)).transpose()?;
            let yaw_deg: Option<f64> = row.get(7)?;
            let spine_px: Option<f64> = row.get(8)?;
            out.push(TrendSet {
                conditions: Conditions {
                    lift: lift.map(LiftKey),
                    load: load_kg.map(LoadBand::of),
                    belt: row.get(6)?,
                    turned: yaw_deg.is_some_and(|deg| deg.abs() > rules::YAW_WARN_DEG),
                    small: spine_px.is_some_and(|px| px < rules::SPINE_FULL_PX),
                    network: row.get(9)?,
                },
                point: TrendPoint {
                    set: checked("a set's id", &id, id.parse())?,
                    started: checked("a time", &ms, Moment::new(ms, offset))?,
                    session,
                    load_kg,
                    change_deg,
                    margin_deg: row.get(11)?,
                    last_minus_first_deg: ends.map(|(first, last)| last - first),
                    reps_deg,
                },
                reps: row.get(12)?,
                reps_judged: row.get(13)?,
            });
        }
        Ok(out)
    }

    /// Change of every rep by its set's row, in order of their numbers from 1; `None` where it was not judged or only tried.
    fn reps_of(
        &self,
        sql: &str,
        values: &[rusqlite::types::Value],
    ) -> Result<BTreeMap<i64, Vec<Option<f64>>>, LibraryError> {
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query(params_from_iter(values.iter()))?;
        let mut out: BTreeMap<i64, Vec<Option<f64>>> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let change: Option<f64> = row.get(1)?;
            let judged: bool = row.get(2)?;
            out.entry(row.get(0)?).or_default().push(change.filter(|_| judged));
        }
        Ok(out)
    }
}
