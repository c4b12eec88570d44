// Reading: what is told of a scene, chosen in its tree, and what that shows of its people: before and after, as bars.
import { html, useEffect, useMemo, useState } from "../lib/view.js";
import { useAnswer } from "../asking.js";
import { Bar } from "../parts/bars.js";
import { Figure } from "../parts/figure.js";
import { StoryTree } from "../parts/tree.js";
import { Trouble, Waiting } from "../parts/trouble.js";
import { address, go, request } from "../route.js";
import { look } from "../server.js";
import { Naming, capital, percent } from "../words.js";
import { SceneHead } from "./scene-head.js";

/** A quantity that moved by fewer bits is told of on demand. */
const LEAST = 0.02;
const DRAWS = 50;
const MOST = 8000;

export function ReadingPage({ state, query }) {
  const named = useMemo(() => request(state), [JSON.stringify(state)]);
  const events = readEvents(query.get("told"));
  const because = query.get("because");
  const scene = useAnswer("/api/scene", named);
  const words = useAnswer("/api/run", { ...named, most: 1, beliefs: false });
  const tree = useAnswer("/api/tree", { ...named, events: [], drawn: 0, levels: 40, most: MOST });
  const asked = { ...named, ...(events ? { events } : {}), because };
  const reading = useAnswer("/api/read", asked);
  const called = useAnswer("/api/read", reading.data && !reading.isStale ? { ...asked, draws: DRAWS } : null);
  const naming = useMemo(() => new Naming(scene.data).learn(words.data), [scene.data, words.data]);
  const choose = (more) => go(address("reading", state, { told: events?.join("."), because, ...more }));
  const isUntold = reading.error && !events && reading.error.code === "request" && reading.error.message.startsWith("nothing is told");
  return html`<div class="scene reading">
    <${SceneHead} scene=${scene.data} state=${state} page="reading" />
    <${Trouble} error=${scene.error ?? (isUntold ? null : reading.error)} />
    <p class="lede">${isUntold ? "Nothing is told of this scene yet. Choose below what happened, and see who they must be." : "What is told, and what it shows: who must they be, for it to have happened so?"}</p>
    ${reading.data && !isUntold && html`<${Told} reading=${reading.data} events=${events} because=${because} onBecause=${(kind) => choose({ because: kind || null })} onOwn=${() => choose({ told: null })} />`}
    ${!reading.data && !reading.error && html`<${Waiting} progress=${reading.progress}>Reading …<//>`}
    ${reading.data && !isUntold && html`<${Shown} reading=${reading.data} isStale=${reading.isStale} />
      <${Called} called=${called} />`}
    ${tree.data?.node && html`<${StoryTree} root=${tree.data.node} naming=${naming} followed=${events} readLabel="Tell this" onRead=${(chosen) => choose({ told: chosen.join(".") })}
      title="What happened?" isStale=${tree.isStale} />`}
  </div>`;
}

function Told({ reading, events, because, onBecause, onOwn }) {
  const [kinds, setKinds] = useState(because ? [because] : []);
  useEffect(() => {
    look("/api/language").then((language) => setKinds(language.kinds), () => {});
  }, []);
  return html`<section class="reading-told">
    <p><strong>Told:</strong> <code>${reading.told.replace(/^told: /, "")}</code> ${events && html`<button type="button" class="as-link" onClick=${onOwn}>what the scene tells itself</button>`}</p>
    <p>Before it was told, all of this was <strong class="number">${percent(reading.before.odds)}</strong> likely <span class="soft">(${percent(reading.before.as_stated)} if all were as stated, and everybody as likeliest)</span></p>
    ${reading.added.map((one) => html`<p key=${one.fluent}>The telling adds: ${one.fluent} = ${String(one.value)}.</p>`)}
    ${reading.weakest && html`<p class="warning">No reading makes it likely: ${reading.weakest.event} has ${percent(reading.weakest.odds)} under the nearest.</p>`}
    <p class="choices" data-unprinted><label>because of <select value=${because ?? ""} onChange=${(event) => onBecause(event.currentTarget.value)}>
      <option value="">nothing in particular</option>${kinds.map((kind) => html`<option key=${kind} value=${kind} selected=${kind === because}>${kind}</option>`)}</select></label>
      ${reading.hangs !== null && html`<span class="soft">${percent(reading.hangs)} likely by what happened alone</span>`}</p>
  </section>`;
}

function Shown({ reading, isStale }) {
  const moved = reading.shown.filter((one) => one.bits >= LEAST);
  const rest = reading.shown.filter((one) => one.bits < LEAST);
  return html`<${Figure} title="What it shows" name="reading" isStale=${isStale} numbers=${() => readingRows(reading)} lead="Each bar is how likely it is now; the mark is where it stood before.">
    ${moved.length === 0 && html`<p>It shows little of them that was not known.</p>`}
    ${moved.map((one) => html`<${Quantity} key=${one.quantity} one=${one} />`)}
    ${rest.length > 0 && html`<details class="nested"><summary>What hardly moved <span class="number">${rest.length}</span></summary>${rest.map((one) => html`<${Quantity} key=${one.quantity} one=${one} />`)}</details>`}
  <//>`;
}

function Quantity({ one }) {
  return html`<ul class="odds" aria-label=${one.quantity}>${one.odds.map((odds) => html`<li key=${odds.value} class=${odds.value === one.read ? "taken" : ""}>
    <span class="odds-label">${odds.value === one.read && html`<span class="out-of-sight">Read so: </span>`}${capital(odds.told ?? odds.value)}</span>
    <${Bar} share=${odds.after} was=${odds.before} /><span class="number"><span class="out-of-sight">from ${percent(odds.before)} to </span>${percent(odds.after)}</span></li>`)}</ul>`;
}

function Called({ called }) {
  if (!called.data && !called.error) return html`<${Waiting} progress=${called.progress}>Looking for what it is called …<//>`;
  if (!called.data || called.data.called.length === 0) return null;
  return html`<${Figure} title="What it is called" name="called" isStale=${called.isStale} lead=${`By ${called.data.readings_drawn} readings drawn by weight.`}
      numbers=${() => [["trope", "variant", "share"], ...called.data.called.map((one) => [one.trope, one.variant, one.odds])]}>
    <ul class="odds">${called.data.called.map((one) => html`<li key=${`${one.trope} ${one.variant}`}><span class="odds-label">${capital(one.told || "nothing that has a name")}</span>
      <${Bar} share=${one.odds} /><span class="number">${percent(one.odds)}</span></li>`)}</ul>
  <//>`;
}

function readEvents(text) {
  return text && /^\d+(\.\d+)*$/.test(text) ? text.split(".").map(Number) : null;
}

function readingRows(reading) {
  return [["quantity", "value", "before", "after", "bits"], ...reading.shown.flatMap((one) => one.odds.map((odds) => [one.quantity, odds.value, odds.before, odds.after, one.bits]))];
}
