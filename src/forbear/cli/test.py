"""`forbear test`: what of a scene comes up, and what never does."""

from __future__ import annotations

import click

from forbear.account.coverage_told import coverage_data, coverage_junit, coverage_lines
from forbear.api.content import KINDS, content
from forbear.api.limits import Limits
from forbear.cli import options
from forbear.cli.show_lines import show_lines

FOUND = 1
"""The exit code where something is found."""


@click.command()
@options.what_if_moved
@click.option(
    "--samples",
    default=300,
    type=click.IntRange(1, 100_000),
    show_default=True,
    help="Stories drawn, where all are too many.",
)
@click.option("--imported", is_flag=True, help="What the scene imports counts, too.")
@click.option("--seed", default=0, show_default=True, help="What they are drawn by.")
@click.option(
    "--pass", "passed", multiple=True, type=click.Choice(KINDS), help="A kind that does not count. Repeatable."
)
@options.as_json("docs/live.md")
@click.option("--junit", "as_junit", is_flag=True, help="As JUnit has it.")
@options.limits
def command(
    asked: options.WhatIf,
    samples: int,
    imported: bool,
    seed: int,
    passed: tuple[str, ...],
    as_json: bool,
    as_junit: bool,
    limits: Limits,
) -> int:
    """Play out all stories of SCENE, or many, and name what never comes up: actions, outcomes, words, conditions; and dead
    ends, people who never have a reason, ties.

    The exit code is 1 where something is found that counts.
    """
    options.one_form(json=as_json, junit=as_junit)
    scene = asked.load()
    found = content(scene, samples=samples, seed=seed, imported=imported, limits=limits)
    if as_junit:
        click.echo(coverage_junit(found, scene.name))
    elif as_json:
        options.print_json(coverage_data(found, scene.name))
    else:
        show_lines(coverage_lines(found, scene.name))
    return FOUND if any(gap.kind not in passed for gap in found.gaps) else 0
