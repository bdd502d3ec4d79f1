// node check.mjs SITE_DIR: every check on every page of a built site. Exit code 1 if one fails.

import { checkSite } from "./lib/run.mjs";
import { launch } from "./lib/browser.mjs";

const SHOWN = 10;

const dir = process.argv[2];
if (dir === undefined || process.argv.length > 3) {
  console.error("usage: node check.mjs SITE_DIR");
  process.exit(2);
}

const browser = await launch();
let results;
try {
  results = await checkSite(browser, dir, { report: print });
} finally {
  await browser.close();
}
// A folder without a page has passed nothing.
const failed = results.filter((result) => result.problems.length > 0).length + (results.length === 0 ? 1 : 0);
if (results.length === 0) console.log(`FAIL ${dir}: no page`);
console.log(`${results.length - (results.length === 0 ? 0 : failed)} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function print({ page, check, summary, problems }) {
  const count = problems.length === 0 ? "" : `, ${problems.length} problems`;
  console.log(`${problems.length === 0 ? "ok  " : "FAIL"} ${page} ${check}: ${summary}${count}`);
  for (const problem of problems.slice(0, SHOWN)) console.log(`       ${problem}`);
  if (problems.length > SHOWN) console.log(`       and ${problems.length - SHOWN} more`);
}
