// One number of a scene, to be moved: a slider, the number itself, the names of the scale; above it where the outcome turns.
import { html } from "../lib/view.js";
import { figures } from "../words.js";
import { EdgeStrip } from "./edge.js";

export function Slider({ number, value, written, naming, onMove, onFocus, edge = null, isEdgeStale = false }) {
  const id = `number-${number.name.replace(/[^\w]+/g, "-")}`;
  const isMoved = value !== written;
  const step = number.whole ? 1 : niceStep(number.high - number.low);
  const move = (event) => {
    const wanted = Number(event.currentTarget.value);
    if (event.currentTarget.value !== "" && Number.isFinite(wanted)) onMove(Math.min(number.high, Math.max(number.low, wanted)));
  };
  const levels = [...naming.amounts.entries()].filter(([amount]) => isLevelOf(number, amount));
  const level = levels.find(([amount]) => amount === value)?.[1];
  const ticks = levels.filter(([amount]) => amount >= number.low && amount <= number.high);
  return html`<div class="slider ${isMoved ? "moved" : ""} ${value === null ? "unset" : ""}" onFocusIn=${onFocus}>
    <label for=${id}><span class="slider-name">${number.label}</span>${number.aside && html`<small class="soft">${number.aside}</small>`}</label>
    <span class="slider-value">
      ${level && html`<span class="soft">${level}</span>`}
      <input type="number" aria-label=${`${number.label}, as a number`} min=${number.low} max=${number.high} step="any" placeholder="differs" value=${tidy(value)} onChange=${move} />
      <button type="button" class="plain small" aria-label=${`Put back: ${number.label}`} disabled=${!isMoved} onClick=${() => onMove(written)}>↺</button>
    </span>
    ${edge && html`<${EdgeStrip} edge=${edge} at=${value} naming=${naming} isStale=${isEdgeStale} />`}
    <input id=${id} type="range" min=${number.low} max=${number.high} step=${step} value=${value ?? (number.low + number.high) / 2} onInput=${move}
      aria-valuetext=${value === null ? "differs by what else is so" : level ? `${figures(value)}, ${level}` : figures(value)} list=${ticks.length > 0 ? `${id}-ticks` : null} />
    ${ticks.length > 0 && html`<datalist id=${`${id}-ticks`}>${ticks.map(([amount]) => html`<option key=${amount} value=${amount} />`)}</datalist>`}
  </div>`;
}

/** A step that a hand can aim at: a hundredth of the range, rounded to 1, 2 or 5. */
function niceStep(range) {
  const rough = range / 200;
  const unit = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((factor) => factor * unit).find((step) => step >= rough * 0.999);
}

function tidy(value) {
  return value === null ? "" : Number(value.toPrecision(6));
}

/** A scale names amounts and credences alike: of a weight only what lies between 0 and 1 is a level, of an amount the rest. */
function isLevelOf(number, amount) {
  const isCredence = amount > 0 && amount < 1;
  return (number.group === "credence" && isCredence) || (number.group === "fact" && !isCredence);
}
