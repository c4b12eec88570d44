"""The conditions of a pattern: words asked, compared with thresholds and joined."""

from __future__ import annotations

from collections.abc import Mapping

from forbear.language import patterns
from forbear.language.checking.findings import Findings
from forbear.language.kinds import KINDS
from forbear.language.patterns import ALWAYS, Amount, Ask, Compared, Condition, KindName, Operand, RoleName, StepName
from forbear.language.syntax import tree as syntax
from forbear.language.syntax.tree import Expression
from forbear.language.vocabulary import MATTERS, OUTCOMES, WORDS, Sort, Word
from forbear.records import dataclass

_SORTS = {
    "step": "a step",
    "person": "a role",
    "people": "a role",
    "kinds": "a kind of reason",
    "matter": "a matter such as worth(…)",
    "question": "a question",
}
_RESULTS = {
    "probability": "a probability",
    "utility": "an amount of utility",
    "degree": "a degree",
    "count": "a number",
    "change": "a change",
    "kind": "a kind",
}


@dataclass(frozen=True, slots=True)
class Known:
    """The names of one trope. `lets` grows as the trope is read."""

    roles: tuple[str, ...]
    thresholds: Mapping[str, float]
    lets: Mapping[str, Condition]
    premises: tuple[str, ...]


class Conditions:
    """Reads the conditions of one trope."""

    def __init__(self, known: Known, findings: Findings) -> None:
        self._known = known
        self._findings = findings

    def read(self, written: Expression, steps: tuple[str, ...], later: tuple[str, ...] = ()) -> Condition:
        """Return a condition. steps: the moments that it can speak of; later: those that come only after it."""
        match written:
            case syntax.Chain(operator, operands):
                parts = tuple(self.read(operand, steps, later) for operand in operands)
                return patterns.All(parts) if operator == "&" else patterns.Any(parts)
            case syntax.Negation(operand):
                return patterns.Negated(self.read(operand, steps, later))
            case syntax.Compare(operator, left, right):
                return self._compared(written, operator, left, right, steps, later)
            case syntax.Call():
                found = self._ask(written, steps, later)
                if found is not None and WORDS[found.word].result != "truth":
                    hint = f"compare it: '{found.word}(…) >= known'"
                    result = _RESULTS[WORDS[found.word].result]
                    self._findings.tell("E503", written.span, hint, word=found.word, result=result)
                return ALWAYS if found is None else found
            case syntax.Name(text):
                return self._named(text, written)
        self._findings.tell("E504", written.span)
        return ALWAYS

    def _named(self, text: str, written: syntax.Name) -> Condition:
        if text == "True":
            return ALWAYS
        if text == "premises":
            return patterns.PremisesMet()
        if text in self._known.premises:
            return patterns.PremisesMet(text)
        if text in self._known.lets:
            return self._known.lets[text]
        near = self._findings.near(text, (*self._known.lets, *self._known.premises, "premises", *WORDS))
        self._findings.tell("E201", written.span, near, name=text)
        return ALWAYS

    def _compared(
        self,
        written: syntax.Compare,
        operator: str,
        left: Expression,
        right: Expression,
        steps: tuple[str, ...],
        later: tuple[str, ...],
    ) -> Condition:
        sides = tuple(self._operand(side, steps, later) for side in (left, right))
        if sides[0] is None or sides[1] is None:
            return ALWAYS
        kinds = [_sort_of(side) for side in sides if side is not None]
        if kinds[0] != kinds[1] or (kinds[0] != "number" and operator not in ("==", "!=")):
            self._findings.tell(
                "E504", written.span, "compare numbers with numbers, a role with a role, a kind with a kind"
            )
            return ALWAYS
        return Compared(operator, sides[0], sides[1])  # type: ignore[arg-type]

    def _operand(self, written: Expression, steps: tuple[str, ...], later: tuple[str, ...]) -> Operand | None:
        known = self._known
        match written:
            case syntax.Numeral(value):
                return Amount(float(value))
            case syntax.Call():
                return self._ask(written, steps, later)
            case syntax.Name(text) if text in known.roles:
                return RoleName(text)
            case syntax.Name(text) if text in known.thresholds:
                return Amount(known.thresholds[text], text)
            case syntax.Name(text) if text in KINDS or text in OUTCOMES:
                return KindName(text)
            case syntax.Name(text):
                near = self._findings.near(text, (*known.thresholds, *known.roles, *KINDS, *OUTCOMES))
                self._findings.tell("E201", written.span, near, name=text)
                return None
        self._findings.tell("E504", written.span)
        return None

    def _ask(self, written: syntax.Call, steps: tuple[str, ...], later: tuple[str, ...]) -> Ask | None:
        word = WORDS.get(written.name)
        if word is None:
            self._findings.tell("E501", written.span, self._findings.near(written.name, WORDS), name=written.name)
            return None
        return self._asked(written, word.name, _sorts(word, len(written.arguments)), steps, later)

    def _asked(
        self,
        written: syntax.Call,
        name: str,
        sorts: tuple[Sort, ...],
        steps: tuple[str, ...],
        later: tuple[str, ...],
    ) -> Ask | None:
        if len(sorts) != len(written.arguments):
            wanted = ", ".join(_SORTS[sort] for sort in sorts)
            self._findings.tell("E203", written.span, None, name=name, wanted=wanted, given=len(written.arguments))
            return None
        found = [
            self._subject(argument, sort, name, steps, later)
            for argument, sort in zip(written.arguments, sorts, strict=True)
        ]
        known = tuple(subject for subject in found if subject is not None)
        return Ask(name, known) if len(known) == len(found) else None

    def _subject(
        self, written: Expression, sort: Sort, word: str, steps: tuple[str, ...], later: tuple[str, ...]
    ) -> RoleName | StepName | KindName | Ask | None:
        match sort, written:
            case (("person" | "people"), syntax.Name(text)) if text in self._known.roles:
                return RoleName(text)
            case "step", syntax.Name(text) if text in steps:
                return StepName(text)
            case "step", syntax.Name(text) if text in later:
                self._findings.tell("E505", written.span, None, name=text)
                return None
            case "kinds", syntax.Name(text) if text in KINDS or text in OUTCOMES:
                return KindName(text)
            case "question", syntax.Call():
                return self._ask(written, steps, later)
            case "matter", syntax.Call(name=name) if name in MATTERS:
                return self._asked(written, name, MATTERS[name][0], steps, later)
        text = written.text if isinstance(written, syntax.Name) else "something else"
        names = {"step": steps, "person": self._known.roles, "people": self._known.roles, "kinds": KINDS}
        near = self._findings.near(text, names.get(sort, tuple(MATTERS)))
        self._findings.tell("E502", written.span, near, word=word, wanted=_SORTS[sort], found=f"'{text}'")
        return None


def _sorts(word: Word, given: int) -> tuple[Sort, ...]:
    """Return what each of so many arguments must be: `kinds` and `people` stand for one or more."""
    for place, sort in enumerate(word.about):
        if sort in ("kinds", "people"):
            more = max(1, given - len(word.about) + 1)
            return (*word.about[:place], *(sort,) * more, *word.about[place + 1 :])
    return word.about


def _sort_of(side: Operand) -> str:
    if isinstance(side, RoleName):
        return "role"
    if isinstance(side, KindName) or (isinstance(side, Ask) and WORDS[side.word].result == "kind"):
        return "kind"
    return "number"
