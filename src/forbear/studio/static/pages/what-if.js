// What if: every number a slider, every fact a switch. The odds follow while a slider moves; the story, why and the name follow after.
import { html, useEffect, useMemo, useRef, useState } from "../lib/view.js";
import { useAnswer } from "../asking.js";
import { Outcomes } from "../parts/bars.js";
import { Controls } from "../parts/controls.js";
import { EdgePicture, edgeRows } from "../parts/edge.js";
import { Figure } from "../parts/figure.js";
import { HeatSection } from "../parts/heat-section.js";
import { SaveAs } from "../parts/save-as.js";
import { StoryFigure } from "../parts/story.js";
import { Cut, Trouble } from "../parts/trouble.js";
import { Verdicts, verdictRows } from "../parts/verdict.js";
import { BEGINNING, changed, redone, undone } from "../past.js";
import { address, go, isChanged, request, unchanged } from "../route.js";
import { Naming } from "../words.js";
import { SceneHead } from "./scene-head.js";

/** What takes longer is asked for when the hand has been still for so many milliseconds. */
const STILL = 220;
/** What of a run is drawn here. */
const DRAWN = { most: 1, sections: ["told", "story", "outcomes", "work"] };

export function WhatIfPage({ state, about }) {
  const [past, setPast] = useState({ ...BEGINNING, now: state });
  const now = past.now;
  const written = { ...unchanged(state.name), case: now.case };
  const [chosen, setChosen] = useState(null);

  // The address follows what is shown; what is shown follows the address where a link or the way back changed it.
  const here = address("what-if", now);
  const put = useRef(here);
  useEffect(() => {
    if (put.current === here) return undefined;
    const later = setTimeout(() => {
      put.current = here;
      go(here, { replace: true });
    }, 150);
    return () => clearTimeout(later);
  }, [here]);
  const given = address("what-if", state);
  useEffect(() => {
    if (given === put.current) return;
    put.current = given;
    setPast((old) => changed(old, state, given, Date.now()));
  }, [given]);

  const change = (next, what) => setPast((old) => changed(old, typeof next === "function" ? next(old.now) : next, what, Date.now()));
  useShortcuts(() => setPast(undone), () => setPast(redone));

  // Nobody is held to what is told of a scene: else nothing could turn.
  const named = useMemo(() => ({ ...request(now), free: true }), [here]);
  const base = useMemo(() => ({ ...request(written), free: true }), [state.name, now.case]);
  const scene = useAnswer("/api/scene", base);
  const odds = useAnswer("/api/outcomes", named);
  const before = useAnswer("/api/run", { ...base, ...DRAWN });
  const run = useAnswer("/api/run", { ...named, ...DRAWN }, { wait: STILL });
  const shown = run.data ?? before.data;
  const why = useAnswer("/api/why", run.data && !run.data.limit ? { ...named, after: "" } : null, { wait: STILL });
  const verdict = useAnswer("/api/verdict", run.data ? { ...named, after: "" } : null, { wait: STILL });
  const edge = useAnswer("/api/edge", chosen === null ? null : { ...named, number: chosen }, { wait: STILL + 180 });
  const naming = useMemo(() => new Naming(scene.data).learn(shown), [scene.data, shown]);
  const outcomes = odds.data?.outcomes.map((one) => ({ ...one, told: scene.data?.outcomes.find(({ name }) => name === one.name)?.told }));
  const changedNow = isChanged({ ...now, case: null });

  return html`<div class="scene">
    <${SceneHead} scene=${scene.data} state=${now} page="what-if" notes=${false} />
    <${Trouble} error=${scene.error ?? odds.error ?? run.error} />
    <${Cut} run=${odds.data} />
    ${shown?.told && html`<p class="soft">The people are as what is told shows them, and nobody is held to it.</p>`}
    <div class="bench">
      <section class="bench-controls" aria-label="What can be changed">
        <div class="choices tools">
          <button type="button" onClick=${() => setPast(undone)} disabled=${past.past.length === 0}>Undo</button>
          <button type="button" onClick=${() => setPast(redone)} disabled=${past.future.length === 0}>Redo</button>
          <button type="button" onClick=${() => change({ ...written }, "reset")} disabled=${!changedNow}>As written</button>
          <${LinkButton} />
          <${SaveAs} named=${named} about=${about} isReady=${changedNow} />
        </div>
        ${scene.data && html`<${Controls} scene=${scene.data} state=${now} naming=${naming} change=${change} chosen=${chosen} onChoose=${setChosen}
          edge=${edge.data} isEdgeStale=${edge.isStale} edgeError=${edge.error} />`}
      </section>
      <div class="bench-results">
        <div class="bench-outcomes">
          <${Figure} title="What comes of it" name="outcomes" isStale=${odds.isStale} numbers=${() => [["outcome", "as written", "now"],
            ...(outcomes ?? []).map(({ name, probability }) => [name, before.data?.outcomes.find((other) => other.name === name)?.probability, probability])]}>
            ${outcomes ? html`<${Outcomes} outcomes=${outcomes} was=${before.data?.outcomes} />` : html`<p class="soft">…</p>`}
          <//>
        </div>
        <${Figure} title="What it is called" name="verdict" isStale=${verdict.isStale && verdict.data !== null} numbers=${verdict.data ? () => verdictRows(verdict.data) : null}>
          <${Verdicts} verdicts=${verdict.data} error=${verdict.error} compact=${true} />
        <//>
        ${edge.data && html`<${Figure} title=${`The edge: ${edge.data.number}`} name="edge" isStale=${edge.isStale} numbers=${() => edgeRows(edge.data)}>
          <${EdgePicture} edge=${edge.data} naming=${naming} /><//>`}
        ${shown?.story && html`<${StoryFigure} title="What is likeliest to happen" story=${shown.story} naming=${naming} isStale=${run.data !== null && run.isStale}
          asked=${why.data} isAskedStale=${why.isStale || run.isStale} compact=${true} />`}
      </div>
    </div>
    ${scene.data && html`<${HeatSection} named=${named} scene=${scene.data} state=${now} naming=${naming}
      onChoose=${(x, xValue, y, yValue) => change((old) => ({ ...old, numbers: { ...old.numbers, [x]: xValue, [y]: yValue } }), "heat")} />`}
  </div>`;
}

function LinkButton() {
  const [told, setTold] = useState("Copy link");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      setTold("Copied");
    } catch {
      setTold("Copy it from the address bar");
    }
    setTimeout(() => setTold("Copy link"), 2500);
  };
  return html`<button type="button" onClick=${copy} aria-live="polite">${told}</button>`;
}

function useShortcuts(undo, redo) {
  useEffect(() => {
    const listen = (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.closest?.("input[type=text], input[type=search], input[type=number], textarea, [contenteditable]")) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      if (key === "y" || event.shiftKey) redo();
      else undo();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}
