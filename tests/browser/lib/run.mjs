// Runs every check on every page of a site.

import { openContext } from "./browser.mjs";
import { gatherFacts } from "./facts.mjs";
import { openSite, pageUrl } from "./site.mjs";
import * as axe from "../checks/axe.mjs";
import * as keyboard from "../checks/keyboard.mjs";
import * as layout from "../checks/layout.mjs";
import * as links from "../checks/links.mjs";
import * as markup from "../checks/markup.mjs";
import * as page from "../checks/page.mjs";
import { isRegister } from "../checks/page.mjs";
import * as requests from "../checks/requests.mjs";
import * as scriptOff from "../checks/script-off.mjs";
import * as search from "../checks/search.mjs";

// `requests` comes last: it reports what all the others made the page ask for.
export const CHECKS = [markup, page, links, scriptOff, search, layout, keyboard, axe, requests];

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} dir folder of a built site
 * @param {object} options
 * @param {(result: {page: string, check: string, summary: string, problems: string[]}) => void} [options.report]
 *   called once a page and check, in the order of the pages
 * @param {string[]} [options.pages] the pages to check; the others are still read, since links lead to them
 * @param {object[]} [options.checks] the checks to run
 * @returns {Promise<object[]>} all results
 */
export async function checkSite(browser, dir, { report = () => {}, pages, checks = CHECKS } = {}) {
  const site = await openSite(dir);
  const facts = await gatherFacts(browser, site);
  const results = [];
  for (const name of pages ?? site.pages) {
    const seen = { offenders: [], text: await textWithScript(browser, site, name) };
    const open = opener(browser, site, name, seen);
    for (const { name: check, check: run } of checks.filter(({ applies }) => applies?.(name) ?? true)) {
      const result = { page: name, check, ...(await attempt(run, { site, facts, page: name, seen, open })) };
      results.push(result);
      report(result);
    }
  }
  return results;
}

// A check that falls over is a check that failed: the other pages are still looked at.
async function attempt(run, given) {
  try {
    return await run(given);
  } catch (error) {
    return { summary: "could not be run", problems: [String(error.message ?? error).split("\n")[0]] };
  }
}

/** Gives a check a tab with the page loaded, and notes what the page asked for. */
function opener(browser, site, page, seen) {
  return async (options, use) => {
    const { context, offenders } = await openContext(browser, site, options);
    try {
      const tab = await context.newPage();
      await tab.goto(pageUrl(site, page));
      await use(tab);
    } finally {
      seen.offenders.push(...offenders);
      await context.close();
    }
  };
}

async function textWithScript(browser, site, page) {
  let text = "";
  await opener(browser, site, page, { offenders: [] })({}, async (tab) => {
    // The field to search with is all that a script may add, and on the register only.
    text = await tab.evaluate((register) => {
      const box = register ? document.getElementById("zoek") : null;
      if (box !== null) box.hidden = true;
      return document.body.innerText;
    }, isRegister(page));
  });
  return text;
}
