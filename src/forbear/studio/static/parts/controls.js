// All that can be moved in a scene: numbers as sliders, facts as switches; first what the scene itself states.
import { html, useMemo, useState } from "../lib/view.js";
import { tellNumbers, tellSwitches } from "../numbers.js";
import { Slider } from "./slider.js";

const GROUPS = [
  ["fact", "Amounts"],
  ["credence", "How sure they are"],
  ["reason", "How much a reason counts"],
  ["cost", "How much a deed costs"],
  ["mind", "How they think"],
  ["scene", "The scene"],
  ["amount", "The scale"],
];

export function Controls({ scene, state, naming, change, chosen, onChoose, edge, isEdgeStale, edgeError }) {
  const [words, setWords] = useState("");
  const [isAll, setAll] = useState(false);
  const matches = (text) => text.toLowerCase().includes(words.trim().toLowerCase());
  const isMoved = (number) => number.name in state.numbers;
  const shown = (thing) => (isAll || words.trim() !== "" || thing.isShown || thing.isMoved) && matches(`${thing.label} ${thing.aside ?? ""} ${thing.name ?? thing.fluent}`);
  const all = useMemo(() => tellNumbers(scene), [scene]);
  const switches = useMemo(() => tellSwitches(scene), [scene]);
  const groups = useMemo(() => GROUPS.map(([group, label]) => [label, all.filter((number) => number.group === group)]), [all]);
  const hidden = [...all, ...switches].filter((thing) => !thing.isShown).length;
  const move = (number, value) => change((old) => {
    const numbers = { ...old.numbers, [number.name]: value };
    if (value === number.now) delete numbers[number.name];
    return { ...old, numbers };
  }, number.name);
  return html`<div class="controls">
    <div class="choices">
      <label class="search-words"><span class="out-of-sight">Find a number or a fact</span><input type="search" placeholder="Find a number or a fact" value=${words} onInput=${(event) => setWords(event.currentTarget.value)} /></label>
      ${hidden > 0 && html`<label><input type="checkbox" checked=${isAll} onChange=${(event) => setAll(event.currentTarget.checked)} /> also what stands by default (${hidden})</label>`}
    </div>
    ${groups.map(([label, numbers], place) => {
      const listed = numbers.filter((number) => shown({ ...number, isMoved: isMoved(number) }));
      if (listed.length === 0) return null;
      return html`<details class="control-group" key=${label} open=${place < 2 || words.trim() !== "" || listed.some(isMoved)}>
        <summary><h2>${label}</h2> <span class="number">${listed.length}</span></summary>
        ${listed.map((number) => html`<${Slider} key=${number.name} number=${number} naming=${naming} written=${number.now}
          value=${state.numbers[number.name] ?? number.now} onMove=${(value) => move(number, value)} onFocus=${() => onChoose(number.name)}
          edge=${chosen === number.name && edge?.number === number.name ? edge : null} isEdgeStale=${isEdgeStale} />
          ${chosen === number.name && edgeError && html`<p class="soft small">${edgeError.message}</p>`}`)}
      </details>`;
    })}
    <${Switches} switches=${switches.filter((one) => shown({ ...one, isMoved: one.settings.some((setting) => state.settings.includes(setting)) }))} state=${state} naming=${naming} change=${change} />
    <div class="control-group choices"><label>How deep everyone thinks
      <select value=${state.depth ?? ""} onChange=${(event) => change((old) => ({ ...old, depth: event.currentTarget.value === "" ? null : Number(event.currentTarget.value) }), "depth")}>
        <option value="">as the scene says</option>${[0, 1, 2, 3].map((depth) => html`<option key=${depth} value=${depth} selected=${state.depth === depth}>${depth}</option>`)}
      </select></label></div>
  </div>`;
}

function Switches({ switches, state, naming, change }) {
  if (switches.length === 0) return null;
  return html`<details class="control-group" open>
    <summary><h2>What is so</h2> <span class="number">${switches.length}</span></summary>
    ${switches.map((one) => {
      const set = one.settings.findIndex((setting) => state.settings.includes(setting));
      const value = set < 0 ? one.value : one.values[set];
      const choose = (place) => change((old) => {
        const rest = old.settings.filter((setting) => !one.settings.includes(setting));
        return { ...old, settings: one.values[place] === one.value ? rest : [...rest, one.settings[place]] };
      }, `switch ${one.fluent}`);
      if (one.type === "boolean" && one.values.length === 2) {
        return html`<label class=${`switch ${set >= 0 ? "moved" : ""}`} key=${one.fluent}>
          <input type="checkbox" role="switch" checked=${value === true} onChange=${(event) => choose(one.values.indexOf(event.currentTarget.checked))} />
          <span>${one.label}</span></label>`;
      }
      return html`<label class=${`switch ${set >= 0 ? "moved" : ""}`} key=${one.fluent}><span class="fluent">${one.fluent}</span>
        <select onChange=${(event) => choose(Number(event.currentTarget.value))}>${one.values.map((other, place) => html`<option key=${place} value=${place} selected=${other === value}>${one.told?.[place] ?? naming.value(one.fluent, other)}</option>`)}</select></label>`;
    })}
  </details>`;
}
