// The odds of catalogue scenes, asked for as they come into view, a few at a time.
import { useEffect, useRef, useState } from "../lib/view.js";
import { ask } from "../server.js";

const AT_ONCE = 4;

const known = new Map();

/** Returns [odds by name, see]: see(name, element) watches an entry. */
export function useOdds() {
  const [, redraw] = useState(0);
  const work = useRef(null);
  if (work.current === null) work.current = makeWork(() => redraw((count) => count + 1));
  useEffect(() => () => work.current.stop(), []);
  return [known, work.current.see];
}

function makeWork(tell) {
  const wanted = new Set();
  const controller = new AbortController();
  const names = new WeakMap();
  let isBusy = false;
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const name = names.get(target);
      if (isIntersecting && !known.has(name)) wanted.add(name);
      else wanted.delete(name);
    }
    go();
  }, { rootMargin: "120px" });

  async function go() {
    if (isBusy) return;
    isBusy = true;
    while (wanted.size > 0 && !controller.signal.aborted) {
      const scenes = [...wanted].slice(0, AT_ONCE);
      for (const name of scenes) wanted.delete(name);
      try {
        const { odds } = await ask("/api/odds", { scenes }, { signal: controller.signal });
        for (const name of scenes) known.set(name, odds[name]);
      } catch (error) {
        if (error.name === "AbortError") break;
        for (const name of scenes) known.set(name, { outcomes: [], error: error.message });
      }
      tell();
    }
    isBusy = false;
  }

  return {
    see: (name, element) => {
      if (element === null) return;
      names.set(element, name);
      watcher.observe(element);
    },
    stop: () => {
      controller.abort();
      watcher.disconnect();
    },
  };
}
