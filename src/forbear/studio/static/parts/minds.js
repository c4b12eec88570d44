// What everyone thinks of what, before and after a step: one row for each thought, a bar for after, a mark for before.
import { html } from "../lib/view.js";
import { MOVED, mind, percent } from "../words.js";
import { Bar } from "./bars.js";

/** Group the belief rows of a step by whose they are: [{who, own: [row], nested: [{path, rows}]}].
 *
 * Of a truth value only "true" is shown, of others all but the least likely: the rest follows.
 */
export function byMind(beliefs, naming) {
  const thoughts = new Map();
  for (const row of beliefs) {
    const key = JSON.stringify([row.path, row.fluent]);
    if (!thoughts.has(key)) thoughts.set(key, []);
    thoughts.get(key).push(row);
  }
  const minds = new Map();
  for (const rows of thoughts.values()) {
    const { path } = rows[0];
    if (!minds.has(path[0])) minds.set(path[0], { who: path[0], own: [], nested: new Map() });
    const found = minds.get(path[0]);
    const shown = told(rows).map((row) => ({ ...row, label: row.told ?? naming.fact(row.fluent, row.value), isMoved: isMoved(row) }));
    if (path.length === 1) found.own.push(...shown);
    else {
      const key = mind(path);
      if (!found.nested.has(key)) found.nested.set(key, { path, rows: [] });
      found.nested.get(key).rows.push(...shown);
    }
  }
  return [...minds.values()].map((found) => ({ ...found, nested: [...found.nested.values()] }));
}

function told(rows) {
  const before = (row) => row.before ?? row.weight;
  const after = (row) => row.after ?? row.weight;
  const whole = rows.map((row) => ({ path: row.path, fluent: row.fluent, value: row.value, told: row.told, before: before(row), after: after(row) }));
  if (whole.every((row) => typeof row.value === "boolean")) {
    const yes = whole.find((row) => row.value === true);
    const no = whole.find((row) => row.value === false);
    return [yes ?? { ...no, value: true, told: undefined, before: 1 - no.before, after: 1 - no.after }];
  }
  const ranked = whole.sort((one, other) => Math.max(other.before, other.after) - Math.max(one.before, one.after));
  return ranked.length > 1 ? ranked.slice(0, -1) : ranked;
}

function isMoved(row) {
  return Math.abs(row.before - row.after) >= MOVED;
}

/** The minds at a step. withoutMoves: there is no before, as at the beginning. */
export function Minds({ beliefs, naming, withoutMoves = false, compact = false }) {
  const minds = byMind(beliefs, naming);
  if (minds.length === 0) return null;
  return html`<div class="minds">
    ${minds.map((found) => html`<section class="mind" key=${found.who} style=${{ "--mind": naming.colour(found.who) }}>
      <h4>${found.who} thinks</h4>
      ${(found.own.length > 0 || found.nested.length === 0) && html`<${Thoughts} rows=${found.own} withoutMoves=${withoutMoves} label=${`What ${found.who} thinks`} />`}
      ${found.nested.length > 0 && html`<${Nested} nested=${found.nested} withoutMoves=${withoutMoves} isOpen=${!compact && found.own.length === 0} />`}
    </section>`)}
  </div>`;
}

function Nested({ nested, withoutMoves, isOpen }) {
  const moved = nested.flatMap(({ rows }) => rows).filter((row) => row.isMoved).length;
  return html`<details class="nested" open=${isOpen}>
    <summary>What others are taken to think${moved > 0 && !withoutMoves ? html` <span class="number">${moved} moved</span>` : ""}</summary>
    ${nested.map(({ path, rows }) => html`<div key=${mind(path)}>
      <h5>${mind(path)}</h5>
      <${Thoughts} rows=${rows} withoutMoves=${withoutMoves} label=${mind(path)} />
    </div>`)}
  </details>`;
}

function Thoughts({ rows, withoutMoves, label }) {
  if (rows.length === 0) return html`<p class="soft small">nothing in doubt</p>`;
  return html`<ul class="thoughts" aria-label=${label}>
    ${rows.map((row) => {
      const moved = row.isMoved && !withoutMoves;
      return html`<li key=${row.label} class=${moved || withoutMoves ? "" : "unmoved"}>
        <span class="fluent">${row.label}</span>
        <${Bar} share=${row.after} was=${withoutMoves ? null : row.before} colour="var(--mind)" />
        <span class="number">${moved && html`${percent(row.before)} → `}${percent(row.after)}</span>
      </li>`;
    })}
  </ul>`;
}

/** The rows of a step for CSV. */
export function beliefRows(beliefs) {
  return [["who", "about", "value", "before", "after"],
    ...beliefs.map((row) => [row.path.join(" thinks "), row.fluent, String(row.value), row.before ?? row.weight, row.after ?? row.weight])];
}
