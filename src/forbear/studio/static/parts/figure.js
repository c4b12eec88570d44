// A figure with its title, and a menu that saves it.
import { html, useEffect, useRef, useState } from "../lib/view.js";
import { csvText, download, pngOf, svgText } from "../export.js";

/** name: of the files. numbers: () → rows for CSV, the head first. isStale: it answers an older question. */
export function Figure({ title, name, numbers, children, isStale = false, heading = "h2", lead = null }) {
  const frame = useRef(null);
  return html`<figure class="figure ${isStale ? "stale" : ""}" aria-busy=${isStale} ref=${frame}>
    <figcaption><${heading}>${title}</${heading}>
      <${SaveMenu} name=${name ?? title} numbers=${numbers} element=${() => frame.current} />
    </figcaption>
    ${lead && html`<p class="soft figure-lead">${lead}</p>`}
    ${children}
  </figure>`;
}

function SaveMenu({ name, numbers, element }) {
  const [isOpen, setOpen] = useState(false);
  const menu = useRef(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    const close = (event) => {
      if (event.key === "Escape" || (event.type === "pointerdown" && !menu.current.contains(event.target))) setOpen(false);
    };
    addEventListener("pointerdown", close);
    addEventListener("keydown", close);
    return () => {
      removeEventListener("pointerdown", close);
      removeEventListener("keydown", close);
    };
  }, [isOpen]);
  const file = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  const save = {
    SVG: () => download(`${file}.svg`, svgText(element()), "image/svg+xml"),
    PNG: async () => download(`${file}.png`, await pngOf(element())),
    CSV: () => download(`${file}.csv`, csvText(numbers()), "text/csv;charset=utf-8"),
  };
  return html`<div class="save" data-unsaved ref=${menu}>
    <button type="button" class="plain" aria-expanded=${isOpen} onClick=${() => setOpen(!isOpen)}
      aria-label=${`Save the figure “${name}”`}>Save</button>
    ${isOpen && html`<div class="save-as">${Object.keys(save).map((kind) => kind !== "CSV" || numbers
      ? html`<button type="button" key=${kind} onClick=${() => { setOpen(false); save[kind](); }}>${kind === "CSV" ? "Numbers (CSV)" : `Picture (${kind})`}</button>`
      : null)}</div>`}
  </div>`;
}
