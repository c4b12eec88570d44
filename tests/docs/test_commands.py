"""Every command stands on a page, and so does every option of `run`."""

from __future__ import annotations

import importlib
import re

import click

from forbear.cli.main import COMMANDS
from tests.docs.pages import ROOT, pages

TEXTS = [page.read_text(encoding="utf-8") for page in pages()]


def test_every_command_stands_on_a_page() -> None:
    assert [name for name in COMMANDS if not any(f"forbear {name}" in text for text in TEXTS)] == []


def test_every_command_on_a_page_is_there() -> None:
    told = {name for text in TEXTS for name in re.findall(r"(?:`|^\$ )forbear ([a-z]+)", text, re.MULTILINE)}
    assert told - set(COMMANDS) == set()


def test_every_option_of_run_stands_in_the_handbook() -> None:
    run: click.Command = importlib.import_module("forbear.cli.run").command
    options = [name for parameter in run.params for name in parameter.opts if name.startswith("--")]
    handbook = (ROOT / "docs" / "handbook.md").read_text(encoding="utf-8")
    assert [name for name in options if name not in handbook] == []


def test_every_option_says_what_it_is() -> None:
    for name in COMMANDS:
        command: click.Command = importlib.import_module(f"forbear.cli.{name}").command
        for parameter in command.params:
            assert not isinstance(parameter, click.Option) or parameter.help, f"{name} {parameter.opts}"


def test_every_limit_that_can_be_raised_is_raised_by_an_option_that_is_there() -> None:
    commands = [importlib.import_module(f"forbear.cli.{name}").command for name in COMMANDS]
    known = {name for command in commands for parameter in command.params for name in parameter.opts}
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "src" / "forbear").rglob("*.py")]
    told = {name for text in sources for name in re.findall(r'"(--limit-[a-z]+)"', text)}
    assert told - known == set()
