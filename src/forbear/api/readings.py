"""Reading scenes: what is told of them, what it shows of their people, and what the story is called."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from forbear.account.lines import Line, text_of
from forbear.account.naming import Naming
from forbear.account.plain import Data
from forbear.account.telling import called_lines, quantities_told, reading_brief, reading_lines
from forbear.api.opening import Readable
from forbear.api.runs import DEFAULT_LIMITS, Run
from forbear.errors import LimitReached, RequestError
from forbear.grounding.task import Task
from forbear.language.asides import Asides
from forbear.language.kinds import KINDS
from forbear.language.nearest import did_you_mean
from forbear.language.tale import Tale
from forbear.minds.budget import Limits
from forbear.minds.interface import Engine
from forbear.minds.reference import ReferenceEngine
from forbear.minds.semantics import SEMANTICS
from forbear.reading.inference import MOST_HYPOTHESES
from forbear.reading.posterior import DRAWN, Inferred, episode, read
from forbear.reading.summary import told_reading
from forbear.reading.told_reading import ShownQuantity, ToldReading, called_so, reading_data
from forbear.records import dataclass, replace
from forbear.tropes.shelf import library

ReadScene = TypeVar("ReadScene", bound=Readable)

SCHEMA = "forbear-read/1"

FOR_HYPOTHESES = 0.6
"""So much of the time that there is goes to hypotheses at most: what they show has still to be told."""

UNREAD = "not one reading of what is told was worked out (`forbear run --before` opens the scene without)"
"""What is told with a limit, where nothing was found."""

ReadingProgress = Callable[[int, int], None]
"""Told (hypotheses, or readings drawn, done; those known of)."""


@dataclass(frozen=True, slots=True, repr=False)
class Reading(Generic[ReadScene]):
    """What is told of one scene, or of several with one cast, and what it shows.

    scenes: each under the likeliest reading of all. told: what each telling shows; the quantities are those of all.
    """

    scenes: tuple[ReadScene, ...]
    told: tuple[ToldReading, ...]
    inferred: Inferred

    def __repr__(self) -> str:
        return f"<Reading of {', '.join(scene.name for scene in self.scenes)}: before {self.before:.3g}>"

    @property
    def before(self) -> float:
        """How likely what is told was, before it was."""
        return self.told[0].before

    @property
    def shown(self) -> tuple[ShownQuantity, ...]:
        """What is shown of each open quantity: prior and posterior, what moved most first, in bits."""
        return self.told[0].shown

    @property
    def scene(self) -> ReadScene:
        """The scene under its likeliest reading; the first, where several were read."""
        return self.scenes[0]

    def run(self) -> Run:
        """Return the story as told, under the likeliest reading."""
        return self.scene.run()

    def lines(self) -> list[Line]:
        """Return what is shown, in styled pieces: what `forbear read` prints before the account."""
        found: list[Line] = []
        for scene, told in zip(self.scenes, self.told, strict=True):
            found += reading_lines(told, Naming(scene.problem, scene.task), scene.problem, scene.task, in_full=True)
        return found

    def called(self) -> list[Line]:
        """Return what the story is called, by the readings drawn, in styled pieces: the end of `lines`."""
        return [line for told in self.told for line in called_lines(told)]

    def brief(self) -> str:
        """Return the answer in one line."""
        scene, told = self.scenes[0], self.told[0]
        return reading_brief(told, Naming(scene.problem, scene.task), scene.problem, scene.task)

    def in_words(self) -> list[list[str]]:
        """Return each possibility of each quantity that is shown, in words, in their order."""
        scene, told = self.scenes[0], self.told[0]
        return quantities_told(told, Naming(scene.problem, scene.task), scene.problem, scene.task)

    def as_data(self) -> Data:
        """Return the reading as JSON-ready data: what `forbear read --json` prints; docs/json.md has the schema."""
        readings = [
            {"scene": scene.name, "case": scene.case, **reading_data(told)}
            for scene, told in zip(self.scenes, self.told, strict=True)
        ]
        return {"schema": SCHEMA, "semantics": SEMANTICS, "readings": readings}

    def __str__(self) -> str:
        return "\n".join(text_of(shown) for shown in self.lines())


def told_statements(told: str | None = None, outcomes: str = "") -> tuple[str, ...]:
    """Return the statements that tell these events and outcomes, written as in a file; of what is not told, none."""
    events = (f"told: {told};",) if told is not None else ()
    return (*events, f"told outcomes {outcomes};") if outcomes else events


def engines_within(limits: Limits) -> Callable[[Task], Engine]:
    """Return how to make engines that share one span of time, from now on."""
    until = min(limits.until, time.monotonic() + limits.seconds)
    shared = replace(limits, until=until)
    return lambda task: ReferenceEngine(task, shared)


def tale_of(scene: Readable, because: str | None) -> Tale:
    """Return what is told of a scene, said to hang on something. Raises RequestError where nothing is told,
    StoryError for what no choice can hang on."""
    tale = scene.problem.tale
    if tale is None:
        raise RequestError(
            f"nothing is told of {scene.name}", "write `told: …;` in it, in a .told file beside it, or give --told"
        )
    if because is None:
        return tale
    if because.isidentifier() and because not in KINDS:
        raise RequestError(
            f"there is no kind '{because}'", did_you_mean(because, KINDS) or f"the kinds are {', '.join(KINDS)}"
        )
    return replace(tale, because=Asides(scene.problem).causes(because, "--because"), because_span=None)


def read_scenes(
    scenes: Iterable[ReadScene],
    *,
    because: str | None = None,
    limits: Limits | None = None,
    hypotheses: int = MOST_HYPOTHESES,
    draws: int = DRAWN,
    seed: int = 0,
    on_progress: ReadingProgress | None = None,
) -> Reading[ReadScene]:
    """Return what is shown by what is told of some scenes with one cast, loaded with `before=True`: what is open alike in
    several of them is one.

    because: what the last told choice is said to hang on: a kind, `belief(Ann, good(Bob)) >= likely`, or one `or` another.
    hypotheses: how many are worked out. draws: how many readings are drawn by the seed to see what the story is called;
    0: none. Where a limit is hit, or the user
    interrupts, what was found so far comes back, and says so. Raises StoryError or RequestError for what cannot be told.
    """
    bounds = limits or DEFAULT_LIMITS
    until = min(bounds.until, time.monotonic() + bounds.seconds)
    engine_of = engines_within(bounds)
    inferring = engines_within(replace(bounds, until=until - (1 - FOR_HYPOTHESES) * (until - time.monotonic())))
    asked = tuple(scenes)
    try:
        episodes = [episode(scene.problem, scene.task, tale_of(scene, because), engine_of) for scene in asked]
        found = read(episodes, engine_of, inferring=inferring, most=hypotheses, on_progress=on_progress)
    except LimitReached as reached:
        raise LimitReached(reached.limit, reached.value, reached.raise_with, UNREAD) from None
    told = tuple(told_reading(found, number) for number in range(len(episodes)))
    opened = tuple(scene.under(found.task(episode=number), told[number]) for number, scene in enumerate(asked))
    reading = Reading(opened, told, found)
    within = replace(bounds, until=until)
    return named(reading, draws, seed=seed, limits=within, on_progress=on_progress) if draws else reading


def named(
    reading: Reading[ReadScene],
    draws: int = DRAWN,
    *,
    seed: int = 0,
    limits: Limits | None = None,
    on_progress: ReadingProgress | None = None,
) -> Reading[ReadScene]:
    """Return a reading with what each story is called, by so many readings drawn by the seed; where a limit is hit, or the user
    interrupts, by those that were looked at."""
    from forbear.reading.verdicts import named_so  # slow to load, and not wanted by every reading

    bounds = limits or DEFAULT_LIMITS
    until = min(bounds.until, time.monotonic() + bounds.seconds)
    told = list(reading.told)
    for number, episode_read in enumerate(reading.inferred.episodes):
        if episode_read.task.roles:
            called, left_open, drawn = named_so(
                reading.inferred,
                library(),
                engines_within(bounds),
                number=number,
                count=draws,
                seed=seed,
                until=until,
                on_progress=on_progress,
            )
            told[number] = called_so(told[number], called, left_open, drawn)
    opened = tuple(scene.under(scene.task, one) for scene, one in zip(reading.scenes, told, strict=True))
    return replace(reading, scenes=opened, told=tuple(told))


_KNOWN: dict[object, ToldReading] = {}
_MOST_KNOWN = 16


def reading_of(scene: Readable, seconds: float = DEFAULT_LIMITS.seconds) -> ToldReading:
    """Return what is told of a scene as plain values, worked out once for the same texts.

    scene: loaded with `before=True`, with nothing changed in it. seconds: that it may take at most.
    """
    texts = tuple(document.lines for document in (*scene.problem.imported, scene.problem.document) if document)
    key = (texts, scene.case)
    found = _KNOWN.get(key)
    if found is None:
        found = read_scenes((scene,), draws=0, limits=replace(DEFAULT_LIMITS, seconds=seconds)).told[0]
        if len(_KNOWN) >= _MOST_KNOWN:
            del _KNOWN[next(iter(_KNOWN))]
        if found.limit is None:
            _KNOWN[key] = found
    return found
