"""Several fluents that are typical together: what is read of them, by hand, and what is so where nothing is said."""

from __future__ import annotations

import math

import pytest

import forbear
from forbear.errors import StoryError
from forbear.grounding.spreads import typical
from tests.reading.pushing import SCENE

CALM = "property spite(c : character) : number; property rage(c : character) : number; property able(c : character) : boolean;"
WHY = (
    "reason spite(a : character): if(out(Bob)) spite(a) else 0;"
    "reason rage(a : character): if(out(Bob)) 2 * rage(a) else 0;"
)
TOGETHER = (
    "typically why(c : character) = if(able(c))"
    " {spite(c) = much & rage(c) = nothing: 0.5, spite(c) = nothing & rage(c) = much: 0.2,"
    " spite(c) = nothing & rage(c) = nothing: rest};"
)
TEXT = (
    SCENE.replace("typically kind", f"{CALM}{WHY}{TOGETHER}\ntypically kind")
    + "exactly kind(Ann) = nothing; able(Ann);"
)


def initial(text: str) -> dict[str, object]:
    task = forbear.load(text, before=True).task
    return {str(fluent): value for fluent, value in zip(task.fluents, task.initial, strict=True)}


def test_one_of_several_reasons_is_read_by_hand() -> None:
    """She gets 2 by pushing, and 3 of spite or 6 of rage on top: pushed with 1 / (1 + e^-x)."""
    found = forbear.load(TEXT, before=True).read("push(Ann, Bob)", draws=0).inferred
    assert [one.name for one in found.quantities if one.source == "typical" and one.whose == "Ann"] == ["why(Ann)"]
    by_hand = [0.5 / (1 + math.exp(-5)), 0.2 / (1 + math.exp(-8)), 0.3 / (1 + math.exp(-2))]
    assert found.before == pytest.approx(sum(by_hand), abs=1e-12)
    (shown,) = [one for one in found.shown if found.quantities[one.quantity].name == "why(Ann)"]
    assert shown.posterior == pytest.approx([one / sum(by_hand) for one in by_hand], abs=1e-12)
    texts = [one.text for one in found.quantities[shown.quantity].possibilities]
    assert texts == ["spite(Ann) = much", "rage(Ann) = much", "nothing"]


def test_what_is_likeliest_together_is_so_where_nothing_is_said_also_by_what_is_stated_later() -> None:
    found = initial(TEXT)
    assert (found["spite(Ann)"], found["rage(Ann)"]) == (3, 0)
    assert (found["spite(Bob)"], found["rage(Bob)"]) == (0, 0)  # who is not able has nothing of it


def test_where_one_of_them_is_stated_they_are_not_typical_together_and_each_may_be_by_itself() -> None:
    """A line of its own counts for what is not stated."""
    text = TEXT.replace(
        TOGETHER, f"typically rage(c : character) = if(able(c)) {{nothing: 0.9, much: rest}};{TOGETHER}"
    )
    for stated, names in (("", ["why(Ann)"]), ("spite(Ann) = much;", ["rage(Ann)"])):
        task = forbear.load(text + stated, before=True).task
        assert [one.name or str(task.fluents[one.cells[0]]) for one in typical(task)][:1] == names
    assert initial(text + "rage(Ann) = much;")["spite(Ann)"] == 0


def test_what_is_stated_as_in_the_last_entry_leaves_the_others_as_they_are_without_it() -> None:
    """Of 0.5, 0.2 and 0.3 the first and the last are left, by five to three: 0.625 and 0.375."""
    task = forbear.load(TEXT + "rage(Ann) = nothing;", before=True).task
    (left,) = [one for one in typical(task) if one.name == "why(Ann)"]
    assert [str(task.fluents[cell]) for cell in left.cells] == ["spite(Ann)"]
    assert left.odds == (((3,), pytest.approx(0.625)), ((0,), pytest.approx(0.375)))
    assert initial(TEXT + "spite(Ann) = nothing;")["rage(Ann)"] == 0  # 0.2 against 0.3


def test_the_name_of_what_is_typical_together_is_no_property_s() -> None:
    with pytest.raises(StoryError) as told:
        forbear.load(TEXT.replace("why(c", "kind(c"))
    assert "E212" in str(told.value)
