// A site on disk: which pages it has, and how a path, a page name and a file URL relate.

import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * @param {string} dir folder of a built site
 * @returns {Promise<{dir: string, pages: string[]}>} the folder, absolute, and its *.html files, sorted
 */
export async function openSite(dir) {
  const absolute = path.resolve(dir);
  const pages = [];
  await walk(absolute, "", pages);
  return { dir: absolute, pages: pages.sort() };
}

async function walk(root, below, pages) {
  for (const entry of await readdir(path.join(root, below), { withFileTypes: true })) {
    const name = path.posix.join(below, entry.name);
    if (entry.isDirectory()) await walk(root, name, pages);
    else if (entry.name.endsWith(".html")) pages.push(name);
  }
}

/** The file URL of a page, as someone opens it from a USB stick. */
export function pageUrl(site, page) {
  return pathToFileURL(path.join(site.dir, page)).href;
}

/** The path inside the site that a URL points at, or null if it points elsewhere. */
export function insideSite(site, url) {
  const parsed = typeof url === "string" ? new URL(url) : url;
  if (parsed.protocol !== "file:" || parsed.host !== "") return null;
  const relative = path.relative(site.dir, fileURLToPath(new URL(parsed.pathname, "file:///")));
  if (relative === ".." || relative.startsWith("../") || path.isAbsolute(relative)) return null;
  return relative;
}

/** Whether a path inside the site is a file; a folder is none, since file:// has no index page. */
export async function isFile(site, relative) {
  try {
    return (await stat(path.join(site.dir, relative))).isFile();
  } catch {
    return false;
  }
}
