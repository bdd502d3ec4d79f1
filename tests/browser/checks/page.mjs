// What one page may weigh and hold, and that its language and ids are right.

import path from "node:path";

const MAX_BYTES = 150_000;
// A page that is mailed holds what a page of a site fetches.
const MAX_BYTES_SINGLE = 2_000_000;

export const name = "page";

export async function check({ site, facts, page }) {
  const fact = facts.get(page);
  const problems = [];
  const single = path.basename(path.dirname(path.join(site.dir, page))) === "los";
  const most = single ? MAX_BYTES_SINGLE : MAX_BYTES;
  if (fact.bytes > most) problems.push(`${fact.bytes} bytes, more than ${most}`);
  if (fact.scripts > 0) problems.push(`${fact.scripts} script elements; a page needs none`);
  if (fact.handlers.length > 0) problems.push(`script in attributes: ${fact.handlers.join(", ")}`);
  if (fact.stylesheets !== 1) problems.push(`${fact.stylesheets} stylesheets instead of 1`);
  if (fact.lang !== "nl") problems.push(`lang is ${JSON.stringify(fact.lang)} instead of "nl"`);
  for (const id of fact.duplicateIds) problems.push(`id "${id}" occurs more than once`);
  return { summary: `${fact.bytes} bytes, ${fact.scripts} scripts, ${fact.stylesheets} stylesheets`, problems };
}
