// axe-core: WCAG 2.2 A and AA and its best practices, in every look that a reader can choose.

import axe from "axe-core";
import { openDetails } from "../lib/browser.mjs";

export const name = "axe";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const look = (label, width, media, details = true) => ({ label, width, media, details });
const LOOKS = [
  look("1280 closed", 1280, { colorScheme: "light" }, false),
  ...[320, 768, 1280].flatMap((width) =>
    ["light", "dark"].map((colorScheme) => look(`${width} ${colorScheme}`, width, { colorScheme })),
  ),
  look("1280 forced colours", 1280, { forcedColors: "active" }),
  look("794 print", 794, { media: "print" }),
];

export async function check({ open }) {
  const problems = new Map();
  const criteria = new Map();
  let review = 0;
  await open({ viewport: { width: 1280, height: 900 } }, async (tab) => {
    // By evaluate, not by a script element: the page under test stays as it is.
    await tab.evaluate(axe.source);
    for (const { label, width, media, details } of LOOKS) {
      await tab.setViewportSize({ width, height: 900 });
      await tab.emulateMedia({ media: "screen", colorScheme: "light", forcedColors: "none", ...media });
      if (details) await openDetails(tab);
      const result = await run(tab);
      review = Math.max(review, result.review);
      for (const { text, tags } of result.violations) {
        problems.set(text, [...(problems.get(text) ?? []), label]);
        criteria.set(text, tags.flatMap(criterion));
      }
    }
  });
  const listed = [...problems].map(([violation, labels]) => `${violation} [${labels.join(", ")}]`);
  return {
    summary: `${listed.length} violations in ${LOOKS.length} looks, ${review} for a human to look at`,
    problems: listed,
    // In the order of `problems`: the success criteria of WCAG that each is about.
    criteria: [...problems.keys()].map((text) => criteria.get(text)),
    review,
  };
}

/** "wcag1411" is success criterion 1.4.11; other tags name none. */
function criterion(tag) {
  const found = /^wcag(\d)(\d)(\d{1,2})$/.exec(tag);
  return found === null ? [] : [found.slice(1).join(".")];
}

async function run(tab) {
  return tab.evaluate(async (tags) => {
    const result = await window.axe.run(document, { runOnly: { type: "tag", values: tags } });
    const violations = result.violations.flatMap((rule) =>
      rule.nodes.map((node) => ({
        text: `${rule.id} at ${node.target.flat().join(" ")}: ${node.any[0]?.message ?? rule.help}`,
        tags: rule.tags,
      })),
    );
    return { violations, review: result.incomplete.reduce((sum, rule) => sum + rule.nodes.length, 0) };
  }, TAGS);
}
