"""What is found stays, where a limit ends the search for more."""

from __future__ import annotations

import pytest

from forbear import load
from forbear.api import recording
from forbear.api.limits import Limits


def test_where_enough_stories_were_found_all_the_time_left_is_there_to_tell_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With no time of its own for telling, only what is left of the seconds can pay for it."""
    monkeypatch.setattr(recording, "_TELLING", 0.0)
    monkeypatch.setattr(recording, "GRACE", 0.0)
    run = load("film/casablanca").before().run(limits=Limits(seconds=600, stories=1))
    assert len(run.stories) == 1
    assert run.record.limit is not None and run.record.limit.limit == "stories"
