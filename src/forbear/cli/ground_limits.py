"""The options that bound how far a file may be spelled out, for every command that spells one out."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click

from forbear import api

_DEFAULT = api.GroundLimits()
_OPTIONS = (
    ("actions", _DEFAULT.actions, "Ground actions at most."),
    ("fluents", _DEFAULT.fluents, "Ground fluents at most."),
    ("triggers", _DEFAULT.triggers, "Ground triggers at most."),
    ("terms", _DEFAULT.instances, "Terms of expressions spelled out at most."),
)


def with_ground_limits(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options, and what they say as `ground_limits`."""

    @functools.wraps(command)
    def called(*arguments: Any, **options: Any) -> Any:
        actions, fluents, triggers, terms = (options.pop(f"limit_{name}") for name, _, _ in _OPTIONS)
        limits = api.GroundLimits(fluents=fluents, actions=actions, triggers=triggers, instances=terms)
        return command(*arguments, ground_limits=limits, **options)

    for name, default, told in reversed(_OPTIONS):
        option = click.option(
            f"--limit-{name}", default=default, type=click.IntRange(1), show_default=True, help=told, metavar="N"
        )
        called = option(called)
    return called
