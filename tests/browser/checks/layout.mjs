// No page scrolls sideways (WCAG 1.4.10): on a narrow screen, and on a wide one at 400 %, which is 320 CSS pixels
// of four device pixels each. Wide things may scroll by themselves, in their own box.

import { openDetails } from "../lib/browser.mjs";

export const name = "layout";

const VIEWS = [
  { label: "320 px", width: 320, height: 640, scale: 1 },
  { label: "1280 px at 400 %", width: 320, height: 256, scale: 4 },
  { label: "1280 px", width: 1280, height: 1024, scale: 1 },
];

export async function check({ open }) {
  const problems = [];
  for (const { label, width, height, scale } of VIEWS) {
    await open({ viewport: { width, height }, deviceScaleFactor: scale }, async (tab) => {
      problems.push(...(await tab.evaluate(measure)).map((problem) => `${label}: ${problem}`));
      await openDetails(tab);
      problems.push(...(await tab.evaluate(measure)).map((problem) => `${label}, details open: ${problem}`));
    });
  }
  return { summary: `${VIEWS.length} views`, problems: [...new Set(problems)] };
}

// Runs inside the page, so it stands alone.
function measure() {
  const root = document.documentElement;
  const problems = [];
  for (const element of [root, document.body]) {
    const overflow = getComputedStyle(element).overflowX;
    // Cutting off what sticks out would hide the fault from the measurement, and the text from the reader.
    if (overflow === "hidden" || overflow === "clip") problems.push(`<${element.localName}> cuts off what sticks out`);
  }
  if (root.scrollWidth > root.clientWidth) {
    const widest = [...document.body.querySelectorAll("*")]
      .map((element) => ({ element, right: Math.round(element.getBoundingClientRect().right) }))
      .filter(({ right }) => right > root.clientWidth)
      .slice(0, 3)
      .map(({ element, right }) => `<${element.localName} class="${element.getAttribute("class") ?? ""}"> to ${right}`);
    problems.push(`${root.scrollWidth} px wide in ${root.clientWidth} px: ${widest.join(", ")}`);
  }
  return problems;
}
