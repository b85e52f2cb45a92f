// The pages with plots in a real browser. KEEL_PLOTS names their folder; tests/run makes them.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const folder = process.env.KEEL_PLOTS;
const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const skip = !executablePath && "no Chromium is installed";
let browser;

before(async () => {
  if (!skip) browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
});
after(() => browser?.close());

const open = async (name, options = {}) => {
  const page = await browser.newPage({ viewport: { width: 1100, height: 900 }, ...options });
  const faults = [], requests = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
  return { page, faults, requests };
};

for (const name of ["compare", "trend", "soreness"]) {
  test(`${name}: it opens from disk, says something and asks the network for nothing`, { skip }, async () => {
    const { page, faults, requests } = await open(name);
    assert.deepEqual(faults, []);
    assert.ok(requests.every((url) => url.startsWith("file:")), requests.join());
    assert.ok((await page.textContent("#headline")).length > 10);
    // A sentence that was not found would stand there as its key, a blank as its name.
    const text = await page.textContent("body main");
    assert.doesNotMatch(text, /\b(trend|compare|soreness|column)\.[a-z_]+|[{}]|undefined|NaN/);
  });

  test(`${name}: both languages and both themes`, { skip }, async () => {
    const { page } = await open(name, { colorScheme: "light" });
    const english = await page.textContent("body");
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    await page.click("#language");
    assert.notEqual(await page.textContent("body"), english);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
    await page.click("#theme");
    assert.notEqual(await ground(), light);
  });
}

for (const name of ["compare", "trend", "soreness"]) {
  test(`${name}: a phone held upright shows all of it, in letters that can be read`, { skip }, async () => {
    const { page } = await open(name, { viewport: { width: 360, height: 780 } });
    for (const turn of [0, 1]) {
      if (turn) await page.click("#language");
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(beyond <= 0, `${beyond} px beyond the edge`);
      const heights = await page.evaluate(() => [...document.querySelectorAll("main svg text")].map((t) => t.getBoundingClientRect().height));
      assert.ok(heights.every((height) => height >= 11), `${Math.min(...heights)} px high`);
    }
  });
}

test("compare: both curves and their difference are drawn, the difference with its margin", { skip }, async () => {
  const { page } = await open("compare");
  assert.equal(await page.locator("main svg[role=img]").count(), 2);
  const lengths = await page.evaluate(() => [...document.querySelectorAll("path.first, path.second")].map((p) => p.getTotalLength()));
  assert.ok(lengths.length === 3 && lengths.every((length) => length > 300), lengths.join());
  assert.ok((await page.locator("rect.band").boundingBox()).height > 5);
});

test("trend: a dot a set, each saying what it is", { skip }, async () => {
  const { page } = await open("trend");
  const dots = page.locator("section").first().locator("circle.dot[tabindex]");
  assert.equal(await dots.count(), 2);
  assert.match(await dots.first().locator("title").textContent(), /2026-11-25 18:\d\d: .*°.*100.* kg/);
});
