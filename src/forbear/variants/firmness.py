"""Whether a verdict is held or fragile: does it survive small changes of the scene's levels, and of the whole scale?

A scene on the shared scale has each of its levels moved by one step, and the scale shifted as a whole. One that states
its amounts as bare numbers has each of them halved and doubled, its credences moved by one in log-odds, and all of its
amounts shifted together.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import reduce
from pathlib import Path

from forbear import resources
from forbear.account.inquiry import Tried
from forbear.account.lines import Fragment, Line, line, paragraph, percent
from forbear.account.plain import Data
from forbear.api.recognition import Recognised, recognise
from forbear.api.runs import DEFAULT_LIMITS
from forbear.api.scene import Scene, load
from forbear.api.sources import meant
from forbear.catalogue.scale import SHIFTS, one_step, shifted
from forbear.errors import ForbearError
from forbear.language.loader import Text
from forbear.records import dataclass, replace
from forbear.stories.numbers import SceneNumber, numbers
from forbear.tropes.verdict import Verdict

HELD = 0.7
"""A verdict that survives at least this share of small changes is held; else it is fragile."""

STEP = 2.0
"""A bare amount is moved by this factor, about a step of the shared scale."""

SHOWN = 6
"""So many of the changes that turn a verdict are told."""

_LIMITS = replace(DEFAULT_LIMITS, stories=1)
"""Only the likeliest story is needed."""


@dataclass(frozen=True, slots=True)
class Firmness:
    """How one verdict bore the changes. tried: how many could be worked out; turned_by: those that it did not survive."""

    verdict: Verdict
    tried: int
    turned_by: tuple[str, ...]

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
        }

    def lines(self) -> list[Line]:
        """Return it in words."""
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
    changes = tuple(_changed(scene))
    turned: dict[int, list[str]] = {place: [] for place in range(len(recognised.verdicts))}
    tried = 0
    try:
        for number, (told, make) in enumerate(changes):
            if on_progress is not None:
                on_progress(number, len(changes))
            try:
                found = recognise(make().run(after, limits=_LIMITS), trope)
            except ForbearError:
                continue
            tried += 1
            now = {_what(verdict) for verdict in found.verdicts}
            for place, verdict in enumerate(recognised.verdicts):
                if _what(verdict) not in now:
                    turned[place].append(told)
    except KeyboardInterrupt:
        pass
    return tuple(Firmness(verdict, tried, tuple(turned[place])) for place, verdict in enumerate(recognised.verdicts))


def _what(verdict: Verdict) -> object:
    return verdict.key, verdict.roles, verdict.steps


_Change = tuple[str, Callable[[], Scene]]


def _changed(scene: Scene) -> Iterator[_Change]:
    """Yield the changes to try: what each is, and how to make the scene with it."""
    text, folder = _text(scene)
    moved = one_step(text, scene.case or "")
    if not moved:
        yield from _by_numbers(scene)
        return
    for step in moved:
        source = Text(step.text, scene.name, folder)
        yield step.told, lambda source=source: _loaded(scene, source, scene.settings)  # type: ignore[misc]
    for factor in SHIFTS:
        settings = (*shifted(factor), *scene.settings)
        yield (
            f"the whole scale × {factor:g}",
            lambda settings=settings: _loaded(scene, scene.source, settings),  # type: ignore[misc]
        )


def _loaded(scene: Scene, source: str | Path | Text, settings: tuple[str, ...]) -> Scene:
    return scene.likewise(load(source, case=scene.case, settings=settings, before=True))


def _text(scene: Scene) -> tuple[str, Path | None]:
    source, _ = meant(scene.source)
    return (source.text, source.folder) if isinstance(source, Text) else (resources.text(source), source.parent)


def _by_numbers(scene: Scene) -> Iterator[_Change]:
    amounts = [n for n in numbers(scene.task) if n.now and not n.whole and _is_amount(n)]
    credences = [
        n for n in numbers(scene.task) if n.now is not None and n.name.startswith("believes(") and 0 < n.now < 1
    ]
    for number in amounts:
        for factor in (1 / STEP, STEP):
            yield f"{number.name} × {factor:g}", _with(scene, number, (number.now or 0.0) * factor)
    for number in credences:
        for step in (-1.0, 1.0):
            yield f"{number.name} {step:+g} in log-odds", _with(scene, number, _moved(number.now or 0.5, step))
    for factor in SHIFTS:
        named = [(number.name, (number.now or 0.0) * factor) for number in amounts]
        yield f"all amounts × {factor:g}", lambda named=named: _with_all(scene, named)  # type: ignore[misc]


def _is_amount(number: SceneNumber) -> bool:
    """Say whether a number is an amount that the scene states, or how much a reason or a cost counts."""
    return not number.name.startswith(("believes(", "precision(", "depth(", "tau"))


def _with(scene: Scene, number: SceneNumber, at: float) -> Callable[[], Scene]:
    return lambda: scene.altered(number.task_at(at))


def _with_all(scene: Scene, named: list[tuple[str, float]]) -> Scene:
    def one(changed: Scene, change: tuple[str, float]) -> Scene:
        number = next(n for n in numbers(changed.task) if n.name == change[0])
        return changed.altered(number.task_at(change[1]))

    return reduce(one, named, scene)


def _moved(weight: float, step: float) -> float:
    odds = math.exp(math.log(weight / (1 - weight)) + step)
    return odds / (1 + odds)
