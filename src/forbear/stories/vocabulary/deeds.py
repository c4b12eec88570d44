"""Which events at a turn are deeds that would harm somebody: told by the role `harm` and by effects, never by a name.

A deed harms by its own effects (whatever they hang on: a shielded man is struck at all the same), by nature's moves
right after it (a coin that decides), or, where no deed on the menu does either, by what its doer counts on others to
do. Lesser harm than half of the most that the menu holds is no deed on somebody: who does a little where they could do
the worst has let them go.
"""

from __future__ import annotations

from forbear.language import amounts
from forbear.language.problem import CHANCE
from forbear.language.ties import SAME
from forbear.minds.events import Event, Step
from forbear.minds.node import Node
from forbear.records import dataclass
from forbear.stories.view import View
from forbear.stories.vocabulary.frame import Frame, FrameStep

LEAST = 0.05
"""A harm that goes up by less is none."""

COUNTED_ON = 0.5
"""A doer who expects at least so much harm of what others will do is taken to do it themselves."""


@dataclass(frozen=True, slots=True)
class Deeds:
    """What a menu holds against somebody: the harming events, how far harm would go up at most, and the rest."""

    harming: tuple[Event, ...]
    stake: float
    harmless: tuple[Event, ...]
    by_nature: bool = False

    @property
    def is_choice(self) -> bool:
        """Say whether one can harm and can let it be."""
        return bool(self.harming and self.harmless)


NONE = Deeds((), 0.0, ())


class DeedFinder:
    """Sorts the menus of one frame, each once."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._known: dict[tuple[Node, Step, str], Deeds] = {}

    def at(self, node: Node, step: Step, victim: str) -> Deeds:
        """Return what is open at a step that has begun."""
        key = (node, step, victim)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._sort(node, step, victim)
        return found

    def of(self, point: FrameStep, victim: str) -> Deeds:
        """Return what is open at a step of the story."""
        return self.at(point.before.arrived, point.step, victim)

    def is_on(self, point: FrameStep, victim: str) -> bool:
        """Say whether what happened at a step is a deed on somebody."""
        return point.event in self.of(point, victim).harming

    def _sort(self, node: Node, step: Step, victim: str) -> Deeds:
        chooser = self._frame.engine.chooser(node, step)
        menu = self._frame.engine.menu(node, step)
        if chooser is None or not self._frame.bindings.has("harm", victim):
            return NONE
        rises = {event: self._own(node, event, step, victim) for event in menu}
        natural = self._by_nature(node, step, victim, menu)
        by_nature = max(natural.values()) > max(rises.values())
        rises = {event: max(rise, natural[event]) for event, rise in rises.items()}
        if max(rises.values()) >= LEAST:
            return _sorted(rises, max(rises.values()) / 2, by_nature=by_nature)
        if chooser not in self._frame.people or len(menu) < 2:
            return NONE
        return self._counted_on(node, step, victim, chooser, menu)

    def _by_nature(self, node: Node, step: Step, victim: str, menu: tuple[Event, ...]) -> dict[Event, float]:
        """Return how far each event puts harm up by nature's moves right after it, more than the least of them."""
        turns = self._frame.task.turns
        if step.turn + 1 >= len(turns) or turns[step.turn + 1] != CHANCE:
            return dict.fromkeys(menu, 0.0)
        found = {event: self.rise(self._frame.truth, node, event, step, victim) for event in menu}
        least = min(found.values())
        return {event: rise - least for event, rise in found.items()}

    def _own(self, node: Node, event: Event, step: Step, victim: str) -> float:
        """Return what a deed's own effects could do; a proposal does it so far as it will be agreed to."""
        if event.action is None or event.kind == "refuse":
            return 0.0
        potential = self._frame.bindings.potential(self._frame.task.actions[event.action], node, victim)
        if potential < LEAST:
            return 0.0
        return potential * self._frame.truth.agreed(node, event, step)

    def rise(self, view: View, node: Node, event: Event, step: Step, victim: str) -> float:
        """Return how far somebody's harm goes up at once by an event, nature's moves after it counted in."""
        harm = self._frame.bindings.harm
        before = harm(node, victim)
        return amounts.summed(w * (harm(after, victim) - before) for w, after in view.settled(node, event, step))

    def _counted_on(self, node: Node, step: Step, victim: str, chooser: str, menu: tuple[Event, ...]) -> Deeds:
        """Sort by what the chooser expects others to make of it in the end."""
        harm = self._frame.bindings.harm
        if not any(name not in (chooser, victim) for name in self._frame.task.turns[step.turn + 1 :]):
            return NONE
        view = self._frame.mind(chooser)
        worlds = node.beliefs[self._frame.place_of(chooser)].worlds()
        before = harm(node, victim)
        in_the_end = {
            event: amounts.summed(
                amounts.exp(log)
                * view.expect_after(("harm", victim), world, event, step, lambda end: harm(end, victim))
                for log, world in worlds
            )
            - before
            for event in menu
        }
        found = _sorted(in_the_end, COUNTED_ON, by_nature=False)
        return found if found.harmless else NONE  # which is the least is not asked: a tape rests on nothing that is not


def _sorted(rises: dict[Event, float], least: float, *, by_nature: bool) -> Deeds:
    harming = tuple(event for event, rise in rises.items() if rise >= least - SAME)
    if not harming:
        return NONE
    harmless = tuple(event for event in rises if event not in harming)
    return Deeds(harming, amounts.most(rises.values()), harmless, by_nature)
