// One Chromium for all checks, and contexts in it that can reach nothing but the site's own files.

import { chromium } from "playwright-core";
import { insideSite } from "./site.mjs";

/** Debian's Chromium, unless the environment names another one. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" });
}

/**
 * A fresh context. Requests that leave the site's folder are blocked and written to `offenders`.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {{dir: string}} site
 * @param {import("playwright-core").BrowserContextOptions} options
 * @returns {Promise<{context: import("playwright-core").BrowserContext, offenders: string[]}>}
 */
export async function openContext(browser, site, options = {}) {
  // Reduced motion keeps a smooth scroll from being measured half-way.
  const context = await browser.newContext({ reducedMotion: "reduce", locale: "nl-NL", ...options });
  const offenders = [];
  await context.route("**/*", async (route) => {
    const url = route.request().url();
    if (url.startsWith("data:") || insideSite(site, url) !== null) return route.continue();
    offenders.push(url);
    return route.abort();
  });
  context.setDefaultTimeout(20_000);
  return { context, offenders };
}

/** Opens every <details>, so that what it hides is looked at too. */
export function openDetails(page) {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
}
