"""Adding up amounts without minds, by hand."""

from __future__ import annotations

import pytest

from forbear import load
from study.without_minds import taken, weighed

SCENE = """
import "life-and-death";
entity Ilsa : character;
entity Rick : character;
can_open(Rick, Ilsa);
prize(Ilsa, Rick) = {prize};
mercy(Ilsa) = {mercy};
need(Ilsa, Rick) = some;
regard(Ilsa, Rick) = overwhelming;
openly believes(Ilsa, mercy(Ilsa) = {{overwhelming: likely, none: unlikely}});
turns: Rick, Ilsa;
"""


def _weighed(prize: str, mercy: str) -> tuple[dict[str, float], str]:
    """Return what speaks for each option by the action's name, and the one taken."""
    run = load(SCENE.format(prize=prize, mercy=mercy)).run(after="offer")
    moment = run.record.given[0].end
    options = weighed(moment)
    task = moment.engine.task
    names = {option.event: task.actions[option.event.action or 0].name for option in options}
    kill = frozenset(event for event, name in names.items() if name == "kill")
    return {names[o.event]: o.total for o in options}, names[taken(options, unless_better=kill)]


def test_the_sums_by_hand() -> None:
    """Killing: life 12 + prize 6 - mercy 3 = 15, the need (3) gone. Sparing: life 12 + need 3 = 15. What Rick thinks of
    her counts for nothing, and what she takes herself for neither."""
    found, _ = _weighed("strong", "some")
    assert found == {"kill": pytest.approx(15), "spare": pytest.approx(15)}


def test_she_strikes_only_if_more_speaks_for_it() -> None:
    assert _weighed("strong", "some")[1] == "spare"
    assert _weighed("strong", "slight")[1] == "kill"
    assert _weighed("some", "some")[1] == "spare"
