// What the story is called: each verdict with its premises, their numbers, and what only nearly fits.
import { html } from "../lib/view.js";
import { figures, percent, spaced } from "../words.js";

/** verdicts: the answer of /api/verdict, or null. error: why there is none. */
export function Verdicts({ verdicts, error, isStale }) {
  if (error?.code === "not-available") return html`<p class="soft">This Forbear can’t yet say what a story is called.</p>`;
  if (error) return html`<p class="soft">${error.message}</p>`;
  if (!verdicts) return html`<p class="soft">Looking for what it is called …</p>`;
  const found = verdicts.verdicts ?? [];
  if (found.length === 0) return html`<p class="soft">No chance of the kind that has a name.</p>`;
  return html`<div class=${isStale ? "stale" : ""} aria-busy=${isStale}>${found.map((verdict, place) => html`<${Verdict} key=${place} verdict=${verdict} />`)}</div>`;
}

function Verdict({ verdict }) {
  const premises = verdict.premises ?? [];
  return html`<section class="verdict">
    <h3>${verdict.told ?? verdict.trope}${verdict.variant && html`<span class="variant">${spaced(verdict.variant)}</span>`}</h3>
    ${verdict.roles && html`<p class="soft">${Object.entries(verdict.roles).map(([role, who]) => `${spaced(role)}: ${who}`).join("; ")}</p>`}
    <ul class="premises">${premises.map((premise, place) => html`<li key=${place} class=${premise.met === true ? "met" : premise.met === false ? "unmet" : "partly"}>
      <span class="sign" aria-hidden="true">${premise.met === true ? "✓" : premise.met === false ? "✗" : "~"}</span>
      <span>${premise.told ?? premise.name}<span class="out-of-sight">${premise.met === true ? ": met" : premise.met === false ? ": not met" : ": in part"}</span></span>
      <span class="number">${typeof premise.degree === "number" ? percent(premise.degree) : premise.number !== undefined ? figures(premise.number) : ""}</span>
    </li>`)}</ul>
    ${verdict.effect && html`<p>Its effect: ${spaced(verdict.effect)}.</p>`}
    ${verdict.nearest?.length > 0 && html`<p class="soft">Near it: ${verdict.nearest.map((near) => near.told ?? near.trope ?? near).join("; ")}.</p>`}
  </section>`;
}
