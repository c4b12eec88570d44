"""Whether a verdict is held or fragile: does it survive small changes of the scene's levels, and of the whole scale?

A scene on the shared scale has each of its levels moved by one step, and the scale shifted as a whole. One that states
its amounts as bare numbers has each of them halved and doubled, its credences moved by one in log-odds, and all of its
amounts shifted together.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from forbear import resources
from forbear.account.inquiry import Tried
from forbear.account.lines import Fragment, Line, line, paragraph, percent
from forbear.account.plain import Data
from forbear.account.verdict import left_open_in, story_asked, told_verdicts
from forbear.api.recognition import Recognised
from forbear.api.scene import Scene, load
from forbear.api.sources import meant
from forbear.catalogue.scale import SHIFTS, Neighbour, one_step, shifted, shifted_scale
from forbear.errors import ForbearError
from forbear.grounding.task import Task
from forbear.language.loader import Text
from forbear.language.patterns import TropeLibrary
from forbear.records import dataclass
from forbear.stories.numbers import SceneNumber, numbers
from forbear.stories.sweep.tracing import set_in
from forbear.tropes.shelf import library, tropes_of
from forbear.tropes.verdict import ChanceNamed, Verdict, named
from forbear.variants.levels import Scaled, is_as_stated, levels, scaled
from forbear.variants.tapes import Setting, TapedChances

HELD = 0.7
"""A verdict that survives at least this share of small changes is held; else it is fragile."""

STEP = 2.0
"""A bare amount is moved by this factor, about a step of the shared scale."""

SHOWN = 6
"""So many of the changes that turn a verdict are told."""


@dataclass(frozen=True, slots=True)
class Firmness:
    """How one verdict bore the changes. tried: how many could be worked out; turned_by: those that it did not survive.
    is_only_told: where nobody is held to what is told it does not come out without any change; then none was tried."""

    verdict: Verdict
    tried: int
    turned_by: tuple[str, ...]
    is_only_told: bool = False

    @property
    def survived(self) -> float:
        """The share of the changes that left trope, variant and steps as they were."""
        return 1 - len(self.turned_by) / self.tried if self.tried else 0.0

    @property
    def is_held(self) -> bool:
        return self.survived >= HELD

    def as_data(self) -> Data:
        """Return it as JSON-ready data."""
        return {
            "trope": self.verdict.trope.name,
            "variant": self.verdict.key[1],
            "steps": dict(self.verdict.steps),
            "held": self.is_held,
            "survived": self.survived,
            "tried": self.tried,
            "turned_by": list(self.turned_by),
            "only_told": self.is_only_told,
        }

    def lines(self) -> list[Line]:
        """Return it in words."""
        if self.is_only_told:
            told = ". Only told: where nobody is held to what is told, it does not come out as things are."
            return [line(), *paragraph(f"{self.verdict.trope.title}{told}", "  ", hanging="  ")]
        word = "Held" if self.is_held else "Fragile"
        share = f": it survives {percent(self.survived)} of {self.tried} small changes."
        found = [line(), line("  ", Fragment(self.verdict.trope.title, "strong"), f". {word}{share}")]
        if self.turned_by:
            more = len(self.turned_by) - SHOWN
            listed = "; ".join(self.turned_by[:SHOWN]) + (f"; and {more} more" if more > 0 else "")
            found += paragraph(f"It turns with {listed}.", "    ", "faint", "  ")
        return found


def firmness(
    scene: Scene,
    recognised: Recognised,
    *,
    after: str = "",
    trope: str | None = None,
    on_progress: Tried | None = None,
) -> tuple[Firmness, ...]:
    """Return how firm each verdict is.

    scene, after, trope: what was recognised; where it is told, nobody is held to that in the changed ones. Ctrl-C ends the work
    with what was tried so far.
    """
    shelf = library() if trope is None else tropes_of(trope)
    changes, taped = _changed(scene)
    turned: dict[int, list[str]] = {place: [] for place in range(len(recognised.verdicts))}
    tried = 0
    only_told = _only_told(scene, shelf, after, recognised.verdicts)
    try:
        known = _by_tapes(shelf, taped, changes) if taped is not None and not after else {}
        for number, change in enumerate(changes):
            if on_progress is not None:
                on_progress(number, len(changes))
            now = known.get(number)
            try:
                now = _names(change.scene(), shelf, after) if now is None else now
            except ForbearError:
                continue
            tried += 1
            for place, verdict in enumerate(recognised.verdicts):
                if (verdict.key, verdict.roles, verdict.steps) not in now:
                    turned[place].append(change.told)
    except KeyboardInterrupt:
        pass
    return tuple(
        Firmness(verdict, 0, (), is_only_told=True)
        if place in only_told
        else Firmness(verdict, tried, tuple(turned[place]))
        for place, verdict in enumerate(recognised.verdicts)
    )


def _only_told(scene: Scene, shelf: TropeLibrary, after: str, verdicts: Sequence[Verdict]) -> frozenset[int]:
    """Return which verdicts on a story that is told do not come out where nobody is held to it."""
    if scene.reading is None or scene.is_free or after:
        return frozenset()
    try:
        free = _names(scene.free(), shelf, after)
    except ForbearError:
        return frozenset()
    return frozenset(n for n, verdict in enumerate(verdicts) if (verdict.key, verdict.roles, verdict.steps) not in free)


_Names = frozenset[object]
"""What a story is called, by the pattern and the variant, the roles and the steps."""


@dataclass(frozen=True, slots=True)
class _Tried:
    """A change to try. told: what it is. scene: makes the scene with it. setting: the numbers that it moves, where it
    moves only such as are on tapes."""

    told: str
    scene: Callable[[], Scene]
    setting: Setting | None = None


@dataclass(frozen=True, slots=True)
class _Taped:
    """A scene whose numbers are moved."""

    scene: Scene
    numbers: tuple[SceneNumber, ...]


def _by_tapes(shelf: TropeLibrary, taped: _Taped, changes: Sequence[_Tried]) -> dict[int, _Names]:
    """Return what the story with each change is called, by the number of the change, so far as tapes tell."""
    places = [place for place, change in enumerate(changes) if change.setting is not None]
    try:
        run = taped.scene.run()
        if run.record.limit is not None or not run.stories:
            return {}
        found = TapedChances(taped.scene, run, taped.numbers, shelf).names([changes[n].setting or {} for n in places])
    except ForbearError:
        return {}  # what tapes cannot do is done by running the scenes
    return {place: _as_names(named) for place, named in zip(places, found, strict=True) if named is not None}


def _names(scene: Scene, shelf: TropeLibrary, after: str) -> _Names:
    run = scene.run(after)
    if run.record.told is None and run.record.limit is not None:
        raise run.record.limit
    asked = story_asked(run.record, shelf, run.engine_of)
    if len(asked) != 1:  # it could go on: there is more to a verdict then
        found = told_verdicts(run.record, shelf, run.engine_of).recognised
        return frozenset((verdict.key, verdict.roles, verdict.steps) for verdict in found)
    return _as_names(named(shelf, asked[0], left_open_in(run.record)))


def _as_names(found: Sequence[ChanceNamed]) -> _Names:
    return frozenset((one.key, one.roles, one.steps) for one in found)


def _changed(scene: Scene) -> tuple[list[_Tried], _Taped | None]:
    """Return the changes to try, and where tapes may tell of some of them, the scene that these are moved in."""
    text, folder = _text(scene)
    moved = one_step(text, scene.case or "")
    if not moved:
        return _by_numbers(scene)

    def source(text: str) -> Text:
        return Text(text, scene.name, folder)

    found = _on_tapes(text, moved, scene, source)
    base = scene if found is None else scene.altered(found.task)
    changes = []
    for step in moved:
        number = None if found is None else found.levels.get(step.place)
        if number is None:
            changes.append(_Tried(step.told, partial(_loaded, scene, source(step.text), scene.settings)))
        else:
            changes.append(_Tried(step.told, partial(_at, base, number, step.amount), {number.name: step.amount}))
    for factor in SHIFTS:
        settings = (*shifted(factor), *scene.settings)
        at_scale = None if found is None else found.at_scale(shifted_scale(factor))
        loads = partial(_loaded, scene, scene.source, settings)
        changes.append(_Tried(f"the whole scale × {factor:g}", loads, at_scale))
    return changes, None if found is None or not found.numbers else _Taped(base, found.numbers)


def _on_tapes(text: str, moved: Sequence[Neighbour], scene: Scene, source: Callable[[str], Text]) -> Scaled | None:
    """Return the levels and the scale of a scene as numbers of it, but for levels that a telling shows to be others: what is
    read of these holds whatever the text has there, as long as it has anything near it."""
    reading = scene.reading
    if reading is not None and any(one.source == "stated" for one in reading.moved):
        problems = []

        def before(marked: str) -> Task:
            loaded = _before(scene, source(marked), scene.settings)
            problems.append(loaded.problem)
            return loaded.task

        stated = before(text)
        found = levels(text, moved, stated, before)
        if found is None:
            return None
        task = reading.applied(problems[0], stated)
        moved = [step for step in moved if step.place in found and is_as_stated(found[step.place], task)]

    def loaded(marked: str, settings: tuple[str, ...] = ()) -> Task:
        return _loaded(scene, source(marked), (*settings, *scene.settings)).task

    return scaled(text, moved, loaded(text), loaded)


def _at(scene: Scene, number: SceneNumber, amount: float) -> Scene:
    return scene.altered(number.change(scene.task, amount))


def _loaded(scene: Scene, source: str | Path | Text, settings: tuple[str, ...]) -> Scene:
    return scene.likewise(_before(scene, source, settings))


def _before(scene: Scene, source: str | Path | Text, settings: tuple[str, ...]) -> Scene:
    return load(source, case=scene.case, settings=settings, before=True)


def _text(scene: Scene) -> tuple[str, Path | None]:
    source, _ = meant(scene.source)
    return (source.text, source.folder) if isinstance(source, Text) else (resources.text(source), source.parent)


def _by_numbers(scene: Scene) -> tuple[list[_Tried], _Taped]:
    """Return the changes of a scene that states bare numbers, each of which is moved, with the scene that they are moved in."""
    amounts = [n for n in numbers(scene.task) if n.now and not n.whole and _is_amount(n)]
    credences = [
        n for n in numbers(scene.task) if n.now is not None and n.name.startswith("believes(") and 0 < n.now < 1
    ]
    steps = [
        (f"{number.name} × {factor:g}", {number.name: (number.now or 0.0) * factor})
        for number in amounts
        for factor in (1 / STEP, STEP)
    ]
    steps += [
        (f"{number.name} {step:+g} in log-odds", {number.name: _moved(number.now or 0.5, step)})
        for number in credences
        for step in (-1.0, 1.0)
    ]
    steps += [
        (f"all amounts × {factor:g}", {number.name: (number.now or 0.0) * factor for number in amounts})
        for factor in SHIFTS
    ]
    moved = (*amounts, *credences)
    changes = [_Tried(told, partial(_with, scene, moved, setting), setting) for told, setting in steps]
    return changes, _Taped(scene.altered(scene.task), moved)


def _is_amount(number: SceneNumber) -> bool:
    """Say whether a number is an amount that the scene states, or how much a reason or a cost counts."""
    return not number.name.startswith(("believes(", "precision(", "depth(", "tau"))


def _with(scene: Scene, some: Sequence[SceneNumber], setting: Setting) -> Scene:
    changed = [number for number in some if number.name in setting]
    return scene.altered(set_in(scene.task, changed, [setting[number.name] for number in changed]))


def _moved(weight: float, step: float) -> float:
    odds = math.exp(math.log(weight / (1 - weight)) + step)
    return odds / (1 + odds)
