"""Ctrl-C while it is worked out what a story hung on: what was found is told, and nothing else is begun."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from forbear import LimitReached, load
from forbear.account import report
from forbear.account.inquiry import Extent, Inquiry
from forbear.account.lines import text_of
from forbear.account.naming import Naming
from forbear.account.report import SECTIONS, data, page, parts
from forbear.api.runs import Run
from forbear.grounding.task import Task
from forbear.minds.interface import Engine
from forbear.records import replace


class Impatient:
    """Makes the engines of a run, until the user presses Ctrl-C as one more is asked for."""

    def __init__(self, run: Run, after: int) -> None:
        self._run = run
        self._left = after

    def engine_of(self, task: Task) -> Engine:
        return self.sharing()(task)

    def sharing(self) -> Callable[[Task], Engine]:
        def engine_of(task: Task) -> Engine:
            self._left -= 1
            if self._left == 0:
                raise KeyboardInterrupt
            return self._run.engine_of(task)

        return engine_of


def inquiry(after: int) -> Inquiry:
    run = load("film/casablanca").run()
    return Inquiry(run.record, Naming(run.record.problem, run.record.task), Impatient(run, after), Extent())


@pytest.mark.parametrize("after", [1, 2, 12])
def test_the_report_tells_what_was_found(after: int) -> None:
    asked = inquiry(after)
    told = "\n".join(text_of(shown) for part in parts(asked) for shown in part)
    assert asked.is_stopped
    assert "Rick" in told and told.endswith("Interrupted: this is what was found so far.")
    assert ("Not everything was tried: it was interrupted." in told) is (after == 12)
    assert "\nTropes" not in told and "\nIt is called" not in told


def test_the_page_and_the_data_tell_what_was_found() -> None:
    asked = inquiry(3)
    told = " ".join(text_of(shown) for part in page(asked) for shown in part)
    assert asked.is_stopped and "Interrupted" in told
    asked = inquiry(12)
    found = data(asked)
    assert found["interrupted"] is True
    assert found["why"] and not any(one["complete"] for one in found["why"])
    assert "tropes" not in found and "choice_edges" not in found


def endless(asked: Inquiry) -> Any:
    """Ask the engine without end."""
    assert asked.record.given
    while True:
        asked.record.given[0].end.engine.budget.check_clock()


def impatient(*asked: object) -> Any:
    raise KeyboardInterrupt


@pytest.mark.timeout(50)  # a run has 60 seconds
def test_what_is_still_told_of_a_run_has_a_moment_only(monkeypatch: pytest.MonkeyPatch) -> None:
    first, later = (section for section in SECTIONS[:2])
    then = replace(later, page=endless, data=endless, is_asked=False)
    monkeypatch.setattr(report, "_named", lambda names: [replace(first, page=impatient), then])
    told = " ".join(text_of(shown) for part in page(inquiry(100)) for shown in part)
    assert told.strip() == "Interrupted: this is what was found so far."
    monkeypatch.setattr(report, "_named", lambda names: [replace(first, page=lambda asked: [], data=impatient), then])
    assert data(inquiry(100)) == {"page": [{"heading": None, "paragraphs": [told.strip()]}]}


@pytest.mark.timeout(50)
def test_and_so_it_is_where_the_run_itself_was_interrupted() -> None:
    run = load("film/casablanca").run(on_progress=impatient)
    assert run.record.interrupted
    with pytest.raises(LimitReached):
        endless(run.inquiry())


def test_a_second_one_ends_it() -> None:
    asked = inquiry(1)
    asked.stop()
    assert "why" not in data(asked)
    with pytest.raises(KeyboardInterrupt):
        inquiry(1).engines.sharing()(asked.record.task)
