"""Every mistake an author can make, defined once: code, wording, and the advice that goes with it.

`docs/errors.md` has a heading for each code. E1xx: reading; E2xx: names and types; E3xx: scenes and minds; E4xx: as a
story runs; W…: legal and odd.
"""

from __future__ import annotations

from typing import Final

from forbear.errors import Diagnostic, Span

MESSAGES: Final[dict[str, str]] = {
    "E101": "cannot read this here: {found}",
    "E102": "a bracket '{bracket}' is never closed",
    "E103": "a closing bracket '{bracket}' without its opening",
    "E104": "this text has no end: the closing '\"' is missing",
    "E105": "this comment has no end: '*/' is missing",
    "E106": "'{found}' is not a word, a number or a sign of the language",
    "E107": "this can be read in two ways: {usual} or {peer}",
    "E108": "brackets are nested more than {limit} deep",
    "E109": "the file has more than {limit} {what}",
    "E110": "the file is not text in UTF-8",
    "E111": "the file is empty: it defines nothing",
    "E112": "cannot read the file: {reason}",
    "E113": "there is no '{name}' to import",
    "E114": "'{name}' imports itself: {chain}",
    "E115": "an import is a library name or a file in the same folder, not '{name}'",
    "E116": "nothing is defined between these two ';'",
    "E201": "nobody and nothing is called '{name}'",
    "E202": "there is no property '{name}'",
    "E203": "'{name}' takes {wanted}, not {given}",
    "E204": "'{name}' does not take ({arguments})",
    "E205": "there is no type '{name}'",
    "E206": "{wanted} is asked for, and this is {found}",
    "E207": "{value} is not a possible value of {fluent}, which is of type {type}",
    "E208": "these two can never be equal: {left}, and {right}",
    "E209": "`=` gives a value, and {place} asks for one",
    "E210": "this is nothing that can become so in {place}",
    "E211": "this cannot be given a value: only a fluent can",
    "E212": "'{name}' is declared twice",
    "E213": "{fluent} is of type {type}: it is neither so nor not so",
    "E214": "the type '{name}' is closed: it has no parents and no subtypes",
    "E215": "types go round in a circle: {chain}",
    "E216": "an argument is a single word: a name, a number, True, False or ?",
    "E217": "'{name}' cannot range over all numbers",
    "E218": "an entity cannot be a {type}",
    "E219": "this branch is never reached: {reason}",
    "E220": "a value needs an `else`: what is it otherwise?",
    "E221": "these branches are of different kinds: {found}",
    "E222": "this divides by zero",
    "E223": "{what} is not a character",
    "E224": "a value in doubt, {{…: …}}, can only stand where a mind or nature is given it",
    "E225": "an amount is made of numbers and of amounts named before it, and {found} is neither",
    "E226": "'{name}' already means something else",
    "E227": "'?' cannot be a parameter",
    "E228": "'{what}' would be ambiguous",
    "E229": "a trigger has only a precondition and an effect",
    "E230": "'{type}' does not take in every character",
    "E231": "there is no parameter '{name}' to tell of",
    "E232": "this expression is nested more than {limit} deep",
    "E301": "these weights sum to {total}, not to 1",
    "E302": "a weight cannot be negative: {weight}",
    "E303": "only one entry can take the `rest`",
    "E304": "this value stands in the distribution already",
    "E305": "`belief(…)` is a degree, and {place} asks what is certain",
    "E306": "{believer} is not sure of {fluent}, on which this belief depends",
    "E307": "{what} is declared twice",
    "E308": "minds inside a mind cannot be told of `openly`",
    "E309": "only what somebody believes can be so `openly`",
    "E310": "each entry must give the same fluents a value",
    "E311": "an entry of several facts gives fluents their values",
    "E312": "several fluents together can be in doubt at the beginning only",
    "E313": "{name} does not consent to this action, so it can cost them nothing",
    "E314": "there is no kind '{kind}'",
    "E315": "this cost of this character is given already",
    "E316": "a mind has no '{name}'",
    "E317": "{what} is {wanted}",
    "E318": "'{name}' has a meaning of its own here",
    "E319": "a case or --set cannot hold this",
    "E320": "what is watched is somebody's belief of one fluent",
    "E321": "there is no action '{name}' to see",
    "E322": "a belief at the beginning cannot depend on what somebody believes",
    "E323": "'{found}' is no pronoun here",
    "E401": "division by zero: {what}",
    "E402": "more than {limit} triggers in a row: {triggers} never come to rest",
    "E410": "the effect of {event} contradicts itself: {fluent} becomes both {values}",
    "E411": "{what} can stand at the beginning of a story only, not in an effect",
    "E412": "an effect on the world itself cannot be a distribution",
    "E413": "an initial statement reads {fluent}, which is not settled there",
    "E414": "an initial statement contradicts itself: {fluent} becomes both {values}",
    "E415": "what minds think of each other here has no end: {events}",
    "W101": "this is read as {peer}, not as {usual}",
    "W102": "this comment has no end: all that follows is taken as comment",
    "W103": "the type '{name}' is declared nowhere and is made here",
    "W201": "'{part}' is given twice; the later one holds",
    "W202": "the utility of '{name}' is given twice; the later one holds",
    "W203": "{fluent} is given two values",
    "W206": "{wanted} is asked for, and this is {found}: the comparison never holds",
    "W208": "these two can never be equal: {left}, and {right}",
    "W209": "{name} is never used: {other} takes all that it takes",
    "W219": "this branch is never reached: {reason}",
    "W301": "nobody can ever take the action '{name}': {reason}",
    "W302": "{name} takes a turn and has no reasons",
    "W303": "{name} takes a turn and has nothing to do",
    "W304": "this weight is never used: somebody consents to the action",
    "W305": "a kind of reason or cost stands in a domain, not in a scene",
    "W306": "what patterns need to know stands in a domain, not in a scene",
    "W307": "the reason '{name}' is the same in every ending: nothing that can be done changes it",
    "W308": "nothing that can be done changes the outcome '{name}'",
}
"""Code → wording; `{…}` is filled in where the mistake is found."""


def report(
    code: str, span: Span | None, lines: tuple[str, ...] = (), hint: str | None = None, **words: object
) -> Diagnostic:
    """Return a Diagnostic of this code; `lines`: the lines of the file, so that the place can be shown."""
    shown = lines[span.line - 1] if span is not None and 0 < span.line <= len(lines) else ""
    severity = "warning" if code.startswith("W") else "error"
    return Diagnostic(code, MESSAGES[code].format(**words), span, hint, severity, shown)  # type: ignore[arg-type]
