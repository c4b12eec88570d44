"use strict";
// Python in the page, and the game on it. Nothing is fetched: every part stands in the page.

const KEPT = "forbear-village";
const place = (id) => document.getElementById(id);
const part = (id) => place(id).textContent;
const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const shown = (share) => `${Math.round(100 * share)} %`;

const GROUPS = { accuse: "Tell somebody who it was", give: "Give", threaten: "Threaten" };
const HOW = { did: "did it", saw: "saw it", heard: "heard of it", shown: "was shown it", "by name": "learned of it" };

function bytes(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}

function unzipped(text, type) {
  const stream = new Blob([bytes(text)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, { headers: { "Content-Type": type } });
}

async function python() {
  // What Pyodide would fetch from beside the page lies in it.
  const others = window.fetch;
  window.fetch = async (address, ...more) => {
    const name = String(address);
    if (name.endsWith("pyodide.asm.wasm")) return unzipped(part("wasm"), "application/wasm");
    if (name.endsWith("python_stdlib.zip")) return new Response(bytes(part("library")));
    return others(address, ...more);
  };
  const source = await unzipped(part("module"), "text/javascript").text();
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const module = await import(address);
  URL.revokeObjectURL(address);
  const found = await loadPyodide({
    indexURL: "./",
    createPyodideModule: module.default,
    lockFileContents: JSON.parse(part("lock")),
  });
  window.fetch = others;
  found.unpackArchive(bytes(part("packages")), "zip");
  return found;
}

class Game {
  // calls: the game in Python. past: for the beginning and every turn what was told of it, and the save after it.
  constructor(calls, past) {
    this.calls = calls;
    this.past = past;
    this.trust = {};
  }

  act(event) {
    const told = JSON.parse(this.calls.act(event));
    this.past.push({ told, save: this.calls.save() });
    this.show(told);
  }

  back() {
    this.past.pop();
    this.calls.restore(this.past.at(-1).save);
    this.show();
  }

  again() {
    this.calls.begin(Date.now());
    this.past = [{ told: [], save: this.calls.save() }];
    this.trust = {};
    this.show();
  }

  // told: what has just happened.
  show(told = []) {
    const view = JSON.parse(this.calls.view());
    const isOver = view.turn >= view.turns;
    place("now-title").textContent = isOver ? "The night is over" : `Turn ${view.turn + 1} of ${view.turns}`;
    place("last").replaceChildren(...told.map((each) => element("p", "", `${upper(each)}.`)), ...this.moves(view.trust));
    place("menu").replaceChildren(...(isOver ? [] : groups(view.menu, (event) => this.choose(event))));
    place("back").disabled = this.past.length < 2;
    place("told").replaceChildren(...this.past.slice(1).map(({ told: each }) => entry(each)));
    place("people").replaceChildren(...Object.keys(view.trust).map((who) => this.person(who, view)));
    this.trust = view.trust;
    for (const id of ["now", "minds"]) place(id).hidden = false;
    place("past").hidden = this.past.length < 2;
    if (told.length) place("now-title").focus();
    try {
      localStorage.setItem(KEPT, JSON.stringify(this.past));
    } catch { /* nothing can be kept here; the game goes on */ }
  }

  moves(trust) {
    const found = Object.keys(trust).filter((who) => who in this.trust && shown(trust[who]) !== shown(this.trust[who]));
    const said = found.map((who) => `${who} ${shown(this.trust[who])} → ${shown(trust[who])}`);
    return said.length ? [element("p", "moved", `What they think of you: ${said.join(", ")}.`)] : [];
  }

  person(who, view) {
    const made = document.createElement("div");
    made.className = "person";
    const trust = view.trust[who];
    const row = element("div", "row", element("b", "", who), element("span", "", shown(trust)));
    const meter = document.createElement("meter");
    meter.value = trust;
    meter.setAttribute("aria-label", `${who} takes you to be honest`);
    const details = document.createElement("details");
    const open = place("people").querySelector(`[data-who="${who}"]`)?.open;
    details.dataset.who = who;
    details.open = Boolean(open);
    const rows = view.remembered[who].map(([how, told]) => element("li", "", `${told} (${HOW[how] ?? how})`));
    details.append(element("summary", "", `What ${who} remembers`), rows.length ? element("ul", "", ...rows) : element("p", "faint", "Nothing yet."));
    made.append(row, meter, details);
    return made;
  }

  choose(event) {
    for (const button of place("menu").querySelectorAll("button")) button.disabled = true;
    place("status").textContent = "They think…";
    // Twice: so that it is seen before Python has the page.
    requestAnimationFrame(() => setTimeout(() => {
      try {
        this.act(event);
        place("status").textContent = "";
      } catch (error) {
        failed(error);
      }
    }));
  }
}

function element(name, kind, ...inside) {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.append(...inside);
  return made;
}

function groups(menu, choose) {
  const found = new Map();
  for (const option of menu) {
    const name = GROUPS[option.action] ?? "Or";
    if (!found.has(name)) found.set(name, []);
    found.get(name).push(option);
  }
  return [...found].map(([name, options]) => {
    const buttons = options.map((option) => {
      const button = element("button", "", upper(option.told));
      button.type = "button";
      button.value = option.event;
      button.addEventListener("click", () => choose(option.event));
      return button;
    });
    return element("fieldset", "", element("legend", "", name), element("div", "choices", ...buttons));
  });
}

function entry(told) {
  return element("li", "", ...told.map((each) => element("div", "", `${upper(each)}.`)));
}

function failed(error) {
  place("status").textContent = `Something went wrong: ${String(error.message ?? error).trim().split("\n").at(-1)}`;
  throw error;
}

const CALLS = `
import json, play
village = None
def begin(seed):
    global village
    village = play.begin(seed)
def restore(save):
    global village
    village = play.restored(save)
act = lambda event: json.dumps(village.act(event))
save = lambda: village.save()
view = lambda: json.dumps(village.view())
`;

function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(KEPT));
    return Array.isArray(found) && found.length ? found : null;
  } catch {
    return null;
  }
}

async function start() {
  place("status").textContent = "Python is loading…";
  const found = await python();
  place("status").textContent = "The village is waking…";
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  found.runPython(CALLS);
  const calls = Object.fromEntries(["begin", "restore", "act", "save", "view"].map((name) => [name, found.globals.get(name)]));
  const game = new Game(calls, kept() ?? []);
  place("back").addEventListener("click", () => game.back());
  place("again").addEventListener("click", () => game.again());
  try {
    calls.restore(game.past.at(-1).save);
    game.show();
  } catch {
    game.again();  // there was none, or one that is none
  }
  place("status").textContent = "";
}

start().catch(failed);
