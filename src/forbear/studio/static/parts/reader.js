// Would a reader believe it? How surprised they are at each step, what they expect then, and what prepared the turn.
import { html } from "../lib/view.js";
import { figures, likelihood, percent, surprise } from "../words.js";
import { Figure } from "./figure.js";

export function Reader({ reader, naming, isStale }) {
  return html`<${Figure} title="Would a reader believe it?" name="reader" isStale=${isStale} numbers=${() => readerRows(reader)}>
    ${reader.turn === null || reader.credibility === null ? html`<p>Nothing here turns.</p>`
      : html`<p>The turn is step ${reader.turn + 1}: to the reader it was ${likelihood(reader.credibility)} <span class="number">${percent(reader.credibility)}</span>.</p>`}
    <ol class="receptions">${reader.steps.map((step) => html`<li key=${step.step}>
      <span>${step.step + 1}. ${taken(step)}</span>
      <span class="soft">${step.after.map((one) => `${naming.outcome(one.outcome)} ${percent(one.probability)}`).join(", ")}</span></li>`)}</ol>
    ${reader.prepared_by.filter((one) => Math.abs(one.bits) >= 0.05).map((one) => html`<p key=${one.step}>Step ${one.step + 1} ${one.bits > 0 ? "prepared" : "misled"} them <span class="number">${figures(one.bits, 2)} bits</span>.</p>`)}
    ${reader.hints.slice(0, 3).map((hint) => html`<p key=${hint.fluent}>Had they known that ${hint.told ?? naming.fact(hint.fluent, hint.value)}, they would be ${surprise(hint.bits)} <span class="number">${figures(hint.bits, 2)} bits</span>.</p>`)}
  <//>`;
}

function taken(step) {
  if (!step.shown) return "not shown to them";
  if (step.impossible) return "they had held it impossible";
  return html`${surprise(step.surprise)} <span class="number">${figures(step.surprise, 2)} bits</span>`;
}

function readerRows(reader) {
  return [["step", "surprise (bits)", "outcome", "before", "after"], ...reader.steps.flatMap((step) => step.after.map((one, place) => [step.step + 1, step.surprise, one.outcome, step.before[place]?.probability, one.probability]))];
}
