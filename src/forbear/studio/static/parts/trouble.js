// What went wrong, in the server's own words, and what is under way.
import { html } from "../lib/view.js";

export function Trouble({ error }) {
  if (!error) return null;
  const told = error.diagnostics ?? [];
  return html`<div class="trouble" role="alert">
    <p><strong>${error.message}</strong></p>
    ${error.hint && html`<p class="soft">${error.hint}</p>`}
    ${told.slice(0, 8).map((one, place) => html`<pre key=${place} tabindex="0">${one.text}</pre>`)}
    ${told.length > 8 && html`<p class="soft">and ${told.length - 8} more</p>`}
  </div>`;
}

/** A limit that was hit: what is shown is what was found till then. */
export function Cut({ run }) {
  if (!run?.limit) return null;
  const { limit, value, raise_with: raise } = run.limit;
  return html`<div class="trouble mild" role="status">
    <p><strong>Stopped at a limit: ${limit} (${value}).</strong> What was found till then is shown${run.horizon
      ? html`, as if the story ended after ${run.horizon} turns` : ""}${run.unfinished > 0.0005 ? html`; ${Math.round(run.unfinished * 100)} % of the stories are not in it` : ""}.</p>
    ${raise && html`<p class="soft">The command line can go further: <code>${raise}</code>.</p>`}
  </div>`;
}

export function Waiting({ children, progress }) {
  const share = progress?.progress;
  return html`<p class="under-way soft" role="status">${children}
    ${progress && html`<progress max="1" value=${share ?? null} aria-label=${progress.doing ?? "under way"}></progress>`}</p>`;
}
