"use strict";
// Two reps over each other, and below them their difference with the joint margin.
const { comparison } = data;
const deg = (value) => `${Math.round(value)}`;
const verdict = () => {
  const { peak_difference_deg: peak, margin_deg: margin } = comparison;
  if (data.differs === null) return say("compare.unknown");
  const code = data.differs ? (peak > 0 ? "differs" : "differs_less") : "alike";
  return say(`compare.${code}`, { deg: deg(data.differs ? Math.abs(peak) : peak), margin: deg(margin) });
};
const anchor = () => say(`anchor.${comparison.anchor}`);
const axis = () => (comparison.axis === "seconds" ? say("compare.seconds", { anchor: anchor() }) : say("compare.share", { anchor: anchor() }));
const at = comparison.at, ends = [at[0], at[at.length - 1]];
const both = () => {
  const p = plot({ x: ends, y: span([...comparison.a_deg, ...comparison.b_deg], [-10, 15]), xLabel: axis(), label: say("compare.graph_label", { anchor: anchor() }) });
  p.svg.append(make("line", { x1: p.x(0), x2: p.x(0), y1: head, y2: p.bottom, class: "zero" }));
  const curve = (values) => path(at.map((t, i) => [t, values[i]]), p.x, p.y);
  p.svg.append(make("path", { d: curve(comparison.a_deg), class: "first" }), make("path", { d: curve(comparison.b_deg), class: "second" }));
  return p.svg;
};
const difference = () => {
  const margin = comparison.margin_deg ?? 0;
  const p = plot({ x: ends, y: span(comparison.difference_deg, [-margin * 1.3 - 2, margin * 1.3 + 2]), height: 220, xLabel: axis(), label: say("compare.difference_label") });
  p.svg.append(make("rect", { x: left, width: width - left - right, y: p.y(margin), height: p.y(-margin) - p.y(margin), class: "band" }),
    make("line", { x1: p.x(0), x2: p.x(0), y1: head, y2: p.bottom, class: "zero" }),
    make("path", { d: path(at.map((t, i) => [t, comparison.difference_deg[i]]), p.x, p.y), class: "second" }));
  return p.svg;
};
const side = (what, rep) => `${what}, ${say("page.rep", { rep })}`;
show(verdict, () => [
  comparison.unlike.length ? section("", line(say("compare.unlike", { what: comparison.unlike.map((u) => say(`unlike.${u}`)).join(", ") }), "lead")) : null,
  section(say("compare.changes"), legend(["first", say("compare.first", { what: side(data.a, data.rep_a) })], ["second", say("compare.second", { what: side(data.b, data.rep_b) })]), both()),
  section(say("compare.difference"), difference()),
]);
