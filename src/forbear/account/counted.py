"""What somebody counts on as they choose: what is so, what others believe and will do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forbear.account.lines import percent
from forbear.account.naming import Naming
from forbear.account.plain import Data, plain
from forbear.account.words import sentence
from forbear.language.values import Value
from forbear.records import dataclass

if TYPE_CHECKING:
    from forbear.stories.questions.consequence import Consequence
    from forbear.stories.questions.second_order import SecondOrder
    from forbear.stories.questions.weighing import Deliberation

COUNTED_ON = 2 / 3
"""What is less likely to somebody is no thing they count on, but a chance that they take."""


@dataclass(frozen=True, slots=True)
class Minded:
    """What a chooser made of the minds of others: what they take another to believe, and what they expect another to do for
    what they do; None where nothing hung on it, or it was not asked."""

    belief: SecondOrder | None = None
    deed: Consequence | None = None


ALONE = Minded()
"""Nothing that others believe, or do for it."""


def counted_on(one: Deliberation, minds: Minded, naming: Naming) -> str:
    """Return what somebody counted on, as sentences that begin with a space; nothing where there is nothing."""
    clauses = [clause for clause in (_fact(one, naming), *_belief(minds, naming)) if clause]
    subject = sentence(naming.subject(one.character))
    told = f" {subject} {_in_one(clauses)}." if clauses else ""
    known = one.known
    if not clauses and known is not None and naming.is_told(known.cell, known.value):
        told = f" {subject} knows by step {known.step + 1} that {naming.fact(known.cell, known.value)}."
    if minds.deed is not None:
        otherwise = f", else {percent(minds.deed.otherwise)}" if minds.deed.otherwise > 0 else ""
        odds = f"{percent(minds.deed.probability)}{otherwise}"
        verb = _EXPECTS if minds.deed.probability >= COUNTED_ON else _HOPES
        told += f" {subject} {verb} then {naming.event(minds.deed.event)} ({odds})."
    return told


def _fact(one: Deliberation, naming: Naming) -> tuple[str, str] | None:
    """Return what somebody took for so, or expected to come next and for what, as a verb and what it is about."""
    if one.taken_for_so is not None and not _is_own(one, one.taken_for_so[0], naming):
        cell, value, share = one.taken_for_so
        return _leaning(share), f"{naming.fact(cell, value)} ({percent(share)})"
    if one.counted_on is None:
        return None
    share = one.counted_on.probability
    told = f"{naming.event(one.counted_on.event)} ({percent(share)})"
    if one.counted_on.is_barred:
        return _leaning(share), f"this does not come of it: {naming.event(one.counted_on.event)} ({percent(1 - share)})"
    if share < COUNTED_ON:
        return _CHANCE, told
    if one.likely_for is not None and not _is_own(one, one.likely_for[0], naming):
        cell, value, weight = one.likely_for
        told += f", taking it that {naming.fact(cell, value)} ({percent(weight)})"
    return _EXPECTS, told


def _is_own(one: Deliberation, cell: int, naming: Naming) -> bool:
    return naming.task.fluents[cell].subject == one.character


_COUNTS, _EXPECTS, _CHANCE, _HOPES = "counts on it that", "expects that", "gambles on it that", "hopes that"


def _leaning(share: float) -> str:
    return _COUNTS if share >= COUNTED_ON else _CHANCE


def _belief(minds: Minded, naming: Naming) -> list[tuple[str, str]]:
    """Return what somebody took another to believe, as a verb and what it is about."""
    found = minds.belief
    if found is None:
        return []
    other, fact = naming.thing(found.other), naming.fact(found.cell, found.value)
    if not found.hangs_on_doubt:
        return [(_as_sure(_leaning(found.weight), found.weight), f"{other} believes that {fact}")]
    if found.weight >= COUNTED_ON:
        return [(_as_sure(_COUNTS, found.weight), f"{other} is not quite sure that {fact}")]
    return [(_COUNTS, f"{other} is unsure {naming.question(found.cell, found.value)}")]


def _as_sure(verb: str, weight: float) -> str:
    """Return a verb with how sure they are: behind what another is sure of, it could be the other's."""
    return f"{verb.removesuffix(' that')}, {percent(weight)} sure, that"


def _in_one(clauses: list[tuple[str, str]]) -> str:
    """Return clauses, each a verb and what it is about, as what stands behind one subject."""
    told, base = " ".join(clauses[0]), clauses[0][0].removesuffix(" that")
    for verb, about in clauses[1:]:
        rest = verb.removeprefix(base)
        told += f", and {verb} {about}" if rest == verb else f", and{rest} {about}"
    return told


def minds_data(one: Deliberation, minds: Minded, naming: Naming) -> Data:
    """Return what somebody made of the minds of others, as data."""
    belief, deed, likely = minds.belief, minds.deed, one.likely_for
    return {
        "likely_for": None if likely is None else {**_fact_data(likely[0], likely[1], naming), "weight": likely[2]},
        "supposed": None
        if belief is None
        else {
            "of": belief.other,
            **_fact_data(belief.cell, belief.value, naming),
            "weight": belief.weight,
            "on_doubt": belief.hangs_on_doubt,
            "without": plain(belief.without),
            "probability": belief.probability,
            "turns": belief.turns,
        },
        "brings": None
        if deed is None
        else {"told": naming.event(deed.event), "probability": deed.probability, "otherwise": deed.otherwise},
    }


def _fact_data(cell: int, value: Value, naming: Naming) -> Data:
    return {"fluent": naming.fluent(cell), "value": plain(value), "told": naming.fact(cell, value)}
