// The head of every page about one scene: what it is, which variant, and the ways from here.
import { html } from "../lib/view.js";
import { GoingOn } from "../parts/going-on.js";
import { address, go, isChanged, shortName, unchanged } from "../route.js";
import { spaced } from "../words.js";

const WAYS = [["story", "Story"], ["reading", "Reading"], ["what-if", "What if"], ["play", "Play a part"], ["compare", "Compare"], ["write", "Text"]];

export function SceneHead({ scene, state, page, notes = true }) {
  const choose = (name) => go(address(page, { ...state, case: name || null }));
  return html`<header class="head">
    <p class="kicker">${scene ? [scene.work, scene.medium && spaced(scene.medium)].filter(Boolean).join(" · ") || shortName(state.name) : shortName(state.name)}</p>
    <h1 tabindex="-1">${scene?.title ?? scene?.name ?? shortName(state.name)}</h1>
    ${notes && scene?.notes?.map((note) => html`<p class="lede" key=${note}>${note}</p>`)}
    ${(scene?.cases?.length > 0 || isChanged(state)) && html`<div class="choices" data-unprinted>
      ${scene?.cases?.length > 0 && html`<label>Variant
        <select value=${state.case ?? ""} onChange=${(event) => choose(event.currentTarget.value)}>
          <option value="">as told</option>
          ${scene.cases.map((name) => html`<option key=${name} value=${name} selected=${state.case === name}>${spaced(name)}</option>`)}
        </select></label>`}
      ${isChanged({ ...state, case: null }) && html`<p class="changed"><strong>Changed:</strong> ${changes(state)}</p>
        <a href=${address(page, { ...unchanged(state.name), case: state.case })}>as written</a>`}
    </div>`}
    ${scene?.is_scene && html`<${GoingOn} state=${state} onChange=${(earlier) => go(address(page, { ...state, earlier }))} />`}
  </header>
  <nav class="ways scene-ways" aria-label="This scene"><ul>
    ${WAYS.map(([way, label]) => html`<li key=${way}><a href=${wayTo(way, state)} aria-current=${way === page ? "page" : null} data-label=${label}>${label}</a></li>`)}
  </ul></nav>`;
}

function wayTo(way, state) {
  if (way === "compare") return address("compare", null, { a: packed(state), b: packed(unchanged(state.name)) });
  if (way === "write") return state.name.startsWith("file:") ? address("write", null, { file: shortName(state.name) }) : address("write", null, { scene: state.name });
  return address(way, state);
}

/** A scene's state as one word of an address. */
export function packed(state) {
  return address("", state).slice(3);
}

export function changes(state) {
  const moved = Object.entries(state.numbers).map(([name, value]) => `${name} = ${Number(value.toPrecision(3))}`);
  const deep = state.depth === null ? [] : [`everyone thinks ${state.depth} deep`];
  const on = state.earlier.length === 0 ? [] : [`it goes on from ${state.earlier.map(shortName).join(", then ")}`];
  return [...state.settings, ...moved, ...deep, ...on].join("; ");
}
