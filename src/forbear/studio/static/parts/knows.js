// Who knows what, and when: for each fact a chart, people by steps; one that can be read aloud, and gone through by keys.
import { html, useRef, useState } from "../lib/view.js";
import { capital, percent } from "../words.js";
import { Figure } from "./figure.js";

/** How a state is drawn: its sign says the same as its word, for whoever tells colours apart badly. */
const SIGNS = { knows: "●", suspects: "◐", wrong: "✕", "no idea": "○" };

/** found: the data of /api/knows. */
export function Knows({ found, naming, isStale = false }) {
  const [at, setAt] = useState(0);
  const facts = found.facts;
  if (facts.length === 0) return null;
  const fact = facts[Math.min(at, facts.length - 1)];
  return html`<${Figure} title="Who knows what, and when" name="who knows what" isStale=${isStale} numbers=${() => knowsRows(found)}
      lead=${facts.length > 1 ? null : capital(fact.values[0].told)}>
    ${facts.length > 1 && html`<p class="choices" data-unprinted><label>Whether <select onChange=${(event) => setAt(Number(event.currentTarget.value))}>
      ${facts.map((one, place) => html`<option key=${one.fluent} value=${place} selected=${place === at}>${one.values[0].told}</option>`)}</select></label></p>`}
    ${facts.map((one, place) => html`<div key=${one.fluent} class=${place === at ? "knows-fact" : "knows-fact only-printed"}>
      <${Chart} fact=${one} naming=${naming} isNamed=${facts.length > 1} /></div>`)}
    <ul class="knows-key" aria-hidden="true">${Object.entries(SIGNS).map(([word, sign]) => html`<li key=${word}><span class=${`grasp ${kind(word)}`}>${sign}</span> ${word}</li>`)}
      <li><span class="irony">*</span> you know, and they do not</li></ul>
  <//>`;
}

function kind(grasp) {
  return grasp.replace(" ", "-");
}

/** A table in which the arrow keys go from cell to cell. */
function Chart({ fact, naming, isNamed }) {
  const table = useRef(null);
  const heads = ["at first", ...fact.steps.map(({ step }) => `step ${step + 1}`)];
  const move = (event) => {
    const by = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
    const cell = event.target.closest("td");
    if (!by || !cell) return;
    const next = table.current.querySelector(`td[data-row="${Number(cell.dataset.row) + by[0]}"][data-column="${Number(cell.dataset.column) + by[1]}"]`);
    if (!next) return;
    event.preventDefault();
    cell.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  };
  return html`<div class="knows-scroll"><table class="knows" ref=${table} onKeyDown=${move}>
    <caption>${isNamed ? capital(fact.values[0].told) : html`<span class="out-of-sight">${capital(fact.values[0].told)}</span>`}${changes(fact)}</caption>
    <thead><tr><td></td>${heads.map((head, place) => html`<th key=${head} scope="col" title=${place > 0 ? `${capital(fact.steps[place - 1].told)}.` : null}>${head}</th>`)}</tr></thead>
    <tbody>${fact.people.map((one, row) => html`<tr key=${one.who} style=${{ "--mind": naming.colour(one.who) }}>
      <th scope="row">${one.who === "reader" ? "the reader" : one.who}</th>
      ${one.states.map((state, column) => html`<td key=${column} data-row=${row} data-column=${column} tabindex=${row === 0 && column === 0 ? 0 : -1}
        title=${others(one.who, state)} aria-label=${`${one.who}, ${heads[column]}: ${words(state)}`}>
        <span class=${`grasp ${kind(state.grasp)}`} aria-hidden="true">${SIGNS[state.grasp]}</span>
        <span class="grasp-word">${state.grasp === "suspects" ? percent(state.weight) : state.grasp}${state.is_irony && html`<span class="irony">*</span>`}</span></td>`)}
    </tr>`)}</tbody></table></div>`;
}

function changes(fact) {
  const found = fact.values.slice(1).flatMap((value, place) => (value.told !== fact.values[place].told ? [`from step ${fact.steps[place].step + 1} on: ${value.told}`] : []));
  return found.length > 0 ? html` <span class="soft">${found.join("; ")}</span>` : "";
}

function words(state) {
  const grasp = state.grasp === "suspects" ? `gives it ${percent(state.weight)}` : state.grasp;
  return `${grasp}${state.is_irony ? ", and you know it" : ""}`;
}

/** Whom somebody takes to know what they do not know themselves. */
function others(who, state) {
  if (state.grasp === "knows") return null;
  const told = Object.entries(state.takes_to_know).filter(([, share]) => share >= 0.05).map(([name, share]) => `thinks ${name} knows: ${percent(share)}`);
  return told.length > 0 ? `${who} ${told.join("; ")}` : null;
}

export function knowsRows(found) {
  const rows = [["fact", "who", "when", "grasp", "weight", "irony"]];
  for (const fact of found.facts) {
    for (const { who, states } of fact.people) {
      states.forEach((state, place) => rows.push([fact.fluent, who, place === 0 ? "at first" : fact.steps[place - 1].step + 1, state.grasp, state.weight, state.is_irony]));
    }
  }
  return rows;
}
