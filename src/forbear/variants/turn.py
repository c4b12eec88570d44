"""The smallest changes that make a scene come out as another variant of a pattern, each one tried by running it.

Single changes are tried first: those of the kinds of reasons that the variant's conditions name, then all others, the
smaller before the larger. Then two together, and three, of those that moved something, those first that should leave
least to be met (tropes/margins.py). What is found is ranked by how many things change, and by how many levels of the scale.
"""

from __future__ import annotations

import itertools
import math
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress

from forbear.api.runs import DEFAULT_LIMITS
from forbear.api.scene import Scene
from forbear.errors import ForbearError, LimitReached
from forbear.garbage import seldom_collecting, without_collecting
from forbear.language.patterns import Claim, KindName, parts_within
from forbear.language.problem import READER
from forbear.records import dataclass, replace
from forbear.stories.numbers import SceneNumber
from forbear.tropes.margins import shortfall
from forbear.tropes.shelf import alone
from forbear.variants.altered import Altered, AlteredRun, run_altered, variant_named
from forbear.variants.chances import ChanceFound
from forbear.variants.changes import Change, applied, changes
from forbear.variants.examination import Leads, first_told, must_bind_harm
from forbear.variants.tapes import Setting, TapedChances
from forbear.variants.workers import Workers, cores

Told = Callable[[int, int], None]
"""Told (altered scenes run, altered scenes known of)."""

MOST_PEOPLE = 4
"""In a scene with more, only those in the roles of the chance are changed."""

_WIDEST = 60
"""So many single changes are combined with each other."""

_BATCH = 16

_WORTH_TAPES = 3
"""So many sets of changes are worth tapes of what they have in common: what is no number."""

_WORTH_PROCESSES = 8
"""So many scenes to run at once are worth the time that it takes processes to begin."""

_Base = tuple[Change | str, ...]
"""What some sets of changes have in common besides numbers: changes that are of none, and what is changed by those that make
what they change a number."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A way to turn the scene: its changes, and what is then chosen at the chance."""

    changes: tuple[Change, ...]
    chance: Leads

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
    """What was found. trope: the pattern that into is a variant of. now: the chance as the scene stands, None where its
    story holds none. tried: how many altered scenes were run. complete: every set of changes of the size that was come
    to was tried, or enough was found. limit: what stopped the search."""

    scene: str
    case: str | None
    trope: str
    into: str
    now: ChanceFound | None
    found: tuple[Turned, ...]
    tried: int
    complete: bool
    limit: LimitReached | None = None
    interrupted: bool = False


def turn(
    scene: Scene,
    trope: str,
    into: str,
    *,
    most: int = 3,
    show: int = 3,
    seconds: float = 60.0,
    workers: int | None = None,
    on_progress: Told | None = None,
) -> Turning:
    """Return the smallest changes of a scene after which a chance in it is of another variant. Where the scene is told, it is
    looked at as it is read likeliest, with nobody held to what is told.

    trope: a pattern of the library by name, or a file of one. into: its variant, by name. most: changes made together,
    from 1 to 3. show: how many ways are looked for, each with other things changed. seconds: time for the search; what
    was found by then stands. Raises RequestError for a trope or a variant that is none, and for a scene in which nothing
    says what harm is.
    """
    wanted = variant_named(trope, into)
    must_bind_harm(scene)
    scene = scene.free()
    searching = _Searching(scene, trope, wanted, most, show, seconds, workers, on_progress)
    now, name = searching.now, alone(trope).tropes[0].name
    if now is not None and now.variant == wanted.name:
        return Turning(
            scene.name,
            scene.case,
            name,
            wanted.name,
            now,
            (Turned((), Leads(True, now.choice, now.odds)),),
            0,
            complete=True,
        )
    limit, interrupted, complete = None, False, False
    try:
        complete = searching.search()
    except KeyboardInterrupt:
        interrupted = True
    except LimitReached as reached:
        limit = reached
    found = tuple(sorted(searching.found, key=_rank))[:show]
    return Turning(scene.name, scene.case, name, wanted.name, now, found, searching.tried, complete, limit, interrupted)


def _rank(turned: Turned) -> tuple[int, int, str]:
    return _rank_of(turned.changes)


def _rank_of(change_set: tuple[Change, ...]) -> tuple[int, int, str]:
    settings = [setting.rstrip(";") for change in change_set for setting in change.settings]
    return len(change_set), sum(change.steps for change in change_set), " ".join(settings)


class _Searching:
    def __init__(
        self,
        scene: Scene,
        trope: str,
        wanted: Claim,
        most: int,
        show: int,
        seconds: float,
        workers: int | None,
        on_progress: Told | None,
    ) -> None:
        self._scene = scene
        self._trope = trope
        self._wanted = wanted.name
        self._claim = wanted
        self._condition = wanted.condition
        self._most = most
        self._show = show
        self._seconds = seconds
        self._until = time.monotonic() + seconds
        self._workers = workers or cores()
        self._on_progress = on_progress
        self._known = 0
        self._margins: dict[Change, tuple[float, ...]] = {}
        self._without_margins: list[tuple[TapedChances, Change, Setting]] = []
        self._run_alone: list[tuple[Change, AlteredRun]] = []
        self._numbers: tuple[SceneNumber, ...] = ()
        self._taped: dict[_Base, TapedChances | None] = {}
        self._seen: dict[_Base, int] = {}
        self.found: list[Turned] = []
        self.tried = 0
        run = scene.run()
        first = first_told(run, alone(trope), toward=wanted.name, stories=1)
        held = [told.chance(turn, why=False) for told, turn in first]
        self.now = next((c for c in held if c.variant), held[0] if held else None)

    def search(self) -> bool:
        """Fill `found`; return whether everything was tried that could have been ranked as high."""
        singles = changes(self._scene.problem, self._scene.task, self._people())
        kinds = {part.name for part in parts_within(self._condition) if isinstance(part, KindName)}
        likely = [change for change in singles if kinds & set(change.kinds)]
        first = set(likely)
        edits = [change.edit for change in singles if change.edit is not None and change.edit.is_of_number]
        self._numbers = tuple({e.number.name: e.number for e in edits if e.number is not None}.values())
        with Workers(run_altered, self._workers) as pool, seldom_collecting():
            for batch in (*_by_steps(likely), *_by_steps([change for change in singles if change not in first])):
                if batch[0].steps <= self._enough():
                    with without_collecting():
                        self._try(pool, [(change,) for change in batch])
            for size in range(2, self._most + 1):
                if self.found:
                    return True
                self._learn_margins()
                for batch_of_sets in self._promising(size):
                    if len(self.found) < self._show:
                        with without_collecting():
                            self._try(pool, batch_of_sets)
        return True

    def _tapes(self, base: _Base, change_set: tuple[Change, ...], many: int) -> TapedChances | None:
        """Return the tapes of the scene, with changes made that are of no numbers, over all numbers that are changed; None
        as long as that is not worth them. change_set: one that has them. many: so many sets are asked for now."""
        if base not in self._taped:
            self._seen[base] = self._seen.get(base, 0) + many
            if self._seen[base] < _WORTH_TAPES:
                return None
            self._taped[base] = self._made_tapes([change for change in change_set if not _is_number(change)])
        return self._taped[base]

    def _made_tapes(self, others: Sequence[Change]) -> TapedChances | None:
        task = applied(self._scene.task, others)
        numbers = [
            change.edit.number for change in others if change.edit is not None and change.edit.number is not None
        ]
        if task is None or not (self._numbers or numbers):
            return None
        scene = self._scene.altered(task)
        run = scene.run(limits=replace(DEFAULT_LIMITS, seconds=self._seconds))
        if run.record.limit is not None or not run.stories:
            return None
        return TapedChances(scene, run, (*numbers, *self._numbers), alone(self._trope), self._claim)

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
        return tuple(dict.fromkeys(name for name in (self.now.asked, self.now.opener, self.now.victim) if name))

    def _try(self, pool: Workers[Altered, Leads | None], sets: Sequence[tuple[Change, ...]]) -> None:
        """Look at the scene with each set of changes, and keep those that lead to the wanted variant."""
        self._known = max(self._known, self.tried + len(sets))
        left = self._try_tapes(sets)
        size = max(4 * self._workers, _WORTH_PROCESSES)
        for place in range(0, len(left), size):
            self._must_have_time()
            by_job = {self._altered(change_set): change_set for change_set in left[place : place + size]}
            few = len(by_job) < _WORTH_PROCESSES
            for job, result in self._run_here(by_job) if few else pool.done(tuple(by_job)):
                self._count()
                self._look(by_job[job], result)

    def _run_here(self, jobs: Mapping[Altered, tuple[Change, ...]]) -> Iterator[tuple[Altered, Leads | None]]:
        for job, change_set in jobs.items():
            leads = None
            with suppress(ForbearError):
                run = AlteredRun(job, self._scene)
                leads = run.leads(margins=False)
                if len(change_set) == 1 and leads is not None and not leads.is_wanted:
                    self._run_alone.append((change_set[0], run))
            yield job, leads

    def _look(self, change_set: tuple[Change, ...], leads: Leads | None) -> None:
        if leads is None:
            return
        if leads.is_wanted:
            self._keep(Turned(change_set, leads))
        elif leads.margins is not None and len(change_set) == 1:
            self._margins[change_set[0]] = leads.margins

    def _must_have_time(self) -> None:
        if time.monotonic() > self._until:
            raise LimitReached("seconds", self._seconds, "--limit-seconds")

    def _try_tapes(self, sets: Sequence[tuple[Change, ...]]) -> list[tuple[Change, ...]]:
        """Look at sets of changes by tapes, and return those of which these do not tell."""
        left: list[tuple[Change, ...]] = []
        by_base: dict[_Base, list[tuple[Change, ...]]] = {}
        for change_set in sets:
            others = (change for change in change_set if not _is_number(change))
            base = tuple(c if c.edit is None or c.edit.number is None else c.about for c in others)
            by_base.setdefault(base, []).append(change_set)
        place = None if self.now is None else self.now.place
        for base, rows in by_base.items():
            self._must_have_time()
            tapes = self._tapes(base, rows[0], len(rows))
            if tapes is None:
                left += rows
                continue
            settings = [{c.edit.number.name: c.edit.amount for c in row if c.edit and c.edit.number} for row in rows]
            for change_set, setting, leads in zip(rows, settings, tapes.leads(settings, place), strict=True):
                if leads is None:
                    left.append(change_set)
                    continue
                self._count()
                self._look(change_set, leads)
                if len(change_set) == 1 and not leads.is_wanted:
                    self._without_margins.append((tapes, change_set[0], setting))
        return left

    def _learn_margins(self) -> None:
        """Learn how far single changes leave the scene from what is wanted, where it is only known that they do."""
        for change, run in self._run_alone:
            self._must_have_time()
            with suppress(ForbearError):
                self._look((change,), run.leads(margins=True))
        place = None if self.now is None else self.now.place
        for tapes in dict.fromkeys(tapes for tapes, _, _ in self._without_margins):
            self._must_have_time()
            asked = [(change, setting) for other, change, setting in self._without_margins if other is tapes]
            found = tapes.leads([setting for _, setting in asked], place, margins=True)
            for (change, _), leads in zip(asked, found, strict=True):
                if leads is not None:
                    self._look((change,), leads)
        self._without_margins.clear()
        self._run_alone.clear()

    def _count(self) -> None:
        self.tried += 1
        if self._on_progress is not None:
            self._on_progress(self.tried, self._known)

    def _keep(self, turned: Turned) -> None:
        """Keep the smallest way of each kind: of several that change the same things, one."""
        about = {change.about for change in turned.changes}
        same = next((other for other in self.found if {change.about for change in other.changes} == about), None)
        if same is None:
            self.found.append(turned)
        elif _rank(turned) < _rank(same):
            self.found[self.found.index(same)] = turned

    def _altered(self, change_set: tuple[Change, ...]) -> Altered:
        scene = self._scene
        task = applied(scene.task, change_set)
        settings = tuple(setting for change in change_set for setting in change.settings) if task is None else ()
        wanted = (*scene.settings, *settings)
        place = None if self.now is None else self.now.place
        return Altered(scene.source, scene.case, wanted, self._trope, self._wanted, place, task, scene.reading)


def _is_number(change: Change) -> bool:
    """Say whether a change is of a number of the scene as it stands."""
    return change.edit is not None and change.edit.is_of_number


def _by_steps(singles: Sequence[Change]) -> Iterator[list[Change]]:
    for _, batch in itertools.groupby(singles, key=lambda change: change.steps):
        yield list(batch)
