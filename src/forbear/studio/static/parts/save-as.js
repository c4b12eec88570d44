// A changed scene, saved as a new file in the user's folder.
import { html, useState } from "../lib/view.js";
import { forget } from "../asking.js";
import { download } from "../export.js";
import { address, fileName, unchanged } from "../route.js";
import { ask, put } from "../server.js";

export function SaveAs({ named, about, isReady }) {
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [news, setNews] = useState(null);
  const file = /\.story$/.test(name.trim()) ? name.trim() : `${name.trim()}.story`;
  const save = async (event) => {
    event.preventDefault();
    try {
      const { text, unwritten, case: variant } = await ask("/api/written", named);
      if (about?.folder) {
        await put("/api/file", { name: file, text, version: null });
        forget();
      } else download(file, text, "text/plain;charset=utf-8");
      setNews({ file, unwritten, variant });
      setOpen(false);
    } catch (error) {
      setNews({ error });
    }
  };
  return html`<div class="save-scene">
    <button type="button" disabled=${!isReady} aria-expanded=${isOpen} onClick=${() => setOpen(!isOpen)}>Save as …</button>
    ${isOpen && html`<form class="choices save-form" onSubmit=${save}>
      <label>New file <input type="text" required value=${name} placeholder="another end" onInput=${(event) => setName(event.currentTarget.value)} /></label>
      <button class="main" disabled=${name.trim() === ""}>${about?.folder ? `Save in ${about.folder}` : "Download"}</button></form>`}
    <div role="status">${news?.error ? html`<p class="bad">${news.error.message} ${news.error.hint}</p>` : news && html`<p>Saved as ${about?.folder ? html`<a href=${address("story", { ...unchanged(fileName(news.file)), case: news.variant })}>${news.file}</a>` : news.file}.
      ${news.variant && ` What was changed is its variant ${news.variant}.`}
      ${news.unwritten.length > 0 && html` The language has no words for ${news.unwritten.join(", ")}: left as it was.`}</p>`}</div>
  </div>`;
}
