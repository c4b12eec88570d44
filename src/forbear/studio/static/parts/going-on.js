// What a scene goes on from: other scenes, told one after another, whose people bring their minds along.
import { html, useState } from "../lib/view.js";
import { shortName } from "../route.js";
import { useSceneNames } from "../scene-names.js";

/** So many scenes may come before. */
const MOST = 8;

export function GoingOn({ state, onChange }) {
  const [isOpen, setOpen] = useState(false);
  const names = useSceneNames(isOpen);
  const add = (name) => name && onChange([...state.earlier, name]);
  return html`<details class="going-on" data-unprinted open=${state.earlier.length > 0 || isOpen} onToggle=${(event) => setOpen(event.currentTarget.open)}>
    <summary>What came before</summary>
    <p class="soft small">The people of this scene bring along what they came to think in another: it is told first, as is likeliest, and this one begins where it ended.</p>
    ${state.earlier.length > 0 && html`<ol class="earlier">${state.earlier.map((name, place) => html`<li key=${`${place} ${name}`}>${shortName(name)}
      <button type="button" class="plain" aria-label=${`Without ${shortName(name)}`} onClick=${() => onChange(state.earlier.filter((_, at) => at !== place))}>leave out</button></li>`)}</ol>`}
    ${state.earlier.length < MOST && html`<label>${state.earlier.length > 0 ? "And then" : "It goes on from"} <select onChange=${(event) => add(event.currentTarget.value)}>
      <option value="">no other scene</option>
      ${names.filter(({ name }) => name !== state.name).map(({ name, title }) => html`<option key=${name} value=${name}>${title}</option>`)}</select></label>`}
  </details>`;
}
