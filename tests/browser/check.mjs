// node check.mjs SITE_DIR [--report FILE]: every check on every page of a built site. Exit code 1 if
// one fails. The report is what a toegankelijkheidsverklaring is filled from.

import { writeFile } from "node:fs/promises";
import { checkSite } from "./lib/run.mjs";
import { launch } from "./lib/browser.mjs";
import { reportOf } from "./lib/report.mjs";

const SHOWN = 10;

const [dir, flag, file, ...rest] = process.argv.slice(2);
const wantsReport = flag === "--report" && file !== undefined;
if (dir === undefined || rest.length > 0 || (flag !== undefined && !wantsReport)) {
  console.error("usage: node check.mjs SITE_DIR [--report FILE]");
  process.exit(2);
}

const browser = await launch();
let results;
try {
  results = await checkSite(browser, dir, { report: print });
} finally {
  await browser.close();
}
if (wantsReport && results.length > 0) {
  await writeFile(file, `${JSON.stringify(await reportOf(dir, results, new Date()), null, 2)}\n`);
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
