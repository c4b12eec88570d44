// The studio's server, asked. Every failure is a Failure with the server's own words; a request can be given up.

/** A random name for this page, so that the server knows which of its requests replace each other. */
const CLIENT = Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36)).join("");

export class Failure extends Error {
  constructor(status, error) {
    super(error.message);
    this.status = status;
    this.code = error.code;
    this.hint = error.hint;
    this.diagnostics = error.diagnostics ?? [];
    this.limit = error.limit ?? null;
    this.current = error.current;
  }
}

const GONE = { code: "gone", message: "The studio does not answer.", hint: "is it still running? start it with: forbear studio" };

async function send(address, options) {
  try {
    return await fetch(address, { ...options, cache: "no-store" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Failure(0, GONE);
  }
}

async function answer(response) {
  let data;
  try {
    data = await response.json();
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Failure(response.status, { code: "internal", message: `The studio answered with what is no data (${response.status}).` });
  }
  if (!response.ok) throw new Failure(response.status, data.error ?? GONE);
  return data;
}

/** GET what lies ready. */
export async function look(address, { signal } = {}) {
  return answer(await send(address, { signal }));
}

/** PUT a file. */
export async function put(address, body) {
  const headers = { "Content-Type": "application/json" };
  return answer(await send(address, { method: "PUT", headers, body: JSON.stringify(body) }));
}

/** POST a question. key: an earlier request with the same key is stopped. onProgress: told ({progress, doing}). */
export async function ask(address, body, { key, signal, onProgress } = {}) {
  const headers = { "Content-Type": "application/json", "Forbear-Client": CLIENT };
  if (key) headers["Forbear-Key"] = key;
  if (onProgress) headers.Accept = "application/x-ndjson";
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await send(address, { method: "POST", headers, body: text, signal });
  if (!response.headers.get("Content-Type")?.startsWith("application/x-ndjson")) return answer(response);
  for await (const line of lines(response)) {
    const told = JSON.parse(line);
    if ("result" in told) return told.result;
    if ("error" in told) throw new Failure(told.status, told.error);
    onProgress?.(told);
  }
  throw new Failure(0, GONE);
}

async function* lines(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    const found = (rest + (value ?? "")).split("\n");
    rest = found.pop();
    yield* found.filter(Boolean);
    if (done) break;
  }
  if (rest) yield rest;
}
