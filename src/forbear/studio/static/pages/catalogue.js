// The catalogue: folders by medium, searched and narrowed; each scene with its variant and its odds.
import { html, useEffect, useMemo, useRef, useState } from "../lib/view.js";
import { Bar } from "../parts/bars.js";
import { useOdds } from "../parts/lazy-odds.js";
import { Trouble } from "../parts/trouble.js";
import { address, fileName, go, unchanged } from "../route.js";
import { look } from "../server.js";
import { counted, percent, spaced } from "../words.js";

const FILTERS = { medium: "Medium", variant: "Variant", cause: "Cause", effect: "Effect", work: "Work" };
/** Folders are open at first where no more scenes than these are listed. */
const FEW = 24;

export function Catalogue({ query, about }) {
  const [all, setAll] = useState(null);
  const [listed, setListed] = useState(null);
  const [files, setFiles] = useState([]);
  const [error, setError] = useState(null);
  const [open, setOpen] = useState(null);
  const wanted = Object.fromEntries(["q", ...Object.keys(FILTERS)].map((name) => [name, query.get(name) ?? ""]));
  const text = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value)).toString();

  useEffect(() => {
    const controller = new AbortController();
    const later = setTimeout(async () => {
      try {
        const found = await look(`/api/catalogue${text ? `?${text}` : ""}`, { signal: controller.signal });
        setListed(found);
        setError(null);
        if (!text) setAll(found);
        else if (all === null) setAll(await look("/api/catalogue", { signal: controller.signal }));
      } catch (problem) {
        if (problem.name === "AbortError") return;
        setError(problem);
        setListed((old) => old && { ...old, scenes: [] });
      }
    }, listed === null ? 0 : 120);
    return () => {
      clearTimeout(later);
      controller.abort();
    };
  }, [text]);

  useEffect(() => {
    if (about?.folder) look("/api/files").then((found) => setFiles(found.files), () => setFiles([]));
  }, [about?.folder]);

  const folders = useMemo(() => group(listed?.scenes ?? []), [listed]);
  const options = useMemo(() => choices(all ?? listed), [all, listed]);
  const isOpen = (medium) => (open === null ? text !== "" || (listed?.scenes.length ?? 0) <= FEW : open.has(medium));
  const narrow = (name, value) => go(address("catalogue", null, { ...wanted, [name]: value }), { replace: true });
  const [odds, see] = useOdds();

  return html`<div class="catalogue">
    <header class="head">
      <h1 tabindex="-1">Scenes</h1>
      <p class="lede">People who want things, and believe things of each other. Open one to see what happens, and why.</p>
    </header>
    <form class="search" role="search" onSubmit=${(event) => event.preventDefault()}>
      <label class="search-words"><span>Search</span>
        <input type="search" value=${wanted.q} placeholder="a name, a work, a word" onInput=${(event) => narrow("q", event.currentTarget.value)} /></label>
      ${Object.entries(FILTERS).filter(([name]) => !listed || listed.filters.includes(name)).map(([name, label]) => html`<label key=${name}><span>${label}</span>
        <select value=${wanted[name]} onChange=${(event) => narrow(name, event.currentTarget.value)} disabled=${(options[name] ?? []).length === 0}>
          <option value="">any</option>
          ${(options[name] ?? []).map((value) => html`<option key=${value} value=${value} selected=${wanted[name] === value}>${spaced(value)}</option>`)}
        </select></label>`)}
    </form>
    <div class="choices listing-tools">
      <p role="status">${listed ? counted(listed.scenes.length, "scene") : "…"}</p>
      <button type="button" class="plain" onClick=${() => setOpen(new Set(folders.keys()))}>Open all</button>
      <button type="button" class="plain" onClick=${() => setOpen(new Set())}>Close all</button>
      ${text && html`<a href=${address("catalogue")}>Show every scene</a>`}
    </div>
    <${Trouble} error=${error} />
    ${files.length > 0 && !text && html`<${Files} files=${files} folder=${about.folder} />`}
    ${[...folders].map(([medium, scenes]) => html`<${Folder} key=${medium} medium=${medium} scenes=${scenes} isOpen=${isOpen(medium)}
      odds=${odds} see=${see} onToggle=${(is) => {
        const next = new Set([...folders.keys()].filter(isOpen));
        if (is) next.add(medium);
        else next.delete(medium);
        if (is !== isOpen(medium)) setOpen(next);
      }} />`)}
    ${listed && listed.scenes.length === 0 && html`<p class="soft">No scene answers to that.</p>`}
  </div>`;
}

function Folder({ medium, scenes, isOpen, odds, see, onToggle }) {
  return html`<details class="folder" open=${isOpen} onToggle=${(event) => onToggle(event.currentTarget.open)}>
    <summary><h2>${spaced(medium)}</h2> <span class="number">${scenes.length}</span></summary>
    ${isOpen && html`<ul class="entries">${scenes.map((scene) => html`<${Entry} key=${scene.name} scene=${scene} odds=${odds.get(scene.name)} see=${see} />`)}</ul>`}
  </details>`;
}

function Entry({ scene, odds, see }) {
  const place = useRef(null);
  useEffect(() => see(scene.name, place.current), [scene.name]);
  const variants = scene.variants ?? [];
  return html`<li class="entry" ref=${place}>
    <a href=${address("story", unchanged(scene.name))}><span class="entry-title">${scene.title}</span></a>
    <span class="entry-work soft">${scene.work}</span>
    <span class="entry-variant">${variants.map((variant) => html`<span class="variant" key=${variant}>${spaced(variant)}</span>`)}</span>
    <span class="entry-odds">${odds?.outcomes.slice(0, 2).map((outcome) => html`<span class="mini" key=${outcome.name}>
      <span class="soft">${outcome.told ?? spaced(outcome.name)}</span><${Bar} share=${outcome.probability} /><span class="number">${percent(outcome.probability)}</span></span>`)}
      ${odds?.error && html`<span class="soft">${odds.error}</span>`}</span>
  </li>`;
}

function Files({ files, folder }) {
  return html`<section class="folder own" aria-label="Your files">
    <h2>Your files <span class="number">${folder}</span></h2>
    <ul class="entries">${files.map((file) => html`<li class="entry file" key=${file.name}>
      <a href=${address("story", unchanged(fileName(file.name)))}><span class="entry-title">${file.name}</span></a>
      <span class="entry-work"><a href=${address("write", null, { file: file.name })}>write</a></span></li>`)}</ul>
  </section>`;
}

function group(scenes) {
  const folders = new Map();
  for (const scene of scenes) {
    const medium = scene.name.split("/")[0];
    if (!folders.has(medium)) folders.set(medium, []);
    folders.get(medium).push(scene);
  }
  return new Map([...folders].sort(([one], [other]) => one.localeCompare(other)));
}

/** What can be filtered by: what the server says there is, works read off the scenes. */
function choices(found) {
  const works = [...new Set((found?.scenes ?? []).map((scene) => scene.work).filter(Boolean))].sort((one, other) => one.localeCompare(other));
  return { medium: found?.media ?? [], variant: found?.variants ?? [], cause: found?.causes ?? [], effect: found?.effects ?? [], work: works };
}
