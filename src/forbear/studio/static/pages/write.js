// Write: a story as text, its mistakes as they are made, and what it comes to beside it.
import { html, useEffect, useMemo, useRef, useState } from "../lib/view.js";
import { forget, useAnswer } from "../asking.js";
import { download } from "../export.js";
import { Outcomes } from "../parts/bars.js";
import { FileForm } from "../parts/file-form.js";
import { Story } from "../parts/story.js";
import { Cut, Trouble } from "../parts/trouble.js";
import { address, fileName, go, unchanged } from "../route.js";
import { ask, look, put } from "../server.js";
import { Naming, counted } from "../words.js";

const BLANK = `title "A scene without a name";

import "life-and-death";

entity Alice : character;
entity Bob : character;

can_open(Bob, Alice);
undecided(Alice, Bob);
grudge(Alice, Bob) = some;

// What Bob thinks of her, and everybody knows it.
openly believes(Bob, mercy(Alice) = {overwhelming: likely, none: unlikely});
regard(Bob, Alice) = strong;

turns: Bob, Alice, Alice;

outcome both_live: alive(Alice) & alive(Bob);
`;

/** A mistake is looked for when the hand has been still for so many milliseconds. */
const STILL = 250;

export function WritePage({ query, about }) {
  const wanted = query.get("file");
  const model = query.get("scene");
  const [doc, setDoc] = useState(null);
  const [error, setError] = useState(null);
  const named = useRef(null);
  useEffect(() => {
    // A text that was just saved under this name is the one on the desk: nothing is opened anew.
    if (wanted !== null && wanted === named.current) return undefined;
    let isWanted = true;
    setError(null);
    open(wanted, model).then((found) => isWanted && setDoc(found), (problem) => isWanted && setError(problem));
    return () => { isWanted = false; };
  }, [wanted, model]);
  return html`<div class="write">
    <header class="head"><h1 tabindex="-1">${doc?.name ?? (model ? `After ${model}` : "A new story")}</h1></header>
    <${Trouble} error=${error} />
    ${doc && html`<${Desk} key=${doc.key} doc=${doc} about=${about} onNamed=${(name) => { named.current = name; setDoc((old) => ({ ...old, name })); }} />`}
  </div>`;
}

async function open(file, scene) {
  const words = await look("/api/language");
  if (file) {
    const { name, text, version } = await look(`/api/file?${new URLSearchParams({ name: file })}`);
    return { key: `file ${name}`, name, text, version, words };
  }
  if (scene) {
    const { text } = await ask("/api/scene", { scene });
    return { key: `scene ${scene}`, name: null, text, version: null, words };
  }
  return { key: "blank", name: null, text: BLANK, version: null, words };
}

function Desk({ doc, about, onNamed }) {
  const place = useRef(null);
  const editor = useRef(null);
  const [text, setText] = useState(doc.text);
  const [saved, setSaved] = useState({ name: doc.name, version: doc.version, text: doc.text });
  const [news, setNews] = useState(null);
  const [canEdit, setCanEdit] = useState(false);
  const [renaming, setRenaming] = useState(null);
  const named = useMemo(() => ({ text, ...(saved.name ? { file: saved.name } : {}) }), [text, saved.name]);
  const check = useAnswer("/api/check", named, { wait: STILL });
  const isRight = check.data?.ok === true && !check.isStale;
  const isDirty = text !== saved.text;
  const save = useRef(null);
  const follow = useRef(null);
  const rename = useRef(null);
  const file = useRef(null);
  file.current = saved.name;

  useEffect(() => {
    let isWanted = true;
    import("../editor.js").then(({ makeEditor }) => {
      if (!isWanted) return;
      editor.current = makeEditor({ parent: place.current, text: doc.text, words: doc.words, onChange: setText,
        complete: (now, line, column) => ask("/api/complete", { text: now, file: file.current, line, column }, { key: "complete" }).catch(() => null),
        meaning: (now, line, column) => ask("/api/meaning", { text: now, file: file.current, line, column }, { key: "meaning" }).catch(() => null),
        onFollow: (...at) => follow.current(...at), onRename: (...at) => rename.current(...at) });
      setCanEdit(true);
    });
    return () => {
      isWanted = false;
      editor.current?.destroy();
    };
  }, []);
  useEffect(() => {
    if (check.data && editor.current) editor.current.mark(check.data.diagnostics);
  }, [check.data, canEdit]);
  useEffect(() => {
    const listen = (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      save.current();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
  useEffect(() => {
    const warn = (event) => isDirty && event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isDirty]);

  const format = async () => {
    try {
      editor.current.put((await ask("/api/format", { text: editor.current.text() })).text);
      setNews({ told: "Laid out." });
    } catch (error) {
      setNews({ told: error.diagnostics?.length ? "It can be laid out when it has no mistakes." : error.message, isBad: true });
    }
  };
  const saveAs = async (name, version) => {
    const now = editor.current.text();
    try {
      const written = await put("/api/file", { name, text: now, version });
      forget();
      setSaved({ name: written.name, version: written.version, text: now });
      setNews({ told: `Saved as ${written.name}.` });
      onNamed(written.name);
      if (name !== doc.name) go(address("write", null, { file: name }), { replace: true });
    } catch (error) {
      setNews({ told: [error.message, error.hint].filter(Boolean).join("; "), isBad: true, ...(error.code === "conflict" && saved.name === name ? { current: error.current, name } : {}) });
    }
  };
  const asked = (line, column) => ({ text: editor.current.text(), file: file.current, line, column });
  const isHere = (place) => place.library === null && (file.current === null || place.file === file.current);
  follow.current = async (line, column) => {
    try {
      const [found] = (await ask("/api/named", asked(line, column), { key: "named" })).declared;
      if (!found) setNews({ told: "Nothing that has a name stands here." });
      else if (isHere(found)) editor.current.goTo(found);
      else setNews({ told: `It is declared in ${found.library ? `the library's ${found.library}` : found.file}, line ${found.line}.` });
    } catch (error) {
      setNews({ told: error.message, isBad: true });
    }
  };
  rename.current = (line, column) => setRenaming({ line, column });
  const renamed = async (event) => {
    event.preventDefault();
    const name = event.target.elements.name.value.trim();
    setRenaming(null);
    editor.current.view.focus();
    if (!name) return;
    try {
      const { name: old, places } = await ask("/api/rename", { ...asked(renaming.line, renaming.column), name });
      const elsewhere = [...new Set(places.filter((place) => !isHere(place)).map((place) => place.file))];
      editor.current.rename(places.filter(isHere), name);
      setNews({ told: `${old} is ${name} now.${elsewhere.length > 0 ? ` It is still ${old} in ${elsewhere.join(", ")}.` : ""}`, isBad: elsewhere.length > 0 });
    } catch (error) {
      setNews({ told: [error.message, error.hint].filter(Boolean).join("; "), isBad: true });
    }
  };
  save.current = () => {
    if (saved.name && isDirty) saveAs(saved.name, saved.version);
    else if (!saved.name) document.querySelector(".file-form input")?.focus();
  };

  return html`<div class="desk">
    <div class="choices tools">
      <button type="button" class="main" onClick=${() => save.current()} disabled=${!saved.name || !isDirty || !canEdit}>Save</button>
      ${about?.folder ? html`<${FileForm} folder=${about.folder} name=${saved.name} isReady=${canEdit} onSave=${(name) => saveAs(name, null)} />`
        : html`<p class="soft">Start the studio with a folder to save into it.</p>`}
      <button type="button" onClick=${format} disabled=${!canEdit}>Lay out</button>
      <button type="button" onClick=${() => download((saved.name ?? "story.story").split("/").pop(), text, "text/plain;charset=utf-8")}>Download</button>
      ${saved.name && !isDirty && html`<a class="button" href=${address("story", unchanged(fileName(saved.name)))}>Open as a scene</a>`}
      ${renaming && html`<form class="naming" onSubmit=${renamed}><label>Another name <input name="name" autocomplete="off" ref=${(input) => input?.focus()} /></label>
        <button type="submit">Rename</button> <button type="button" onClick=${() => setRenaming(null)}>Leave it</button></form>`}
      <p role="status" class=${news?.isBad ? "bad" : "soft"}>${news?.told ?? (isDirty ? "Not saved yet." : "")}
        ${news?.current !== undefined && html` <button type="button" onClick=${() => saveAs(news.name, news.current)}>Save over it</button>`}</p>
    </div>
    <div class="desk-editor" ref=${place}></div>
    <aside class="desk-side" aria-label="What it comes to">
      <${Mistakes} check=${check} onGo=${(at) => editor.current?.goTo(at)} />
      ${isRight && html`<${ComesTo} named=${named} />`}
    </aside>
  </div>`;
}

function Mistakes({ check, onGo }) {
  if (check.error) return html`<${Trouble} error=${check.error} />`;
  const found = check.data?.diagnostics ?? [];
  const errors = found.filter((one) => one.severity === "error").length;
  return html`<section class=${`figure ${check.isStale ? "stale" : ""}`} aria-busy=${check.isStale}>
    <h2>${check.data === null ? "Reading …" : errors > 0 ? counted(errors, "mistake") : found.length > 0 ? "No mistakes" : "All is well"}</h2>
    <p class="out-of-sight" role="status">${errors > 0 ? counted(errors, "mistake") : "no mistakes"}</p>
    <ul class="mistakes">${found.map((one, place) => html`<li key=${place} class=${one.severity}>
      ${one.place ? html`<button type="button" class="as-link" onClick=${() => onGo(one.place)}>Line ${one.place.line}</button>` : ""}
      <span>${one.message}</span>${one.hint && html`<span class="soft">${one.hint}</span>`}</li>`)}</ul>
  </section>`;
}

function ComesTo({ named }) {
  const scene = useAnswer("/api/scene", named);
  const run = useAnswer("/api/run", scene.data?.is_scene ? { ...named, most: 1, beliefs: false } : null);
  const naming = useMemo(() => new Naming(scene.data).learn(run.data), [scene.data, run.data]);
  if (scene.data && !scene.data.is_scene) return html`<p class="soft">Nobody takes turns in it: it is no scene, but others can build on it.</p>`;
  if (run.error) return html`<${Trouble} error=${run.error} />`;
  if (!run.data) return html`<p class="soft">Working it out …</p>`;
  return html`<section class=${`figure ${run.isStale ? "stale" : ""}`} aria-busy=${run.isStale}><h2>What comes of it</h2><${Cut} run=${run.data} /><${Outcomes} outcomes=${run.data.outcomes} />
    ${run.data.story && html`<${Story} story=${run.data.story} naming=${naming} compact=${true} />`}</section>`;
}
