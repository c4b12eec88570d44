"""Draws the stories of a test set: events at random, until the question needs what its kind is named for.

A story of order k is kept where its answer is not that of a lower order, so that who thinks less far answers wrongly. Its
minimal pair is the same story with one event changed for one that changes nothing, after which the answer is another.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

from forbear.errors import RequestError
from forbear.testsets.answers import KINDS, TestsetKind, answered
from forbear.testsets.chains import Chain, knows
from forbear.testsets.dares import EMPTY, LOADED, OPEN, dared, is_seen
from forbear.testsets.doings import DEEDS, Doing, Opened
from forbear.testsets.settings import DARES, GIFT, PEOPLE, SETTINGS, Setting

HIGHEST = 4
"""Minds inside each other, in one question."""

_TRIES = 4_000
"""Draws before a story of a kind and order is given up."""

_SETTINGS: dict[TestsetKind, tuple[Setting, ...]] = {"white-lie": (GIFT,), "trope": DARES}
"""What the stories of some kinds are about; of all others: SETTINGS."""

_MOVED: tuple[TestsetKind, ...] = ("unseen-move", "second-order", "knows-whether", "trope")
"""Kinds that are not named for their last event."""

_CHAINS = 8
"""So many chains of minds are tried on one story."""


class PosedStory(NamedTuple):
    """A story with its question: how it begins, events, a chain of minds and a thing; the answer, and what makes it another."""

    kind: TestsetKind
    setting: Setting
    begun: Opened
    story: tuple[Doing, ...]
    chain: Chain
    thing: str
    answer: str
    changed: int
    """Which event the pair changes."""
    pair_answer: str
    ways: tuple[int, ...]
    """How each event is put."""

    @property
    def pair(self) -> tuple[Doing, ...]:
        """The minimal pair's events."""
        return idled(self.story, self.changed)


def idled(story: tuple[Doing, ...], place: int) -> tuple[Doing, ...]:
    """Return a story with one event changed for one that changes nothing."""
    return (*story[:place], Doing("idle", story[place].who), *story[place + 1 :])


def posed_stories(kind: TestsetKind, order: int, count: int, seed: int) -> Iterator[PosedStory]:
    """Yield so many stories of a kind. order: minds inside each other in the question. Raises RequestError."""
    if kind not in KINDS:
        raise RequestError(f"there is no kind '{kind}'", f"there is {', '.join(KINDS)}")
    least = 2 if kind == "second-order" else 1
    if not least <= order <= HIGHEST:
        raise RequestError(f"{kind} is not made to order {order}", f"an order is from {least} to {HIGHEST}")
    randomness = random.Random(f"{kind}/{order}/{seed}")
    for _ in range(count):
        yield _drawn(kind, order, randomness)


def _drawn(kind: TestsetKind, order: int, randomness: random.Random) -> PosedStory:
    for _ in range(_TRIES):
        found = _tried(kind, order, randomness)
        if found is not None:
            return found
    raise RequestError(f"no story of {kind} to order {order} was found in {_TRIES} draws", "ask for a lower order")


def _tried(kind: TestsetKind, order: int, randomness: random.Random) -> PosedStory | None:
    settings = _SETTINGS.get(kind, SETTINGS)
    setting = settings[int(randomness.random() * len(settings))]
    people = tuple(randomness.sample(PEOPLE, 3 + int(randomness.random() * 3)))
    thing = randomness.choice(setting.things)
    places = [LOADED, EMPTY] if kind == "trope" else randomness.sample(setting.places, 3)
    begun = Opened({thing: places[0]}, dict.fromkeys(people, setting.room))
    story = _events(kind, people, thing, places, setting.room, randomness)
    if story is None:
        return None
    known: dict[Chain, str] = {}
    for _ in range(_CHAINS):
        chain = _chain(people, order, randomness)
        if kind == "trope" and chain[-1] == story[-1].who:
            continue  # they know who they are
        found = _asked(kind, begun, story, chain, thing, randomness, known)
        if found is not None:
            ways = tuple([int(randomness.random() * 6) for _ in story])
            return PosedStory(kind, setting, begun, story, chain, thing, *found, ways)
    return None


def _asked(
    kind: TestsetKind,
    begun: Opened,
    story: tuple[Doing, ...],
    chain: Chain,
    thing: str,
    randomness: random.Random,
    known: dict[Chain, str],
) -> tuple[str, int, str] | None:
    """Return the answer to a chain's question, the event that it hangs on, and what it is without; None where the question
    does not need what the kind is named for. known: answers of this story, which grow."""

    def answer_of(chain: Chain) -> str:
        if chain not in known:
            known[chain] = answered(kind, begun, story, chain, thing)
        return known[chain]

    if kind == "trope" and not is_seen(begun, story, chain):
        return None
    answer = answer_of(chain)
    if kind == "knows-whether":
        if answer != ("yes", "no")[int(randomness.random() * 2)]:
            return None
    elif kind == "trope" and (answer == OPEN) != (randomness.random() < 0.5):
        return None
    else:
        is_told_truly = kind in ("hidden-observer", "private-word") and len(chain) == 1
        if not is_told_truly and answer == answer_of(chain[1:]):
            return None
    pair = _pair(kind, begun, story, chain, thing, answer)
    return None if pair is None else (answer, *pair)


def _chain(people: tuple[str, ...], order: int, randomness: random.Random) -> Chain:
    chain = [randomness.choice(people)]
    while len(chain) < order:
        name = randomness.choice(people)
        if name != chain[-1]:
            chain.append(name)
    return tuple(chain)


def _events(
    kind: TestsetKind, people: tuple[str, ...], thing: str, places: list[str], room: str, randomness: random.Random
) -> tuple[Doing, ...] | None:
    """Return events in which people come and go, and move the thing; with a word or a look, where the kind has one."""
    inside, outside = list(people), list[str]()
    now = places[0]
    story: list[Doing] = []
    length = 4 + int(randomness.random() * 4)
    while len(story) < length:
        chance = randomness.random()
        if chance < 0.45 and len(inside) > 1:
            name = inside.pop(int(randomness.random() * len(inside)))
            outside.append(name)
            story.append(Doing("leave", name))
        elif chance < 0.8 and inside:
            now = randomness.choice([place for place in places if place != now])
            story.append(Doing("move", randomness.choice(inside), thing, now))
        elif outside:
            name = outside.pop(int(randomness.random() * len(outside)))
            inside.append(name)
            story.append(Doing("enter", name, where=room))
    if kind in ("unseen-move", "second-order", "knows-whether"):
        return tuple(story)
    if kind == "trope":
        return dared(story, inside, thing, room, people, randomness)
    if not outside or not inside:
        return None
    hearer = randomness.choice(outside)
    if kind == "hidden-observer":
        return (*story, Doing("peek", hearer, thing))
    where = now if kind == "private-word" else randomness.choice([place for place in places if place != now])
    return (*story, Doing("tell", randomness.choice(inside), thing, where, hearer))


def _pair(
    kind: TestsetKind, begun: Opened, story: tuple[Doing, ...], chain: Chain, thing: str, answer: str
) -> tuple[int, str] | None:
    """Return an event that the answer hangs on, and what it is without; in kinds that are named for one, that one."""
    places = range(len(story) - 1, -1, -1)
    if kind not in _MOVED:
        if _sincere(begun, story, chain, thing):
            places = range(len(story) - 1, len(story) - 2, -1)
        else:
            return None
    for place in places:
        if story[place].verb == "idle" or story[place].verb in DEEDS:
            continue
        changed = idled(story, place)
        if story[place].verb in ("leave", "enter") and not _holds(changed):
            continue
        other = answered(kind, begun, changed, chain, thing)
        if other != answer:
            return place, other
    return None


def _sincere(begun: Opened, story: tuple[Doing, ...], chain: Chain, thing: str) -> bool:
    """Say whether a word is one that its hearer has no grounds to doubt: they take the teller to be right, and the teller
    knows where the thing is."""
    last = story[-1]
    if last.verb != "tell":
        return True
    before = story[:-1]
    trusting = knows(begun, before, (last.to, last.who), thing) or last.who not in chain
    return trusting and knows(begun, before, (last.who,), thing)


def _holds(story: tuple[Doing, ...]) -> bool:
    """Say whether nobody leaves who is out, comes who is in, moves what is in a room that they are not in, or dares there."""
    out: set[str] = set()
    for doing in story:
        if doing.verb == "leave":
            if doing.who in out:
                return False
            out.add(doing.who)
        elif doing.verb == "enter":
            if doing.who not in out:
                return False
            out.discard(doing.who)
        elif (
            (doing.verb == "move" and doing.who in out)
            or (doing.verb == "peek" and doing.who not in out)
            or (doing.verb in DEEDS and not out.isdisjoint((doing.who, doing.to)))
        ):
            return False
    return True
