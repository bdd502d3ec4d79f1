// With JavaScript off a reader gets the same words.

export const name = "script-off";

export async function check({ facts, page, seen }) {
  const off = facts.get(page).text;
  const words = off.split(/\s+/).filter((word) => word !== "").length;
  const problems = [];
  if (words === 0) problems.push("the page has no text");
  if (off !== seen.text) problems.push(`the text differs from ${difference(off, seen.text)}`);
  return { summary: `${words} words`, problems };
}

function difference(off, on) {
  let at = 0;
  while (at < off.length && off[at] === on[at]) at += 1;
  const cut = (text) => JSON.stringify(text.slice(at, at + 40));
  return `character ${at}: off ${cut(off)}, on ${cut(on)}`;
}
