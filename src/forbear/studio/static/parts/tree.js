// The tree of all stories: a band for every choice, as tall as it is likely, columns from left to right. A click chooses.
//
// Bands tall enough to read are elements; the thousands that are not share one path for each column and colour, so two
// thousand stories are a few hundred elements. What the eye can't tell apart is seen by looking closer.
import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from "../lib/view.js";
import { counted, percent } from "../words.js";
import { Figure } from "./figure.js";
import { countStories, layOut } from "./tree-layout.js";

const READABLE = 17;
const SEEN = 0.15;
const NARROWEST = 168;

export function StoryTree({ root, naming, followed = null, readLabel = "Read this story", onRead, onOpen, isStale = false, title = "All stories" }) {
  const [evenly, setEvenly] = useState(false);
  const [near, setNear] = useState([]);
  const [chosen, setChosen] = useState(null);
  const { bands, depth } = useMemo(() => layOut(root, { evenly }), [root, evenly]);
  const byEvents = useMemo(() => new Map(bands.map((band) => [band.events.join("."), band])), [bands]);
  const at = byEvents.get((chosen ?? followed ?? []).join(".")) ?? null;
  const nearBand = byEvents.get(near.join(".")) ?? null;
  const stories = useMemo(() => countStories(root), [root]);
  const many = `${counted(stories, "story", "stories")}${bands.some((band) => band.isCut) ? " and more" : ""}`;
  return html`<${Figure} title=${title} name="all stories" isStale=${isStale} numbers=${() => treeRows(bands)}
    lead=${`${many}: each band is a choice, as tall as it is likely. Choose one to see where it leads.`}>
    <div class="tree-tools choices" data-unsaved>
      <button type="button" aria-pressed=${evenly} onClick=${() => setEvenly(!evenly)}>Same room for each</button>
      ${near.length > 0 && html`<button type="button" onClick=${() => setNear([])}>Show all</button>
        <button type="button" onClick=${() => setNear(near.slice(0, -1))}>One step back</button>`}
    </div>
    <${Bands} bands=${bands} depth=${depth} near=${nearBand} at=${at} followed=${followed} naming=${naming}
      onChoose=${(band) => setChosen(band.events)} onNear=${(band) => (band.isCut ? onOpen?.(band.events) : setNear(band.events))} />
    <${Chosen} band=${at} naming=${naming} readLabel=${readLabel} onRead=${onRead} onNear=${(band) => setNear(band.events)} onOpen=${onOpen} isNear=${at !== null && at === nearBand} />
  </${Figure}>`;
}

function Chosen({ band, naming, readLabel, onRead, onNear, onOpen, isNear }) {
  if (band === null) return html`<p class="tree-chosen soft">Nothing is chosen yet. With the keyboard: arrow keys move, Enter looks closer.</p>`;
  const path = [];
  for (let up = band; up; up = up.parent) path.unshift(up);
  const probability = band.node?.probability ?? path.reduce((product, { option }) => product * option.probability, 1);
  return html`<div class="tree-chosen" aria-live="polite">
    <ol class="tree-path">${path.map((step) => html`<li key=${step.depth}>${step.option.told} <span class="number">${percent(step.option.probability)}</span></li>`)}</ol>
    <p>${band.isOver ? "The story ends so" : "It comes to this"}: <strong>${percent(probability)}</strong>${band.isOver && band.node.outcomes.length > 0
      ? html`; ${band.node.outcomes.map((name) => naming.outcome(typeof name === "string" ? name : name.name)).join(", ")}` : ""}.</p>
    <p class="choices" data-unsaved>
      <button type="button" class="main" onClick=${() => onRead(band.events)}>${readLabel}</button>
      ${!band.isOver && !band.isCut && !isNear && html`<button type="button" onClick=${() => onNear(band)}>Look closer</button>`}
      ${band.isCut && html`<button type="button" onClick=${() => onOpen(band.events)}>Go on from here</button>`}
    </p>
  </div>`;
}

function Bands({ bands, depth, near, at, followed, naming, onChoose, onNear }) {
  const frame = useRef(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setWidth(frame.current.clientWidth);
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(frame.current);
    return () => watcher.disconnect();
  }, []);
  const first = near ? near.depth : 0;
  const columns = depth - first;
  const column = Math.max(NARROWEST, width / columns);
  const height = Math.max(260, Math.min(620, bands.length * 22));
  const zoom = near ? { top: near.top, share: near.share } : { top: 0, share: 1 };
  const placed = useMemo(() => place(bands, near, { column, height, first, zoom, naming }), [bands, near, column, height, naming]);
  const focus = useRef(false);
  useEffect(() => {
    if (focus.current && at) document.getElementById(idOf(at))?.scrollIntoView({ block: "nearest", inline: "nearest" });
    focus.current = false;
  }, [at]);

  function move(event) {
    const steps = { ArrowRight: child, ArrowLeft: (band) => band.parent, ArrowDown: (band) => sibling(bands, band, 1), ArrowUp: (band) => sibling(bands, band, -1), Home: () => bands[0] };
    if (event.key === "Enter" && at) {
      event.preventDefault();
      onNear(at);
      return;
    }
    if (!(event.key in steps)) return;
    event.preventDefault();
    const next = at === null ? bands[0] : steps[event.key](at, bands);
    if (next) {
      focus.current = true;
      if (!placed.shown.has(next)) onNear(next.parent ?? next);
      onChoose(next);
    }
  }

  function point(event) {
    const box = event.currentTarget.getBoundingClientRect();
    const x = event.clientX - box.left;
    const y = ((event.clientY - box.top) / height) * zoom.share + zoom.top;
    const wanted = Math.floor(x / column) + first;
    return bands.find((band) => band.depth === wanted && band.top <= y && y < band.top + band.share) ?? null;
  }

  const followedKey = followed?.join(".") ?? null;
  const isFollowed = (band) => followedKey !== null && (`${followedKey}.`).startsWith(`${band.events.join(".")}.`);
  return html`<div class="tree" ref=${frame} style=${{ height: `${height + 18}px` }}>
    <svg width=${column * columns} height=${height} role="tree" aria-label="All stories" tabindex="0" aria-activedescendant=${at && placed.shown.has(at) ? idOf(at) : null}
      onKeyDown=${move} onClick=${(event) => { const band = point(event); if (band) onChoose(band); }}
      onDblClick=${(event) => { const band = point(event); if (band) onNear(band); }}>
      ${placed.crowds.map(({ colour, path, faint }, key) => html`<path key=${key} class="crowd" d=${path} style=${{ fill: colour }} fill-opacity=${faint ? 0.35 : 0.6} />`)}
      ${placed.readable.map(({ band, x, y, tall }) => html`<g key=${band.events.join(".")} id=${idOf(band)} role="treeitem" aria-level=${band.depth + 1}
          aria-selected=${band === at} aria-expanded=${band.isOver ? null : true} class="band ${isFollowed(band) ? "followed" : ""} ${band === at ? "chosen" : ""}"
          aria-label=${`${band.option.told}, ${percent(band.option.probability)}`}>
        <rect x=${x + 1} y=${y + 0.5} width=${column - 2} height=${Math.max(tall - 1, 1)} rx="3" style=${{ fill: naming.colour(band.option.by) }} />
        <rect class="stripe" x=${x + 1} y=${y + 0.5} width="3" height=${Math.max(tall - 1, 1)} style=${{ fill: naming.colour(band.option.by) }} />
      </g>`)}
      <g aria-hidden="true">${placed.readable.map(({ band, x, y, tall }) => html`<g key=${band.events.join(".")}>
        <text x=${x + 10} y=${Math.max(y, 0) + Math.min(tall, height) / 2 + (tall > 36 ? -3 : 4)}>${cut(band.option.told, column - (tall > 36 ? 18 : 58))}</text>
        <text class="number" x=${tall > 36 ? x + 10 : x + column - 8} y=${Math.max(y, 0) + Math.min(tall, height) / 2 + (tall > 36 ? 13 : 4)} text-anchor=${tall > 36 ? "start" : "end"}>${percent(band.option.probability)}</text>
      </g>`)}</g>
    </svg>
  </div>`;
}

function place(bands, near, { column, height, first, zoom, naming }) {
  const readable = [];
  const crowds = new Map();
  const shown = new Set();
  const inside = near ? bands.slice(near.place, near.last) : bands;
  for (const band of inside) {
    const tall = (band.share / zoom.share) * height;
    if (tall < SEEN) continue;
    const y = ((band.top - zoom.top) / zoom.share) * height;
    const x = (band.depth - first) * column;
    if (tall >= READABLE) {
      readable.push({ band, x, y, tall });
      shown.add(band);
      continue;
    }
    const faint = tall < 1;
    const key = `${band.option.by} ${faint}`;
    if (!crowds.has(key)) crowds.set(key, { colour: naming.colour(band.option.by), faint, parts: [] });
    crowds.get(key).parts.push(`M${(x + 1).toFixed(1)} ${y.toFixed(2)}h${(column - 2).toFixed(1)}v${(tall > 3 ? tall - 0.6 : tall * 0.86).toFixed(2)}h${(2 - column).toFixed(1)}z`);
  }
  return { readable, shown, crowds: [...crowds.values()].map((crowd) => ({ ...crowd, path: crowd.parts.join("") })) };
}

function child(band, bands) {
  const next = bands[band.first];
  return next && next.parent === band ? next : null;
}

function sibling(bands, band, step) {
  const same = bands.filter((other) => other.depth === band.depth);
  return same[same.indexOf(band) + step] ?? null;
}

function idOf(band) {
  return `band-${band.events.join("-")}`;
}

const SIGN = 6.7;

function cut(told, room) {
  const most = Math.floor(room / SIGN);
  return told.length <= most ? told : `${told.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
}

function treeRows(bands) {
  return [["step", "events", "by", "told", "odds", "probability of getting there", "over"],
    ...bands.map((band) => [band.depth + 1, band.events.join("."), band.option.by, band.option.told, band.option.probability, band.node?.probability ?? "", band.isOver])];
}
