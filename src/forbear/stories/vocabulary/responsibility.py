"""How far a kind of thing is why something is on its side of even: causes where several would each have done.

Silencing one thing at a time finds no cause where two would each have done: what holds somebody back has mostly several. The
responsibility of a kind is 1 / (1 + k), k the fewest other kinds that must be silenced with it for the answer to cross over,
where these alone would not make it cross (Chockler & Halpern 2004). Here k is looked for up to 1: more counts as none.
"""

from __future__ import annotations

from collections.abc import Callable

from forbear.language.ties import is_less, is_same
from forbear.stories.vocabulary.question import Answer, Detail, Question

EVEN = 0.5

WHOLE, HALF, NONE = 1.0, 0.5, 0.0


def responsibility_of(
    ask: Callable[[Question], Answer], known: tuple[str, ...], name: str, kinds: tuple[str, ...], inner: Question
) -> Answer:
    """Return the responsibility of some kinds, which weigh with somebody, for the answer to a question.

    ask: answers questions about the story. known: all kinds that weigh with them. What is exactly even counts as above, as it
    does where a pattern compares. Of another kind that it takes, the details name it, with the answer without all of them.
    """
    now = ask(inner).value
    if now is None or isinstance(now, str):
        return Answer(None, (), "it cannot be told")

    def without(*silenced: str) -> float | None:
        found = ask(Question("without", (name, *silenced, inner))).value
        return None if found is None or isinstance(found, str) else found

    def is_over(found: float | None) -> bool:
        return found is not None and is_less(found, EVEN) != is_less(now, EVEN)

    if is_over(without(*kinds)):
        return Answer(WHOLE)
    for other in known:
        if other in kinds:
            continue
        alone = without(other)
        if alone is None or is_same(alone, now) or is_over(alone):
            continue  # it has no part in this, or it is a cause by itself
        both = without(*kinds, other)
        if both is not None and is_over(both):
            return Answer(HALF, (Detail("without", other, both),))
    return Answer(NONE)
