// What the story is called: each verdict with its premises and their numbers, and what it only resembles.
import { html } from "../lib/view.js";
import { capital, listed, percent, spaced } from "../words.js";

/** So many other tropes are told of at once; the rest on demand. */
const NEAREST = 3;

/** verdicts: the answer of /api/verdict, or null. error: why there is none. compact: premises on demand. */
export function Verdicts({ verdicts, error, compact = false }) {
  if (error?.code === "not-available") return html`<p class="soft">This Forbear can’t yet say what a story is called.</p>`;
  if (error) return html`<p class="soft">${error.message}</p>`;
  if (!verdicts) return html`<p class="soft verdict-waiting">Looking for what it is called …</p>`;
  if (verdicts.unbound?.length > 0) return html`<p class="soft">The domain does not say what a trope needs to know: ${listed(verdicts.unbound)}.</p>`;
  if (verdicts.verdicts.length > 0) {
    return html`<div>${verdicts.verdicts.map((verdict, place) => html`<${Verdict} key=${place} verdict=${verdict} compact=${compact} />`)}</div>`;
  }
  if (!verdicts.near?.length) return html`<p>Nothing that the tropes at hand tell of: nobody is given a chance that another answers.</p>`;
  const [near] = verdicts.near;
  return html`<div class="verdict"><p>None of the tropes at hand. The nearest: <strong>${near.title}</strong>.</p>
    <${Premises} claims=${near.premises} />
    ${near.premises.every((claim) => claim.met) && html`<p class="soft">Its premises hold, and none of its variants fits.</p>`}</div>`;
}

function Verdict({ verdict, compact }) {
  const beside = verdict.beside.filter((claim) => claim.met).map((claim) => claim.text);
  const also = verdict.relatives.filter((one) => one.recognised).map((one) => one.title);
  const details = verdict.details.map((detail) => `; ${detail.text}`).join("");
  const [name, ...rest] = (verdict.variant?.text ?? "").split(": ");
  return html`<section class="verdict">
    <h3>${verdict.title}</h3>
    ${verdict.variant && html`<p class="verdict-variant">${rest.length > 0 && html`<span class="variant">${name}</span> `}${capital(rest.length > 0 ? rest.join(": ") : name)}${details}.</p>`}
    ${compact ? html`<details class="nested"><summary>Its premises</summary><${Premises} claims=${verdict.premises} /></details>` : html`<${Premises} claims=${verdict.premises} />`}
    ${verdict.hung_on && html`<p>${verdict.hung_on}</p>`}
    ${verdict.effect !== null && html`<p>What it did: <strong>${spaced(verdict.effect)}</strong>.</p>`}
    ${beside.length > 0 && html`<p class="soft">Beside it: ${beside.join("; ")}.</p>`}
    ${also.length > 0 && html`<p>It is also: ${listed(also)}.</p>`}
    ${!compact && html`<${Relatives} relatives=${verdict.relatives} />`}
  </section>`;
}

function Premises({ claims }) {
  return html`<ul class="premises">${claims.map((claim) => html`<li key=${claim.name} class=${claim.met ? "met" : claim.untold ? "untold" : "unmet"}>
    <span class="sign" aria-hidden="true">${claim.met ? "✓" : claim.untold ? "?" : "✗"}</span>
    <span>${claim.text}${claim.untold && html`<span class="soft"> (untold${claim.odds === null ? "" : `: so in ${percent(claim.odds)} of the readings`})</span>`}<span class="out-of-sight">${claim.met ? ": met" : claim.untold ? "" : ": not met"}</span>${claim.told && html`<small class="soft">${claim.told}</small>`}</span>
  </li>`)}</ul>`;
}

function Relatives({ relatives }) {
  const near = relatives.filter((one) => !one.recognised && one.died === null);
  if (near.length === 0) return null;
  const told = (one) => html`<li key=${one.trope}><strong>${one.title}</strong>, if ${one.would_have_to_differ.map((claim) => claim.text).join("; ")}</li>`;
  return html`<details class="nested"><summary>What it only resembles <span class="number">${near.length}</span></summary>
    <p class="soft">It would be</p><ul class="plain-list">${near.slice(0, NEAREST).map(told)}</ul>
    ${near.length > NEAREST && html`<details class="nested"><summary>and further off</summary><ul class="plain-list">${near.slice(NEAREST).map(told)}</ul></details>`}
  </details>`;
}

/** The claims of all verdicts for CSV. */
export function verdictRows(verdicts) {
  const of = (verdict) => [...verdict.premises, ...verdict.beside, ...(verdict.variant ? [verdict.variant] : [])].map((claim) => [verdict.title, claim.text, claim.untold ? "untold" : claim.met, claim.told]);
  return [["trope", "claim", "met", "numbers"], ...(verdicts?.verdicts ?? []).flatMap(of)];
}
