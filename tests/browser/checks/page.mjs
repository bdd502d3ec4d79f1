// What one page may weigh and hold, and that its language and ids are right.

const MAX_BYTES = 150_000;

export const name = "page";

export async function check({ facts, page }) {
  const fact = facts.get(page);
  const problems = [];
  if (fact.bytes > MAX_BYTES) problems.push(`${fact.bytes} bytes, more than ${MAX_BYTES}`);
  if (fact.scripts > 0) problems.push(`${fact.scripts} script elements; a page needs none`);
  if (fact.handlers.length > 0) problems.push(`script in attributes: ${fact.handlers.join(", ")}`);
  if (fact.stylesheets !== 1) problems.push(`${fact.stylesheets} stylesheets instead of 1`);
  if (fact.lang !== "nl") problems.push(`lang is ${JSON.stringify(fact.lang)} instead of "nl"`);
  for (const id of fact.duplicateIds) problems.push(`id "${id}" occurs more than once`);
  return { summary: `${fact.bytes} bytes, ${fact.scripts} scripts, ${fact.stylesheets} stylesheets`, problems };
}
