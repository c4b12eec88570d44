"""How far a claim is from being met: a margin for each of its conditions, above 0 where it is met.

Probabilities are measured in log-odds, where what people feel adds up; other numbers as they are; truths by 1. So the
margins of two changes made together are, nearly, the margin as it stands with what each of them moved it by: good enough
to say which are worth trying first.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from forbear.language.patterns import (
    All,
    Amount,
    Any,
    Ask,
    Compared,
    Condition,
    KindName,
    Negated,
    PremisesMet,
)
from forbear.language.vocabulary import WORDS
from forbear.stories.vocabulary.question import Answer, Question, ToldStory
from forbear.tropes.judge import PatternJudge

FARTHEST = 15.0
"""No margin is farther than this, either way."""

Margins = tuple[float, ...]
"""The margin of each condition of a claim, in the order of the pattern."""


def margins(condition: Condition, judge: PatternJudge, telling: ToldStory) -> Margins:
    """Return the margins of a claim's conditions in a match."""
    return tuple(_leaves(condition, judge, telling))


def shortfall(condition: Condition, found: Sequence[float]) -> float:
    """Return how far a claim with these margins is from being met, 0 where it is: of alternatives, the nearest counts."""
    return max(0.0, -_least(condition, iter(found)))


def _least(condition: Condition, found: Iterator[float]) -> float:
    """Return the margin of a condition: of conditions together the sum of what they lack, of alternatives the best."""
    match condition:
        case All(parts):
            each = [_least(part, found) for part in parts]
            return sum(min(0.0, one) for one in each) if any(one <= 0 for one in each) else min(each, default=1.0)
        case Any(parts):
            return max([_least(part, found) for part in parts], default=-1.0)
        case Negated(part):
            return -_least(part, found)
    return next(found)


def _leaves(condition: Condition, judge: PatternJudge, telling: ToldStory) -> Iterator[float]:
    match condition:
        case All(parts) | Any(parts):
            for part in parts:
                yield from _leaves(part, judge, telling)
        case Negated(part):
            yield from _leaves(part, judge, telling)
        case PremisesMet(name):
            asked = [claim for claim in judge.premises.values() if name in (None, claim.name)]
            unmet = sum(not claim.is_met and not claim.is_untold for claim in asked)
            yield float(-unmet) if unmet else 1.0
        case Ask():
            question = judge.question(condition)
            yield _of_truth(question, telling.ask(question), telling)
        case Compared():
            yield _of_comparison(condition, judge, telling)


def _of_truth(question: Question, answer: Answer, telling: ToldStory) -> float:
    """Return 1 or −1; for a deed that was done or not, the log-odds of doing it."""
    if question.word == "attempt":
        odds = telling.ask(Question("would", question.about)).value
        if isinstance(odds, float):
            return _log_odds(odds)
    return 1.0 if answer.value else -1.0


def _of_comparison(condition: Compared, judge: PatternJudge, telling: ToldStory) -> float:
    left, right, operator = condition.left, condition.right, condition.operator
    if not isinstance(left, Ask):
        return 1.0 if judge.judge(condition).is_met else -1.0
    question = judge.question(left)
    answer = telling.ask(question)
    if isinstance(right, KindName) and question.word == "cause":
        margin = _of_cause(answer, right.name)
        return -margin if operator == "!=" else margin
    value = answer.value
    wanted = right.value if isinstance(right, Amount) else None
    if isinstance(right, Ask):
        wanted = _number(telling.ask(judge.question(right)).value)
    if not isinstance(value, (int, float)) or wanted is None or operator in ("==", "!="):
        return 1.0 if judge.judge(condition).is_met else -1.0
    if WORDS[question.word].result == "probability" and 0 < wanted < 1:
        apart = _log_odds(value) - _log_odds(wanted)
    else:
        apart = float(value) - wanted
    return max(-FARTHEST, min(FARTHEST, -apart if operator in ("<", "<=") else apart))


def _of_cause(answer: Answer, kind: str) -> float:
    """Return how far the deed would be done without what is of a kind, in its log-odds: what holds back, so far."""
    without = next((d.amount for d in answer.details if d.kind == kind and d.name == "without"), None)
    if without is None:
        return 1.0 if answer.value == kind else -FARTHEST
    margin = _log_odds(without)
    return max(margin, 0.1) if answer.value == kind else min(margin, -0.1)


def _number(value: float | str | None) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None


def _log_odds(probability: float) -> float:
    kept = min(max(probability, 1e-7), 1 - 1e-7)
    return max(-FARTHEST, min(FARTHEST, math.log(kept / (1 - kept))))
