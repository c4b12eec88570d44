"""Levels of a scene's text as numbers of the scene, against the text loaded with them moved."""

from __future__ import annotations

import pytest

from forbear import load
from forbear.catalogue.scale import SHIFTS, named_levels, one_step, shifted, shifted_scale
from forbear.grounding.task import Task
from forbear.language.loader import Text
from forbear.minds.reading import as_float
from forbear.records import replace
from forbear.stories.sweep.tracing import set_in
from forbear.variants.levels import Scaled, levels, scaled

SCENE = """
import "life-and-death";
entity Ilsa : character;
entity Rick : character;
can_open(Rick, Ilsa);
prize(Ilsa, Rick) = strong;
openly believes(Ilsa, good(Rick) = {True: unlikely, False: likely});
openly believes(Rick, mercy(Ilsa) = if(good(Rick)) {overwhelming: likely, none: rest} else {overwhelming: even, none: even});
outcome lives: alive(Rick);
turns: Rick, Ilsa;
"""


def test_a_level_moved_in_the_task_is_one_moved_in_the_text() -> None:
    scene, neighbours = load(SCENE), one_step(SCENE)
    task = scene.task
    numbers = levels(SCENE, neighbours, task, lambda text: load(Text(text)).task)
    assert numbers is not None
    # the amount, two weights, a weight and two values in the first distribution of Rick's, as many in the second
    assert len(numbers) == 1 + 1 + 3 + 3
    for neighbour in neighbours:
        here = replace(scene, task=numbers[neighbour.place].change(task, neighbour.amount)).run()
        there = load(Text(neighbour.text)).run()
        assert [s.probability for s in here.stories] == pytest.approx([s.probability for s in there.stories], abs=1e-12)
        assert here.outcomes == pytest.approx(there.outcomes, abs=1e-12), neighbour.told


def _scaled(text: str) -> Scaled:
    found = scaled(
        text, one_step(text), load(text).task, lambda text, settings: load(Text(text), settings=settings).task
    )
    assert found is not None
    return found


@pytest.mark.parametrize("factor", SHIFTS)
def test_the_scale_moved_in_the_task_is_the_scale_moved_over_the_text(factor: float) -> None:
    scene, found = load(SCENE), _scaled(SCENE)
    amounts = found.at_scale(shifted_scale(factor))
    assert amounts is not None and set(found.scale) == {"slight", "some", "strong", "overwhelming", "likely", "sure"}
    task = set_in(found.task, found.numbers, [amounts[number.name] for number in found.numbers])
    here, there = replace(scene, task=task).run(), load(SCENE, settings=shifted(factor)).run()
    assert [s.probability for s in here.stories] == pytest.approx([s.probability for s in there.stories], abs=1e-12)
    assert here.outcomes == pytest.approx(there.outcomes, abs=1e-12)


def test_where_one_of_many_weights_was_made_to_take_the_rest_the_scale_is_not_moved_as_a_whole() -> None:
    """Four times remote and likely sum to 1; with the scale shifted they do not, and the text cannot be loaded."""
    whole = "{overwhelming: remote, strong: remote, some: remote, slight: remote, none: likely}"
    text = SCENE.replace("{overwhelming: even, none: even}", whole)
    assert not named_levels(text, one_step(text)).is_scaled_alike
    assert named_levels(SCENE, one_step(SCENE)).is_scaled_alike


def test_a_level_that_decides_what_there_is_is_no_number() -> None:
    text = SCENE.replace("turns:", "reason pull(Ilsa): if(strong > some) 1 else (if(alive(Rick)) 2 else 3);\nturns:")
    assert levels(text, one_step(text), load(text).task, lambda text: load(Text(text)).task) is None


def test_a_level_that_something_is_not_in_proportion_to_is_no_number() -> None:
    text = SCENE.replace("turns:", "reason pull(Ilsa): if(alive(Rick)) (strong * strong) else 0;\nturns:")
    assert levels(text, one_step(text), load(text).task, lambda text: load(Text(text)).task) is None


def test_a_text_is_loaded_twice_more_for_all_its_levels_and_the_scale() -> None:
    """With all levels at their ends: that is where its numbers must be in proportion, and nowhere else."""
    tasks = []

    def task_of(text: str, settings: tuple[str, ...]) -> Task:
        tasks.append(load(Text(text), settings=settings).task)
        return tasks[-1]

    now = load(SCENE).task
    found = scaled(SCENE, one_step(SCENE), now, task_of)
    assert found is not None and len(tasks) == 2
    cell = [str(fluent) for fluent in now.fluents].index("prize(Ilsa, Rick)")
    # strong, 6, goes to 12 by a step, and to 3; by the scale no farther: a little more says which level it is
    assert [as_float(task.initial[cell]) for task in (now, *tasks)] == pytest.approx([6, 12, 3], abs=1e-3)
