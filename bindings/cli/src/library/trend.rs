//! `keel trend`.

use keel_core::library::trend::{Conditions, Line, Span, Trend, TrendSeries};
use keel_core::library::{Filter, Moment};
use keel_core::replay::decimate;
use keel_core::rules;
use keel_core::signal::median;
use keel_words::Words;
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;

use super::args::At;
use super::browse::{say, trimmed, write_page};
use super::{failed, internal, place, table};
use crate::failure::Failure;
use crate::output::Target;
use crate::page::{POINTS_MAX, Plot, plots};

/// Days of a month, for slopes that a person reads.
const MONTH_DAYS: f64 = 30.44;

/// Says how technique changes, and draws it where that is asked.
///
/// # Errors
/// Where the library can't be read or an output can't be written.
pub fn trend(filter: &Filter, html: Option<&Path>, csv: Option<&Path>, at: &At) -> Result<(), Failure> {
    let (library, words) = (place::open(at)?, Words::of(at.lang));
    let trend = library.trend(filter).map_err(failed)?;
    if trend.series.is_empty() {
        return say(words.get("trend", "empty"));
    }
    let columns = ["series", "judged", "change", "per_month", "per_rep", "last_minus_first"];
    let mut table = table::table(&words, &columns);
    for series in &trend.series {
        table.add_row(row(series, &words));
    }
    say(&trimmed(&table.to_string()))?;
    for series in &trend.series {
        for span in &series.spans {
            say(&told(span, &words))?;
        }
    }
    if trend.series.len() > 1 {
        say(words.get("trend", "apart"))?;
    }
    if let Some(path) = csv {
        let place = Target::Path(path.to_owned());
        let written = place.reserve().and_then(|place| place.write(points_csv(&trend).as_bytes()));
        written.map_err(|error| Failure::output(path, error))?;
        say(&words.fill("summary", "written", &[("file", path.display().to_string())]))?;
    }
    let Some(path) = html else { return Ok(()) };
    let text = plots(Plot::Trend, words.get("trend", "title"), &data(&trend), at.lang).map_err(internal)?;
    write_page(&text, path, false, &words)
}

/// What the sets of a series have in common, in words.
fn name(conditions: &Conditions, words: &Words) -> String {
    let lift = conditions
        .lift
        .map_or_else(|| words.get("summary", "lift_unknown").to_owned(), |lift| words.say("lift", &lift.0));
    let load = conditions.load.map_or_else(
        || words.get("trend", "no_load").to_owned(),
        |band| {
            let [from, to] = band.range_kg();
            words.fill("trend", "load_band", &[("from", from.to_string()), ("to", to.to_string())])
        },
    );
    let mut name = words.fill("trend", "series", &[("lift", lift), ("load", load)]);
    let marks = [
        (conditions.belt == Some(true), "with_belt"),
        (conditions.turned, "turned"),
        (conditions.small, "small"),
    ];
    for (_, mark) in marks.into_iter().filter(|(is, _)| *is) {
        name.push_str(", ");
        name.push_str(words.get("trend", mark));
    }
    name
}

fn row(series: &TrendSeries, words: &Words) -> Vec<String> {
    let mut changes: Vec<f64> = series.points.iter().map(|p| p.change_deg).collect();
    let slope = |line: Option<Line>, scale: f64| {
        line.map_or_else(
            || "–".to_owned(),
            |l| spread(l.slope * scale, l.interval.map(|bound| bound * scale), words),
        )
    };
    let last =
        series.last_minus_first.map_or_else(|| "–".to_owned(), |m| spread(m.deg, m.interval_deg, words));
    let sets = words.fill("trend", "sets", &[("count", series.points.len().to_string())]);
    vec![
        format!("{} ({sets})", name(&series.conditions, words)),
        format!("{:.0} %", series.judged_share * 100.0),
        table::degrees(median(&mut changes)),
        slope(series.per_day, MONTH_DAYS),
        slope(series.per_rep, 1.0),
        last,
    ]
}

/// A number of degrees with its interval.
fn spread(deg: f64, [low, high]: [f64; 2], words: &Words) -> String {
    let number = |value| words.number(value, 1);
    format!("{}° ({} … {})", number(deg), number(low), number(high))
}

fn told(span: &Span, words: &Words) -> String {
    let whole = |deg: f64| format!("{deg:.0}");
    let date = |at: Moment| at.day().date();
    let code = if span.regained.is_some() { "lost_and_regained" } else { "lost" };
    let blanks = [
        ("from", date(span.lost)),
        ("to", span.regained.map(date).unwrap_or_default()),
        ("before", whole(span.before_deg)),
        ("during", whole(span.during_deg)),
        ("after", span.after_deg.map(whole).unwrap_or_default()),
        ("sessions", span.sessions.to_string()),
        ("needed", whole(span.needed_deg)),
    ];
    words.fill("trend", code, &blanks)
}

/// One line a rep, units in the header.
fn points_csv(trend: &Trend) -> String {
    let mut out =
        String::from("series,set_id,started_utc_ms,offset_min,load_kg,rep,change_deg,set_change_deg\r\n");
    for (number, series) in trend.series.iter().enumerate() {
        for point in &series.points {
            for (rep, deg) in point.reps_deg.iter().enumerate() {
                let load = point.load_kg.map(|kg| format!("{kg:.4}")).unwrap_or_default();
                let deg = deg.map(|deg| format!("{deg:.4}")).unwrap_or_default();
                // Writing to a String cannot fail.
                let _ = write!(
                    out,
                    "{},{},{},{},{load},{},{deg},{:.4}\r\n",
                    number + 1,
                    point.set,
                    point.started.utc_ms(),
                    point.started.offset_min(),
                    rep + 1,
                    point.change_deg
                );
            }
        }
    }
    out
}

/// What the page draws.
fn data(trend: &Trend) -> Value {
    let line =
        |l: &Option<Line>| l.map(|l| json!({"slope": l.slope, "interval": l.interval, "count": l.count}));
    let conditions = |c: &Conditions| {
        json!({
            "lift": c.lift.map(|l| l.0), "load": c.load.map(keel_core::library::trend::LoadBand::range_kg),
            "belt": c.belt, "turned": c.turned, "small": c.small,
        })
    };
    let series: Vec<Value> = trend
        .series
        .iter()
        .map(|s| {
            json!({
                "conditions": conditions(&s.conditions),
                "judged_share": s.judged_share,
                "per_day": line(&s.per_day), "per_rep": line(&s.per_rep),
                "last_minus_first": s.last_minus_first.map(|m| json!({"deg": m.deg, "interval": m.interval_deg, "count": m.count})),
                "sets": s.points.len(),
                "points": thinned(&s.points, |p| (p.started, p.change_deg)).map(|p| json!({
                    "ms": p.started.utc_ms(), "date": p.started.local(), "kg": p.load_kg, "deg": p.change_deg,
                    "margin": p.margin_deg, "reps": p.reps_deg, "id": table::short(p.set),
                })).collect::<Vec<_>>(),
                "rep_medians": rep_medians(s),
                "rolling": thinned(&s.rolling, |r| (r.started, r.deg))
                    .map(|r| json!([r.started.utc_ms(), r.deg, r.interval_deg[0], r.interval_deg[1]]))
                    .collect::<Vec<_>>(),
                "spans": s.spans.iter().map(span).collect::<Vec<_>>(),
            })
        })
        .collect();
    let by_load: Vec<Value> = trend
        .by_load
        .iter()
        .map(|l| json!({"conditions": conditions(&l.conditions), "sets": l.sets, "per_kg": line(&l.per_kg)}))
        .collect();
    json!({"series": series, "by_load": by_load, "threshold": rules::CHANGE_MIN_DEG})
}

/// What is drawn of a long series.
fn thinned<T>(points: &[T], at: impl Fn(&T) -> (Moment, f64)) -> impl Iterator<Item = &T> {
    let (x, y): (Vec<f64>, Vec<Option<f64>>) =
        points.iter().map(&at).map(|(when, deg)| (when.utc_ms() as f64, Some(deg))).unzip();
    decimate(&x, &y, POINTS_MAX).into_iter().filter_map(|i| points.get(i))
}

/// The median change of the first reps of all sets, of the second reps, and so on.
fn rep_medians(series: &TrendSeries) -> Vec<Option<f64>> {
    let most = series.points.iter().map(|p| p.reps_deg.len()).max().unwrap_or(0);
    let of_rep = |i: usize| {
        let mut known: Vec<f64> =
            series.points.iter().filter_map(|p| p.reps_deg.get(i).copied().flatten()).collect();
        median(&mut known)
    };
    (0..most).map(of_rep).collect()
}

fn span(span: &Span) -> Value {
    json!({
        "from": span.lost.utc_ms(), "to": span.regained.map(Moment::utc_ms),
        "from_date": span.lost.day().date(), "to_date": span.regained.map(|m| m.day().date()),
        "before": span.before_deg, "during": span.during_deg, "after": span.after_deg,
        "needed": span.needed_deg, "sessions": span.sessions,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_log_is_drawn_with_few_points_and_keeps_its_ends_and_peaks() {
        let at = |i: i64| Moment::new(1_795_626_000_000 + i * 86_400_000, 60).unwrap();
        let log: Vec<(Moment, f64)> =
            (0..5_000).map(|i| (at(i), if i == 1_234 { 30.0 } else { (i as f64 / 90.0).sin() })).collect();
        let drawn: Vec<_> = thinned(&log, |p| *p).collect();
        assert!((900..=POINTS_MAX).contains(&drawn.len()), "{}", drawn.len());
        for i in [0, 1_234, 4_999] {
            assert!(drawn.contains(&&log[i]), "{i}");
        }
        assert_eq!(thinned(&log[..500], |p| *p).count(), 500);
    }
}
