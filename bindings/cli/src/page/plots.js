"use strict";
// Axes, lines and dots in the house's tokens; what is drawn comes from each page's own script.
const data = keel.data;
const left = 44, right = 14, head = 12;
let width = 1000;

// Round steps, about five of them.
const ticks = (low, high) => {
  const rough = (high - low) / 5 || 1, power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((k) => k * power).find((s) => s >= rough);
  const out = [];
  for (let v = Math.ceil(low / step) * step; v <= high + step * 1e-6; v += step) out.push(Number(v.toFixed(10)));
  return out;
};
const number = (value, digits = 0) => value.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
const signed = (value, digits = 1) => number(value, digits);
const span = (values, least) => {
  const known = values.filter((v) => v !== null);
  const low = Math.min(...known, ...least), high = Math.max(...known, ...least), room = (high - low) * 0.06 || 1;
  return [low - room, high + room];
};
// No day twice: a short log has fewer days than there is room for.
const dates = (low, high) => {
  const steps = Math.max(1, Math.min(Math.floor(width / 160), Math.round((high - low) / 86400000)));
  return [...Array(steps + 1).keys()].map((i) => low + (i * (high - low)) / steps);
};

// A plot: scales, and an svg with its axes.
const plot = ({ x: [x0, x1], y: [y0, y1], height = 300, xTicks, xText, xLabel = "", label }) => {
  const foot = 44, x = (v) => left + ((width - left - right) * (v - x0)) / (x1 - x0 || 1);
  const y = (v) => head + ((height - head - foot) * (y1 - v)) / (y1 - y0 || 1);
  const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label });
  for (const v of ticks(y0, y1)) {
    svg.append(make("line", { x1: left, x2: width - right, y1: y(v), y2: y(v), class: v === 0 ? "zero" : "axis" }),
      make("text", { x: left - 8, y: y(v) + 4, "text-anchor": "end" }, `${number(v)}°`));
  }
  for (const v of xTicks ?? ticks(x0, x1)) {
    svg.append(make("text", { x: x(v), y: height - foot + 18, "text-anchor": x(v) > width - right - 20 ? "end" : "middle" }, xText ? xText(v) : number(v, Math.abs(x1 - x0) < 5 ? 1 : 0)));
  }
  if (xLabel) svg.append(make("text", { x: width - right, y: height - 6, "text-anchor": "end" }, xLabel));
  return { svg, x, y, bottom: height - foot };
};
const path = (points, x, y) => {
  let pen = false, d = "";
  for (const [a, b] of points) {
    if (b === null) { pen = false; continue; }
    d += `${pen ? "L" : "M"}${x(a).toFixed(1)} ${y(b).toFixed(1)}`;
    pen = true;
  }
  return d;
};
const area = (points, x, y) => {
  const upper = points.map(([a, , high]) => `${x(a).toFixed(1)} ${y(high).toFixed(1)}`);
  const lower = points.map(([a, low]) => `${x(a).toFixed(1)} ${y(low).toFixed(1)}`).reverse();
  return points.length ? `M${upper.join("L")}L${lower.join("L")}Z` : "";
};
const dot = (cx, cy, text, kind = "dot") => make("circle", { cx, cy, r: 4.5, class: kind, tabindex: 0 }, make("title", {}, text));
const section = (title, ...children) => make("section", {}, title ? make("h2", {}, title) : null, ...children);
const line = (text, kind = "") => make("p", { class: kind }, text);
const legend = (...entries) => make("ul", { class: "legend" }, ...entries.map(([kind, text]) => make("li", {},
  make("svg", { viewBox: "0 0 32 12", "aria-hidden": "true" }, ["band", "lost"].includes(kind) ? make("rect", { width: 32, height: 12, class: kind })
    : ["dot", "faint"].includes(kind) ? make("circle", { cx: 16, cy: 6, r: 4.5, class: kind }) : make("line", { x1: 0, x2: 32, y1: 6, y2: 6, class: kind })), text)));

// A page of sections, each drawn anew in the language chosen.
const show = (headline, sections) => start(headline, () => {
  width = room(byId("plots"));
  byId("plots").replaceChildren(...sections().filter(Boolean));
});
