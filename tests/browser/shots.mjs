// node shots.mjs SITE_DIR OUT_DIR: pictures of every page, for a human to look at. Wide, narrow, dark and as printed
// (PNG), and the paper itself (PDF, A4).

import { mkdir } from "node:fs/promises";
import path from "node:path";
import { launch, openContext, openDetails } from "./lib/browser.mjs";
import { openSite, pageUrl } from "./lib/site.mjs";

// 794 CSS pixels is the width of A4 at 96 dpi.
const VIEWS = [
  { label: "1280", width: 1280, media: {} },
  { label: "390", width: 390, media: {} },
  { label: "1280-dark", width: 1280, media: { colorScheme: "dark" } },
  { label: "1280-open", width: 1280, media: {}, details: true },
  { label: "794-print", width: 794, media: { media: "print" } },
];

const [dir, out] = process.argv.slice(2);
if (dir === undefined || out === undefined) {
  console.error("usage: node shots.mjs SITE_DIR OUT_DIR");
  process.exit(2);
}

const site = await openSite(dir);
await mkdir(out, { recursive: true });
const browser = await launch();
try {
  for (const page of site.pages) await shoot(page);
} finally {
  await browser.close();
}
console.log(`${site.pages.length} pages, ${VIEWS.length} pictures and a PDF each, in ${out}`);

async function shoot(page) {
  const stem = path.join(out, page.replace(/\.html$/, "").replaceAll("/", "__"));
  const { context } = await openContext(browser, site);
  const tab = await context.newPage();
  for (const { label, width, media, details = false } of VIEWS) {
    await tab.goto(pageUrl(site, page));
    await tab.setViewportSize({ width, height: 900 });
    await tab.emulateMedia({ media: "screen", colorScheme: "light", ...media });
    if (details) await openDetails(tab);
    await tab.screenshot({ path: `${stem}.${label}.png`, fullPage: true });
  }
  await tab.goto(pageUrl(site, page));
  await tab.emulateMedia({ media: "print", colorScheme: "light" });
  await tab.pdf({ path: `${stem}.pdf`, format: "A4", preferCSSPageSize: true, tagged: true });
  await context.close();
}
