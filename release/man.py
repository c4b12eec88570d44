"""The man page, made of the commands' own help, so that it says what they do."""

from __future__ import annotations

import importlib
import inspect
import re

import click

from forbear.cli.main import COMMANDS, commands
from release.version import version

_EXIT = (
    ("0", "done"),
    ("1", "the answer is no, or it cannot be written"),
    ("2", "the input is wrong: every mistake is told with its place"),
    ("3", "a limit was hit; what was found so far was told"),
    ("130", "interrupted"),
)


def man_page() -> str:
    """Return the page as roff."""
    head = [f'.TH FORBEAR 1 "" "forbear {version()}" "User Commands"', ".SH NAME"]
    head += [r"forbear \- stories that turn on what people believe about each other", ".SH SYNOPSIS"]
    head += [r".B forbear", r".I COMMAND", r"[\fIARGUMENTS\fR]"]
    head += [".SH DESCRIPTION", *_paragraphs(commands.help or ""), ".SH COMMANDS"]
    body = []
    for name, short in COMMANDS.items():
        command: click.Command = importlib.import_module(f"forbear.cli.{name}").command
        body += [f".SS forbear {_escaped(name)} {_escaped(_usage(command))}", *_paragraphs(command.help or short)]
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not parameter.hidden:
                body += _option(parameter, click.Context(command, info_name=name))
    ends = [".SH EXIT STATUS"]
    for code, meaning in _EXIT:
        ends += [".TP", rf"\fB{code}\fR", _escaped(meaning)]
    ends += [".SH FILES", "Stories end in .story, tropes in .trope; what is told of a story stands beside it in .told."]
    ends += [".SH ENVIRONMENT", ".TP", r"\fBNO_COLOR\fR", "No colours are shown where it is set."]
    return "\n".join([*head, *body, *ends]) + "\n"


def _usage(command: click.Command) -> str:
    arguments = [p.make_metavar(click.Context(command)) for p in command.params if isinstance(p, click.Argument)]
    return " ".join(["[OPTIONS]", *arguments])


def _option(option: click.Option, context: click.Context) -> list[str]:
    record = option.get_help_record(context)
    if record is None:
        return []
    names, said = record
    return [".TP", rf"\fB{_escaped(names)}\fR", _escaped(" ".join(said.split()))]


def _paragraphs(text: str) -> list[str]:
    found = []
    for part in re.split(r"\n\s*\n", inspect.cleandoc(text).replace("\b", "")):
        found += [".PP", _escaped(" ".join(part.split()))]
    return found


def _escaped(text: str) -> str:
    text = text.replace("\\", r"\e").replace("-", r"\-")
    text = "".join(sign if sign.isascii() else rf"\[u{ord(sign):04X}]" for sign in text)
    return rf"\&{text}" if text.startswith((".", "'")) else text


if __name__ == "__main__":
    print(man_page(), end="")
