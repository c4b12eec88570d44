// What was changed, so that it can be undone: a list of states and where we stand in it.

export const BEGINNING = { past: [], now: null, future: [] };

/** A run of changes of the same thing within so many milliseconds is one step back. */
const SAME_STEP = 900;

/** Return the past after a change. what: what was changed, so that a drag is one step. */
export function changed(past, next, what, at) {
  const goesOn = past.what === what && at - past.at < SAME_STEP;
  return { past: goesOn ? past.past : [...past.past, past.now], now: next, future: [], what, at };
}

export function undone(past) {
  if (past.past.length === 0) return past;
  return { past: past.past.slice(0, -1), now: past.past.at(-1), future: [past.now, ...past.future] };
}

export function redone(past) {
  if (past.future.length === 0) return past;
  return { past: [...past.past, past.now], now: past.future[0], future: past.future.slice(1) };
}
