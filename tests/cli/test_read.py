"""`forbear read`: what is shown stands there before what takes longer is begun."""

from __future__ import annotations

import pytest

from forbear.api import readings
from forbear.cli.main import run_command
from tests.cli.calling import forbear


def test_what_is_shown_is_printed_before_the_story_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    printed: list[str] = []
    naming = readings.named

    def noted(*arguments: object, **named: object) -> object:
        printed.append(capsys.readouterr().out)
        return naming(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(readings, "named", noted)
    assert run_command(["read", "film/casablanca", "--draws", "2"]) == 0
    assert "What it shows" in printed[0] and "it is called" not in printed[0]
    rest = capsys.readouterr().out
    assert rest.split("\n")[0].startswith("  By ") and "What happens, as it is told" in rest


def test_without_draws_it_is_called_nothing() -> None:
    assert "it is called" not in forbear("read", "film/casablanca", "--draws", "0").out
