"use strict";
// Verdict, table, controls, keyboard.
const phaseColumns = report.reps.some((rep) => rep.liftoff_s !== null || rep.knee_pass_s !== null || rep.phases.some((p) => p.phase === "knee_pass"))
  ? ["setup", "liftoff", "knee_pass", "lockout"] : ["descent", "bottom", "ascent"];

const headline = () => {
  const { code, args } = report.set.headline;
  const reason = args.reason ? say(`reason.${args.reason}.text`) : "";
  return say(`headline.${code}`, { rep: args.rep, deg: args.deg, held: args.held, judged: args.judged, reason });
};
const cell = (rep, phase) => {
  const found = rep.phases.find((p) => p.phase === phase), round = phase === "setup" && rep.setup.rounded === true;
  // The set-up has no change of its own: it tells whether the back was round already.
  const word = phase === "setup" ? (found?.judged ? "held" : "not_judged") : found?.word ?? "not_judged";
  const text = round ? say("page.round") : phase === "setup" || !found?.judged ? "" : degrees(found.change_deg);
  const time = { setup: rep.start_s, liftoff: rep.liftoff_s, knee_pass: rep.knee_pass_s, lockout: rep.lockout_s, descent: rep.descent_s }[phase] ?? rep.worst_frame_s;
  const label = [say("page.rep", { rep: rep.index }), say(`phase.${phase}`), say(`verdict.${word}`), text].filter(Boolean).join(", ");
  return make("td", {}, make("button", { type: "button", "aria-label": label, onclick: () => time !== null && film.seek(time) }, shape(word, round), make("span", {}, text)));
};
const repRow = (rep) => make("tr", {}, make("th", { scope: "row" }, `${rep.index}`), ...phaseColumns.map((phase) => cell(rep, phase)),
  make("td", { class: "word" }, make("button", { type: "button", onclick: () => evidence(rep) }, shape(rep.verdict, false),
    make("span", {}, rep.attempt ? say("page.attempt") : say(`verdict.${rep.verdict}`), rep.change_deg === null || rep.verdict === "not_judged" ? "" :
      make("small", {}, ` ${degrees(rep.change_deg)} ± ${degrees(rep.margin_deg)}`)))));

const table = () => byId("reps").replaceChildren(
  make("thead", {}, make("tr", {}, make("th", { scope: "col" }, ""), ...phaseColumns.map((p) => make("th", { scope: "col" }, say(`phase.${p}`))), make("th", { scope: "col" }, say("page.evidence")))),
  make("tbody", {}, ...report.reps.map(repRow)));

const evidence = (rep) => {
  const still = keel.stills.find((s) => s.rep === rep.index);
  const figure = byId("evidence");
  if (rep.worst_frame_s !== null) film.seek(rep.worst_frame_s);
  const pictures = still ? [still.setup, still.worst].filter(Boolean) : [];
  figure.hidden = pictures.length === 0 || film.isPlayable();
  figure.replaceChildren(...pictures.map((src, i) => make("img", { src, alt: say(i === 0 && still.setup ? "page.still_setup" : "page.still_worst", { rep: rep.index }) })),
    make("figcaption", {}, `${say("page.rep", { rep: rep.index })}: ${say(`verdict.${rep.verdict}`)}`));
};

const facts = () => {
  const set = report.set, list = [];
  const fact = (name, value, small = "") => list.push(make("div", {}, make("dt", {}, say(name)), make("dd", {}, value, small ? make("small", {}, small) : "")));
  fact("page.held_of_judged", `${set.reps_held}/${set.reps_judged}`, set.reps > set.reps_judged ? ` ${say("page.of_reps", { reps: set.reps })}` : "");
  if (set.change_deg !== null) fact("page.largest_change", degrees(set.change_deg), ` ± ${degrees(set.margin_deg)}`);
  if (set.median_change_deg !== null) fact("page.median_change", degrees(set.median_change_deg));
  if (report.view.yaw_deg !== null) fact("page.camera_angle", degrees(report.view.yaw_deg));
  byId("facts").replaceChildren(...list);
};
const notes = () => {
  const items = [];
  for (const reason of new Set([...report.view.reasons, ...report.set.reasons, ...report.reps.flatMap((r) => r.reasons)])) {
    items.push(make("li", {}, make("b", {}, say(`reason.${reason}.text`)), " ", make("span", {}, say(`reason.${reason}.fix`))));
  }
  for (const rep of report.reps) for (const finding of rep.findings) {
    const against = rep.setup.against ? say(`setup_reference.${rep.setup.against}`) : "";
    items.push(make("li", {}, make("b", {}, `${say("page.rep", { rep: rep.index })}:`), " ", say(`finding.${finding.code}`, { deg: finding.deg === null ? "" : Math.round(finding.deg), against })));
  }
  byId("notes").replaceChildren(...items);
};
const jumps = () => {
  const nodes = [];
  let rep = null;
  for (const jump of keel.jumps) {
    if (jump.rep !== rep) nodes.push(make("b", {}, say("page.rep", { rep: (rep = jump.rep) })));
    nodes.push(make("button", { type: "button", onclick: () => film.seek(jump.time_s) }, say(`jump.${jump.kind}`)));
  }
  byId("jumps").replaceChildren(...nodes);
};
const layers = () => {
  const names = ["setup", "curve", "off"];
  byId("layers").replaceChildren(...names.map((name) => make("button", { type: "button", "aria-pressed": String(name === "setup"), onclick: (event) => {
    film.layer(name);
    for (const other of byId("layers").children) other.setAttribute("aria-pressed", String(other === event.currentTarget));
  } }, say(`page.layer_${name}`))));
};
const draw = () => {
  byId("graph-title").textContent = say("page.graph_title");
  byId("unplayable").textContent = say("page.unplayable");
  for (const [id, key] of [["back", "page.frame_back"], ["play", "page.play"], ["forward", "page.frame_forward"], ["slow", "page.slow"], ["scrub", "page.scrub"]]) {
    byId(id).setAttribute("aria-label", say(key));
    byId(id).title = say(key);
  }
  byId("foot").textContent = say("page.foot", { keel: report.keel, model: `${report.model.name} ${report.model.version}`, rules: report.rules });
  facts(); table(); notes(); jumps(); layers(); graph.draw();
};

const scrub = byId("scrub");
scrub.max = Math.max(0, keel.frames.t.length - 1);
scrub.addEventListener("input", () => film.show(Number(scrub.value)));
film.onFrame((index) => { scrub.value = index; byId("clock").textContent = seconds(keel.frames.t[index] ?? 0); });
byId("back").addEventListener("click", () => film.step(-1));
byId("forward").addEventListener("click", () => film.step(1));
byId("play").addEventListener("click", () => film.toggle());
byId("slow").addEventListener("click", (event) => event.currentTarget.setAttribute("aria-pressed", String(film.slow() !== 1)));
for (const name of ["play", "pause"]) film.video.addEventListener(name, () => { byId("play").textContent = film.isPaused() ? "▶" : "❚❚"; });
addEventListener("keydown", (event) => {
  if (event.target === scrub || event.ctrlKey || event.metaKey || event.altKey) return;
  const onButton = event.target instanceof HTMLButtonElement;
  const keys = {
    " ": () => !onButton && film.isPlayable() && film.toggle(),
    ArrowLeft: () => film.step(event.shiftKey ? -10 : -1), ArrowRight: () => film.step(event.shiftKey ? 10 : 1),
    j: () => leap(-1), k: () => leap(1), s: () => byId("slow").click(), o: () => [...byId("layers").children].find((b) => b.getAttribute("aria-pressed") !== "true")?.click(),
  };
  if (keys[event.key] && keys[event.key]() !== false) event.preventDefault();
});
const leap = (direction) => {
  const time = keel.frames.t[film.index()] ?? 0, ahead = keel.jumps.filter((j) => (j.time_s - time) * direction > 0.02);
  const to = direction > 0 ? ahead[0] : ahead.at(-1);
  if (to) film.seek(to.time_s);
};
start(headline, draw, () => { graph.draw(); film.show(film.index()); });
film.start();
