// A question that follows what is shown: the latest wins, one is under way at a time, and what is out of date says so.
import { useEffect, useRef, useState } from "./lib/view.js";
import { ask } from "./server.js";

/** A question under way that has been overtaken is given up after so many milliseconds: before that it is nearly done. */
const PATIENCE = 300;
/** So many answers are remembered, for undo and the way back. */
const REMEMBERED = 80;

const answers = new Map();

function remember(key, data) {
  answers.delete(key);
  answers.set(key, data);
  if (answers.size > REMEMBERED) answers.delete(answers.keys().next().value);
}

/** Forget all answers: a file has changed. */
export function forget() {
  answers.clear();
}

class Latest {
  constructor(tell) {
    this.tell = tell;
    this.flight = null;
    this.wanted = null;
  }

  want(address, body, key) {
    this.wanted = { address, body, key };
    if (this.flight === null) this.#go();
    else if (performance.now() - this.flight.since > PATIENCE) this.flight.abort();
    else this.flight.overdue ??= setTimeout(() => this.flight?.abort(), PATIENCE);
  }

  stop() {
    this.wanted = null;
    this.tell = () => {};
    this.flight?.abort();
  }

  async #go() {
    const { address, body, key } = this.wanted;
    const memory = address + body;
    if (answers.has(memory)) {
      this.tell({ of: memory, data: answers.get(memory), error: null, progress: null });
      return;
    }
    const controller = new AbortController();
    this.flight = { since: performance.now(), abort: () => controller.abort(), overdue: null };
    const isLatest = () => this.wanted?.address === address && this.wanted.body === body;
    let isGivenUp = false;
    try {
      const onProgress = (progress) => isLatest() && this.tell({ progress });
      const data = await ask(address, body, { key, signal: controller.signal, onProgress });
      remember(memory, data);
      // While a slider is dragged, an answer that is already overtaken is still nearer than what is on the screen.
      this.tell({ of: memory, data, error: null, progress: null });
    } catch (error) {
      isGivenUp = error.name === "AbortError" || error.code === "replaced";
      if (!isGivenUp && isLatest()) this.tell({ of: memory, error, progress: null });
    }
    clearTimeout(this.flight.overdue);
    this.flight = null;
    if (this.wanted !== null && (isGivenUp || !isLatest())) this.#go();
  }
}

/** Ask and keep asking as the question changes.
 *
 * body: null asks nothing. wait: milliseconds that a question must stand before it is asked.
 * Returns {data, error, isStale, progress}: data is the newest answer there is, isStale says it answers an older question.
 */
export function useAnswer(address, body, { wait = 0 } = {}) {
  const text = body === null ? null : JSON.stringify(body);
  const memory = text === null ? null : address + text;
  const [shown, setShown] = useState(() => ({ of: null, data: null, error: null, progress: null }));
  const asker = useRef(null);
  const key = useRef(null);
  useEffect(() => {
    asker.current = new Latest((news) => setShown((old) => ({ ...old, ...news })));
    key.current = `${address.split("/").pop()}-${Math.random().toString(36).slice(2, 8)}`;
    return () => asker.current.stop();
  }, [address]);
  useEffect(() => {
    if (text === null) return undefined;
    const later = setTimeout(() => asker.current.want(address, text, key.current), answers.has(memory) ? 0 : wait);
    return () => clearTimeout(later);
  }, [address, text, wait]);
  return { ...shown, isStale: memory !== null && shown.of !== memory };
}
