// What a page says about itself, read once with JavaScript off, as a reader without it gets the page.

import { stat } from "node:fs/promises";
import path from "node:path";
import { openContext } from "./browser.mjs";
import { pageUrl } from "./site.mjs";

/**
 * @returns {Promise<Map<string, object>>} per page: bytes, lang, ids, duplicateIds, links, resources, scripts,
 *   handlers, stylesheets, text, offenders
 */
export async function gatherFacts(browser, site) {
  const facts = new Map();
  const { context, offenders } = await openContext(browser, site, { javaScriptEnabled: false });
  const tab = await context.newPage();
  for (const page of site.pages) {
    offenders.length = 0;
    await tab.goto(pageUrl(site, page));
    const read = await tab.evaluate(readDocument);
    const { size } = await stat(path.join(site.dir, page));
    facts.set(page, { ...read, bytes: size, offenders: [...offenders] });
  }
  await context.close();
  return facts;
}

// Runs inside the page, so it stands alone.
function readDocument() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const attributes = (selector, name) => all(selector).map((element) => element.getAttribute(name));

  const ids = attributes("[id]", "id");
  const handlers = all("*").flatMap((element) =>
    element.getAttributeNames().filter((name) => name.startsWith("on")).map((name) => `<${element.localName} ${name}>`),
  );
  const stylesheets = all("style, link[rel~=stylesheet]");
  const css = [...stylesheets, ...all("[style]")].map((element) =>
    element.localName === "style" ? element.textContent : (element.getAttribute("style") ?? ""),
  );
  return {
    lang: document.documentElement.getAttribute("lang"),
    ids,
    duplicateIds: [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))],
    links: attributes("a[href], area[href], svg a", "href").filter((href) => href !== null),
    resources: [
      ...attributes("[src]", "src"),
      ...attributes("link[href]", "href"),
      ...attributes("image[href], use[href]", "href"),
      ...attributes("[poster]", "poster"),
      ...attributes("object[data]", "data"),
      ...attributes("[srcset]", "srcset").flatMap((set) => set.split(",").map((part) => part.trim().split(/\s+/)[0])),
    ],
    css,
    scripts: all("script").map((script) => script.getAttribute("src")),
    handlers,
    stylesheets: stylesheets.length,
    text: document.body.innerText,
  };
}
