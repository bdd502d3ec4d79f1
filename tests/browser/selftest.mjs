// node selftest.mjs: proves that every check passes on the good site and fails on each fault made on purpose.

import { copyFile, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { FAULTS } from "./fixtures/fouten.mjs";
import { launch } from "./lib/browser.mjs";
import { CHECKS, checkSite } from "./lib/run.mjs";

const FIXTURE = fileURLToPath(new URL("fixtures/goed", import.meta.url));
// The script of the register is the real one, so that the faults are made in what is published.
const SCRIPT = fileURLToPath(new URL("../../reports/zoek.js", import.meta.url));
const work = await mkdtemp(path.join(os.tmpdir(), "ijkpunt-selftest-"));
const GOOD = path.join(work, "goed");
await cp(FIXTURE, GOOD, { recursive: true });
await copyFile(SCRIPT, path.join(GOOD, "zoek.js"));
const browser = await launch();
const count = { passed: 0, failed: 0 };

try {
  tell("the good site", [], await checkSite(browser, GOOD));
  const queue = [...FAULTS.entries()];
  // Two at a time: each waits for the browser half of its time.
  await Promise.all([drain(queue), drain(queue)]);
  const proved = new Set(FAULTS.flatMap((fault) => fault.fails));
  for (const { name } of CHECKS) {
    if (!proved.has(name)) verdict(false, `no fault proves the check ${name}`);
  }
} finally {
  await browser.close();
  await rm(work, { recursive: true });
}
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed === 0 ? 0 : 1;

async function drain(queue) {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [at, fault] = next;
    const dir = path.join(work, String(at));
    await cp(GOOD, dir, { recursive: true });
    await edit(dir, fault);
    if (fault.also !== undefined) await edit(dir, fault.also);
    // axe takes most of the time, so it looks only where it has something to find.
    const checks = CHECKS.filter(({ name }) => name !== "axe" || fault.fails.includes(name));
    tell(fault.fault, fault.fails, await checkSite(browser, dir, { pages: [fault.page ?? "index.html"], checks }));
  }
}

async function edit(dir, { file = "index.html", from, to }) {
  const target = path.join(dir, file);
  const text = await readFile(target, "utf8");
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  await writeFile(target, text.replace(from, () => to));
}

function tell(fault, fails, results) {
  const failed = results.filter((result) => result.problems.length > 0);
  const names = [...new Set(failed.map((result) => result.check))].sort();
  const right = names.join() === [...fails].sort().join();
  verdict(right, `${fault}: ${names.join(", ") || "nothing"} failed`);
  if (right) return;
  console.log(`       expected: ${fails.join(", ") || "nothing"}`);
  for (const { check, problems } of failed) console.log(`       ${check}: ${problems.slice(0, 3).join("; ")}`);
}

function verdict(right, sentence) {
  count[right ? "passed" : "failed"] += 1;
  console.log(`${right ? "ok  " : "FAIL"} ${sentence}`);
}
