"use strict";
// Two reps over each other, and below them their difference with the joint margin.
const deg = (value) => `${Math.round(value)}`;
const verdict = () => {
  const { peak_difference_deg: peak, margin_deg: margin } = data;
  if (data.differs === null) return say("compare.unknown");
  const code = data.differs ? (peak > 0 ? "differs" : "differs_less") : "alike";
  return say(`compare.${code}`, { deg: deg(data.differs ? Math.abs(peak) : peak), margin: deg(margin) });
};
const anchor = () => say(`anchor.${data.anchor}`);
const axis = () => (data.axis === "seconds" ? say("compare.seconds", { anchor: anchor() }) : say("compare.share", { anchor: anchor() }));
const { ends } = data;
const values = (line) => line.map(([, deg]) => deg);
const both = () => {
  const p = plot({ x: ends, y: span([...values(data.line_a), ...values(data.line_b)], [-10, 15]), xLabel: axis(), label: say("compare.graph_label", { anchor: anchor() }) });
  p.svg.append(make("line", { x1: p.x(0), x2: p.x(0), y1: head, y2: p.bottom, class: "zero" }));
  p.svg.append(make("path", { d: path(data.line_a, p.x, p.y), class: "first" }), make("path", { d: path(data.line_b, p.x, p.y), class: "second" }));
  return p.svg;
};
const difference = () => {
  const margin = data.margin_deg ?? 0;
  const p = plot({ x: ends, y: span(values(data.difference), [-margin * 1.3 - 2, margin * 1.3 + 2]), height: 220, xLabel: axis(), label: say("compare.difference_label") });
  p.svg.append(make("rect", { x: left, width: width - left - right, y: p.y(margin), height: p.y(-margin) - p.y(margin), class: "band" }),
    make("line", { x1: p.x(0), x2: p.x(0), y1: head, y2: p.bottom, class: "zero" }),
    make("path", { d: path(data.difference, p.x, p.y), class: "second" }));
  return p.svg;
};
const side = (what, rep) => `${what}, ${say("page.rep", { rep })}`;
show(verdict, () => [
  data.unlike.length ? section("", line(say("compare.unlike", { what: data.unlike.map((u) => say(`unlike.${u}`)).join(", ") }), "lead")) : null,
  section(say("compare.changes"), legend(["first", say("compare.first", { what: side(data.a, data.rep_a) })], ["second", say("compare.second", { what: side(data.b, data.rep_b) })]), both()),
  section(say("compare.difference"), difference()),
]);
