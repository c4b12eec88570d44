"""The smallest changes that make a scene come out as another variant, each one tried by running it.

Single changes are tried first: those of the kinds of reasons that the variant's conditions name, then all others, the
smaller before the larger. Then two together, and three, of those that moved something, those first that should leave
least to be met (tropes/margins.py). What is found is ranked by how many things change, and by how many levels of the scale.
"""

from __future__ import annotations

import difflib
import itertools
import math
import time
from collections.abc import Iterator, Sequence

from forbear.account.lines import Line, Piece, heading, line, paragraph, percent
from forbear.account.plain import Data
from forbear.api.examining import TROPE, examine, must_bind_harm
from forbear.api.scene import Scene, load
from forbear.api.workers import Done, Job, Told, Workers, cores
from forbear.catalogue.changes import Change, changes
from forbear.catalogue.examined import ChanceFound, Examined
from forbear.errors import LimitReached, RequestError
from forbear.language.patterns import KindName, parts_within
from forbear.language.problem import READER
from forbear.records import dataclass
from forbear.tropes.margins import shortfall
from forbear.tropes.shelf import named

SCHEMA = "forbear-turn/1"

MOST_PEOPLE = 4
"""In a scene with more, only those in the roles of the chance are changed."""

_WIDEST = 60
"""So many single changes are combined with each other."""

_BATCH = 16


@dataclass(frozen=True, slots=True)
class Turned:
    """A way to turn the scene: its changes, and the chance as it then is."""

    changes: tuple[Change, ...]
    chance: ChanceFound

    @property
    def settings(self) -> tuple[str, ...]:
        """What to put over the scene with --set to see it."""
        return tuple(setting.rstrip(";") for change in self.changes for setting in change.settings)

    @property
    def steps(self) -> int:
        """How large the changes are together, in levels of the scale."""
        return sum(change.steps for change in self.changes)


@dataclass(frozen=True, slots=True)
class Turning:
    """What was found. now: the chance as the scene stands, None where its story holds none. tried: how many altered
    scenes were run. complete: every set of changes of the size that was come to was tried, or enough was found. limit:
    what stopped the search."""

    scene: str
    case: str | None
    into: str
    now: ChanceFound | None
    found: tuple[Turned, ...]
    tried: int
    complete: bool
    limit: LimitReached | None = None
    interrupted: bool = False


def variant_named(name: str) -> str:
    """Return the variant that is meant. Raises RequestError with near names."""
    known = {claim.name: claim.name for claim in named(TROPE).variants}
    spelled = name.casefold().replace("-", "_").replace(" ", "_").strip("_")
    if spelled in known:
        return spelled
    near = difflib.get_close_matches(spelled, known, 1, 0.5)
    listed = ", ".join(known)
    raise RequestError(f"there is no variant '{name}'", f"did you mean '{near[0]}'?" if near else f"there is {listed}")


def turn(
    scene: Scene,
    into: str,
    *,
    most: int = 3,
    show: int = 3,
    seconds: float = 60.0,
    workers: int | None = None,
    on_progress: Told | None = None,
) -> Turning:
    """Return the smallest changes of a scene after which a chance in it is of another variant.

    into: the variant, by name. most: changes made together, from 1 to 3. show: how many ways are looked for, each with other
    things changed. seconds:
    time for the search; what was found by then stands. Raises RequestError for a variant that is none, and for a scene
    in which nothing says what harm is.
    """
    wanted = variant_named(into)
    must_bind_harm(scene)
    searching = _Searching(scene, wanted, most, show, seconds, workers, on_progress)
    now = searching.now
    if now is not None and now.variant == wanted:
        return Turning(scene.name, scene.case, wanted, now, (Turned((), now),), 0, complete=True)
    limit, interrupted, complete = None, False, False
    try:
        complete = searching.search()
    except KeyboardInterrupt:
        interrupted = True
    except LimitReached as reached:
        limit = reached
    found = tuple(sorted(searching.found, key=_rank))[:show]
    return Turning(scene.name, scene.case, wanted, now, found, searching.tried, complete, limit, interrupted)


def _rank(turned: Turned) -> tuple[int, int, str]:
    return len(turned.changes), turned.steps, " ".join(turned.settings)


class _Searching:
    def __init__(
        self,
        scene: Scene,
        wanted: str,
        most: int,
        show: int,
        seconds: float,
        workers: int | None,
        on_progress: Told | None,
    ) -> None:
        self._scene = scene
        self._wanted = wanted
        self._most = most
        self._show = show
        self._seconds = seconds
        self._until = time.monotonic() + seconds
        self._workers = workers or cores()
        self._on_progress = on_progress
        self._known = 0
        self._margins: dict[Change, tuple[float, ...]] = {}
        self._condition = next(claim.condition for claim in named(TROPE).variants if claim.name == wanted)
        self.found: list[Turned] = []
        self.tried = 0
        held = examine(scene, why=False, toward=wanted, stories=1).chances
        self.now = next((c for c in held if c.variant), held[0] if held else None)

    def search(self) -> bool:
        """Fill `found`; return whether everything was tried that could have been ranked as high."""
        singles = changes(self._scene.problem, self._scene.task, self._people())
        kinds = _kinds_of(self._wanted)
        likely = [change for change in singles if kinds & set(change.kinds)]
        with Workers(self._workers) as pool:
            for batch in (*_by_steps(likely), *_by_steps([change for change in singles if change not in likely])):
                if batch[0].steps <= self._enough():
                    self._try(pool, [(change,) for change in batch])
            for size in range(2, self._most + 1):
                if self.found:
                    return True
                for batch_of_sets in self._promising(size):
                    if len(self.found) < self._show:
                        self._try(pool, batch_of_sets)
        return True

    def _promising(self, size: int) -> Iterator[list[tuple[Change, ...]]]:
        """Yield sets of changes of different things, those first that should leave least to be met, then the smaller.

        What a set should leave is reckoned from what each of its changes moved by itself.
        """
        now = self.now.margins if self.now is not None else None
        moved = {c: tuple(m - n for m, n in zip(ms, now, strict=True)) for c, ms in self._margins.items() if now}
        moving = [change for change in moved if any(abs(one) > 0.01 for one in moved[change])]
        moving.sort(key=lambda change: (shortfall(self._condition, self._margins[change]), change.steps, change.told))
        ranked = []
        for change_set in itertools.combinations(moving[:_WIDEST], size):
            if now is not None and len({change.about for change in change_set}) == size:
                sums = [sum(column) for column in zip(now, *(moved[change] for change in change_set), strict=True)]
                left = shortfall(self._condition, sums)
                ranked.append((round(left, 1), sum(change.steps for change in change_set), change_set))
        ranked.sort(key=lambda row: (row[0], row[1], [change.told for change in row[2]]))
        for place in range(0, len(ranked), _BATCH):
            yield [change_set for _, _, change_set in ranked[place : place + _BATCH]]

    def _enough(self) -> float:
        """Return how many steps the last of what is to be shown has: larger changes need not be tried."""
        steps = sorted(turned.steps for turned in self.found)
        return steps[self._show - 1] if len(steps) >= self._show else math.inf

    def _people(self) -> tuple[str, ...]:
        names = tuple(name for name in self._scene.task.characters if name != READER)
        if self.now is None or len(names) <= MOST_PEOPLE:
            return names
        return tuple(dict.fromkeys(name for name in (self.now.alice, self.now.bob, self.now.victim) if name))

    def _try(self, pool: Workers, sets: Sequence[tuple[Change, ...]]) -> None:
        """Run the scene with each set of changes, and keep those that lead to the wanted variant."""
        self._known = max(self._known, self.tried + len(sets))
        size = 4 * self._workers
        for place in range(0, len(sets), size):
            if time.monotonic() > self._until:
                raise LimitReached("seconds", self._seconds, "--limit-seconds")
            by_job = {self._job(change_set): change_set for change_set in sets[place : place + size]}
            for job, result in pool.done(tuple(by_job)):
                self.tried += 1
                if self._on_progress is not None:
                    self._on_progress(self.tried, self._known)
                chance = self._chance(result)
                if chance is None:
                    continue
                if chance.variant == self._wanted:
                    self._keep(Turned(by_job[job], chance))
                elif chance.margins is not None and len(by_job[job]) == 1:
                    self._margins[by_job[job][0]] = chance.margins

    def _keep(self, turned: Turned) -> None:
        """Keep the smallest way of each kind: of several that change the same things, one."""
        about = {change.about for change in turned.changes}
        same = next((other for other in self.found if {change.about for change in other.changes} == about), None)
        if same is None:
            self.found.append(turned)
        elif _rank(turned) < _rank(same):
            self.found[self.found.index(same)] = turned

    def _job(self, change_set: tuple[Change, ...]) -> Job:
        settings = tuple(setting for change in change_set for setting in change.settings)
        return Job(
            self._scene.source,
            self._scene.case or "",
            (*self._scene.settings, *settings),
            why=False,
            toward=self._wanted,
        )

    def _chance(self, done: Done) -> ChanceFound | None:
        """Return the chance that the scene is about: with the same two in the roles where it had one; the wanted first."""
        if not isinstance(done, Examined):
            return None
        held = [
            c
            for c in done.chances
            if self.now is None or ((c.alice, c.victim, c.number) == (self.now.alice, self.now.victim, self.now.number))
        ]
        return next((c for c in held if c.variant == self._wanted), held[0] if held else None)


def _kinds_of(variant: str) -> set[str]:
    """Return the kinds of reasons that the conditions of a variant name: what speaks of them is tried first."""
    claim = next(claim for claim in named(TROPE).variants if claim.name == variant)
    return {part.name for part in parts_within(claim.condition) if isinstance(part, KindName)}


def _by_steps(singles: Sequence[Change]) -> Iterator[list[Change]]:
    for _, batch in itertools.groupby(singles, key=lambda change: change.steps):
        yield list(batch)


def turning_lines(turning: Turning) -> list[Line]:
    """Return what was found, in words, each with the command that shows it."""
    wanted = turning.into.replace("_", " ")
    now = turning.now
    lines = [line(Piece(f"{turning.scene}, turned into: {wanted}", "title"))]
    if now is None:
        lines += paragraph("As it stands, its likeliest story holds no chance at all.")
    elif now.variant == turning.into:
        return lines + paragraph("It is that already.")
    else:
        named_now = now.variant.replace("_", " ") or "no variant"
        lines += paragraph(f"As it stands: {named_now}; the odds of the deed are {percent(now.odds)}.")
    for number, turned in enumerate(turning.found, start=1):
        steps = f"{turned.steps} level{'s' if turned.steps != 1 else ''} in all"
        lines += heading(f"{number}. {_count(len(turned.changes))}, {steps}")
        for change in turned.changes:
            lines += paragraph(change.told, "   ", hanging="  ")
        lines += paragraph(f"then the odds of the deed are {percent(turned.chance.odds)}", "   ", style="faint")
        lines.append(line(f"   {_command(turning, turned)}"))
    if not turning.found:
        lines += paragraph(
            f"Nothing found among {turning.tried} altered scenes"
            + ("." if turning.complete else ", and not everything was tried."),
            style="warning",
        )
    else:
        lines += [line(), line(Piece(f"{turning.tried} altered scenes were run.", "faint"))]
    if turning.limit is not None:
        lines += paragraph(f"Stopped: {turning.limit}.", style="warning")
    return lines


def _command(turning: Turning, turned: Turned) -> str:
    case = f" --case {turning.case}" if turning.case else ""
    return f"forbear recognise {turning.scene}{case}{''.join(f' --set {_quoted(s)}' for s in turned.settings)}"


def _quoted(setting: str) -> str:
    return "'" + setting.replace("'", "'\\''") + "'"


def _count(many: int) -> str:
    return {1: "one change", 2: "two changes", 3: "three changes"}[many]


def turning_data(turning: Turning) -> Data:
    """Return what was found as JSON-ready data; docs/writer.md has the schema."""
    return {
        "schema": SCHEMA,
        "scene": turning.scene,
        "case": turning.case,
        "into": turning.into,
        "now": None if turning.now is None else {"variant": turning.now.variant or None, "odds": turning.now.odds},
        "found": [
            {
                "changes": [{"told": c.told, "steps": c.steps, "settings": list(c.settings)} for c in turned.changes],
                "settings": list(turned.settings),
                "steps": turned.steps,
                "choice": turned.chance.choice,
                "odds": turned.chance.odds,
            }
            for turned in turning.found
        ],
        "tried": turning.tried,
        "complete": turning.complete,
        "limit": None if turning.limit is None else turning.limit.limit,
        "interrupted": turning.interrupted,
    }


__all__ = ["Turned", "Turning", "load", "turn", "turning_data", "turning_lines"]
