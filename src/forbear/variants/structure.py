"""What a chance is like, without its words: motives, what the choice hung on, what everyone believed, its shape.

A feature is a number from 0 to 1 with a name in four groups; `distance` compares group by group, so that a group with many
features weighs no more than one with few. Nothing here sees a name, a title or a medium.
"""

from __future__ import annotations

from collections.abc import Mapping

from forbear.language.kinds import KINDS, OWN_GAIN, TO_BE_SEEN
from forbear.stories.vocabulary.question import Question, Subject, ToldStory

Features = tuple[tuple[str, float], ...]
"""Feature by name, in order: `motive.gain`, `hung.need`, `belief.worth_before`, `shape.own_life`."""

GROUPS = ("motive", "hung", "belief", "shape")

FULL = 12.0
"""Utility that counts as all there can be: the top of the scale."""

WORDS = {
    "motive.deed": "there is much to be had from the deed",
    "motive.loss": "much is lost with the victim",
    "motive.opener_gain": "whoever opens it is after something of their own",
    "motive.opener_self": "whoever opens it wants to be seen for who they are",
    **{f"hung.{kind}": f"the choice hangs on {kind}" for kind in (*KINDS, "chance")},
    "hung.nothing": "the choice hangs on no one thing",
    "belief.known": "the motive is known to whoever opens it",
    "belief.expected": "whoever opens it expects the deed",
    "belief.works": "the risk is real to whoever opens it",
    "belief.worth_before": "whoever opens it is thought well of before",
    "belief.worth_moved": "whoever opens it comes to be thought better of",
    "belief.self_moved": "whoever is asked comes to think better of their own conscience",
    "belief.fooled": "the chance was not what it seemed",
    "shape.opened": "somebody opens the chance",
    "shape.own_life": "it is the opener's own life that is at stake",
    "shape.alone": "nobody else of the scene is there",
    "shape.lesser": "the stake is less than a life",
    "shape.struck": "the blow is struck",
    "shape.aside": "neither is done, but something else",
    "shape.died": "the victim dies",
    "shape.asked_died": "whoever was asked dies",
    "shape.joins": "whoever was asked comes over",
}
"""What two chances share, in words, where both have much of a feature."""


def features(
    telling: ToldStory, opened: int | None, answered: int, *, asked: str, victim: str, opener: str
) -> Features:
    """Return the features of one chance.

    opened, answered: the steps that opened the chance (None: nobody did) and answered it. asked, victim, opener: who
    could do harm, to whom, and who gave the chance (of no account where nobody did).
    """
    asking = _Asking(telling)
    cause = asking.word("cause", answered, victim)
    conscience = Question("conscience", (answered, victim))
    found = {
        "motive.deed": asking.amount("motive", answered, victim),
        "motive.loss": asking.amount("needs", asked, victim, answered),
        f"hung.{cause}": 1.0,
        "belief.self_moved": asking.share("learns", asked, conscience, answered if opened is None else opened),
        "shape.lesser": 1.0 - asking.share("stake", answered, victim),
        "shape.struck": asking.share("attempt", answered, victim),
        "shape.aside": asking.share("aside", answered, victim),
        "shape.died": asking.share("harmed", victim, answered),
        "shape.asked_died": asking.share("harmed", asked, answered),
    }
    if opened is not None:
        worth = Question("worth", (opener,))
        works = asking.share("works", opened, answered, victim)
        found |= {
            "motive.opener_gain": asking.amount("speaks", opened, *OWN_GAIN),
            "motive.opener_self": asking.amount("speaks", opened, *TO_BE_SEEN),
            "belief.known": asking.share("knows", opened, Question("motive", (answered, victim))),
            "belief.expected": asking.share("expects", opened, answered, victim),
            "belief.works": works,
            "belief.worth_before": asking.share("thinks", asked, worth, opened),
            "belief.worth_moved": asking.share("learns", asked, worth, opened),
            "belief.fooled": max(0.0, asking.share("works", answered, answered, victim) - works),
            "shape.opened": 1.0,
            "shape.own_life": float(opener == victim),
            "shape.alone": asking.share("alone", opened, *dict.fromkeys((opener, asked, victim))),
            "shape.joins": asking.share("joins", asked, opener, opened),
        }
    return tuple((name, found.get(name, 0.0)) for name in WORDS)


def distance(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return how unlike two chances are, from 0 to 1: the mean over the groups of the mean difference in each.

    In the group `hung` a choice hangs on one thing, so the difference counts half: from 0 (the same) to 1.
    """
    return sum(apart(group, one, other) for group in GROUPS) / len(GROUPS)


def apart(group: str, one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return how unlike two chances are in one group of features, from 0 to 1."""
    names = [name for name in WORDS if name.startswith(f"{group}.")]
    differences = [abs(one.get(name, 0.0) - other.get(name, 0.0)) for name in names]
    return sum(differences) / (2 if group == "hung" else len(differences))


def shared(one: Mapping[str, float], other: Mapping[str, float], least: float = 0.3) -> tuple[str, ...]:
    """Return the features that both have much of, those first that they have most of."""
    both = {name: min(one.get(name, 0.0), other.get(name, 0.0)) for name in WORDS}
    return tuple(sorted((name for name in both if both[name] >= least), key=lambda name: -both[name]))


class _Asking:
    """Asks for numbers, 0 where there is no answer."""

    def __init__(self, telling: ToldStory) -> None:
        self._telling = telling

    def share(self, word: str, *about: Subject) -> float:
        """Return an answer held between 0 and 1."""
        return min(1.0, max(0.0, self._number(word, about)))

    def amount(self, word: str, *about: Subject) -> float:
        """Return an answer in utility as a share of all there can be."""
        return min(1.0, max(0.0, self._number(word, about) / FULL))

    def word(self, word: str, *about: Subject) -> str:
        return str(self._telling.ask(Question(word, about)).value or "nothing")

    def _number(self, word: str, about: tuple[Subject, ...]) -> float:
        value = self._telling.ask(Question(word, about)).value
        return float(value) if isinstance(value, (int, float)) else 0.0
