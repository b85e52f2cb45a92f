"use strict";
// Change over time: the margin as a band around zero, phases as named stretches below, a cursor in step with the film.
const graph = (() => {
  const height = 300, left = 44, right = 12, top = 14, foot = 58;
  let cursor = null, width = 1100;
  const end = Math.max(report.source.duration_s, 0.1);
  const x = (t) => left + ((width - left - right) * t) / end;

  const changes = keel.changes.map(({ rep: index, line: points }) => {
    const rep = report.reps.find((rep) => rep.index === index);
    return { rep, until: rep.end_s ?? end, points };
  });
  const values = changes.flatMap(({ points }) => points.map(([, d]) => d)).filter((d) => d !== null);
  const high = Math.max(15, ...values) + 3, low = Math.min(-15, ...values) - 3;
  const y = (deg) => top + ((height - top - foot) * (high - deg)) / (high - low);
  const path = (points) => {
    let pen = false, d = "";
    for (const [t, deg] of points) {
      if (deg === null) { pen = false; continue; }
      d += `${pen ? "L" : "M"}${x(t).toFixed(1)} ${y(deg).toFixed(1)}`;
      pen = true;
    }
    return d;
  };
  const phases = (svg) => {
    for (const rep of report.reps) {
      let begin = null;
      report.series.t_s.forEach((t, i) => {
        const phase = report.series.phase[i], next = report.series.phase[i + 1];
        if (t < rep.start_s - 1e-6 || t > (rep.end_s ?? end)) return;
        if (phase && begin === null) begin = t;
        if (phase && phase !== next) {
          const decides = ["liftoff", "knee_pass", "bottom", "ascent"].includes(phase);
          svg.append(make("rect", { x: x(begin), y: height - foot + 16, width: Math.max(1, x(t) - x(begin)), height: 14, class: `phase${decides ? " decides" : ""}` },
            make("title", {}, say(`phase.${phase}`))));
          begin = null;
        }
      });
      const middle = (rep.start_s + (rep.end_s ?? end)) / 2;
      svg.append(make("text", { x: x(middle), y: height - foot + 46, "text-anchor": "middle" }, say("page.rep", { rep: rep.index })));
    }
  };
  const draw = () => {
    width = room(byId("graph"));
    const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": say("page.graph_label") });
    const step = high - low > 60 ? 20 : 10;
    for (let deg = Math.ceil(low / step) * step; deg <= high; deg += step) {
      svg.append(make("line", { x1: left, x2: width - right, y1: y(deg), y2: y(deg), class: deg === 0 ? "zero" : "axis" }),
        make("text", { x: left - 8, y: y(deg) + 4, "text-anchor": "end" }, `${deg}°`));
    }
    for (const { rep, until, points } of changes) {
      const margin = rep.margin_deg;
      if (margin !== null) svg.append(make("rect", { x: x(rep.start_s), width: x(until) - x(rep.start_s), y: y(margin), height: y(-margin) - y(margin), class: "band" }));
      svg.append(make("path", { d: path(points), class: "line" }));
      if (rep.worst_frame_s !== null && rep.change_deg !== null) {
        const known = points.filter(([, deg]) => deg !== null);
        const near = known.reduce((best, p) => (Math.abs(p[0] - rep.worst_frame_s) < Math.abs(best[0] - rep.worst_frame_s) ? p : best), known[0]);
        if (near) svg.append(make("circle", { cx: x(near[0]), cy: y(near[1]), r: 5, class: `worst cell-${rep.verdict}`, stroke: "currentColor" }));
      }
    }
    phases(svg);
    cursor = make("line", { y1: top, y2: height - foot + 30, class: "cursor" });
    svg.append(cursor);
    const seek = (event) => {
      const box = svg.getBoundingClientRect();
      film.seek((((event.clientX - box.left) / box.width) * width - left) * (end / (width - left - right)));
    };
    svg.addEventListener("pointerdown", (event) => { svg.setPointerCapture(event.pointerId); seek(event); });
    svg.addEventListener("pointermove", (event) => { if (event.buttons) seek(event); });
    byId("graph").replaceChildren(svg);
    move(film.index());
  };
  const move = (index) => {
    const at = x(keel.frames.t[index] ?? 0);
    cursor?.setAttribute("x1", at);
    cursor?.setAttribute("x2", at);
  };
  film.onFrame(move);
  return { draw };
})();
