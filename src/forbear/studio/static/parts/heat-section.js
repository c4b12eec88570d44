// Any two numbers of a scene against each other.
import { html, useMemo, useState } from "../lib/view.js";
import { useAnswer } from "../asking.js";
import { tellNumbers } from "../numbers.js";
import { Figure } from "./figure.js";
import { Heat, heatRows } from "./heat.js";
import { Trouble, Waiting } from "./trouble.js";

const STEPS = 13;

export function HeatSection({ named, scene, state, naming, onChoose }) {
  const numbers = useMemo(() => tellNumbers(scene), [scene]);
  const offered = numbers.filter((number) => number.now !== null || number.name in state.numbers);
  const first = [...offered].sort((one, other) => Number(other.isShown) - Number(one.isShown));
  const [x, setX] = useState(first[0]?.name);
  const [y, setY] = useState(first[1]?.name);
  const [place, setPlace] = useState(0);
  const [isAsked, setAsked] = useState(false);
  // Where the two stand is no part of the question: moving them moves the ring, not the map.
  const others = Object.fromEntries(Object.entries(named.numbers).filter(([name]) => name !== x && name !== y));
  const isReady = isAsked && x !== y;
  const heat = useAnswer("/api/heat", isReady ? { ...named, numbers: others, x: { number: x, steps: STEPS }, y: { number: y, steps: STEPS } } : null, { wait: 350 });
  if (offered.length < 2) return null;
  const now = (name) => state.numbers[name] ?? numbers.find((number) => number.name === name)?.now ?? null;
  const pick = (label, value, set) => html`<label>${label} <select value=${value} onChange=${(event) => set(event.currentTarget.value)}>
    ${first.map((number) => html`<option key=${number.name} value=${number.name} selected=${number.name === value}>${number.label}</option>`)}</select></label>`;
  return html`<${Figure} title="Two at once" name="heat map" isStale=${heat.isStale && heat.data !== null} numbers=${heat.data ? () => heatRows(heat.data) : null}
    lead="How an outcome depends on any two numbers together.">
    <div class="choices heat-tools" data-unsaved>
      ${pick("Across", x, setX)} ${pick("Up", y, setY)}
      ${heat.data?.outcomes.length > 1 && html`<label>Outcome <select value=${place} onChange=${(event) => setPlace(Number(event.currentTarget.value))}>
        ${heat.data.outcomes.map((name, at) => html`<option key=${name} value=${at}>${naming.outcome(name)}</option>`)}</select></label>`}
      ${!isAsked && html`<button type="button" onClick=${() => setAsked(true)}>Draw it</button>`}
    </div>
    <${Trouble} error=${heat.error} />
    ${isAsked && x === y && html`<p class="soft">Choose two different numbers.</p>`}
    ${isReady && heat.isStale && html`<${Waiting} progress=${heat.progress}>Working it out …<//>`}
    ${heat.data && html`<${Heat} heat=${heat.data} place=${Math.min(place, heat.data.outcomes.length - 1)} naming=${naming} now=${{ x: now(heat.data.x.number), y: now(heat.data.y.number) }}
      onChoose=${(xValue, yValue) => onChoose(heat.data.x.number, xValue, heat.data.y.number, yValue)} />`}
  <//>`;
}
