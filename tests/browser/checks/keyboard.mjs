// With Tab alone a reader comes by every link and summary once, in reading order, and sees where he is.

import { openDetails } from "../lib/browser.mjs";

export const name = "keyboard";

export async function check({ open }) {
  const problems = [];
  let stops = [];
  let expected = [];
  await open({ viewport: { width: 1280, height: 900 } }, async (tab) => {
    await openDetails(tab);
    expected = await tab.evaluate(prepare);
    stops = await walk(tab, expected.length + 50);
  });
  const order = stops.map((stop) => stop.at);
  for (const { at, label } of expected) {
    const times = order.filter((other) => other === at).length;
    if (times !== 1) problems.push(`${label} is reached ${times} times`);
  }
  if (order.some((at, step) => step > 0 && at < order[step - 1])) problems.push("the order is not that of the text");
  for (const stop of stops) {
    if (!stop.ring) problems.push(`${stop.label} shows no focus`);
    if (!stop.inView) problems.push(`${stop.label} has the focus outside the screen`);
  }
  return { summary: `${stops.length} stops for ${expected.length} links and summaries`, problems: [...new Set(problems)] };
}

async function walk(tab, limit) {
  const stops = [];
  for (let step = 0; step < limit; step += 1) {
    await tab.keyboard.press("Tab");
    const stop = await tab.evaluate(() => window.ijkpuntFocus());
    // Past the last one the focus leaves the page; a stop seen before means that it went round or is caught.
    if (stop === null) break;
    const known = stops.some((earlier) => earlier.at === stop.at);
    stops.push(stop);
    if (known) break;
  }
  return stops;
}

// Runs inside the page: remembers how everything looks without focus, and lists what Tab has to reach.
function prepare() {
  const everything = [...document.querySelectorAll("*")];
  const label = (element) => {
    const words = (element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `<${element.localName}> "${words}"`;
  };
  const looks = everything.map((element) => getComputedStyle(element).boxShadow);
  window.ijkpuntFocus = () => {
    const element = document.activeElement;
    if (element === null || element === document.body || element === document.documentElement) return null;
    const at = everything.indexOf(element);
    const style = getComputedStyle(element);
    const clear = /^(transparent|rgba\(.*, 0\))$/.test(style.outlineColor);
    const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 && !clear;
    const shadow = style.boxShadow !== "none" && style.boxShadow !== looks[at];
    const box = element.getBoundingClientRect();
    const root = document.documentElement;
    const inView =
      box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0 && box.left < root.clientWidth && box.top < root.clientHeight;
    return { at, label: label(element), ring: outline || shadow, inView };
  };
  return everything
    .map((element, at) => ({ element, at }))
    .filter(({ element }) => element.matches("a[href], summary, button, input, select, textarea"))
    .filter(({ element }) => element.checkVisibility({ visibilityProperty: true }))
    .map(({ element, at }) => ({ at, label: label(element) }));
}
