"""How a command ends whose work may have been stopped."""

from __future__ import annotations

import click

from forbear.cli.main import INTERRUPTED, LIMIT
from forbear.errors import LimitReached


def code_of(*, interrupted: bool, limit: LimitReached | None, told: bool = False, otherwise: int = 0) -> int:
    """Return the exit code, and tell the limit that stopped the work. told: what was printed has told it. otherwise: the code
    of work that nothing stopped."""
    if interrupted:
        return INTERRUPTED
    if limit is None:
        return otherwise
    if not told:
        click.echo(f"stopped: {limit}", err=True)
    return LIMIT
