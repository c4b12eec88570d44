// Odds as bars: words first, the bar, the number beside it.
import { html } from "../lib/view.js";
import { capital, likelihood, percent, spaced } from "../words.js";

/** One bar. was: where it stood before, drawn as a mark. */
export function Bar({ share, was = null, colour = "var(--accent)" }) {
  return html`<span class="bar" aria-hidden="true">
    <span class="fill" style=${{ width: `${share * 100}%`, background: colour }}></span>
    ${was !== null && Math.abs(was - share) >= 0.005 && html`<span class="was" style=${{ left: `${was * 100}%` }}></span>`}
  </span>`;
}

/** The odds of a choice. rows: [{label, share, was, isTaken, onClick}]. */
export function Odds({ rows, colour, label }) {
  return html`<ul class="odds" aria-label=${label}>
    ${rows.map((row) => html`<li key=${row.key ?? row.label} class=${row.isTaken ? "taken" : ""}>
      <span class="odds-label">${row.isTaken && html`<span class="out-of-sight">What happens: </span>`}
        ${row.onClick ? html`<button type="button" class="as-link" onClick=${row.onClick}>${row.label}</button>` : row.label}</span>
      <${Bar} share=${row.share} was=${row.was ?? null} colour=${row.isTaken === false ? "var(--edge)" : colour} />
      <span class="number">${percent(row.share)}</span>
    </li>`)}
  </ul>`;
}

/** What comes of it: the declared outcomes. was: the same outcomes as they stood before a change. */
export function Outcomes({ outcomes, was = null }) {
  if (outcomes.length === 0) return html`<p class="soft">The scene asks about no outcome.</p>`;
  return html`<ul class="outcomes">
    ${outcomes.map(({ name, told, probability }) => {
      const before = was?.find((other) => other.name === name)?.probability ?? null;
      const isMoved = before !== null && Math.abs(before - probability) >= 0.005;
      return html`<li key=${name}>
        <span class="outcome-name">${capital(told ?? spaced(name))}</span>
        <span class="outcome-word soft">${likelihood(probability)}</span>
        <${Bar} share=${probability} was=${before} />
        <span class="number">${isMoved && html`<span class="from">${percent(before)} → </span>`}${percent(probability)}</span>
      </li>`;
    })}
  </ul>`;
}
