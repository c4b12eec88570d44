"""`forbear testset`: short stories about what people think that people think, with answers that are proved; and published
sets checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from forbear.cli import options

if TYPE_CHECKING:
    from forbear.testsets.answers import TestsetKind

_KINDS = (
    "unseen-move",
    "second-order",
    "hidden-observer",
    "private-word",
    "deception",
    "white-lie",
    "knows-whether",
    "trope",
)


def _orders(context: click.Context, option: click.Parameter, said: str) -> tuple[int, ...]:
    """Return the orders that `2`, `1..4` or `1,3` names."""
    try:
        if ".." in said:
            low, high = (int(part) for part in said.split(".."))
            found = tuple(range(low, high + 1))
        else:
            found = tuple(int(part) for part in said.split(","))
        if not found or not all(1 <= order <= 4 for order in found):
            raise ValueError(said)
    except ValueError:
        raise click.UsageError(f"'{said[:40]}' are no orders from 1 to 4: write 2, 1..4 or 1,3") from None
    return found


@click.command()
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(_KINDS),
    help="What the stories turn on. Repeatable.  [default: all]",
)
@click.option(
    "--order",
    "orders",
    default="1..4",
    callback=_orders,
    metavar="K",
    help="Minds in a question: 2, 1..4, 1,3.  [default: 1..4]",
)
@click.option(
    "--n", "count", default=100, show_default=True, type=click.IntRange(1, 1_000_000), help="How many stories."
)
@click.option("--seed", default=0, help="The seed of the draw.  [default: 0]")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file, .jsonl or .csv; a card is written beside it.",
)
@click.option("--scenes", "has_scene", is_flag=True, help="With each story as a scene, to run it.")
@click.option(
    "--check",
    "check",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Check the labels of a published set instead.",
)
@click.option(
    "--entering", type=click.Choice(["nothing", "things"]), default="nothing", show_default=True,
    help="With --check: what somebody who comes in sees of where things are.",
)  # fmt: skip
@options.as_json("docs/testset.md")
def command(
    kinds: tuple[TestsetKind, ...],
    orders: tuple[int, ...],
    count: int,
    seed: int,
    out: Path | None,
    has_scene: bool,
    check: Path | None,
    entering: str,
    as_json: bool,
) -> int:
    """Make stories with questions and proved answers, or check the answers of a published set (--check FILE).

    Without --out the rows are printed, a line of JSON each.
    """
    from forbear.testsets.answers import KINDS
    from forbear.testsets.sheets import as_jsonl, rows, write_testset

    if check is not None:
        return _checked(check, sees_things=entering == "things", as_json=as_json)
    wanted = kinds or KINDS
    if out is not None:
        there = write_testset(out, wanted, orders, count, seed, has_scene=has_scene)
        click.echo(f"{there} stories in {out}, and what they are in {out.with_suffix('.card.md').name}", err=True)
        return 0
    for row in rows(wanted, orders, count, seed, has_scene=has_scene):
        click.echo(as_jsonl(row), nl=False)
    return 0


def _checked(file: Path, *, sees_things: bool, as_json: bool) -> int:
    """Tell which labels of a published set do not follow from its stories; 1 where some do not."""
    from forbear.testsets.published import checked_file

    found = checked_file(file, sees_things=sees_things)
    if as_json:
        options.print_json(found.as_data())
    else:
        for told in found.lines():
            click.echo(told)
    return 1 if found.disagreements else 0
