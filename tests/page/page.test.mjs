// The replay page of the sample clip in a real browser. KEEL_PAGE names the page; tests/run makes it.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const file = process.env.KEEL_PAGE;
const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const skip = !executablePath && "no Chromium is installed";
const folder = mkdtempSync(join(tmpdir(), "keel-page-"));
let browser;

before(async () => {
  if (!skip) browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

// Opens a page and collects what goes wrong in it and what it asks for.
const open = async (path, options = {}) => {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, ...options });
  const faults = [], requests = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(path).href);
  return { page, faults, requests };
};
const ready = async (options) => {
  const opened = await open(file, options);
  await opened.page.waitForFunction(() => document.body.dataset.film === "ready");
  return opened;
};
const index = (page) => page.evaluate(() => Number(document.getElementById("scrub").value));
const painted = (page) => page.evaluate(() => {
  const canvas = document.getElementById("overlay");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value, at) => at % 4 === 3 && value > 0);
});

test("it opens from disk, plays the film and asks the network for nothing", { skip }, async () => {
  const { page, faults, requests } = await ready();
  assert.deepEqual(faults, []);
  assert.ok(requests.every((url) => url.startsWith("file:") || url.startsWith("data:") || url.startsWith("blob:")), requests.join());
  assert.ok((await page.textContent("#headline")).length > 10);
});

test("every jump shows its frame, in film, graph and clock alike", { skip }, async () => {
  const { page } = await ready();
  const { jumps, times } = await page.evaluate(() => ({ jumps: keel.jumps, times: keel.frames.t }));
  const chips = page.locator("#jumps button");
  assert.equal(await chips.count(), jumps.length);
  assert.ok(jumps.length >= 5, `${jumps.length} jumps`);
  for (let at = 0; at < jumps.length; at += 3) {
    await chips.nth(at).click();
    await page.waitForFunction(() => !document.getElementById("video").seeking);
    const shown = await index(page);
    assert.ok(Math.abs(times[shown] - jumps[at].time_s) < 0.04, `${jumps[at].kind} of rep ${jumps[at].rep}`);
    const film = await page.evaluate(() => document.getElementById("video").currentTime);
    assert.ok(film >= times[shown] - 1e-3 && film <= (times[shown + 1] ?? film), `film at ${film} s, frame at ${times[shown]} s`);
  }
});

test("the overlay is drawn in step and can be switched off", { skip }, async () => {
  const { page } = await ready();
  await page.evaluate(() => film.show(keel.frames.curve.findIndex((curve) => curve !== null)));
  assert.ok(await painted(page));
  await page.locator("#layers button").nth(2).click();
  assert.ok(!(await painted(page)));
});

test("keys step by frames, change the speed and play", { skip }, async () => {
  const { page } = await ready();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await index(page), 1);
  await page.keyboard.press("Shift+ArrowRight");
  assert.equal(await index(page), 11);
  await page.keyboard.press("s");
  assert.equal(await page.evaluate(() => document.getElementById("video").playbackRate), 0.25);
  await page.keyboard.press(" ");
  await page.waitForFunction(() => Number(document.getElementById("scrub").value) > 12);
});

test("it speaks both languages and has both themes", { skip }, async () => {
  for (const colorScheme of ["light", "dark"]) {
    const { page } = await ready({ colorScheme });
    const english = await page.textContent("#headline");
    await page.click("#language");
    assert.notEqual(await page.textContent("#headline"), english);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
    assert.ok(!/\bpage\.|headline\.|verdict\.|reason\./.test(await page.innerText("body")), "a code without words is shown");
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const before = await ground();
    await page.click("#theme");
    assert.notEqual(await ground(), before);
  }
});

// Contrast by WCAG 2.2 of every text against the ground it stands on.
test("every text can be read in both themes", { skip }, async () => {
  for (const colorScheme of ["light", "dark"]) {
    const { page } = await ready({ colorScheme });
    const faint = await page.evaluate(() => {
      const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
      const numbers = (color) => color.match(/[\d.]+/g).map(Number);
      const light = (color) => { const [r, g, b] = numbers(color).map((value) => channel(value / 255)); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
      const ground = (node) => { for (let at = node; at; at = at.parentElement) { const color = getComputedStyle(at).backgroundColor; if ((numbers(color)[3] ?? 1) > 0.9) return color; } return getComputedStyle(document.documentElement).backgroundColor; };
      const texts = [...document.querySelectorAll("body *")].filter((node) => node.offsetParent && [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim()));
      return texts.map((node) => {
        const [a, b] = [light(getComputedStyle(node).color), light(ground(node))].sort((x, y) => y - x);
        return [(a + 0.05) / (b + 0.05), node.textContent.trim().slice(0, 40)];
      }).filter(([contrast]) => contrast < 4.5);
    });
    assert.deepEqual(faint, [], colorScheme);
  }
});

test("a phone held upright shows all of it", { skip }, async () => {
  const { page } = await ready({ viewport: { width: 360, height: 780 } });
  for (const turn of [0, 1]) {
    if (turn) await page.click("#language");
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(beyond <= 0, `${beyond} px beyond the edge`);
    const heights = await page.evaluate(() => [...document.querySelectorAll("#graph text")].map((t) => t.getBoundingClientRect().height));
    assert.ok(heights.length > 3 && heights.every((height) => height >= 11), `${Math.min(...heights)} px high`);
  }
});

test("a film that the browser can't play leaves pictures, graph and a sentence", { skip }, async () => {
  const broken = join(folder, "broken.html");
  writeFileSync(broken, readFileSync(file, "utf8").replace(/"video":"data:video\/mp4;base64,[^"]*"/, '"video":"gone.mp4"'));
  const { page, faults } = await open(broken);
  await page.waitForFunction(() => document.body.dataset.film === "unplayable");
  assert.ok(await page.isVisible("#unplayable"));
  assert.ok(await page.isVisible("#graph svg"));
  const rep = await page.evaluate(() => keel.report.reps.findIndex((rep) => keel.stills.some((still) => still.rep === rep.index)));
  assert.ok(rep >= 0, "the page holds stills");
  await page.locator("#reps tbody tr").nth(rep).locator(".word button").click();
  assert.ok(await page.isVisible("#evidence img"));
  assert.deepEqual(faults, []);
});
