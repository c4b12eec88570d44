// Play a part: at your turns what your character knows and believes, not what is so; at the end what each thought of you.
import { html, useEffect, useMemo, useRef, useState } from "../lib/view.js";
import { useAnswer } from "../asking.js";
import { download } from "../export.js";
import { Odds } from "../parts/bars.js";
import { Minds } from "../parts/minds.js";
import { PlayEnd } from "../parts/play-end.js";
import { Trouble, Waiting } from "../parts/trouble.js";
import { request } from "../route.js";
import { ask } from "../server.js";
import { Naming, STARTLED, capital, figures, surprise } from "../words.js";
import { SceneHead } from "./scene-head.js";

export function PlayPage({ state }) {
  const named = useMemo(() => request(state), [JSON.stringify(state)]);
  const scene = useAnswer("/api/scene", named);
  const naming = useMemo(() => new Naming(scene.data), [scene.data]);
  const [view, setView] = useState(null);
  const [error, setError] = useState(null);
  const [isBusy, setBusy] = useState(false);
  const stored = `forbear-play ${JSON.stringify(named)}`;
  const [kept, setKept] = useState(() => recall(stored));

  const turn = async (address, body) => {
    setBusy(true);
    setError(null);
    try {
      const next = await ask(address, body);
      setView(next);
      keep(stored, next.save);
      setKept(next.save);
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  };
  const again = () => {
    setView(null);
    setKept(recall(stored));
  };
  return html`<div class="scene">
    <${SceneHead} scene=${scene.data} state=${state} page="play" notes=${view === null} />
    <${Trouble} error=${scene.error ?? error} />
    ${scene.data && view === null && html`<${Roles} scene=${scene.data} naming=${naming} kept=${kept} isBusy=${isBusy}
      onStart=${(role, seed) => turn("/api/play/start", { ...named, role, seed })} onResume=${(save) => turn("/api/play/view", { save })} />`}
    ${view && html`<${Part} view=${view} naming=${naming} isBusy=${isBusy} onChoose=${(option) => turn("/api/play/choose", { save: view.save, option })} onAgain=${again} />`}
  </div>`;
}

function Roles({ scene, naming, kept, isBusy, onStart, onResume }) {
  const [seed, setSeed] = useState(() => Math.floor(Math.random() * 1000));
  const file = useRef(null);
  const load = async () => {
    const [chosen] = file.current.files;
    if (!chosen) return;
    try {
      onResume(JSON.parse(await chosen.text()));
    } catch {
      onResume({});
    }
  };
  const roles = scene.characters.filter((name) => scene.turns.includes(name));
  return html`<section class="roles" aria-label="Choose a part">
    <h2>Whom will you be?</h2>
    <div class="role-cards">${roles.map((role) => html`<button type="button" class="role" key=${role} disabled=${isBusy} style=${{ "--mind": naming.colour(role) }} onClick=${() => onStart(role, seed)}>
      <strong>${role}</strong><span class="soft">${scene.turns.filter((name) => name === role).length === 1 ? "one turn" : `${scene.turns.filter((name) => name === role).length} turns`}</span></button>`)}</div>
    <p class="soft">You will see what your character sees, and know what they know. The others answer by their own minds.</p>
    <div class="choices">
      <label>Chance goes by the number <input type="number" min="0" max="999999" value=${seed} onInput=${(event) => setSeed(Math.max(0, Math.floor(Number(event.currentTarget.value)) || 0))} /></label>
      ${kept && html`<button type="button" onClick=${() => onResume(kept)} disabled=${isBusy}>Go on where you stopped, as ${kept.role ?? "before"}</button>`}
      <label class="button">Open a saved play<input class="out-of-sight" type="file" accept=".json,application/json" ref=${file} onChange=${load} /></label>
    </div>
  </section>`;
}

function Part({ view, naming, isBusy, onChoose, onAgain }) {
  const heading = useRef(null);
  useEffect(() => heading.current?.focus({ preventScroll: false }), [view.told.length, view.over]);
  const [isShown, setShown] = useState(false);
  const options = view.options ?? [];
  return html`<div class="spread part" style=${{ "--mind": naming.colour(view.role) }}>
    <div class="spread-main">
      <p class="kicker">You are <strong>${view.role}</strong></p>
      ${view.told.length > 0 && html`<section aria-label="What you have seen"><ol class="timeline lived">${view.told.map((step) => html`<${Lived} key=${step.step} step=${step} naming=${naming} role=${view.role} />`)}</ol></section>`}
      ${view.over ? html`<h2 tabindex="-1" ref=${heading}>It is over</h2>`
        : html`<section class="turn"><h2 tabindex="-1" ref=${heading}>Your turn</h2>
          <ul class="moves">${options.map((option) => html`<li key=${option.place}><button type="button" class="move" disabled=${isBusy} onClick=${() => onChoose(option.place)}>${capital(option.told)}</button></li>`)}</ul>
          ${options.length > 1 && html`<details class="in-character" open=${isShown} onToggle=${(event) => setShown(event.currentTarget.open)}><summary>What would ${view.role} do?</summary>
            <${Odds} label=${`What ${view.role} would do`} colour="var(--mind)" rows=${options.map((option) => ({ key: option.place, label: `${option.told} (expects ${figures(option.expected)})`, share: option.in_character }))} /></details>`}
        </section>`}
      ${isBusy && html`<${Waiting}>They think it over …<//>`}
      ${view.over && view.end && html`<${PlayEnd} end=${view.end} role=${view.role} naming=${naming} />`}
    </div>
    <aside class="spread-side" aria-label="What you know">
      ${!view.over && html`<section class="figure"><h2>What you want</h2><ul class="plain-list">${view.wants.map((want) => html`<li key=${want}>${want}</li>`)}</ul></section>
        <section class="figure"><h2>What you are not sure of</h2>
          ${view.doubts.length > 0 ? html`<${Minds} beliefs=${view.doubts} naming=${naming} withoutMoves=${true} />` : html`<p class="soft">Nothing: you take yourself to know all that matters.</p>`}</section>
        <details class="figure"><summary><h2>What you take to be so</h2></summary><ul class="plain-list">${view.sure.map((fact) => html`<li key=${fact.fluent}>${fact.told ?? naming.fact(fact.fluent, fact.value)}</li>`)}</ul></details>`}
      <div class="choices">
        <button type="button" onClick=${() => download(`${(view.save.scene ?? "play").replace(/\W+/g, "-")}-${view.role}.json`, JSON.stringify(view.save, null, 1), "application/json")}>Save the play</button>
        <button type="button" onClick=${onAgain}>Another part</button>
      </div>
    </aside>
  </div>`;
}

function Lived({ step, naming, role }) {
  const changes = step.changes.filter((row) => Math.abs(row.before - row.after) >= 0.01);
  return html`<li class="step" style=${{ "--mind": naming.colour(step.by) }}><article>
    <h3 class="told"><span class="step-number" aria-hidden="true">${step.step + 1}</span>${capital(step.told)}.</h3>
    ${!step.yours && step.surprise >= STARTLED && html`<ul class="marks"><li class="mark surprise">You are ${surprise(step.surprise)} <span class="number">${figures(step.surprise, 2)} bits</span></li></ul>`}
    ${changes.length > 0 && html`<details class="nested"><summary>What it changed in ${role}’s mind</summary><${Minds} beliefs=${changes} naming=${naming} /></details>`}
  </article></li>`;
}

function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function keep(key, save) {
  try {
    localStorage.setItem(key, JSON.stringify(save));
  } catch {
    // Without storage the play can still be saved to a file.
  }
}
