"""The page's verdict in brief says what the whole verdict says: where something is recognised, and where nothing is."""

import pytest

from forbear.account.lines import text_of
from forbear.account.verdict import told_verdicts, verdict_page
from forbear.api.scene import load
from forbear.tropes.shelf import library

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
