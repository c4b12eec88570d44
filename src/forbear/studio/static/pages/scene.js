// A scene, read: what happens and how likely, why, what everyone thinks; all stories as a tree; what it is called.
import { html, useEffect, useMemo, useState } from "../lib/view.js";
import { useAnswer } from "../asking.js";
import { Outcomes } from "../parts/bars.js";
import { Figure } from "../parts/figure.js";
import { Knows } from "../parts/knows.js";
import { Minds, beliefRows } from "../parts/minds.js";
import { Reader } from "../parts/reader.js";
import { StoryFigure, beliefsAtStart } from "../parts/story.js";
import { StoryTree } from "../parts/tree.js";
import { graft } from "../parts/tree-layout.js";
import { Cut, Trouble, Waiting } from "../parts/trouble.js";
import { Verdicts, verdictRows } from "../parts/verdict.js";
import { address, go, request } from "../route.js";
import { ask } from "../server.js";
import { Naming, capital, percent } from "../words.js";
import { SceneHead } from "./scene-head.js";

export function ScenePage({ state, query }) {
  const named = useMemo(() => request(state), [JSON.stringify(state)]);
  const followed = readEvents(query.get("follow"));
  const scene = useAnswer("/api/scene", named);
  const run = useAnswer("/api/run", { ...named, most: 12, beliefs: false });
  const beginning = Number(query.get("from") ?? 0) || 0;
  const story = useAnswer("/api/story", followed ? { ...named, events: followed, drawn: beginning } : null);
  const tree = useAnswer("/api/tree", run.data ? { ...named, events: [], drawn: beginning, levels: 40, most: MOST } : null);
  const isScene = scene.data === null || scene.data.is_scene;
  const after = followed ? story.data?.after ?? null : "";
  // What takes long is asked for when the rest is there: a client may have but a few questions under way.
  const isDrawn = run.data !== null && (tree.data !== null || tree.error !== null);
  const short = useAnswer("/api/page", isDrawn && after !== null && isScene ? { ...named, after } : null);
  const knows = useAnswer("/api/knows", isDrawn && after !== null && isScene ? { ...named, after } : null);
  const why = useAnswer("/api/why", isDrawn && after !== null && isScene && !run.data.limit ? { ...named, after } : null);
  const verdict = useAnswer("/api/verdict", isDrawn && after !== null && isScene ? { ...named, after } : null);
  const naming = useMemo(() => new Naming(scene.data).learn(run.data), [scene.data, run.data]);
  const followFrom = (from) => (events) => go(address("story", state, { from: from > 0 ? from : null, follow: events.join(".") }));
  const follow = followFrom(beginning);
  const isAsTold = run.data?.told?.as_told === true;
  const told = followed ? story.data?.story : run.data?.story;
  const isToldStale = followed ? story.isStale : run.isStale;
  const choose = (step, option) => told && (followed ? follow : followFrom(beginningOf(run.data.stories[0], tree.data?.beginnings)))([...placesOf(told).slice(0, step), option]);

  return html`<div class="scene">
    <${SceneHead} scene=${scene.data} state=${state} page="story" />
    <${Trouble} error=${scene.error ?? run.error ?? story.error} />
    <${Cut} run=${run.data} />
    ${scene.data && !scene.data.is_scene && html`<p class="lede">This is no scene but something scenes are built on: nobody takes turns in it.</p>
      <pre class="source" tabindex="0">${scene.data.text}</pre>`}
    ${isScene && html`<div class="spread">
      <div class="spread-main">
        ${followed && html`<p class="choices following" data-unprinted><span>You follow a story of your own choosing${story.data && !story.data.over ? ", up to here" : ""}.</span>
          <a class="button" href=${address("story", state)}>Back to ${isAsTold ? "what is told" : "the likeliest"}</a></p>`}
        ${short.data && html`<${Page} sections=${short.data.page} isStale=${short.isStale} />`}
        ${told && told.steps.length > 0 && html`<${Beginning} story=${told} naming=${naming} />`}
        ${told ? html`<${StoryFigure} title=${titleOf(told, followed, isAsTold)} story=${told} naming=${naming} isStale=${isToldStale} isAsTold=${isAsTold && !followed}
            asked=${why.data} isAskedStale=${why.isStale} onChoose=${choose} />`
          : !run.error && html`<${Waiting} progress=${run.progress}>Working it out …<//>`}
        ${why.isStale && why.progress && html`<${Waiting} progress=${why.progress}>Looking for reasons …<//>`}
      </div>
      <div class="spread-side">
        <${Figure} title="What comes of it" name="outcomes" isStale=${run.isStale} numbers=${() => outcomeRows(run.data)}>
          ${run.data ? html`<${Outcomes} outcomes=${followed && story.data ? withTold(story.data.outcomes, naming) : run.data.outcomes} was=${followed ? run.data.outcomes : null} />` : html`<p class="soft">…</p>`}
        <//>
        <${Figure} title="What it is called" name="verdict" isStale=${verdict.isStale && verdict.data !== null} numbers=${verdict.data ? () => verdictRows(verdict.data) : null}>
          <${Verdicts} verdicts=${verdict.data} error=${verdict.error} />
        <//>
        ${why.data?.reader && html`<${Reader} reader=${why.data.reader} naming=${naming} isStale=${why.isStale} />`}
        ${run.data && html`<${Others} run=${run.data} beginnings=${tree.data?.beginnings} state=${state} followed=${followed} />`}
      </div>
    </div>
    ${knows.data && html`<${Knows} found=${knows.data} naming=${naming} isStale=${knows.isStale} />`}
    <${Beginnings} beginnings=${tree.data?.beginnings} state=${state} at=${beginning} />
    <${Tree} tree=${tree} named=${named} drawn=${beginning} naming=${naming} onRead=${follow}
      followed=${followed ?? (run.data?.story && beginning === 0 ? placesOf(run.data.story) : null)} />`}
  </div>`;
}

/** The page that the account opens with, but for the title, which stands above. */
function Page({ sections, isStale }) {
  const told = sections.filter(({ heading }) => heading !== null);
  if (told.length === 0) return null;
  return html`<${Figure} title="In short" name="page" isStale=${isStale} numbers=${() => [["about", "told"], ...told.flatMap(({ heading, paragraphs }) => paragraphs.map((text) => [heading, text]))]}>
    <div class="in-short">${told.map(({ heading, paragraphs }) => html`<section key=${heading}><h3>${heading}</h3>
      ${paragraphs.map((text, place) => html`<p key=${place}>${text}</p>`)}</section>`)}</div>
  <//>`;
}

function Beginning({ story, naming }) {
  const beliefs = beliefsAtStart(story);
  if (beliefs.length === 0) return null;
  return html`<${Figure} title="At the beginning" name="beliefs at the beginning" numbers=${() => beliefRows(beliefs)}>
    <${Minds} beliefs=${beliefs} naming=${naming} withoutMoves=${true} />
  <//>`;
}

function Others({ run, beginnings, state, followed }) {
  const told = run.stories.slice(followed ? 0 : 1, 7).filter((story) => story.probability >= 0.0005);
  if (told.length === 0) return null;
  const link = (story) => {
    const from = beginningOf(story, beginnings);
    return address("story", state, { from: from > 0 ? from : null, follow: story.events.map(({ place }) => place).join(".") });
  };
  return html`<section class="others"><h2>${followed ? (run.told?.as_told ? "What is told" : "The likeliest") : "How else it could go"}</h2>
    <ul>${told.map((story, place) => html`<li key=${place}><span class="number">${percent(story.probability)}</span><a href=${link(story)}>${sentence(story)}</a></li>`)}</ul>
  </section>`;
}

function beginningOf(story, beginnings) {
  const key = (drawn) => JSON.stringify(drawn.map(({ fluent, value }) => [fluent, value]));
  return (beginnings ?? []).findIndex(({ drawn }) => key(drawn) === key(story.drawn));
}

/** Where nature draws something at the beginning there are several beginnings, each with a tree of its own. */
function Beginnings({ beginnings, state, at }) {
  if (!beginnings || beginnings.length < 2) return null;
  const told = ({ drawn }) => drawn.map((one) => one.told ?? `${one.fluent} = ${one.value}`).join(", ");
  return html`<p class="choices" data-unprinted><label>If at the beginning <select onChange=${(event) => go(address("story", state, { from: event.currentTarget.value }))}>
    ${beginnings.map((one, place) => html`<option key=${place} value=${place} selected=${place === at}>${told(one)} (${percent(one.probability)})</option>`)}</select></label></p>`;
}

function sentence(story) {
  return `${capital(story.events.filter((event) => event.kind !== "wait").map((event) => event.told).join("; "))}.`;
}

/** The tree is asked for when all else is there, and shown as it is found. */
const MOST = 8000;

function Tree({ tree, named, drawn, naming, followed, onRead }) {
  const [root, setRoot] = useState(null);
  useEffect(() => setRoot(tree.data?.node ?? null), [tree.data]);
  if (tree.error) return html`<${Trouble} error=${tree.error} />`;
  if (!root) return html`<div class="tree-waiting"><p class="soft">Drawing all stories …</p></div>`;
  const open = async (events) => {
    const part = await ask("/api/tree", { ...named, events, drawn, levels: 3, most: 400 });
    setRoot((old) => graft(old, events, part.node));
  };
  return html`<${StoryTree} root=${root} naming=${naming} followed=${followed} onRead=${onRead} onOpen=${open} isStale=${tree.isStale} />`;
}

function titleOf(story, followed, isAsTold) {
  if (followed) return `The story that you follow (${percent(story.probability)})`;
  return isAsTold ? "What happens, as it is told" : `What is likeliest to happen (${percent(story.probability)})`;
}

function readEvents(text) {
  return text && /^\d+(\.\d+)*$/.test(text) ? text.split(".").map(Number) : null;
}

function placesOf(story) {
  return story.steps.map((step) => step.event.place);
}

function withTold(outcomes, naming) {
  return outcomes.map((outcome) => ({ ...outcome, told: naming.outcome(outcome.name) }));
}

export function outcomeRows(run) {
  return [["outcome", "probability"], ...(run?.outcomes ?? []).map(({ name, probability }) => [name, probability])];
}
