"""The page's verdict in brief says what the whole verdict says: where something is recognised, and where nothing is."""

import pytest

from forbear.account.lines import text_of
from forbear.account.verdict import told_verdicts, verdict_page
from forbear.api.scene import load
from forbear.records import replace
from forbear.tropes.shelf import library
from forbear.tropes.verdict import Relative

SCENES = (
    "film/casablanca",
    "film/dark-knight",
    "theatre/julius-caesar",
    "literature/half-blood-prince",
    "comics/black-panther",
    "exercises/handkerchief",
)


@pytest.mark.parametrize("name", SCENES)
def test_in_brief_it_is_called_the_same(name: str) -> None:
    run = load(name).run()
    whole = told_verdicts(run.record, library(), run.engine_of)
    brief = told_verdicts(run.record, library(), run.engine_of, is_brief=True)
    told = [[text_of(line) for line in verdict_page(one, "Called")] for one in (whole, brief)]
    assert told[0] == told[1]
    assert [one.key for one in whole.recognised] == [one.key for one in brief.recognised]
    assert brief.recognised or brief.near == whole.near  # without a name all of it is judged


def test_what_a_story_is_called_is_not_told_again_beside() -> None:
    """Two verdicts, each with the other's trope among what its chance is also called."""
    run = load("film/casablanca").run()
    whole = told_verdicts(run.record, library(), run.engine_of)
    one = whole.recognised[0]
    first, second = one.relatives[0].trope, one.relatives[1].trope
    beside = tuple(Relative(trope, True, (), None) for trope in (first, second))
    both = (replace(one, relatives=beside), replace(one, trope=first, variant=None, effect=None, relatives=beside))
    told = " ".join(" ".join(map(text_of, verdict_page(replace(whole, recognised=both), "Called"))).split())
    assert f"It is also: {second.title}." in told
    assert told.count(first.title) == 1
