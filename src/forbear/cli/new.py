"""`forbear new`: a few plain questions, and a scene that runs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from forbear.api.answers import Questionnaire, answers_from, file_for, new_scene, questionnaire
from forbear.files import write

DOMAIN = "life-and-death"
"""The domain of a new scene where none is named."""


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "--answers", type=click.Path(path_type=Path), metavar="FILE", help='Take the answers from FILE: grudge = "strong".'
)
@click.option("--domain", default=DOMAIN, metavar="NAME", help=f"The domain that it stands on.  [default: {DOMAIN}]")
def command(file: Path | None, answers: Path | None, domain: str) -> None:
    """Ask a few questions about two people and write a scene that runs to FILE (by default named for its title).

    An empty answer takes what stands in brackets. Answers can be piped in, one a line. No file is ever overwritten.
    """
    if file is not None:
        _check_free(file)
    given = _asked(questionnaire(domain)) if answers is None else answers_from(domain, answers)
    text = new_scene(domain, given)
    chosen = file or file_for(domain, given["title"])
    _check_free(chosen)
    write(chosen, text, is_new=True)
    click.echo(f"{chosen} is written: forbear run {chosen}")


def _check_free(file: Path) -> None:
    if file.suffix != ".story":
        raise click.UsageError(f"'{file}' is no name for a scene: it ends in .story")
    if file.exists():
        raise click.UsageError(f"{file} is there already, and is not overwritten; name another file")


def _asked(asking: Questionnaire) -> dict[str, str]:
    """Ask every question; on a terminal until the answer fits."""
    patient = sys.stdin.isatty()
    answers: dict[str, str] = {}
    for prompt in asking.prompts:
        while True:
            choices = f" ({'/'.join(prompt.choices)})" if prompt.choices else ""
            click.echo(f"{asking.asked(prompt, answers)}{choices} [{prompt.default}] ", nl=False, err=True)
            line = _line()
            answer, wrong = asking.accepted(prompt, line, answers)
            if not patient:
                click.echo(answer, err=True)
            if wrong is None:
                answers[prompt.key] = answer
                break
            if not patient:
                raise click.UsageError(f"{prompt.key}: {wrong}")
            click.echo(wrong, err=True)
    return answers


def _line() -> str:
    """Read a line; the rest of the questions take their defaults where there is none."""
    try:
        return sys.stdin.readline(10_000)
    except UnicodeDecodeError:
        raise click.UsageError("the answers are no text") from None
