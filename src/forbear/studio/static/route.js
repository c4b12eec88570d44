// Where we are: the part of the address after '#'. It holds the whole state of a scene, so a link reproduces it.
//
//   #/story/film/casablanca?case=past_caring&set=good(Rick)+%3D+False&move=mercy(Ilsa)%3D3.5&depth=2&follow=0.1
//   #/story/file:quarrel.story?earlier=file:first-meeting.story
//
// A name that begins with 'file:' is a file in the user's folder; any other is one of the catalogue.
import { useEffect, useState } from "./lib/view.js";

const FILE = "file:";

/** A scene as written: nothing changed. */
export function unchanged(name) {
  return { name, case: null, settings: [], numbers: {}, depth: null, earlier: [] };
}

export function isChanged(state) {
  return state.case !== null || state.settings.length > 0 || Object.keys(state.numbers).length > 0 || state.depth !== null || state.earlier.length > 0;
}

/** The members that name a scene in a request. */
export function request(state) {
  const isFile = state.name.startsWith(FILE);
  return {
    ...(isFile ? { file: state.name.slice(FILE.length) } : { scene: state.name }),
    case: state.case,
    settings: state.settings,
    numbers: state.numbers,
    depth: state.depth,
    ...(state.earlier.length > 0 && { earlier: state.earlier }),
  };
}

export function fileName(file) {
  return FILE + file;
}

export function shortName(name) {
  return name.startsWith(FILE) ? name.slice(FILE.length) : name;
}

export function readState(name, query) {
  const moves = query.getAll("move").map((move) => [move.slice(0, move.lastIndexOf("=")), Number(move.slice(move.lastIndexOf("=") + 1))]);
  const depth = query.get("depth");
  return {
    name,
    case: query.get("case"),
    settings: query.getAll("set"),
    numbers: Object.fromEntries(moves.filter(([number, value]) => number && Number.isFinite(value))),
    depth: depth !== null && /^[0-6]$/.test(depth) ? Number(depth) : null,
    earlier: query.getAll("earlier"),
  };
}

export function writeState(state) {
  const query = new URLSearchParams();
  if (state.case) query.set("case", state.case);
  for (const setting of state.settings) query.append("set", setting);
  for (const [number, value] of Object.entries(state.numbers)) query.append("move", `${number}=${Number(value.toPrecision(6))}`);
  if (state.depth !== null) query.set("depth", String(state.depth));
  for (const name of state.earlier) query.append("earlier", name);
  return query;
}

export function readRoute(hash) {
  const whole = hash.replace(/^#\/?/, "");
  const mark = whole.indexOf("?");
  const [path, query] = mark < 0 ? [whole, ""] : [whole.slice(0, mark), whole.slice(mark + 1)];
  const [page, ...rest] = path.split("/");
  let name;
  try {
    name = rest.map(decodeURIComponent).join("/");
  } catch {
    name = rest.join("/");
  }
  return { page: page || "catalogue", name, query: new URLSearchParams(query) };
}

/** The address of a page, for a link. */
export function address(page, state = null, more = {}) {
  const query = state === null ? new URLSearchParams() : writeState(state);
  for (const [name, value] of Object.entries(more)) if (value !== null && value !== undefined && value !== "") query.set(name, value);
  const path = state?.name ? `/${state.name.split("/").map(encodeURIComponent).join("/").replaceAll("%3A", ":")}` : "";
  const text = query.toString();
  return `#/${page}${path}${text ? `?${text}` : ""}`;
}

/** Go somewhere; replace: without a step back. */
export function go(where, { replace = false } = {}) {
  if (where === location.hash) return;
  if (replace) history.replaceState(null, "", where);
  else history.pushState(null, "", where);
  dispatchEvent(new Event("forbear-route"));
}

export function useRoute() {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  useEffect(() => {
    const follow = () => setRoute(readRoute(location.hash));
    addEventListener("hashchange", follow);
    addEventListener("popstate", follow);
    addEventListener("forbear-route", follow);
    return () => {
      removeEventListener("hashchange", follow);
      removeEventListener("popstate", follow);
      removeEventListener("forbear-route", follow);
    };
  }, []);
  return route;
}
