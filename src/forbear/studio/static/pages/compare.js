// Two scenes, or two variants of one, side by side: what comes of each, choice by choice, mind by mind.
import { html, useMemo } from "../lib/view.js";
import { useAnswer } from "../asking.js";
import { Bar, Outcomes } from "../parts/bars.js";
import { Figure } from "../parts/figure.js";
import { byMind } from "../parts/minds.js";
import { Story, beliefsAtEnd, storyRows } from "../parts/story.js";
import { Cut, Trouble } from "../parts/trouble.js";
import { Verdicts, verdictRows } from "../parts/verdict.js";
import { address, go, readRoute, readState, request, unchanged } from "../route.js";
import { useSceneNames } from "../scene-names.js";
import { Naming, mind, percent, spaced } from "../words.js";
import { changes, packed } from "./scene-head.js";

const SIDES = ["a", "b"];

export function ComparePage({ query }) {
  const states = SIDES.map((side) => unpacked(query.get(side)));
  const names = useSceneNames();
  const set = (place, state) => {
    const next = states.map((old, at) => (at === place ? state : old));
    go(address("compare", null, Object.fromEntries(SIDES.map((side, at) => [side, next[at] && packed(next[at])]))));
  };
  const sides = states.map((state) => useSide(state));
  return html`<div class="compare">
    <header class="head"><h1 tabindex="-1">Side by side</h1>
      <p class="lede">Two scenes, or two variants of one: what comes of each, and what differs on the way.</p></header>
    <div class="sides pickers">${sides.map((side, place) => html`<${Picker} key=${place} side=${side} state=${states[place]} names=${names} label=${place === 0 ? "One" : "The other"} onChange=${(state) => set(place, state)} />`)}</div>
    ${sides.every((side) => side.run.data) && html`<${Differences} sides=${sides} labels=${states.map(labelOf)} />`}
    <div class="sides">${sides.map((side, place) => states[place] && html`<section key=${place} aria-label=${labelOf(states[place])}>
      <${Trouble} error=${side.scene.error ?? side.run.error} /><${Cut} run=${side.run.data} />
      ${side.run.data && html`<${Figure} title="What comes of it" name=${`outcomes ${place + 1}`} isStale=${side.run.isStale} numbers=${() => [["outcome", "probability"], ...side.run.data.outcomes.map((one) => [one.name, one.probability])]}>
        <${Outcomes} outcomes=${side.run.data.outcomes} /><//>
      <${Figure} title="What it is called" name=${`verdict ${place + 1}`} isStale=${side.verdict.isStale && side.verdict.data !== null} numbers=${side.verdict.data ? () => verdictRows(side.verdict.data) : null}><${Verdicts} verdicts=${side.verdict.data} error=${side.verdict.error} compact=${true} /><//>
      ${side.run.data.story && html`<${Figure} title=${side.run.data.told?.as_told ? "What happens, as it is told" : `What is likeliest to happen (${percent(side.run.data.story.probability)})`} name=${`story ${place + 1}`} isStale=${side.run.isStale} numbers=${() => storyRows(side.run.data.story)}>
        <${Story} story=${side.run.data.story} naming=${side.naming} asked=${side.why.data} isAskedStale=${side.why.isStale} compact=${true} isAsTold=${side.run.data.told?.as_told === true} /><//>`}`}
    </section>`)}</div>
  </div>`;
}

function useSide(state) {
  const named = useMemo(() => state && request(state), [JSON.stringify(state)]);
  const scene = useAnswer("/api/scene", named);
  const run = useAnswer("/api/run", named && { ...named, most: 1, beliefs: false });
  const why = useAnswer("/api/why", named && run.data && !run.data.limit ? { ...named, after: "" } : null);
  const verdict = useAnswer("/api/verdict", named && run.data ? { ...named, after: "" } : null);
  const naming = useMemo(() => new Naming(scene.data).learn(run.data), [scene.data, run.data]);
  return { scene, run, why, verdict, naming };
}

function Picker({ side, state, names, label, onChange }) {
  const cases = side.scene.data?.cases ?? [];
  return html`<fieldset class="picker"><legend>${label}</legend>
    <label>Scene <select value=${state?.name ?? ""} onChange=${(event) => onChange(unchanged(event.currentTarget.value))}>
      ${!state && html`<option value="">choose a scene</option>`}
      ${state && !names.some(({ name }) => name === state.name) && html`<option value=${state.name} selected>${state.name}</option>`}
      ${names.map(({ name, title }) => html`<option key=${name} value=${name} selected=${state?.name === name}>${title}</option>`)}</select></label>
    <label>Variant <select value=${state?.case ?? ""} disabled=${cases.length === 0} onChange=${(event) => onChange({ ...state, case: event.currentTarget.value || null })}>
      <option value="">as told</option>${cases.map((name) => html`<option key=${name} value=${name} selected=${state?.case === name}>${spaced(name)}</option>`)}</select></label>
    ${state && html`<p class="soft small">${changes(state) ? html`Changed: ${changes(state)}. ` : ""}<a href=${address("what-if", state)}>Change it</a>, <a href=${address("story", state)}>read it</a></p>`}
  </fieldset>`;
}

/** What differs, as one table: outcomes, choices step by step, thoughts at the end. */
function Differences({ sides, labels }) {
  const [one, other] = sides.map((side) => side.run.data);
  const rows = [...outcomeRows(one, other), ...choiceRows(one, other), ...thoughtRows(sides)].filter((row) => row.shares.some((share) => share !== null));
  const differing = rows.filter((row) => row.shares.includes(null) || Math.abs(row.shares[0] - row.shares[1]) >= 0.01);
  return html`<${Figure} title="What differs" name="differences" isStale=${sides.some((side) => side.run.isStale)} numbers=${() => [["", "what", ...labels], ...rows.map((row) => [row.kind, row.label, ...row.shares])]}>
    ${differing.length === 0 ? html`<p>Nothing that is shown differs by a hundredth.</p>` : html`<div class="scroll" tabindex="0" role="region" aria-label="What differs"><table class="differences">
      <thead><tr><th scope="col">What</th>${labels.map((label, place) => html`<th scope="col" key=${place}>${label}</th>`)}</tr></thead>
      <tbody>${differing.map((row) => html`<tr key=${`${row.kind} ${row.label}`}><th scope="row"><span class="soft small">${row.kind}</span> ${row.label}</th>
        ${row.shares.map((share, place) => html`<td key=${place}>${share === null ? html`<span class="soft">–</span>` : html`<span class="mini"><${Bar} share=${share} /><span class="number">${percent(share)}</span></span>`}</td>`)}</tr>`)}</tbody>
    </table></div>`}
  <//>`;
}

function outcomeRows(one, other) {
  return joined(one.outcomes, other.outcomes, ({ name }) => name, ({ told, name }) => told ?? spaced(name), "In the end", (outcome) => outcome.probability);
}

function choiceRows(one, other) {
  const of = (run) => (run.story?.steps ?? []).flatMap((step, place) => (step.options.length > 1 ? step.options.map((option) => ({ ...option, place })) : []));
  return joined(of(one), of(other), ({ place, told }) => `${place} ${told}`, ({ told }) => told, "Choice", (option) => option.probability);
}

function thoughtRows(sides) {
  const of = ({ run, naming }) => byMind(run.data.story ? beliefsAtEnd(run.data.story) : [], naming)
    .flatMap(({ own, nested }) => [...own, ...nested.flatMap(({ rows }) => rows)]);
  return joined(of(sides[0]), of(sides[1]), (row) => `${mind(row.path)} ${row.label}`, (row) => `${mind(row.path)}: ${row.label}`, "At the end", (row) => row.after);
}

function joined(one, other, key, label, kind, share) {
  const rows = new Map();
  [one, other].forEach((items, side) => items.forEach((item) => {
    if (!rows.has(key(item))) rows.set(key(item), { kind, label: label(item), shares: [null, null] });
    rows.get(key(item)).shares[side] = share(item);
  }));
  return [...rows.values()];
}

function unpacked(text) {
  if (!text) return null;
  const { page, name, query } = readRoute(`#/side/${text}`);
  return page && name ? readState(name, query) : null;
}

function labelOf(state) {
  return state ? [state.name.split("/").pop(), state.case && spaced(state.case), changes(state)].filter(Boolean).join(", ") : "";
}
