// Two numbers at once: how likely an outcome is over both, where the likeliest turns drawn as a line between cells.
import { html, useState } from "../lib/view.js";
import { figures, percent } from "../words.js";

const WIDE = 420;
const HIGH = 320;
const LEFT = 52;
const FOOT = 40;

export function Heat({ heat, place, now, naming, onChoose }) {
  const [cursor, setCursor] = useState(null);
  const columns = heat.x.at.length;
  const rows = heat.y.at.length;
  const wide = WIDE / columns;
  const high = HIGH / rows;
  const name = heat.outcomes[place];
  const chance = (j, i) => heat.cells[j]?.[i]?.[place] ?? null;
  const told = (j, i) => `${heat.x.number} ${figures(heat.x.at[i])}, ${heat.y.number} ${figures(heat.y.at[j])}: ${chance(j, i) === null ? "not worked out" : percent(chance(j, i))}`;
  const key = (event) => {
    const steps = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowUp: [1, 0], ArrowDown: [-1, 0] };
    if (event.key in steps) {
      event.preventDefault();
      const [up, right] = steps[event.key];
      const [j, i] = cursor ?? [nearest(heat.y.at, now.y), nearest(heat.x.at, now.x)];
      setCursor([clamp(j + up, rows), clamp(i + right, columns)]);
    } else if (event.key === "Enter" && cursor) {
      onChoose(heat.x.at[cursor[1]], heat.y.at[cursor[0]]);
    }
  };
  const point = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = (WIDE + LEFT + 12) / box.width;
    const i = Math.floor(((event.clientX - box.left) * scale - LEFT) / wide);
    const j = rows - 1 - Math.floor(((event.clientY - box.top) * scale - 8) / high);
    return i >= 0 && i < columns && j >= 0 && j < rows ? [j, i] : null;
  };
  const shown = cursor ?? [nearest(heat.y.at, now.y), nearest(heat.x.at, now.x)];
  return html`<div class="heat">
    <svg viewBox="0 0 ${WIDE + LEFT + 12} ${HIGH + FOOT + 8}" role="application" tabindex="0" onKeyDown=${key}
      aria-label=${`${naming.outcome(name)}, by ${heat.x.number} and ${heat.y.number}. Arrow keys move, Enter sets both.`} aria-describedby="heat-told"
      onPointerMove=${(event) => setCursor(point(event))} onPointerLeave=${() => setCursor(null)}
      onClick=${(event) => { const found = point(event); if (found) onChoose(heat.x.at[found[1]], heat.y.at[found[0]]); }}>
      ${heat.y.at.map((_, j) => heat.x.at.map((__, i) => html`<rect key=${`${j} ${i}`} class=${chance(j, i) === null ? "cell unknown" : "cell"}
        x=${LEFT + i * wide} y=${8 + (rows - 1 - j) * high} width=${wide + 0.4} height=${high + 0.4} fill-opacity=${chance(j, i) ?? 1} />`))}
      <path class="turning" d=${turns(heat, wide, high, rows)} />
      <rect class="cell-cursor" x=${LEFT + shown[1] * wide} y=${8 + (rows - 1 - shown[0]) * high} width=${wide} height=${high} />
      <circle class="here" cx=${LEFT + across(heat.x.at, now.x) * WIDE} cy=${8 + (1 - across(heat.y.at, now.y)) * HIGH} r="5" />
      ${[0, 0.5, 1].map((share) => html`<text key=${`x${share}`} x=${LEFT + share * WIDE} y=${HIGH + 24} text-anchor=${share === 0 ? "start" : share === 1 ? "end" : "middle"}>${figures(between(heat.x.at, share))}</text>
        <text key=${`y${share}`} x=${LEFT - 6} y=${8 + (1 - share) * HIGH + (share === 1 ? 10 : share === 0 ? 0 : 4)} text-anchor="end">${figures(between(heat.y.at, share))}</text>`)}
      <text class="axis" x=${LEFT + WIDE / 2} y=${HIGH + 42} text-anchor="middle">${heat.x.number}</text>
      <text class="axis" transform="translate(13 ${8 + HIGH / 2}) rotate(-90)" text-anchor="middle">${heat.y.number}</text>
    </svg>
    <p id="heat-told" class="soft" aria-live="polite">${told(...shown)}</p>
    <p class="soft small">The darker, the likelier; the line is where the likeliest outcome turns; the ring is where the scene stands.</p>
  </div>`;
}

function turns(heat, wide, high, rows) {
  const same = (one, other) => !one || !other || one.join() === other.join();
  let path = "";
  heat.likeliest.forEach((row, j) => row.forEach((cell, i) => {
    const x = LEFT + i * wide;
    const y = 8 + (rows - 1 - j) * high;
    if (i > 0 && !same(cell, row[i - 1])) path += `M${x} ${y}v${high}`;
    if (j > 0 && !same(cell, heat.likeliest[j - 1][i])) path += `M${x} ${y + high}h${wide}`;
  }));
  return path;
}

function nearest(values, wanted) {
  if (wanted === null) return 0;
  return values.reduce((best, value, place) => (Math.abs(value - wanted) < Math.abs(values[best] - wanted) ? place : best), 0);
}

function across(values, wanted) {
  return Math.min(1, Math.max(0, ((wanted ?? values[0]) - values[0]) / (values.at(-1) - values[0])));
}

function between(values, share) {
  return values[0] + share * (values.at(-1) - values[0]);
}

function clamp(place, count) {
  return Math.min(count - 1, Math.max(0, place));
}

export function heatRows(heat) {
  const rows = [[heat.x.number, heat.y.number, ...heat.outcomes, "likeliest"]];
  heat.y.at.forEach((y, j) => heat.x.at.forEach((x, i) => rows.push([x, y, ...(heat.cells[j]?.[i] ?? heat.outcomes.map(() => null)), (heat.likeliest[j]?.[i] ?? []).join(" & ")])));
  return rows;
}
