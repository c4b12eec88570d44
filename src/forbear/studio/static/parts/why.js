// Why a choice was made: what it would not have survived. Every sentence is the account's own.
import { html } from "../lib/view.js";
import { Odds } from "./bars.js";

const MOST = 4;

export function Because({ why, isStale }) {
  const { lead, rows } = told(why);
  return html`<div class="because ${isStale ? "stale" : ""}" aria-busy=${isStale}>
    <h4>Why</h4>
    <p>${lead}</p>
    ${rows.length > 0 && html`<${Odds} label="What it hung on" colour="var(--edge)" rows=${rows.map((row) => ({ label: row.told, share: row.probability }))} />`}
    ${!why.complete && html`<p class="soft">Not everything was tried: a limit was hit.</p>`}
  </div>`;
}

function told(why) {
  if (why.because.length > 0) {
    const lead = why.was_likeliest ? "It would not have been the likeliest" : "It would have been half as likely at most";
    return { lead, rows: distinct(why.because).slice(0, MOST) };
  }
  if (why.evened_by.length > 0) {
    return { lead: "Something else would have been as likely", rows: distinct(why.evened_by).slice(0, MOST) };
  }
  if (why.moved_by.length > 0) {
    return { lead: "Nothing that was silenced, alone or in pairs, turns it. Most moved it:", rows: distinct(why.moved_by).slice(0, MOST / 2) };
  }
  return { lead: "Nothing that was silenced moves it at all.", rows: [] };
}

/** Of causes that come to the same only the first. */
function distinct(influences) {
  const found = new Map();
  for (const influence of influences) {
    const key = `${influence.probability.toFixed(9)} ${influence.without.length}`;
    if (!found.has(key)) found.set(key, influence);
  }
  return [...found.values()];
}
