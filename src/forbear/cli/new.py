"""`forbear new`: a few plain questions, and a scene that runs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from forbear.api.answers import Prompt, Questionnaire, answers_from, chosen, domains, file_for, new_scene, questionnaire
from forbear.files import write

DOMAIN = "life-and-death"
"""The domain of a new scene where nothing else is answered."""


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "--answers", type=click.Path(path_type=Path), metavar="FILE", help='Take the answers from FILE: grudge = "strong".'
)
@click.option("--domain", metavar="NAME", help="What it is about, where that is not to be asked: 'trust-and-secrets'.")
def command(file: Path | None, answers: Path | None, domain: str | None) -> None:
    """Ask a few questions about two people and write a scene that runs to FILE (by default named for its title).

    An empty answer takes what stands in brackets. Answers can be piped in, one a line. No file is ever overwritten.
    """
    if file is not None:
        _check_free(file)
    if domain is None:
        domain = DOMAIN if answers is not None else _asked_domain()
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
    """Ask every question."""
    answers: dict[str, str] = {}
    for prompt in asking.prompts:
        choices = f" ({'/'.join(prompt.choices)})" if prompt.choices else ""

        def accepted(line: str, prompt: Prompt = prompt) -> tuple[str, str | None]:
            return asking.accepted(prompt, line, answers)

        question = f"{asking.asked(prompt, answers)}{choices} [{prompt.default}] "
        answers[prompt.key] = _answer(question, prompt.key, accepted)
    return answers


def _asked_domain() -> str:
    """Ask what the scene is about."""
    known = domains()

    def accepted(line: str) -> tuple[str, str | None]:
        return chosen(known, line.strip() or DOMAIN)

    return _answer(f"What is it about? ({'/'.join(known)}) [{DOMAIN}] ", "domain", accepted)


def _answer(question: str, key: str, accepted: Callable[[str], tuple[str, str | None]]) -> str:
    """Ask one question; on a terminal until the answer fits."""
    patient = sys.stdin.isatty()
    while True:
        click.echo(question, nl=False, err=True)
        answer, wrong = accepted(_line())
        if not patient:
            click.echo(answer, err=True)
        if wrong is None:
            return answer
        if not patient:
            raise click.UsageError(f"{key}: {wrong}")
        click.echo(wrong, err=True)


def _line() -> str:
    """Read a line; the rest of the questions take their defaults where there is none."""
    try:
        return sys.stdin.readline(10_000)
    except UnicodeDecodeError:
        raise click.UsageError("the answers are no text") from None
