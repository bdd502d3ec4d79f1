// html-validate with the rules of .htmlvalidate.json; the README gives the reason for each rule that is off.

import { readFileSync } from "node:fs";
import path from "node:path";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const config = JSON.parse(readFileSync(new URL("../.htmlvalidate.json", import.meta.url), "utf8"));
const validator = new HtmlValidate(new StaticConfigLoader(config));

export const name = "markup";

export async function check({ site, page }) {
  const report = await validator.validateFile(path.join(site.dir, page));
  const problems = report.results.flatMap((result) =>
    result.messages.map((message) => `${message.line}:${message.column} ${message.ruleId}: ${message.message}`),
  );
  return { summary: `${problems.length} errors`, problems };
}
