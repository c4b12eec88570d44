"""What is listed is complete: a name in one list and not in its twin, or a file that no list names, is told here."""

from __future__ import annotations

import importlib
import re
import tomllib
from pathlib import Path
from typing import get_args

from click import Option

import forbear
from forbear.account.graphs import FORMATS
from forbear.cli import plan
from forbear.cli.main import COMMANDS
from forbear.language import vocabulary
from forbear.language.messages import MESSAGES
from forbear.logic import folding
from forbear.logic.folding import Comparator
from forbear.planning import judge
from forbear.planning.fast import native, planner
from forbear.planning.search import HEURISTICS, STRATEGIES
from forbear.stories.vocabulary import answers
from forbear.studio.jobs import kinds

SOURCES = Path(forbear.__file__).parent
ROOT = Path(__file__).parents[1]


def test_every_command_has_its_file_and_every_file_of_a_command_is_listed() -> None:
    files = {path.stem for path in (SOURCES / "cli").glob("*.py")}
    made = {name for name in files if hasattr(importlib.import_module(f"forbear.cli.{name}"), "command")}
    assert set(COMMANDS) == made


def test_every_format_of_a_graph_stands_in_the_help_and_on_the_page() -> None:
    told = next(
        option.help or "" for option in plan.command.params if isinstance(option, Option) and option.name == "export"
    )
    page = (ROOT / "docs" / "planning.md").read_text(encoding="utf-8")
    assert re.findall(r"\.(\w+)", told) == list(FORMATS)
    assert [name for name in FORMATS if f"`.{name}`" not in page] == []


def test_every_kind_of_work_of_the_studio_has_its_function_and_its_patience() -> None:
    listed = [*kinds.QUICK, *kinds.LONG, *kinds.STANDING]
    assert len(listed) == len(set(listed))
    assert set(listed) == set(kinds._HOME)
    assert all(callable(kinds.function_of(kind)) for kind in listed)


def test_every_word_that_a_pattern_may_ask_is_answered() -> None:
    assert {*answers.WORDS, *answers.ALTERING} == set(vocabulary.WORDS)


def test_every_fault_of_a_plan_has_its_words() -> None:
    assert set(judge.FAULTS) == set(get_args(judge.Fault))


def test_every_strategy_and_every_guess_is_known_to_the_fast_planner() -> None:
    assert set(planner.LANES) == set(STRATEGIES)
    assert set(planner.GUESSES) - {"none"} <= set(HEURISTICS) <= set(planner.GUESSES)


def test_every_comparison_has_its_opposite_and_its_mirror() -> None:
    signs = set(get_args(Comparator))
    assert set(folding.OPPOSITE) == set(folding.OPPOSITE.values()) == signs
    assert set(folding.FLIPPED) == set(folding.FLIPPED.values()) == signs


def test_every_message_is_told_somewhere() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py") if path.stem != "messages")
    assert [code for code in MESSAGES if not re.search(rf"\b{code}\b", text)] == []


def test_every_module_that_the_core_stands_for_is_there_and_is_left_out_of_the_coverage() -> None:
    folder = Path(native.__file__).parent
    assert [name for name in native.STOOD_FOR if not (folder / f"{name}.py").is_file()] == []
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["tool"]["coverage"]["run"]["omit"] == [f"*/planning/fast/{name}.py" for name in native.STOOD_FOR]
