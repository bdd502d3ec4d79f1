// Every link inside the site arrives: the file is there, and so is the place in it.

import { insideSite, isFile, pageUrl } from "../lib/site.mjs";

const OUTSIDE = new Set(["http:", "https:", "mailto:", "tel:"]);

export const name = "links";

export async function check({ site, facts, page }) {
  const problems = [];
  let internal = 0;
  for (const href of facts.get(page).links) {
    const problem = await follow(site, facts, page, href);
    if (problem === "outside") continue;
    internal += 1;
    if (problem !== null) problems.push(`href="${href}": ${problem}`);
  }
  return { summary: `${internal} internal links`, problems };
}

async function follow(site, facts, page, href) {
  // An empty href or a bare # is a link that somebody meant to fill in later.
  if (href === "" || href === "#") return "leads nowhere";
  let url;
  try {
    url = new URL(href, pageUrl(site, page));
  } catch {
    return "is no address";
  }
  if (OUTSIDE.has(url.protocol)) return "outside";
  // A file inside the page; whatever is in it, it is there.
  if (url.protocol === "data:") return null;
  const target = insideSite(site, url);
  if (target === null) return "points outside the site";
  if (!(await isFile(site, target))) return `no file ${target === "" ? "." : target}`;
  return place(facts.get(target), url.hash);
}

function place(fact, hash) {
  if (hash === "" || hash === "#top") return null;
  if (fact === undefined) return "a place in a file that is no page";
  const id = decodeURIComponent(hash.slice(1));
  return fact.ids.includes(id) ? null : `no element with id "${id}"`;
}
