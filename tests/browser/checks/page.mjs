// What one page may weigh and hold, and that its language and ids are right.

import { stat } from "node:fs/promises";
import path from "node:path";

const MAX_BYTES = 150_000;
// A page that is mailed holds what a page of a site fetches.
const MAX_BYTES_SINGLE = 2_000_000;

// The one script that a site may have: it filters the register, which is whole without it.
const SCRIPT = "zoek.js";
const MAX_BYTES_SCRIPT = 10_000;

export const name = "page";

/** Whether this page may ask for the script. */
export function isRegister(page) {
  return path.basename(page) === "register.html";
}

export async function check({ site, facts, page }) {
  const fact = facts.get(page);
  const problems = [];
  const single = path.basename(path.dirname(path.join(site.dir, page))) === "los";
  const most = single ? MAX_BYTES_SINGLE : MAX_BYTES;
  if (fact.bytes > most) problems.push(`${fact.bytes} bytes, more than ${most}`);
  problems.push(...(await scripts(site, page, fact.scripts)));
  if (fact.handlers.length > 0) problems.push(`script in attributes: ${fact.handlers.join(", ")}`);
  if (fact.stylesheets !== 1) problems.push(`${fact.stylesheets} stylesheets instead of 1`);
  if (fact.lang !== "nl") problems.push(`lang is ${JSON.stringify(fact.lang)} instead of "nl"`);
  for (const id of fact.duplicateIds) problems.push(`id "${id}" occurs more than once`);
  return { summary: `${fact.bytes} bytes, ${fact.scripts.length} scripts, ${fact.stylesheets} stylesheets`, problems };
}

async function scripts(site, page, sources) {
  if (sources.length === 0) return [];
  if (!isRegister(page)) return [`${sources.length} script elements; a page needs none`];
  if (sources.length > 1 || sources[0] !== SCRIPT) return [`scripts ${sources.join(", ")} instead of ${SCRIPT}`];
  const { size } = await stat(path.join(site.dir, path.dirname(page), SCRIPT));
  return size > MAX_BYTES_SCRIPT ? [`${SCRIPT} has ${size} bytes, more than ${MAX_BYTES_SCRIPT}`] : [];
}
