"""Draws the stories of a test set: events at random, until the question needs what its kind is named for.

A story of order k is kept where its answer is not that of a lower order, so that who thinks less far answers wrongly: half of
the time of the question without its outermost mind, half without all others, which is what the one who is asked about takes to
be so. Its minimal pair is the same story with one event changed for one that changes nothing, after which the answer is
another.

No simple way of answering is to do well. Where there is a word or a look, events follow it, and half of the questions do not
hang on it; the place that is named first or last is the answer about as often as any.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Literal as OneOf
from typing import NamedTuple

from forbear.errors import RequestError
from forbear.testsets.answers import KINDS, TestsetKind, answered
from forbear.testsets.chains import Chain, Thoughts
from forbear.testsets.dares import EMPTY, LOADED, OPEN, dared
from forbear.testsets.doings import DEEDS, Doing, Opened
from forbear.testsets.drawing import one_of, some_of
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

_AGAIN = 12
"""After so many draws that do not come to it something else is wanted of a story: not all goes together."""


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
    for attempt in range(_TRIES):
        if attempt % _AGAIN == 0:
            wanted = _Wanted.drawn(kind, order, randomness)
        found = _tried(kind, order, wanted, randomness)
        if found is not None:
            return found
    raise RequestError(f"no story of {kind} to order {order} was found in {_TRIES} draws", "ask for a lower order")


def _tried(kind: TestsetKind, order: int, wanted: _Wanted, randomness: random.Random) -> PosedStory | None:
    settings = _SETTINGS.get(kind, SETTINGS)
    setting = one_of(randomness, settings)
    people = tuple(some_of(randomness, PEOPLE, 3 + int(randomness.random() * 3)))
    thing = one_of(randomness, setting.things)
    places = [LOADED, EMPTY] if kind == "trope" else some_of(randomness, setting.places, 3)
    begun = Opened({thing: places[0]}, dict.fromkeys(people, setting.room))
    drawn = _events(kind, people, thing, places, setting.room, randomness)
    if drawn is None:
        return None
    story = drawn.story
    asked = people
    if kind == "trope":
        asked = tuple(name for name in people if name in drawn.inside)  # all others do not see what is chosen
    if len(asked) < min(order, 2):
        return None
    if wanted.hangs_on_word and not wanted.fits(_learnt(begun, drawn, thing), begun, story, thing):
        return None
    thoughts = Thoughts(begun, story, thing)
    if wanted.hangs_on_word is not None:
        word = story[drawn.word]
        if word.verb != "peek" and not thoughts.knows((word.who,), until=drawn.word):
            return None
    tried: set[Chain] = set()
    for _ in range(_CHAINS):
        first = _party(story[drawn.word], order, randomness) if wanted.hangs_on_word else ""
        chain = _chain(asked, order, randomness, first)
        if chain in tried or (kind == "trope" and chain[-1] == story[-1].who):
            continue  # who chose knows who they are
        tried.add(chain)
        found = _asked(kind, begun, drawn, thoughts, chain, thing, wanted)
        if found is not None:
            ways = tuple([int(randomness.random() * 6) for _ in story])
            return PosedStory(kind, setting, begun, story, chain, thing, *found, ways)
    return None


class _Drawn(NamedTuple):
    """Events, which of them is the word or the look that their kind is named for (-1: none), and who is in the room at last."""

    story: tuple[Doing, ...]
    word: int
    inside: tuple[str, ...]


def _learnt(begun: Opened, drawn: _Drawn, thing: str) -> str:
    """Return the place that is learnt by a word or a look."""
    said = drawn.story[drawn.word].where
    return said or next(
        (doing.where for doing in reversed(drawn.story[: drawn.word]) if doing.verb == "move"), begun.things[thing]
    )


class _Wanted(NamedTuple):
    """What is wanted of a question. is_so: whether the answer is yes, or open, where it is no place. hangs_on_word: whether the
    answer does, where there is a word or a look. named: whether it is the place that is named first, last, or neither.
    is_own: whether it may be what the one who is asked about takes to be so, rather than what the others do."""

    is_so: bool
    is_own: bool
    hangs_on_word: bool | None = None
    named: OneOf["first", "last", "between"] | None = None

    @classmethod
    def drawn(cls, kind: TestsetKind, order: int, randomness: random.Random) -> _Wanted:
        """Draw it: all alike, in kinds that are not named for a word or a look all but the last."""
        is_so, is_own = randomness.random() < 0.5, order == 1 or randomness.random() < 0.5
        if kind in ("knows-whether", "trope"):
            return cls(is_so, is_own)
        chance = randomness.random()
        named: OneOf["first", "last", "between"] = "first" if chance < 0.35 else "last" if chance < 0.6 else "between"
        if kind in _MOVED:
            return cls(is_so, is_own, None, "first" if named == "first" else None)
        if order > 1 and kind == "hidden-observer":
            is_own = is_so  # who looked takes the others to be right still, or wrong as before
        elif is_so and named == "last" and kind == "private-word":
            is_own = True
        return cls(is_so, is_own, is_so, named)

    def fits(self, answer: str, begun: Opened, story: tuple[Doing, ...], thing: str) -> bool:
        """Say whether an answer stands where it is wanted among the places that are named."""
        last = next((doing.where for doing in reversed(story) if doing.what == thing and doing.where), "")
        named = "first" if answer == begun.things[thing] else "last" if answer == last else "between"
        return named == self.named if self.named is not None else self.hangs_on_word is not None or named != "first"


def _asked(
    kind: TestsetKind,
    begun: Opened,
    drawn: _Drawn,
    thoughts: Thoughts,
    chain: Chain,
    thing: str,
    wanted: _Wanted,
) -> tuple[str, int, str] | None:
    """Return the answer to a chain's question, the event that it hangs on, and what it is without; None where the question
    does not need what the kind is named for."""
    story = drawn.story
    lower = chain[1:] if wanted.is_own else chain[:1]
    if kind == "trope" and (answered(kind, thoughts, lower) == OPEN) == wanted.is_so:
        return None  # what it shows is not to be what it shows by the lower question, and can only be that or nothing
    answer = answered(kind, thoughts, chain)
    if kind == "knows-whether":
        if (answer == "yes") != wanted.is_so:
            return None
    elif kind == "trope" and (answer == OPEN) != wanted.is_so:
        return None
    else:
        if kind != "trope" and not wanted.fits(answer, begun, story, thing):
            return None
        if wanted.hangs_on_word is False and answer == story[drawn.word].where:
            return None  # it was told rightly, if to another
        is_told_truly = wanted.hangs_on_word and kind in ("hidden-observer", "private-word") and len(chain) == 1
        if not is_told_truly and answer == answered(kind, thoughts, lower):
            return None
        if kind == "trope" and not thoughts.take_in_the_last(chain):
            return None
    pair = _pair(kind, begun, drawn, thoughts, chain, thing, answer, wanted)
    return None if pair is None else (answer, *pair)


def _party(word: Doing, order: int, randomness: random.Random) -> str:
    """Return somebody for whom a word or a look may change something: whoever is told or looks; of a longer chain also who
    tells, and so thinks that the other now thinks so."""
    if word.verb == "peek":
        return word.who
    return word.to if order == 1 or randomness.random() < 0.5 else word.who


def _chain(people: tuple[str, ...], order: int, randomness: random.Random, first: str = "") -> Chain:
    """Return so many of some people, nobody right behind themself. first: who begins; anybody where nobody is named."""
    draw, count = randomness.random, len(people)
    name = first or people[int(draw() * count)]
    chain = [name]
    while len(chain) < order:
        other = people[int(draw() * count)]
        if other != name:
            name = other
            chain.append(name)
    return tuple(chain)


def _events(
    kind: TestsetKind, people: tuple[str, ...], thing: str, places: list[str], room: str, randomness: random.Random
) -> _Drawn | None:
    """Return events in which people come and go, and move the thing; with a word or a look in their midst, where the kind has
    one."""
    inside, outside = list(people), list[str]()
    now = places[0]
    story: list[Doing] = []

    def go_on(length: int) -> None:
        nonlocal now
        while len(story) < length:
            chance = randomness.random()
            if chance < 0.45 and len(inside) > 1:
                name = inside.pop(int(randomness.random() * len(inside)))
                outside.append(name)
                story.append(Doing("leave", name))
            elif chance < 0.8 and inside:
                now = one_of(randomness, [place for place in places if place != now])
                story.append(Doing("move", one_of(randomness, inside), thing, now))
            elif outside:
                name = outside.pop(int(randomness.random() * len(outside)))
                inside.append(name)
                story.append(Doing("enter", name, where=room))

    if kind in _MOVED:
        go_on(4 + int(randomness.random() * 4))
        if kind == "trope":
            found = dared(story, inside, thing, room, people, randomness)
            return _Drawn(found, -1, (*inside, found[-1].who, found[-1].to))
        return _Drawn(tuple(story), -1, tuple(inside))
    go_on(3 + int(randomness.random() * 4))
    if not outside or not inside:
        return None
    hearer, word = one_of(randomness, outside), len(story)
    if kind == "hidden-observer":
        story.append(Doing("peek", hearer, thing))
    else:
        where = now if kind == "private-word" else one_of(randomness, [place for place in places if place != now])
        story.append(Doing("tell", one_of(randomness, inside), thing, where, hearer))
    go_on(len(story) + int(randomness.random() * 4))
    return _Drawn(tuple(story), word, tuple(inside))


def _pair(
    kind: TestsetKind,
    begun: Opened,
    drawn: _Drawn,
    thoughts: Thoughts,
    chain: Chain,
    thing: str,
    answer: str,
    wanted: _Wanted,
) -> tuple[int, str] | None:
    """Return an event that the answer hangs on, and what it is without: the word or the look, where the answer is to hang on
    it, else another."""
    story, word = drawn.story, drawn.word
    places: Sequence[int] = range(len(story) - 1, -1, -1)
    if wanted.hangs_on_word is not None:
        if not _is_trusted(thoughts, word, chain):
            return None
        without = answered(kind, Thoughts(begun, idled(story, word), thing), chain)
        if (without != answer) != wanted.hangs_on_word:
            return None
        if wanted.hangs_on_word:
            return word, without
        places = [place for place in places if place != word]
    for place in places:
        if story[place].verb == "idle" or story[place].verb in DEEDS:
            continue
        changed = idled(story, place)
        if story[place].verb in ("leave", "enter") and not _holds(changed):
            continue
        other = answered(kind, Thoughts(begun, changed, thing), chain)
        if other != answer:
            return place, other
    return None


def _is_trusted(thoughts: Thoughts, word: int, chain: Chain) -> bool:
    """Say whether a word in a story is one that its hearer has no grounds to doubt: they take the teller to be right, where the
    teller is thought of at all."""
    said = thoughts.story[word]
    return said.verb != "tell" or said.who not in chain or thoughts.knows((said.to, said.who), until=word)


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
