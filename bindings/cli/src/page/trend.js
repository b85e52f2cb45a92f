"use strict";
// One section a series: change over time with its spans, then over the reps; loads of one lift together at the end.
const monthDays = 30.44, day = 86400000;
const date = (ms) => new Date(ms).toLocaleDateString(language, { day: "numeric", month: "short", year: "2-digit" });
const name = (c) => {
  const load = c.load === null ? say("trend.no_load") : say("trend.load_band", { from: c.load[0], to: c.load[1] });
  const marks = [[c.belt === true, "trend.with_belt"], [c.turned, "trend.turned"], [c.small, "trend.small"]].filter(([is]) => is).map(([, key]) => say(key));
  return [say("trend.series", { lift: c.lift ? say(`lift.${c.lift}`) : say("summary.lift_unknown"), load }), ...marks].join(", ");
};
const slope = (l, key, scale) => l === null ? say("trend.too_few")
  : `${say(key, { deg: signed(l.slope * scale) })} (${say("trend.interval", { low: signed(l.interval[0] * scale), high: signed(l.interval[1] * scale) })})`;
const point = (p) => `${p.date}: ${number(p.deg, 1)}°${p.margin === null ? "" : ` ± ${number(p.margin, 1)}°`}${p.kg === null ? "" : `, ${number(p.kg, 1)} kg`} (${p.id})`;

const overTime = (s) => {
  const times = s.points.map((p) => p.ms), low = Math.min(...times) - day, high = Math.max(...times) + day;
  const values = [...s.points.map((p) => p.deg), ...s.rolling.flatMap((r) => [r[2], r[3]])];
  const p = plot({ x: [low, high], y: span(values, [0, data.threshold + 4]), xTicks: dates(low, high), xText: date, label: say("trend.graph_label") });
  for (const lost of s.spans) {
    const from = p.x(lost.from), to = p.x(lost.to ?? high);
    p.svg.append(make("rect", { x: from, y: head, width: to - from, height: p.bottom - head, class: "lost" }));
  }
  p.svg.append(make("line", { x1: left, x2: width - right, y1: p.y(data.threshold), y2: p.y(data.threshold), class: "threshold" }),
    make("path", { d: area(s.rolling.map((r) => [r[0], r[2], r[3]]), p.x, p.y), class: "band" }),
    make("path", { d: path(s.rolling.map((r) => [r[0], r[1]]), p.x, p.y), class: "second" }),
    ...s.points.map((q) => dot(p.x(q.ms), p.y(q.deg), point(q))));
  return p.svg;
};
const overReps = (s) => {
  const most = s.rep_medians.length;
  if (most < 2) return null;
  const all = s.points.flatMap((p) => p.reps.map((deg, i) => [i + 1, deg])).filter(([, deg]) => deg !== null);
  const p = plot({ x: [0.5, most + 0.5], y: span(all.map(([, deg]) => deg), [0, data.threshold + 4]), height: 220, xTicks: [...Array(most).keys()].map((i) => i + 1), label: say("trend.by_rep") });
  p.svg.append(make("line", { x1: left, x2: width - right, y1: p.y(data.threshold), y2: p.y(data.threshold), class: "threshold" }),
    ...all.map(([rep, deg]) => make("circle", { cx: p.x(rep), cy: p.y(deg), r: 3, class: "faint" })),
    make("path", { d: path(s.rep_medians.map((deg, i) => [i + 1, deg]), p.x, p.y), class: "second" }));
  return p.svg;
};
const spans = (s) => s.spans.map((lost) => line(say(lost.to === null ? "trend.lost" : "trend.lost_and_regained", { from: lost.from_date, to: lost.to_date ?? "",
  before: degrees(lost.before).slice(0, -1), during: degrees(lost.during).slice(0, -1), after: lost.after === null ? "" : degrees(lost.after).slice(0, -1), sessions: lost.sessions, needed: degrees(lost.needed).slice(0, -1) }), "lead"));
const series = (s) => {
  const reps = overReps(s), last = s.last_minus_first;
  return section(`${name(s.conditions)} · ${say("trend.sets", { count: s.sets })}`,
    ...spans(s), s.spans.length ? line(say("trend.false_alarm"), "quiet") : null,
    line(`${say("trend.by_date")}: ${slope(s.per_day, "trend.per_month", monthDays)}`),
    legend(["dot", say("trend.graph_label")], ["second", say("trend.rolling")], ["threshold", say("trend.threshold")]), overTime(s),
    s.points.length < s.sets ? line(say("trend.thinned", { shown: s.points.length, count: s.sets }), "quiet") : null,
    reps ? line(`${say("trend.by_rep")}: ${slope(s.per_rep, "trend.per_rep", 1)}`) : null,
    last ? line(say("trend.last_minus_first", { deg: signed(last.deg), low: signed(last.interval[0]), high: signed(last.interval[1]), count: last.count })) : null, reps,
    line(say("trend.judged_share", { percent: Math.round(s.judged_share * 100) }), "quiet"));
};
const same = (a, b) => ["lift", "belt", "turned", "small"].every((key) => a[key] === b[key]);
const overLoad = (l) => {
  const points = data.series.filter((s) => same(s.conditions, l.conditions)).flatMap((s) => s.points).filter((p) => p.kg !== null);
  if (new Set(points.map((p) => p.kg)).size < 2) return null;
  const p = plot({ x: span(points.map((q) => q.kg), []), y: span(points.map((q) => q.deg), [0, data.threshold + 4]), xText: (kg) => `${number(kg)} kg`, label: say("trend.by_load") });
  p.svg.append(make("line", { x1: left, x2: width - right, y1: p.y(data.threshold), y2: p.y(data.threshold), class: "threshold" }), ...points.map((q) => dot(p.x(q.kg), p.y(q.deg), point(q))));
  const title = l.conditions.lift ? say(`lift.${l.conditions.lift}`) : say("summary.lift_unknown");
  return section(`${say("trend.by_load")}: ${title}`, line(slope(l.per_kg, "trend.per_ten_kg", 10)), p.svg);
};
show(() => say("trend.title"), () => [data.series.length > 1 ? line(say("trend.apart"), "quiet") : null, ...data.series.map(series), ...data.by_load.map(overLoad)]);
