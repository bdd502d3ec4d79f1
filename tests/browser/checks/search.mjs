// The register: whole without a script, and with one a field that filters it and says how many it found.

import { isRegister } from "./page.mjs";

export const name = "search";

export const applies = isRegister;

export async function check({ open }) {
  const problems = [];
  let count = 0;
  await open({ javaScriptEnabled: false }, async (tab) => {
    const { lines, shown, field } = await tab.evaluate(look);
    count = lines.length;
    if (count === 0) problems.push("the register is empty");
    if (shown.length !== count) problems.push(`without a script ${shown.length} of ${count} lines show`);
    if (field) problems.push("without a script the field shows");
  });
  await open({}, async (tab) => {
    const { lines, shown, field } = await tab.evaluate(look);
    if (shown.length !== count) problems.push(`${shown.length} of ${count} lines show before anything is typed`);
    if (!field) {
      problems.push("the field does not show");
      return;
    }
    for (const [label, typed, fits] of questions(lines)) {
      const expected = lines.filter(fits).length;
      await tab.getByRole("searchbox").fill(typed);
      const seen = (await tab.evaluate(look)).shown.length;
      if (seen !== expected) problems.push(`${label}: ${JSON.stringify(typed)} shows ${seen} lines instead of ${expected}`);
      const told = await tell(tab, typed === "" ? "" : expected === 0 ? "Niets gevonden" : `${expected} van ${count} `);
      if (told !== null) problems.push(`${label}: the page says ${JSON.stringify(told)} of ${expected} lines`);
    }
  });
  return { summary: `${count} lines`, problems };
}

const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f\u00ad]/g, "").toLowerCase();

/** What a reader may type, and which lines then fit. */
function questions(lines) {
  const words = (plain(lines[lines.length - 1]).match(/[a-z]{3,}/g) ?? ["x"]).slice(0, 2);
  const has = (...parts) => (line) => parts.every((part) => plain(line).includes(part));
  const accented = words[0].replace(/[aeiou]/, (vowel) => `${vowel}\u0301`).normalize("NFC");
  return [
    ["one word", words[0], has(words[0])],
    ["capitals and an accent", accented.toUpperCase(), has(words[0])],
    ["two words, the other way round", [...words].reverse().join("  "), has(...words)],
    ["nothing like it", "qqxqq", () => false],
    ["nothing", "", () => true],
  ];
}

/** Waits until the live region begins with the words; what it says instead, where it does not. */
async function tell(tab, start) {
  const region = tab.locator("[role=status], [aria-live]").first();
  for (let tries = 0; tries < 20; tries += 1) {
    const text = (await region.textContent()).trim();
    if (start === "" ? text === "" : text.startsWith(start)) return null;
    await tab.waitForTimeout(100);
  }
  return (await region.textContent()).trim();
}

// Runs inside the page, so it stands alone.
function look() {
  const lines = [...document.querySelectorAll(".register > li")];
  const field = document.querySelector("input[type=search]");
  return {
    lines: lines.map((line) => line.textContent),
    shown: lines.filter((line) => line.checkVisibility()).map((line) => line.textContent),
    field: field !== null && field.checkVisibility(),
  };
}
