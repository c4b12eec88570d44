"""A cast: people with minds in a game that nobody has scripted. Whatever happens, they take it in and answer."""

from __future__ import annotations

import functools
import math
import random
import threading
import time
from collections.abc import Callable, Iterable
from typing import Concatenate, ParamSpec, TypeVar

from forbear.account.naming import Naming
from forbear.account.plain import Data, plain
from forbear.api.casts.causes import causes
from forbear.api.casts.events import turn_of
from forbear.api.casts.given import seconds, whole
from forbear.api.casts.records import Cause, Inclination, Taken, moves_data
from forbear.api.casts.reopening import opened
from forbear.api.casts.saves import saved
from forbear.api.casts.seen import learned, shifted
from forbear.api.casts.stories import CastStory
from forbear.api.names import check_person, near
from forbear.api.scene import Scene
from forbear.errors import RequestError, too_deep
from forbear.figures import is_usable
from forbear.garbage import without_collecting
from forbear.grounding.asides import GroundAsides
from forbear.language import amounts
from forbear.language.problem import CHANCE, READER, SCRIPT
from forbear.minds.budget import DEEPEST, Budget, Limits
from forbear.minds.events import Event
from forbear.minds.live.held import held, weight
from forbear.minds.live.names import named, stepped_out, taken_up
from forbear.minds.live.open_minds import Occurrence, OpenMinds
from forbear.minds.live.weighing import weigh
from forbear.minds.node import Node
from forbear.stories.follow import describe
from forbear.stories.sample import draw
from forbear.stories.view import View

P = ParamSpec("P")
T = TypeVar("T")

REMEMBERED = 200
"""So many events are remembered with what they moved."""

_MOST_AHEAD = 12
_LONGEST_TIME = 1_000_000


def _alone(work: Callable[Concatenate[Cast, P], T]) -> Callable[Concatenate[Cast, P], T]:
    """Let a call wait for the one before, whichever thread it comes from."""

    def waited(self: Cast, /, *arguments: P.args, **given: P.kwargs) -> T:
        with self._lock, without_collecting(nor_right_after=given.get("within") is not None):
            try:
                self._minds.lighten()
                return work(self, *arguments, **given)
            except RecursionError:
                raise too_deep() from None

    functools.update_wrapper(waited, work)
    return waited


class Cast:
    """Some people, what is so, and what everybody thinks. Made by `cast` and `restore`.

    ahead: who the readers of a deed think will act next, where a call does not say: it was chosen with that in view. A
    call that raises leaves the cast as it was. It may be asked from several threads: a call waits for the one before.
    """

    def __init__(self, story: CastStory, minds: OpenMinds, count: int = 0, log: Iterable[Taken] = ()) -> None:
        self._begin(story, minds, count, log)

    def _begin(self, story: CastStory, minds: OpenMinds, count: int, log: Iterable[Taken]) -> None:
        self._lock = threading.RLock()
        self._story = story
        self._minds = minds
        self._count = count
        self._log = list(log)
        self.ahead: tuple[str, ...] = ()
        self._set_up()

    def _set_up(self) -> None:
        self._naming = Naming(self._story.scene.problem, self._minds.task)
        self._asides = GroundAsides(self._story.scene.problem, self._story.removed)

    def __repr__(self) -> str:
        return f"<Cast of {self._story.scene.name}: {', '.join(self.people)}; {self._count} events>"

    def __del__(self) -> None:
        """Let go of what was worked out, which goes round in circles: so no collector has to find it."""
        minds = getattr(self, "_minds", None)
        if minds is not None:
            minds.let_go()

    def __getstate__(self) -> tuple[Scene, Data, Limits, int]:
        """Return what is so and what everybody thinks; no more of it is lost than by a save."""
        return self._story.scene, self.save(), self._minds.limits, self._minds.most_worlds

    def __setstate__(self, state: tuple[Scene, Data, Limits, int]) -> None:
        """Take up what was pickled."""
        scene, save, limits, most_worlds = state
        found = opened(save, scene, limits, most_worlds)
        self._begin(found.story, found.minds, found.count, found.log)
        self.ahead = found.ahead

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody who can act."""
        return tuple(name for name in self._minds.task.characters if name != READER)

    @property
    def count(self) -> int:
        """How many events there were."""
        return self._count

    @property
    def merged(self) -> float:
        """The most weight that was ever moved from the lightest worlds of one mind to those most like them, since minds keep no
        more than so many; in what one takes others to hold, by the weight of the way there. 0 where all is exact."""
        return self._minds.merged

    # What is asked

    @_alone
    def options(self, who: str) -> list[Data]:
        """Return what is open to somebody now, as data: `event` is the name that `happened` takes. Raises RequestError."""
        _, menu = self._minds.menu(check_person(who, self._minds.task.characters))
        return [self._option(event) for event in menu]

    def _option(self, event: Event) -> Data:
        action = None if event.action is None else self._minds.task.actions[event.action]
        return {
            "event": describe(event, self._minds.task),
            "kind": event.kind,
            "action": "wait" if action is None else action.name,
            "arguments": [] if action is None else [plain(argument) for argument in action.arguments],
            "told": self._naming.event(event),
        }

    @_alone
    def odds(
        self,
        who: str,
        ahead: Iterable[str] | None = None,
        *,
        within: float | None = None,
        depth: int | None = None,
    ) -> Inclination:
        """Return how likely somebody is to choose each thing that is open to them.

        ahead: who acts after them, as they see it; () weighs only what the deed itself brings. within: seconds, such as
        0.016 for a frame: then there is always an answer, and it says how far it came. depth: how deep they are taken to
        think, where not as deep as they do. Raises RequestError, and LimitReached where no time is given.
        """
        name = check_person(who, self._minds.task.characters)
        level = self._minds.depth(name) if depth is None else whole(depth, "depth", DEEPEST)
        found = weigh(self._minds, name, self._ahead(ahead), level, None if within is None else seconds(within))
        names = [describe(event, self._minds.task) for event in found.events]
        return Inclination(
            name,
            dict(zip(names, found.probabilities, strict=True)),
            dict(zip(names, found.values, strict=True)),
            {told: self._naming.event(event) for told, event in zip(names, found.events, strict=True)},
            found.ahead,
            found.depth,
            found.exact,
        )

    def decide(
        self,
        who: str,
        ahead: Iterable[str] | None = None,
        rng: random.Random | None = None,
        *,
        within: float | None = None,
        depth: int | None = None,
    ) -> str:
        """Return what somebody chooses, one of what is open to them drawn by its odds; nothing has happened yet.

        rng: where the chance comes from; without it the likeliest is taken. Raises what `odds` raises.
        """
        found = self.odds(who, ahead, within=within, depth=depth)
        if not found.odds:
            raise RequestError("the story has ended: nobody can do anything")
        names, weights = list(found.odds), list(found.odds.values())
        return names[draw(weights, rng) if rng is not None else weights.index(max(weights))]

    @_alone
    def believes(self, who: str, formula: str, *path: str) -> float:
        """Return the weight in [0, 1] that somebody gives to a formula.

        path: whose mind, as those before see it: `believes("Tom", "coin(You) > 1", "Mira")` is what Tom takes Mira to
        think. Raises RequestError, StoryError for a formula with mistakes.
        """
        minds = [check_person(name, self._minds.task.characters) for name in (who, *path)]
        self._minds.engine.budget.renew()
        holds = self._minds.engine.reader.reading(self._asides.formula(formula, "the formula"))
        return weight(
            self._minds.node, [self._place(name) for name in minds], lambda node: holds(node.state, node) is True
        )

    @_alone
    def holds(self, formula: str) -> bool:
        """Say whether a formula is so. Raises RequestError, StoryError."""
        node = self._minds.node
        return self._minds.engine.reader.reading(self._asides.formula(formula, "the formula"))(node.state, node) is True

    @_alone
    def value(self, fluent: str) -> bool | int | float | str:
        """Return what a fluent is, as JSON has it. Raises RequestError for one that is not there."""
        try:
            return plain(self._minds.node.state[self._minds.task.cell(fluent)])
        except KeyError:
            fluents = tuple(map(str, self._minds.task.fluents))
            raise RequestError(f"there is no fluent '{fluent}'", near(fluent, fluents)) from None

    @_alone
    def doubts(self, who: str) -> dict[str, dict[str, float]]:
        """Return what somebody is unsure of: for each fluent the weight of each value, written as a file has it."""
        place = self._place(check_person(who, self._minds.task.characters))
        found = held(self._minds.node.beliefs[place])
        fluents = self._minds.task.fluents
        return {
            str(fluents[cell]): {str(plain(value)): weight for value, weight in odds.items()}
            for cell, odds in found.items()
        }

    @_alone
    def expects(self, who: str, formula: str, ahead: Iterable[str] | None = None) -> float:
        """Return how likely somebody thinks it that a formula will be so once the people ahead have acted.

        Raises RequestError, StoryError, LimitReached.
        """
        name = check_person(who, self._minds.task.characters)
        holds = self._minds.engine.reader.reading(self._asides.formula(formula, "the formula"))
        row = self._ahead(ahead)
        self._minds.engine.budget.renew()
        worlds = self._minds.node.beliefs[self._place(name)].worlds()
        if not row:
            return amounts.total([amounts.exp(log) for log, world in worlds if holds(world.state, world) is True])
        step, depth = self._minds.step(row), self._minds.depth(name)
        view = View(self._minds.engine, name, (depth,) * len(self._minds.task.characters), depth)

        def at_end(node: Node) -> float:
            return float(holds(node.state, node) is True)

        return amounts.total([amounts.exp(log) * view.expect("asked", world, step, at_end) for log, world in worlds])

    @_alone
    def why(self, who: str, option: str, ahead: Iterable[str] | None = None) -> tuple[Cause, ...]:
        """Return what it hangs on that somebody would choose an option now, what moves it most first.

        Each of the reasons, costs and beliefs of theirs is knocked out, and the odds are worked out again. Raises
        RequestError for what is not open, LimitReached.
        """
        name = check_person(who, self._minds.task.characters)
        return causes(self._minds, self._naming, name, option, self._ahead(ahead))

    # What happens

    @_alone
    def happened(
        self,
        event: str,
        ahead: Iterable[str] | None = None,
        *,
        by: str | None = "",
        seen_by: Iterable[str] | None = None,
        refused_by: str | None = None,
        turn_known: bool = False,
        within: float | None = None,
    ) -> Taken:
        """Let everybody take in an event, whoever's turn it was; return what came of it.

        event: as `options` names it: "give(You, Mira)". ahead: who the readers think will act next; the deed is read as
        chosen with that in view. by: whose deed it was, where the event does not say; None: it simply happens, and is
        nobody's choice. seen_by: who saw it, where that is not for the action to say. refused_by: who of those asked
        did not agree. turn_known: that it was their turn is known to all, so that whoever sees nothing suspects.
        within: seconds; past them it is read less deeply, or fewer worlds are kept apart, and `exact` says so. Raises
        RequestError, LimitReached.
        """
        seen = None if seen_by is None else tuple(check_person(name, self._minds.task.characters) for name in seen_by)
        row = self._ahead(ahead)
        until = math.inf if within is None else time.monotonic() + seconds(within)
        self._minds.engine.budget.renew()
        events = turn_of(self._minds, event, by, seen, refused_by)
        node, occurrences, is_exact = self._taken_in(events, row, turn_known, until)
        name = describe(events[0], self._minds.task)
        return self._settled(node, occurrences, name, events[0], is_exact, until if turn_known else math.inf)

    def _taken_in(
        self, events: tuple[Event, ...], row: tuple[str, ...], is_known: bool, until: float
    ) -> tuple[Node, tuple[Occurrence, ...], bool]:
        minds = self._minds
        depths = tuple(mind.depth for mind in minds.task.minds)
        if until == math.inf:
            return *minds.happens(events, row, depths, is_known=is_known), True

        def read(ahead: tuple[str, ...], levels: tuple[int, ...]) -> tuple[Node, tuple[Occurrence, ...]]:
            found = minds.happens(events, ahead, levels, is_known=is_known)
            if not is_known:  # then minds do not divide, and all of them are worked out
                minds.work_out(found[0])
            return found

        tries = [(row, depths), ((), depths), ((), tuple(0 for _ in depths))]
        return minds.in_time(until, [functools.partial(read, *each) for each in tries])

    def _settled(
        self,
        node: Node,
        occurrences: tuple[Occurrence, ...],
        event: str,
        shown: Event | None,
        is_exact: bool = True,
        until: float = math.inf,
    ) -> Taken:
        seen, surprise = learned(self._minds, occurrences)
        moves = shifted(self._minds.task, self._minds.node, node)
        is_exact = self._minds.settle(node, until=until) and is_exact
        told = event if shown is None else self._naming.event(shown)
        by = None if shown is None or shown.by == SCRIPT else shown.by
        return self._noted(Taken(self._count + 1, event, by, told, seen, surprise, moves, is_exact))

    def _noted(self, taken: Taken) -> Taken:
        self._count += 1
        self._log.append(taken)
        del self._log[:-REMEMBERED]
        return taken

    @_alone
    def idle(self, who: str, ahead: Iterable[str] | None = None) -> Taken:
        """Let everybody take it in that somebody had a turn and, to all appearance, did nothing.

        Whoever would have seen some of what was open thinks the less of it; what they would not have seen, they suspect.
        Raises RequestError, LimitReached.
        """
        name = check_person(who, self._minds.task.characters)
        row = self._ahead(ahead)
        self._minds.engine.budget.renew()
        depths = tuple(mind.depth for mind in self._minds.task.minds)
        node = self._minds.idle(name, row, depths)
        moves = shifted(self._minds.task, self._minds.node, node)
        self._minds.settle(node)
        seen = {other: "silence" for other in self._minds.task.characters if other != name}
        told = f"{self._naming.person(name)} does nothing that anybody sees"
        return self._noted(Taken(self._count + 1, f"idle({name})", name, told, seen, {}, moves))

    @_alone
    def set(self, statement: str) -> Taken:
        """Change what is so, with no event that anybody saw: "coin(You) = 5", "!away(Tom)"; or what somebody thinks:
        "believes(Tom, away(You))".

        Whoever was sure of such a fact and right, still is; whoever doubted it, doubts it as before. Raises
        RequestError, StoryError.
        """
        effects = self._asides.effect(statement, "the statement")
        self._minds.engine.budget.renew()
        return self._settled(self._minds.becomes(effects), (), f"set {statement}", None)

    @_alone
    def hears(self, who: str, formula: str) -> Taken:
        """Let somebody take it that a formula is so; nobody else knows that they were told. Raises RequestError, StoryError."""
        name = check_person(who, self._minds.task.characters)
        ground = self._asides.formula(formula, "the formula")
        self._minds.engine.budget.renew()
        taken = self._settled(self._minds.heard(name, ground), (), f"hears({name}, {formula})", None)
        taken.seen[name] = "heard"
        return taken

    @_alone
    def time(self, units: float = 1) -> Taken:
        """Let time pass in which nothing happens: what the story says to `drift` is forgotten by that much, by everybody,
        toward what they were declared to believe. Raises RequestError, LimitReached."""
        if not is_usable(units) or not 0 < units <= _LONGEST_TIME:
            raise RequestError(f"time takes a number of units, up to {_LONGEST_TIME:,}")
        self._minds.engine.budget.renew()
        return self._settled(self._minds.later(float(units)), (), f"time({units:g})", None)

    # What was

    @_alone
    def changes(self, since: int = 0) -> list[Data]:
        """Return how minds moved after event number `since`, as far back as is remembered: who, what, from what to what."""
        return [
            {"number": taken.number, "event": taken.event, "who": who, **move}
            for taken in self._log
            if taken.number > since
            for who, moves in taken.moved.items()
            for move in moves_data(moves)
        ]

    @_alone
    def remembers(self, who: str) -> list[Data]:
        """Return the events that somebody did, saw, heard of or was told: how, and what each moved of what they think."""
        name = check_person(who, self._minds.task.characters)
        return [
            {
                "number": taken.number,
                "event": taken.event,
                "told": taken.told,
                "by": taken.by,
                "how": taken.seen[name],
                "moved": moves_data(taken.moved.get(name, ())),
            }
            for taken in self._log
            if taken.seen.get(name, "silence") != "silence"
        ]

    # Who there is

    @_alone
    def add(self, who: str, *statements: str, kind: str = "character", like: str | None = None) -> None:
        """Let somebody come who was not there: an entity of a type that is a character, with what is so of them and what
        they, and others of them, believe.

        statements: as in a file: "coin(Ned) = 2", "openly believes(Ned, honest(You) = {4: 0.7, 0: rest})". What is not
        said of them is as for everybody. like: whom they have been one of, as of a crowd: then they think what it thinks, and
        all that is so of it, and that others think of it, is so of them; kind is its own. Raises RequestError, StoryError.
        """
        if like is not None:
            check_person(like, self.people)
            types = [each.types for each in self._story.scene.problem.entities if each.name == like]
            kind = types[0][0] if types and types[0] else kind
        if who in self._story.removed:
            raise RequestError(f"{who} has been here and is gone", "give the newcomer another name")
        if who in self._minds.task.characters:
            raise RequestError(f"{who} is there already")
        text = "\n".join(f"{each.strip().rstrip(';')};" for each in (f"entity {who} : {kind}", *statements))
        story = self._story.extended(text)
        if who not in story.task.characters:
            raise RequestError(f"'{kind}' is no type of characters", "such as 'character'")
        self._move_to(story, None if like is None else (who, like))

    @_alone
    def remove(self, who: str, *, facts: bool = True) -> None:
        """Let somebody go for good: nobody thinks about what they think any more.

        facts: the facts about them stay, and what others believe of them; False: all that is forgotten, as if they had never
        been, which is for those who were added. Raises RequestError, StoryError where what was added later names them.
        """
        name = check_person(who, self._minds.task.characters)
        if name == READER or len(self.people) == 1:
            raise RequestError(f"{name} cannot be removed", "somebody must be left")
        story = self._story.without(name) if facts else self._story.forgetting(name)
        if story is None:
            raise RequestError(f"{name} is of the story itself, whose text names them", "the facts about them stay")
        self._move_to(story)

    def _move_to(self, story: CastStory, out_of: tuple[str, str] | None = None) -> None:
        """Go on in another story; out_of: who is new there, and of which crowd they have been one."""
        minds = self._minds
        minds.engine.budget.renew()
        told = named(minds.graph, minds.task)
        told = told if out_of is None else stepped_out(told, story.task, *out_of)
        graph, _ = taken_up(told, story.task, Budget(minds.limits))
        self._minds = OpenMinds(story.task, minds.limits, minds.most_worlds, graph, minds.room)
        self._minds.merged = minds.merged
        minds.let_go()
        self._story = story
        self._set_up()

    # Keeping it

    @_alone
    def save(self) -> Data:
        """Return all that is so and all that everybody thinks, as JSON-ready data that `restore` takes (docs/live.md)."""
        state = {
            "count": self._count,
            "ahead": list(self.ahead),
            "merged": self._minds.merged,
            "room": self._minds.room,
            "most_worlds": self._minds.most_worlds,
            "log": [taken.as_data() for taken in self._log],
        }
        return saved(named(self._minds.graph, self._minds.task), self._story.as_data(), state)

    def _place(self, name: str) -> int:
        return self._minds.task.characters.index(name)

    def _ahead(self, ahead: Iterable[str] | None) -> tuple[str, ...]:
        row = self.ahead if ahead is None else tuple(ahead)
        if isinstance(ahead, str) or len(row) > _MOST_AHEAD:
            raise RequestError(
                f"ahead takes the names of those who act next, at most {_MOST_AHEAD}", "such as ('Tom',)"
            )
        return tuple(check_person(name, (*self._minds.task.characters, CHANCE)) for name in row)
