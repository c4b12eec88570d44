// Where a story is saved: a new name in the user's folder, or another file to open.
import { html, useEffect, useState } from "../lib/view.js";
import { address, go } from "../route.js";
import { look } from "../server.js";

export function FileForm({ folder, name, isReady, onSave }) {
  const [wanted, setWanted] = useState("");
  const [files, setFiles] = useState([]);
  useEffect(() => {
    look("/api/files").then((found) => setFiles(found.files), () => setFiles([]));
  }, [name]);
  const file = /\.(story|trope)$/.test(wanted.trim()) ? wanted.trim() : `${wanted.trim()}.story`;
  const save = (event) => {
    event.preventDefault();
    onSave(file);
    setWanted("");
  };
  return html`<form class="file-form choices" onSubmit=${save}>
    <label><span class="out-of-sight">Save as a new file in ${folder}</span><input type="text" value=${wanted} placeholder=${`a new file in ${folder}`} onInput=${(event) => setWanted(event.currentTarget.value)} /></label>
    <button disabled=${!isReady || wanted.trim() === ""}>Save as</button>
    ${files.length > 0 && html`<label><span class="out-of-sight">Open a file</span><select value="" onChange=${(event) => event.currentTarget.value && go(address("write", null, { file: event.currentTarget.value }))}>
      <option value="">open …</option>${files.map((one) => html`<option key=${one.name} value=${one.name}>${one.name}</option>`)}</select></label>`}
  </form>`;
}
