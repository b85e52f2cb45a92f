"use strict";
// What the log says first; dots and the days as a table only where scores may be told.
const blanks = () => Object.fromEntries(data.finding.blanks.map(([name, value, digits]) => [name, number(value, digits)]));
const said = () => data.finding === null
  ? [...data.ask.map((reason) => line(say(`soreness_ask.${reason}`))), line(say("soreness.ask"), "lead")]
  : [line(say(`soreness.${data.finding.code}`, blanks()), "lead")];
const dots = () => {
  if (!data.dots.length) return null;
  const degs = data.dots.map((d) => d.deg), outcomes = data.dots.map((d) => d.outcome);
  const p = plot({ x: span(degs, [0]), y: span(outcomes, [0, 3]), xText: (deg) => `${number(deg)}°`, xLabel: say("soreness.axis"), label: say("soreness.graph_label") });
  for (const text of p.svg.querySelectorAll("text[text-anchor=end]")) if (text.textContent.endsWith("°")) text.textContent = text.textContent.slice(0, -1);
  p.svg.append(...data.dots.map((d) => dot(p.x(d.deg), p.y(d.outcome), `${d.date}: ${number(d.deg, 1)}°, ${d.outcome > 0 ? "+" : ""}${d.outcome}`)));
  return section(say("soreness.outcome"), p.svg);
};
const score = (value) => (value === null ? "–" : `${value}`);
const days = () => !data.days.length ? null : section("", make("table", {},
  make("thead", {}, make("tr", {}, ...["column.day", "column.exposure", "column.soreness_before", "column.morning", "column.two_days"].map((key) => make("th", { scope: "col" }, say(key))))),
  make("tbody", {}, ...[...data.days].reverse().map((d) => make("tr", {}, make("td", {}, d.date), make("td", {}, degrees(d.deg)), make("td", {}, score(d.before)), make("td", {}, score(d.morning)), make("td", {}, score(d.two_days)))))));
show(() => say("soreness.title"), () => [section("", ...said()), dots(), days()]);
