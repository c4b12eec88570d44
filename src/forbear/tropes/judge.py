"""A condition of a pattern held against a story: met, failed or untold, with every number that it was judged by.

Untold is what the story leaves open: what could not be worked out, and a probability that is to be more or less than something
and ties with it.
Conditions are put together by the three-valued logic of Kleene (1952, §64): together they fail where one fails, and are untold
where none fails and one is untold. What a telling leaves open, some of its readings meeting it and some not, is untold too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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
from forbear.language.vocabulary import WORDS
from forbear.language.wording import Called, fill
from forbear.records import dataclass, replace
from forbear.stories.vocabulary.question import Answer, Question, Subject, ToldStory
from forbear.tropes.decisions import Outcome, Test, noted_in

_NEGATED = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


@dataclass(frozen=True, slots=True)
class Bound:
    """What a pattern's names stand for in a match: roles for people, moments for numbers of steps."""

    roles: Mapping[str, str]
    steps: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question answered: what was asked, the answer, what it was held against, and whether that is met.

    `wanted` is a number with its name in the table, or a word; None where the answer is a truth. `is_untold`: it is neither met
    nor failed. `is_denied`: the condition asks that it be not so.
    """

    asked: Ask
    question: Question
    answer: Answer
    operator: str | None
    wanted: Amount | str | None
    is_met: bool
    is_denied: bool = False
    is_untold: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A condition with its findings: met, untold, or failed, where it is neither."""

    is_met: bool
    findings: tuple[Criterion, ...] = ()
    is_untold: bool = False

    @property
    def is_failed(self) -> bool:
        return not self.is_met and not self.is_untold


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim of a pattern as it stands in a match; `text` with the names filled in.

    share: of a premise that a telling leaves open, in how much of its readings it is met; else None.
    """

    name: str
    text: str
    judged: Judged
    share: float | None = None

    @property
    def is_met(self) -> bool:
        return self.judged.is_met

    @property
    def is_untold(self) -> bool:
        return not self.is_met and (self.judged.is_untold or self.share is not None)

    @property
    def is_failed(self) -> bool:
        return not self.is_met and not self.is_untold


class PatternJudge:
    """Judges the conditions of one match. `premises` are those judged so far, by name."""

    def __init__(
        self,
        telling: ToldStory,
        bound: Bound,
        called: Mapping[str, Called] | None = None,
        *,
        is_brief: bool = False,
        left_open: Mapping[str, float] | None = None,
        unasked: Iterable[Claim] = (),
    ) -> None:
        """called: how people are called. is_brief: stop at the first part of a condition that decides it. left_open: premises
        that the telling leaves open, with how much of its readings meet them. unasked: premises that are judged only as a
        condition asks whether they are met."""
        self._telling = telling
        self._bound = bound
        self._is_brief = is_brief
        self._called = called or {}
        self._left_open = left_open or {}
        self._unasked = {claim.name: claim for claim in unasked}
        self.premises: dict[str, JudgedClaim] = {}

    def claim(self, claim: Claim) -> JudgedClaim:
        """Return a claim judged."""
        return JudgedClaim(claim.name, self.filled(claim.text), self.judge(claim.condition))

    def premise(self, claim: Claim) -> JudgedClaim:
        """Return a premise judged, and keep it for what asks whether it is met."""
        judged = replace(self.claim(claim), share=self._left_open.get(claim.name))
        self.premises[claim.name] = judged
        return judged

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
            case PremisesMet(name):
                return self._premises_met(list(self._unasked or self.premises) if name is None else [name])
            case Compared():
                return self._compared(condition)
            case Ask():
                question = self.question(condition)
                answer = self._telling.ask(question)
                outcome = self._outcome(Test(question), answer.value, None)
                met, untold = outcome is True, outcome is None
                return Judged(met, (Criterion(condition, question, answer, None, None, met, is_untold=untold),), untold)

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

    def _premises_met(self, names: Sequence[str]) -> Judged:
        found: list[JudgedClaim] = []
        for name in names:
            known = self.premises.get(name)
            found.append(self.premise(self._unasked[name]) if known is None else known)
            if self._is_brief and found[-1].is_failed:
                break
        return _together(found)

    def _all(self, parts: tuple[Condition, ...]) -> Judged:
        found: list[Criterion] = []
        is_met, is_failed = True, False
        for part in parts:
            judged = self.judge(part)
            found += judged.findings
            is_met, is_failed = is_met and judged.is_met, is_failed or judged.is_failed
            if judged.is_failed and self._is_brief:
                return Judged(False, judged.findings)
        return Judged(is_met, tuple(found), is_untold=not is_met and not is_failed)

    def _any(self, parts: tuple[Condition, ...]) -> Judged:
        found: list[Criterion] = []
        is_untold = False
        for part in parts:
            judged = self.judge(part)
            if judged.is_met:
                return judged
            found += judged.findings
            is_untold = is_untold or judged.is_untold
        return Judged(False, tuple(found), is_untold)

    def _compared(self, condition: Compared) -> Judged:
        sides = (condition.left, condition.right)
        left, right = (self._operand(side) for side in sides)
        answers = tuple(
            self._telling.ask(each) if isinstance(each, Question) else Answer(each) for each in (left, right)
        )
        test = Test(left, condition.operator, right, _is_likelihood(condition))
        outcome = self._outcome(test, answers[0].value, answers[1].value)
        met, untold = outcome is True, outcome is None
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
                    is_untold=untold,
                )
            )
        return Judged(met, tuple(findings), untold)

    def _outcome(self, test: Test, left: float | str | None, right: float | str | None) -> Outcome:
        return noted_in(self._telling, test, test.of(left, right))

    def _operand(self, side: Operand) -> Question | float | str:
        match side:
            case Ask():
                return self.question(side)
            case Amount(value):
                return value
            case RoleName(name):
                return self._bound.roles[name]
            case KindName(name):
                return name

    def _wanted(self, side: Operand, answer: Answer) -> Amount | str:
        if isinstance(side, Amount):
            return side
        return Amount(answer.value) if isinstance(answer.value, float) else str(answer.value)


def _is_likelihood(condition: Compared) -> bool:
    """Say whether it is asked whether a probability is more or less than something. Who asks for as much, or more, has said
    what a tie is."""
    sides = (condition.left, condition.right)
    return condition.operator in ("<", ">") and any(
        isinstance(side, Ask) and WORDS[side.word].result == "probability" for side in sides
    )


_TURNED = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


def _denied(judged: Judged) -> Judged:
    findings = tuple(
        Criterion(
            f.asked,
            f.question,
            f.answer,
            None if f.operator is None else _NEGATED[f.operator],
            f.wanted,
            not f.is_met and not f.is_untold,
            not f.is_denied if f.operator is None else f.is_denied,
            f.is_untold,
        )
        for f in judged.findings
    )
    return Judged(judged.is_failed, findings, judged.is_untold)


def _together(premises: Iterable[JudgedClaim]) -> Judged:
    """Return whether premises are all met, as a judgement without findings of its own."""
    asked = tuple(premises)
    is_met = all(premise.is_met for premise in asked)
    return Judged(is_met, (), is_untold=not is_met and all(one.is_met or one.is_untold for one in asked))
