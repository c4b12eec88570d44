// The studio's page: the head, and the page that the address names.
import { Fragment, html, render, useEffect, useRef, useState } from "./lib/view.js";
import { Catalogue } from "./pages/catalogue.js";
import { ScenePage } from "./pages/scene.js";
import { address, readState, shortName, useRoute } from "./route.js";
import { look } from "./server.js";

const WAYS = [["catalogue", "Scenes"], ["compare", "Compare"], ["write", "Write"]];
const NAMES = { catalogue: "Scenes", story: "Story", reading: "Reading", "what-if": "What if", play: "Play a part", compare: "Compare", write: "Write" };

/** Pages that not every visit needs are loaded when they are opened. */
const LATER = {
  reading: () => import("./pages/reading.js").then((module) => module.ReadingPage),
  "what-if": () => import("./pages/what-if.js").then((module) => module.WhatIfPage),
  play: () => import("./pages/play.js").then((module) => module.PlayPage),
  compare: () => import("./pages/compare.js").then((module) => module.ComparePage),
  write: () => import("./pages/write.js").then((module) => module.WritePage),
};

function App() {
  const route = useRoute();
  const [about, setAbout] = useState(null);
  useEffect(() => {
    look("/api/about").then(setAbout, () => setAbout(null));
  }, []);
  const main = useRef(null);
  const isFirst = useRef(true);
  useEffect(() => {
    document.title = `${[NAMES[route.page], shortName(route.name)].filter(Boolean).join(": ") || "Not found"} – Forbear`;
    if (!isFirst.current) {
      scrollTo(0, 0);
      main.current?.querySelector("h1")?.focus({ preventScroll: true });
    }
    isFirst.current = false;
  }, [route.page, route.name]);
  return html`<${Fragment}>
    <a class="skip" href="#main" onClick=${(event) => { event.preventDefault(); main.current.focus(); }}>To the page</a>
    <header class="masthead">
      <a class="name" href=${address("catalogue")} aria-label="Forbear, the studio"><${Mark} /><span>Forbear</span></a>
      <nav class="ways" aria-label="Studio"><ul>${WAYS.map(([page, label]) => html`<li key=${page}>
        <a href=${address(page)} data-label=${label} aria-current=${route.page === page ? "page" : null}>${label}</a></li>`)}</ul></nav>
      <${ThemeButton} />
    </header>
    <main id="main" tabindex="-1" ref=${main}><${Page} route=${route} about=${about} /></main>
    <footer class="foot"><p>${about ? `Forbear ${about.version}` : "Forbear"}${about?.folder ? `, files in ${about.folder}` : ""}</p></footer>
  <//>`;
}

function Page({ route, about }) {
  const state = readState(route.name, route.query);
  if (route.page === "catalogue") return html`<${Catalogue} query=${route.query} about=${about} />`;
  if (route.page === "story" && route.name) return html`<${ScenePage} key=${route.name} state=${state} query=${route.query} />`;
  if (route.page in LATER && (route.name || !["reading", "what-if", "play"].includes(route.page))) {
    return html`<${Later} key=${`${route.page} ${route.name}`} page=${route.page} state=${state} query=${route.query} about=${about} />`;
  }
  return html`<h1 tabindex="-1">Not found</h1><p>There is no such page. <a href=${address("catalogue")}>Back to the scenes</a></p>`;
}

function Later({ page, ...rest }) {
  const [loaded, setLoaded] = useState(null);
  useEffect(() => {
    let isWanted = true;
    LATER[page]().then((Loaded) => isWanted && setLoaded(() => Loaded));
    return () => { isWanted = false; };
  }, [page]);
  return loaded ? html`<${loaded} ...${rest} />` : html`<p class="waiting">…</p>`;
}

function Mark() {
  return html`<svg viewBox="0 0 32 32" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2.4"><circle cx="11.5" cy="16" r="7.4" /><circle cx="20.5" cy="16" r="7.4" /></svg>`;
}

const THEMES = ["system", "light", "dark"];

function ThemeButton() {
  const [theme, setTheme] = useState(document.documentElement.dataset.theme ?? "system");
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  const change = () => {
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem("forbear-theme", next);
    } catch {
      // Without storage the choice lasts as long as the page.
    }
    setTheme(next);
  };
  return html`<button type="button" class="plain" onClick=${change} aria-label=${`Colours: ${theme}. Change to ${next}`}>
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><circle cx="10" cy="10" r="7.2" fill="none" stroke="currentColor" stroke-width="1.6" />
    ${theme !== "system" && html`<path d=${theme === "dark" ? "M10 2.8a7.2 7.2 0 0 1 0 14.4z" : "M10 2.8a7.2 7.2 0 0 0 0 14.4z"} fill="currentColor" />`}
    ${theme === "system" && html`<path d="M10 2.8a7.2 7.2 0 0 1 0 14.4z" fill="currentColor" opacity="0.45" />`}</svg></button>`;
}

const place = document.getElementById("app");
place.replaceChildren();
render(html`<${App} />`, place);
