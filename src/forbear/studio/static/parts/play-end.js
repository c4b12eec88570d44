// When a play is over: what was so, what came of it, and what each one thought of you, move by move.
import { html } from "../lib/view.js";
import { STARTLED, capital, likelihood, mind, percent, spaced, surprise } from "../words.js";
import { Bar } from "./bars.js";
import { Figure } from "./figure.js";
import { Minds } from "./minds.js";

export function PlayEnd({ end, role, naming }) {
  return html`<${Figure} title="What came of it" name="what came of it" numbers=${() => [["outcome", "holds"], ...end.outcomes.map(({ name, holds }) => [name, holds])]}>
    <ul class="plain-list">${end.outcomes.map((one) => html`<li key=${one.name}>${one.holds ? "✓" : "✗"} ${one.told ?? spaced(one.name)}<span class="soft">${one.holds ? "" : ": no"}</span></li>`)}</ul>
    <p class="soft">Of itself the scene would have gone so with ${percent(end.probability)}.</p>
    ${["beginning", "end"].map((when) => html`<${WhatWasSo} key=${when} when=${when} facts=${end.facts.filter((fact) => fact.when === when)} role=${role} naming=${naming} />`)}
  <//>
  <${Figure} title="What they thought of you" name="what they thought" numbers=${() => thoughtRows(end)}>
    <ol class="timeline">${end.moves.map((move) => html`<li class=${`step ${move.yours ? "yours" : ""}`} key=${move.step} style=${{ "--mind": naming.colour(move.by) }}><article>
      <h3 class="told"><span class="step-number" aria-hidden="true">${move.step + 1}</span>${capital(move.told)}.</h3>
      <p class="soft">${move.yours ? "Your move" : `${move.by === "chance" ? "By chance" : move.by}: this was`} ${move.yours ? "" : likelihood(move.probability)}</p>
      ${move.thoughts.map((thought) => html`<section key=${thought.who} class="thought-of-you">
        <p>${sentence(thought, move)}</p>
        ${thought.changes.length > 0 && html`<${Minds} beliefs=${bare(thought.changes)} naming=${naming} />`}
      </section>`)}
    </article></li>`)}</ol>
  <//>`;
}

function WhatWasSo({ when, facts, role, naming }) {
  if (facts.length === 0) return null;
  return html`<h3 class="what-was-so">What was so ${when === "beginning" ? "at the beginning" : "in the end"}, and how sure you were of it</h3>
    <ul class="thoughts" style=${{ "--mind": naming.colour(role) }}>${facts.map((fact) => html`<li key=${fact.fluent}>
      <span class="fluent">${fact.told ?? naming.fact(fact.fluent, fact.value)}</span><${Bar} share=${fact.you_thought} colour="var(--mind)" /><span class="number">${percent(fact.you_thought)}</span></li>`)}</ul>`;
}

/** What they thought, without whose thought it is: the card says that. */
function bare(changes) {
  return changes.map((row) => ({ ...row, told: row.told?.replace(`${row.mind ?? mind(row.path)}: `, "") }));
}

function sentence(thought, move) {
  if (move.yours && thought.expected !== null) {
    return `${thought.who} had thought this of you ${likelihood(thought.expected)} (${percent(thought.expected)})${thought.surprise >= STARTLED ? `, and is ${surprise(thought.surprise)}` : ""}.`;
  }
  return thought.changes.length > 0 ? `${thought.who} thinks otherwise of you now:` : `${thought.who} thinks of you as before.`;
}

function thoughtRows(end) {
  return [["step", "move", "yours", "who", "expected", "surprise", "about", "value", "before", "after"], ...end.moves.flatMap((move) => move.thoughts.flatMap((thought) => {
    const head = [move.step + 1, move.told, move.yours, thought.who, thought.expected, thought.surprise];
    return thought.changes.length > 0 ? thought.changes.map((row) => [...head, `${row.path.join(" thinks ")}: ${row.fluent}`, String(row.value), row.before, row.after]) : [[...head, "", "", "", ""]];
  }))];
}
