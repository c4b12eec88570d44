// The edge: how likely each outcome is as one number moves, and where the likeliest turns.
import { html } from "../lib/view.js";
import { figures, listed } from "../words.js";

const DASHES = ["none", "5 3", "1.5 2.5", "8 3 2 3"];

/** A small picture of an edge, as wide as the slider below it. at: where the number stands now. */
export function EdgeStrip({ edge, at, naming, isStale }) {
  const across = (value) => ((value - edge.low) / (edge.high - edge.low)) * 100;
  const names = Object.keys(edge.points[0]?.outcomes ?? {});
  return html`<div class="edge ${isStale ? "stale" : ""}" aria-busy=${isStale}>
    <svg viewBox="0 0 100 30" preserveAspectRatio="none" role="img" aria-label=${told(edge, naming)}>
      <rect class="edge-ground" x="0" y="0" width="100" height="30" />
      ${names.map((name, place) => html`<polyline key=${name} class="edge-line" stroke-dasharray=${DASHES[place % DASHES.length]}
        points=${edge.points.map((point) => `${across(point.at).toFixed(2)},${(28.5 - point.outcomes[name] * 27).toFixed(2)}`).join(" ")} />`)}
      ${edge.crossings.map((crossing) => html`<line key=${crossing.at} class="edge-crossing" x1=${across(crossing.at)} x2=${across(crossing.at)} y1="0" y2="30" />`)}
      ${at !== null && html`<line class="edge-now" x1=${across(at)} x2=${across(at)} y1="0" y2="30" />`}
    </svg>
    <p class="soft small">${told(edge, naming)}</p>
  </div>`;
}

function told(edge, naming) {
  const of = (names) => (names.length > 0 ? listed(names.map((name) => naming.outcome(name))) : "none of the outcomes");
  if (edge.crossings.length === 0) return `Nowhere from ${figures(edge.low)} to ${figures(edge.high)} does the likeliest turn.`;
  return edge.crossings.map((one) => `At ${figures(one.at, 4)} it turns: below, ${of(one.below)}; above, ${of(one.above)}.`).join(" ");
}

/** An edge's numbers for CSV. */
export function edgeRows(edge) {
  const names = Object.keys(edge.points[0]?.outcomes ?? {});
  return [[edge.number, ...names, "likeliest"], ...edge.points.map((point) => [point.at, ...names.map((name) => point.outcomes[name]), point.likeliest.join(" & ")])];
}


const WIDE = 480;
const HIGH = 150;

/** The same as a figure of its own, with its axes and what each line is. */
export function EdgePicture({ edge, naming }) {
  const names = Object.keys(edge.points[0]?.outcomes ?? {});
  const x = (value) => 34 + ((value - edge.low) / (edge.high - edge.low)) * (WIDE - 44);
  const y = (share) => 8 + (1 - share) * (HIGH - 34);
  return html`<div class="edge-picture">
    <svg viewBox=${`0 0 ${WIDE} ${HIGH}`} role="img" aria-label=${told(edge, naming)}>
      ${[0, 0.5, 1].map((share) => html`<line key=${share} class="grid" x1="34" x2=${WIDE - 10} y1=${y(share)} y2=${y(share)} />
        <text key=${`t${share}`} x="28" y=${y(share) + 4} text-anchor="end">${Math.round(share * 100)}</text>`)}
      ${edge.crossings.map((one) => html`<line key=${one.at} class="edge-crossing" x1=${x(one.at)} x2=${x(one.at)} y1="8" y2=${y(0)} />
        <text key=${`t${one.at}`} x=${x(one.at)} y=${HIGH - 4} text-anchor="middle" class="axis">${figures(one.at, 3)}</text>`)}
      ${names.map((name, place) => html`<polyline key=${name} class="edge-line" stroke-dasharray=${DASHES[place % DASHES.length]}
        points=${edge.points.map((point) => `${x(point.at).toFixed(1)},${y(point.outcomes[name]).toFixed(1)}`).join(" ")} />`)}
      ${edge.now !== null && html`<circle class="here" cx=${x(Math.min(edge.high, Math.max(edge.low, edge.now)))} cy=${y(0)} r="4" />`}
      <text x="34" y=${HIGH - 4}>${figures(edge.low)}</text><text x=${WIDE - 10} y=${HIGH - 4} text-anchor="end">${figures(edge.high)}</text>
    </svg>
    <ul class="legend">${names.map((name, place) => html`<li key=${name}><svg width="30" height="8" aria-hidden="true"><line class="edge-line" x1="0" x2="30" y1="4" y2="4" stroke-dasharray=${DASHES[place % DASHES.length]} /></svg>${naming.outcome(name)}</li>`)}</ul>
    <p>${told(edge, naming)}</p>
  </div>`;
}
