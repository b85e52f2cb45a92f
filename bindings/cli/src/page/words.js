"use strict";
// What the page shows and in which language; every sentence comes from Keel's own tables.
const keel = JSON.parse(document.getElementById("keel").textContent);
const report = keel.report;
let language = keel.lang;

const say = (key, blanks = {}) => {
  let sentence = keel.words[language][key] ?? key;
  for (const [name, value] of Object.entries(blanks)) sentence = sentence.replaceAll(`{${name}}`, value);
  return sentence;
};
const degrees = (value) => (value === null ? "–" : `${Math.round(value)}°`.replace("-", "−"));
const seconds = (value) =>
  value.toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }) + " s";
const byId = (id) => document.getElementById(id);

const make = (name, attributes = {}, ...children) => {
  const svg = ["svg", "path", "rect", "line", "circle", "text", "g", "title", "polyline"].includes(name);
  const node = svg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
};

// What is inside a node's padding, px: a drawing of this width has letters of their own size.
const room = (node) => {
  const style = getComputedStyle(node);
  return node.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
};

// The switches of language and theme; `draw` draws everything else anew, `fit` what depends on the window's size.
const start = (headline, draw, fit = draw) => {
  const drawAll = () => {
    document.documentElement.lang = language;
    byId("headline").textContent = headline();
    byId("language").textContent = language === "en" ? "Deutsch" : "English";
    byId("theme").textContent = say("page.theme");
    draw();
  };
  byId("language").addEventListener("click", () => { language = language === "en" ? "de" : "en"; drawAll(); });
  byId("theme").addEventListener("click", () => {
    const root = document.documentElement, dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    byId("theme").setAttribute("aria-pressed", String(!dark));
  });
  addEventListener("resize", fit);
  drawAll();
};

// Shape, word and colour together: full disc, half disc, triangle, square, dashed ring; a small arc for "round at set-up".
const shape = (word, round) => {
  const fill = { fill: "currentColor" };
  const bodies = {
    held: () => make("circle", { cx: 12, cy: 13, r: 8, ...fill }),
    slight: () => make("g", {}, make("circle", { cx: 12, cy: 13, r: 7.2, fill: "none", stroke: "currentColor", "stroke-width": 1.6 }),
      make("path", { d: "M12 5a8 8 0 0 1 0 16z", ...fill })),
    clear: () => make("path", { d: "M12 4 21 21H3z", ...fill }),
    large: () => make("rect", { x: 4, y: 5, width: 16, height: 16, ...fill }),
    not_judged: () => make("circle", { cx: 12, cy: 13, r: 7.5, fill: "none", stroke: "currentColor", "stroke-width": 2, "stroke-dasharray": "3 3" }),
  };
  return make("svg", { viewBox: "0 0 24 24", "aria-hidden": "true", class: `cell-${word}` }, bodies[word](),
    round ? make("path", { d: "M3 5a14 14 0 0 1 18 0", fill: "none", stroke: "currentColor", "stroke-width": 2, "stroke-linecap": "round" }) : null);
};
