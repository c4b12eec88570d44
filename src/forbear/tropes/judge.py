"""A condition of a pattern held against a story: met or not, with every number that it was judged by."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping

from forbear.language.patterns import (
    All,
    Amount,
    Any,
    Ask,
    Claim,
    Compared,
    Condition,
    KindName,
    Negated,
    Operand,
    PremisesMet,
    RoleName,
    StepName,
)
from forbear.language.wording import Called, fill
from forbear.records import dataclass
from forbear.stories.vocabulary.question import Answer, Question, Subject, ToldStory

_COMPARING = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}

_NEGATED = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


@dataclass(frozen=True, slots=True)
class Bound:
    """What a pattern's names stand for in a match: roles for people, moments for numbers of steps."""

    roles: Mapping[str, str]
    steps: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question answered: what was asked, the answer, what it was held against, and whether that is met.

    `wanted` is a number with its name in the table, or a word; None where the answer is a truth. `is_denied`: the
    condition asks that it be not so.
    """

    asked: Ask
    question: Question
    answer: Answer
    operator: str | None
    wanted: Amount | str | None
    is_met: bool
    is_denied: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A condition with its findings."""

    is_met: bool
    findings: tuple[Criterion, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim of a pattern as it stands in a match; `text` with the names filled in."""

    name: str
    text: str
    judged: Judged

    @property
    def is_met(self) -> bool:
        return self.judged.is_met


class PatternJudge:
    """Judges the conditions of one match. `premises` are those judged so far, by name."""

    def __init__(
        self, telling: ToldStory, bound: Bound, called: Mapping[str, Called] | None = None, *, is_brief: bool = False
    ) -> None:
        """called: how people are called. is_brief: stop at the first part of a condition that decides it."""
        self._telling = telling
        self._bound = bound
        self._is_brief = is_brief
        self._called = called or {}
        self.premises: dict[str, JudgedClaim] = {}

    def claim(self, claim: Claim) -> JudgedClaim:
        """Return a claim judged."""
        return JudgedClaim(claim.name, self.filled(claim.text), self.judge(claim.condition))

    def filled(self, text: str) -> str:
        """Return a text with the names of who plays each role."""
        return fill(text, {role: self._called.get(name, Called(name)) for role, name in self._bound.roles.items()})

    def judge(self, condition: Condition) -> Judged:
        """Return whether a condition is met, and by which numbers."""
        match condition:
            case All(parts):
                return self._all(parts)
            case Any(parts):
                return self._any(parts)
            case Negated(part):
                return _denied(self.judge(part))
            case PremisesMet(name) if name is None:
                return Judged(all(claim.is_met for claim in self.premises.values()))
            case PremisesMet(name):
                return Judged(name is not None and self.premises[name].is_met)
            case Compared():
                return self._compared(condition)
            case Ask():
                question = self.question(condition)
                answer = self._telling.ask(question)
                met = bool(answer.value)
                return Judged(met, (Criterion(condition, question, answer, None, None, met),))

    def question(self, ask: Ask) -> Question:
        """Return the question that a pattern's asking comes to here."""
        return Question(ask.word, tuple(self._subject(subject) for subject in ask.about))

    def _subject(self, subject: RoleName | StepName | KindName | Ask) -> Subject:
        match subject:
            case RoleName(name):
                return self._bound.roles[name]
            case StepName(name):
                return self._bound.steps[name]
            case KindName(name):
                return name
            case Ask():
                return self.question(subject)

    def _all(self, parts: tuple[Condition, ...]) -> Judged:
        found: list[Criterion] = []
        is_met = True
        for part in parts:
            judged = self.judge(part)
            found += judged.findings
            if not judged.is_met:
                is_met = False
                if self._is_brief:
                    return Judged(False, judged.findings)
        return Judged(is_met, tuple(found))

    def _any(self, parts: tuple[Condition, ...]) -> Judged:
        found: list[Criterion] = []
        for part in parts:
            judged = self.judge(part)
            if judged.is_met:
                return judged
            found += judged.findings
        return Judged(False, tuple(found))

    def _compared(self, condition: Compared) -> Judged:
        sides = (condition.left, condition.right)
        answers = tuple(self._operand(side) for side in sides)
        values = [answer.value for answer in answers]
        is_known = values[0] is not None and values[1] is not None
        comparing: Callable[..., bool] = _COMPARING[condition.operator]
        met = is_known and comparing(*values)
        asked = [n for n, side in enumerate(sides) if isinstance(side, Ask)]
        findings = []
        for place in asked[:1]:
            side = sides[place]
            assert isinstance(side, Ask)
            sign = condition.operator if place == 0 else _TURNED[condition.operator]
            findings.append(
                Criterion(
                    side,
                    self.question(side),
                    answers[place],
                    sign,
                    self._wanted(sides[1 - place], answers[1 - place]),
                    met,
                )
            )
        return Judged(met, tuple(findings))

    def _operand(self, side: Operand) -> Answer:
        match side:
            case Ask():
                return self._telling.ask(self.question(side))
            case Amount(value):
                return Answer(value)
            case RoleName(name):
                return Answer(self._bound.roles[name])
            case KindName(name):
                return Answer(name)

    def _wanted(self, side: Operand, answer: Answer) -> Amount | str:
        if isinstance(side, Amount):
            return side
        return Amount(answer.value) if isinstance(answer.value, float) else str(answer.value)


_TURNED = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


def _denied(judged: Judged) -> Judged:
    findings = tuple(
        Criterion(
            f.asked,
            f.question,
            f.answer,
            None if f.operator is None else _NEGATED[f.operator],
            f.wanted,
            not f.is_met,
            not f.is_denied if f.operator is None else f.is_denied,
        )
        for f in judged.findings
    )
    return Judged(not judged.is_met, findings)
