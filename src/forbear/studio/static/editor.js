// The editor: a story with its colours, its mistakes where they are, and names to complete. CodeMirror stands in a shadow
// root, where its styles are sheets made by script: the page's policy allows no inline ones.
import {
  Compartment, EditorState, EditorView, HighlightStyle, StreamLanguage, autocompletion, bracketMatching, closeBrackets, closeBracketsKeymap,
  completionKeymap, defaultKeymap, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSelectionMatches, history,
  historyKeymap, hoverTooltip, indentUnit, indentWithTab, keymap, lineNumbers, lintGutter, lintKeymap, search, searchKeymap, setDiagnostics, syntaxHighlighting, tags,
} from "./lib/editor.js";

/**
 * Make an editor. words: of /api/language. complete, meaning: (text, line, column) → answer of /api/complete, /api/meaning.
 * onFollow, onRename: told (line, column) of the name that the reader stands on. onChange: told the text.
 */
export function makeEditor({ parent, text, words, complete, meaning, onFollow, onRename, onChange }) {
  const root = parent.shadowRoot ?? parent.attachShadow({ mode: "open" });
  root.replaceChildren();
  const readOnly = new Compartment();
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(), history(), drawSelection(), bracketMatching(), closeBrackets(), highlightActiveLine(), highlightActiveLineGutter(),
        highlightSelectionMatches(), search({ top: true }), lintGutter(), EditorView.lineWrapping, indentUnit.of("\t"), EditorState.tabSize.of(4),
        StreamLanguage.define(storyMode(words)), syntaxHighlighting(COLOURS), THEME,
        autocompletion({ override: [completer(complete)], icons: false }),
        hoverTooltip(teller(meaning)),
        readOnly.of(EditorState.readOnly.of(false)),
        keymap.of([{ key: "Escape", run: (target) => { target.contentDOM.blur(); return true; } },
          { key: "F12", run: (target) => { onFollow(...placeOf(target.state.doc, target.state.selection.main.head)); return true; } },
          { key: "F2", run: (target) => { onRename(...placeOf(target.state.doc, target.state.selection.main.head)); return true; } },
          ...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...searchKeymap, ...historyKeymap, indentWithTab, ...defaultKeymap]),
        EditorView.contentAttributes.of({ "aria-label": "The story. Escape, then Tab leaves it.", tabindex: "0", spellcheck: "false", autocapitalize: "off" }),
        EditorView.updateListener.of((update) => update.docChanged && onChange(update.state.doc.toString())),
      ],
    }),
  });
  return {
    view,
    text: () => view.state.doc.toString(),
    /** Put another text in its place, as one change that can be undone. */
    put(next) {
      const old = view.state.doc.toString();
      if (next === old) return;
      view.dispatch({ changes: { from: 0, to: old.length, insert: next }, selection: { anchor: Math.min(view.state.selection.main.anchor, next.length) } });
    },
    mark(diagnostics) {
      const found = diagnostics.filter(({ place }) => place).map((one) => ({ ...spanOf(view.state.doc, one.place),
        severity: one.severity === "error" ? "error" : "warning", message: one.message + (one.hint ? `\n${one.hint}` : ""), source: one.code }));
      view.dispatch(setDiagnostics(view.state, found.sort((one, other) => one.from - other.from)));
    },
    /** Put a name in several places, as one change that can be undone. */
    rename(places, name) {
      const changes = places.map((place) => ({ ...spanOf(view.state.doc, place), insert: name })).sort((one, other) => one.from - other.from);
      view.dispatch({ changes });
    },
    goTo({ line, column }) {
      const at = offset(view.state.doc, line, column);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
      view.focus();
    },
    lock: (isLocked) => view.dispatch({ effects: readOnly.reconfigure(EditorState.readOnly.of(isLocked)) }),
    destroy: () => view.destroy(),
  };
}

function offset(doc, line, column) {
  const found = doc.line(Math.min(Math.max(1, line), doc.lines));
  return Math.min(found.from + Math.max(0, column - 1), found.to);
}

function placeOf(doc, at) {
  const line = doc.lineAt(at);
  return [line.number, at - line.from + 1];
}

/** Say what the name under the pointer means. */
function teller(meaning) {
  return async (view, at) => {
    const answer = await meaning(view.state.doc.toString(), ...placeOf(view.state.doc, at));
    const found = answer?.meaning;
    if (!found) return null;
    const create = () => {
      const dom = document.createElement("div");
      dom.className = "cm-meaning";
      if (found.code) dom.append(Object.assign(document.createElement("pre"), { textContent: found.code }));
      for (const line of found.lines) dom.append(Object.assign(document.createElement("p"), { textContent: line }));
      return { dom };
    };
    return { pos: offset(view.state.doc, found.from.line, found.from.column), end: offset(view.state.doc, found.to.line, found.to.column), above: true, create };
  };
}

function spanOf(doc, place) {
  const from = offset(doc, place.line, place.column);
  const to = Math.max(from, offset(doc, place.end_line ?? place.line, place.end_column ?? place.column + 1));
  return { from, to: to === from ? Math.min(doc.length, from + 1) : to };
}

function completer(complete) {
  return async (context) => {
    const before = context.matchBefore(/[\p{L}_][^\s(){}[\],;:*/+\-&|!=<>"]*$/u);
    if (!before && !context.explicit) return null;
    const line = context.state.doc.lineAt(context.pos);
    const answer = await complete(context.state.doc.toString(), line.number, context.pos - line.from + 1);
    if (!answer || context.aborted) return null;
    const options = answer.items.map((item, place) => ({ label: item.name, detail: item.detail ?? item.kind, apply: item.insert, boost: -place }));
    return { from: offset(context.state.doc, answer.from.line, answer.from.column), to: offset(context.state.doc, answer.to.line, answer.to.column), options, filter: false };
  };
}

/** The story language by its lexical rules: comments, texts, numbers, names; keywords by the server's own lists. */
function storyMode(words) {
  const keywords = new Set(words.keywords);
  const parts = new Set(words.parts);
  const inner = new Set([...words.words, "True", "False"]);
  const kinds = new Set([...words.kinds, ...words.types]);
  return {
    name: "story",
    startState: () => ({ isComment: false, isFresh: true }),
    token(stream, state) {
      if (state.isComment) {
        if (stream.skipTo("*/")) {
          stream.match("*/");
          state.isComment = false;
        } else stream.skipToEnd();
        return "comment";
      }
      if (stream.eatSpace()) return null;
      if (stream.match("//")) {
        stream.skipToEnd();
        return "comment";
      }
      if (stream.match("/*")) {
        state.isComment = true;
        return "comment";
      }
      if (stream.match(/^"[^"]*"?/)) return "string";
      if (stream.match(/^-?(?:\d+\.?\d*|\.\d+)/)) return "number";
      const word = stream.match(/^[\p{L}_][^\s(){}[\],;:*/+\-&|!=<>"]*/u);
      if (word) {
        const isFresh = state.isFresh;
        state.isFresh = false;
        if (isFresh && (keywords.has(word[0]) || parts.has(word[0]))) return "keyword";
        if (inner.has(word[0])) return "operatorKeyword";
        if (kinds.has(word[0])) return "typeName";
        return stream.match(/^\s*\(/, false) ? "variableName.function" : "variableName";
      }
      const sign = stream.next();
      if (sign === ";" || sign === "{" || sign === "}") state.isFresh = true;
      else if (!/\s/.test(sign)) state.isFresh = false;
      return "punctuation";
    },
    languageData: { commentTokens: { line: "//", block: { open: "/*", close: "*/" } }, closeBrackets: { brackets: ["(", "{", '"'] } },
    tokenTable: { "variableName.function": tags.function(tags.variableName) },
  };
}

const COLOURS = HighlightStyle.define([
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
  { tag: tags.string, color: "var(--good)" },
  { tag: tags.number, color: "var(--mind-3)" },
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
  { tag: tags.operatorKeyword, color: "var(--accent)" },
  { tag: tags.typeName, color: "var(--mixed)" },
  { tag: tags.function(tags.variableName), color: "var(--mind-2)" },
  { tag: tags.punctuation, color: "var(--soft)" },
]);

const THEME = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--sheet)", height: "100%", fontSize: "0.92rem" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--fixed)", lineHeight: "1.55" },
  ".cm-content": { caretColor: "var(--ink)", padding: "0.75rem 0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "var(--accent-wash)" },
  ".cm-gutters": { backgroundColor: "var(--sheet)", color: "var(--soft)", border: "none", borderRight: "1px solid var(--line)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--well) 60%, transparent)" },
  ".cm-matchingBracket": { backgroundColor: "var(--accent-wash)", outline: "1px solid var(--accent)" },
  ".cm-selectionMatch": { backgroundColor: "var(--well)" },
  ".cm-tooltip": { backgroundColor: "var(--sheet)", color: "var(--ink)", border: "1px solid var(--edge)", borderRadius: "0.4rem", overflow: "hidden", maxWidth: "min(40rem, 90vw)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--on-accent)" },
  ".cm-meaning": { padding: "0.4rem 0.7rem", maxHeight: "16rem", overflow: "auto" },
  ".cm-meaning pre": { margin: "0", whiteSpace: "pre-wrap", fontFamily: "var(--fixed)" },
  ".cm-meaning p": { margin: "0.3rem 0 0" },
  ".cm-completionDetail": { marginLeft: "1em", fontStyle: "normal", opacity: "0.85" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-diagnostic": { whiteSpace: "pre-wrap", padding: "0.4rem 0.7rem" },
  ".cm-diagnostic-error": { borderLeft: "4px solid var(--bad)" },
  ".cm-diagnostic-warning": { borderLeft: "4px solid var(--mixed)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--bad)", textUnderlineOffset: "0.25em" },
  ".cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline wavy var(--mixed)", textUnderlineOffset: "0.25em" },
  ".cm-lint-marker": { content: "none", width: "0.7em", height: "0.7em", borderRadius: "50%", marginTop: "0.35em" },
  ".cm-lint-marker-error": { content: "none", backgroundColor: "var(--bad)" },
  ".cm-lint-marker-warning": { content: "none", backgroundColor: "var(--mixed)" },
  ".cm-panels": { backgroundColor: "var(--well)", color: "var(--ink)" },
  ".cm-textfield, .cm-button": { backgroundImage: "none", backgroundColor: "var(--sheet)", color: "var(--ink)", border: "1px solid var(--edge)", borderRadius: "0.3rem" },
});
