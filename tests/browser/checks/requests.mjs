// A page asks for its own files only: seen in the browser, and read from the source for what a browser skips
// (a lazy image, a rule for print, a srcset).

import { readFile } from "node:fs/promises";
import path from "node:path";
import { insideSite, isFile, pageUrl } from "../lib/site.mjs";

export const name = "requests";

export async function check({ site, facts, page, seen }) {
  const fact = facts.get(page);
  const problems = new Set([...fact.offenders, ...seen.offenders].map((url) => `asks for ${url}`));
  const wanted = fact.resources.map((url) => [url, pageUrl(site, page)]);
  for (const css of fact.css) wanted.push(...addresses(css, pageUrl(site, page)));
  let files = 0;
  for (let next = wanted.shift(); next !== undefined; next = wanted.shift()) {
    const [address, base] = next;
    if (address.startsWith("data:") || address.startsWith("#")) continue;
    files += 1;
    const target = resolve(site, address, base);
    if (target === null) problems.add(`names ${address}`);
    else if (!(await isFile(site, target))) problems.add(`names ${address}, which is not there`);
    else if (target.endsWith(".css")) wanted.push(...(await stylesheet(site, target)));
  }
  return { summary: `${files} files of its own`, problems: [...problems] };
}

function resolve(site, address, base) {
  try {
    return insideSite(site, new URL(address, base));
  } catch {
    return null;
  }
}

async function stylesheet(site, target) {
  const css = await readFile(path.join(site.dir, target), "utf8");
  return addresses(css, pageUrl(site, target));
}

function addresses(css, base) {
  const found = css.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']/g);
  return [...found].map((match) => [(match[1] ?? match[2]).trim(), base]);
}
