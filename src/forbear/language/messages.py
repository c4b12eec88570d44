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
    "E401": "division by zero: {what}",
    "E402": "more than {limit} triggers in a row: {triggers} never come to rest",
    "E410": "the effect of {event} contradicts itself: {fluent} becomes both {values}",
    "E411": "{what} can stand at the beginning of a story only, not in an effect",
    "E412": "an effect on the world itself cannot be a distribution",
    "E413": "an initial statement reads {fluent}, which is not settled there",
    "E414": "an initial statement contradicts itself: {fluent} becomes both {values}",
    "E415": "what minds think of each other here has no end: {events}",
    "E201": "there is no {kind} called '{name}'",
    "E202": "'{name}' is declared twice",
    "E203": "'{name}' takes {expected}, not {given}",
    "E204": "'{name}' needs {expected} here, and this is {given}",
    "E205": "a {expected} is needed here, and this is {given}",
    "E206": "this cannot be a condition: '=' sets a value, '==' compares",
    "E207": "this cannot be an effect",
    "E208": "{value} can never be the value of {fluent}",
    "E209": "the types go round in a circle: {chain}",
    "E210": "'{name}' cannot be {what}",
    "E211": "this branch can never be reached",
    "E212": "'{name}' is the same as one declared before, or falls under it",
    "E213": "a value needs an else: what is it where no condition holds?",
    "E214": "the numbers cannot be listed: a variable may not range over them",
    "E215": "this has to be a fixed number",
    "E216": "division by zero",
    "E217": "'{what}' is said twice here",
    "E301": "the weights add up to {sum}, not to 1",
    "E302": "a weight is a number from 0 to 1, not {value}",
    "E303": "only one value can take the rest, and it must be left something",
    "E304": "what {path} believes of {fluent} is said twice",
    "E305": "{path} is not sure of {fluent}, so another belief cannot depend on it",
    "E306": "each line of a joint belief has to speak of the same fluents",
    "E307": "'openly' takes what one mind believes of the world",
    "E308": "{character} does not consent to '{action}', so it cannot cost them anything",
    "E309": "there is no kind called '{name}'",
    "E310": "belief(…) is a matter of degree: it can stand in reasons, utilities, costs and outcomes only",
    "E311": "'{name}' has no turn to take: it is neither a character nor chance",
    "E312": "a depth is a whole number from 0 to {limit}, not {value}",
    "E313": "a precision is a number from 0 up, or infinite, not {value}",
    "E314": "there is no setting called '{name}'",
    "E315": "the scene has no case called '{name}'",
    "E316": "tau is a number above 0, not {value}",
    "E317": "'{name}' is not among the parameters of '{action}'",
    "E318": "odds can stand only in what a mind believes, or at the beginning",
    "E319": "watch takes what somebody believes of a fluent: believes(a, f(b))",
    "E320": "only what nobody consents to happens by chance, so it alone has a weight",
    "E321": "this can stand in a case or in a setting only as a value, a belief, a constant, a reason, a mind or turns",
    "W101": "this is read as {peer}, not as {usual}",
    "W102": "this comment has no end: all that follows is taken as comment",
    "W103": "the type '{name}' is declared nowhere and is made here",
    "W301": "nobody can ever take '{name}': {reason}",
    "W302": "{character} has turns but no reasons",
    "W303": "the reason '{name}' is the same in every ending",
    "W304": "'{name}' is declared and never used",
}
"""Code → wording; `{…}` is filled in where the mistake is found."""


def report(
    code: str, span: Span | None, lines: tuple[str, ...] = (), hint: str | None = None, **words: object
) -> Diagnostic:
    """Return a Diagnostic of this code; `lines`: the lines of the file, so that the place can be shown."""
    shown = lines[span.line - 1] if span is not None and 0 < span.line <= len(lines) else ""
    severity = "warning" if code.startswith("W") else "error"
    return Diagnostic(code, MESSAGES[code].format(**words), span, hint, severity, shown)  # type: ignore[arg-type]
