// What a run of the checks found, for the toegankelijkheidsverklaring of a site.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

const TOOLS = ["axe-core", "html-validate"];

/**
 * @param {string} dir folder of the site that was checked
 * @param {object[]} results what `checkSite` gave
 * @param {Date} day when that was
 * @returns {Promise<object>} the report; its keys are Dutch, since it lies in a workspace
 */
export async function reportOf(dir, results, day) {
  const checks = [...new Set(results.map((result) => result.check))];
  const passed = (check) => results.filter((result) => result.check === check && result.problems.length === 0).length;
  const all = (check) => results.filter((result) => result.check === check).length;
  return {
    datum: day.toISOString().slice(0, 10),
    site: await manifestOf(dir),
    hulpmiddelen: TOOLS.map((naam) => ({ naam, versie: versionOf(naam) })),
    paginas: new Set(results.map((result) => result.page)).size,
    onderdelen: checks.map((naam) => ({ naam, geslaagd: passed(naam), gezakt: all(naam) - passed(naam) })),
    voor_een_mens: results.reduce((sum, result) => sum + (result.review ?? 0), 0),
    problemen: results.flatMap(({ page, check, problems, criteria }) =>
      problems.map((wat, at) => ({ pagina: page, onderdeel: check, wat, criteria: criteria?.[at] ?? [] })),
    ),
  };
}

/** Which build it was, as the site itself says; nothing where it does not. */
async function manifestOf(dir) {
  try {
    const manifest = JSON.parse(await readFile(path.join(dir, "manifest.json"), "utf8"));
    return { versie: manifest.version ?? null, rundatum: manifest.rundatum ?? null };
  } catch {
    return null;
  }
}

function versionOf(name) {
  return createRequire(import.meta.url)(`${name}/package.json`).version;
}
