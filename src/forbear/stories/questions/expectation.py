"""What is to be expected from a moment of the true story on: of an outcome, and for a character's good.

Everyone chooses by their own policy; probabilities are exact. Raises LimitReached where the tree is too large.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from forbear.language import amounts
from forbear.minds.events import Event
from forbear.minds.interface import Reasons
from forbear.minds.node import Node
from forbear.stories.moment import Moment


class Expectation:
    """Expected values over the true tree, each moment asked once."""

    def __init__(self, at_end: Callable[[Moment], float], on_the_way: Callable[[Moment, Event], float]) -> None:
        """at_end: the value of a finished story. on_the_way: what an event adds as it happens."""
        self._at_end = at_end
        self._on_the_way = on_the_way
        self._known: dict[tuple[Node, object], float] = {}

    def of(self, moment: Moment) -> float:
        """Return the expected value from a moment on."""
        key = (moment.node, moment.step)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._work_out(moment)
        return found

    def after(self, moment: Moment, event: Event) -> float:
        """Return the expected value of an event at a moment."""
        return self._on_the_way(moment, event) + self.of(moment.after(event))

    def _work_out(self, moment: Moment) -> float:
        if moment.chooser is None:
            return self._at_end(moment)
        options = [option for option in moment.options if option.log_probability > -math.inf]
        total = amounts.total([option.probability for option in options])
        return amounts.total([option.probability * self.after(moment, option.event) for option in options]) / total


def of_outcome(name: str) -> Expectation:
    """Return the probability of a declared outcome, as an expectation."""
    return Expectation(lambda moment: float(moment.holds(name)), lambda moment, event: 0.0)


def of_good(character: str, counting: Reasons) -> Expectation:
    """Return a character's expected utility less what they pay on the way, for the reasons that count."""

    def at_end(moment: Moment) -> float:
        return moment.engine.utility(moment.engine.task.characters.index(character), moment.node, counting)

    def on_the_way(moment: Moment, event: Event) -> float:
        node = moment.arrived
        return -moment.engine.cost_now(character, event, node, node)

    return Expectation(at_end, on_the_way)
