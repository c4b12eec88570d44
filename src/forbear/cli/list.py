"""`forbear list`: the scenes of the catalogue, narrowed by what they are and by what the engine finds in them."""

from __future__ import annotations

import itertools

import click

from forbear.api.listing import WORKED_OUT, CatalogueEntry, list_scenes
from forbear.cli import options
from forbear.cli.streams import say


@click.command()
@click.argument("words", nargs=-1)
@click.option("--medium", help="Of this medium: film, literature, games, …")
@click.option("--work", help="From a work with this in its name.")
@click.option("--variant", help="A chance is of this variant, by the engine: played-straight, needed-alive, …")
@click.option("--cause", help="A choice hangs on this kind of thing, by the engine: conscience, need, debt, …")
@click.option("--effect", help="Sparing had this effect, by the engine: nothing, trust, loyalty, …")
@options.as_json("docs/writer.md")
def command(
    words: tuple[str, ...],
    medium: str | None,
    work: str | None,
    variant: str | None,
    cause: str | None,
    effect: str | None,
    as_json: bool,
) -> None:
    """List the scenes that come with Forbear, by medium; those that have all the WORDS in them, where some are given."""
    listed = list_scenes(words, medium=medium, work=work, variant=variant, cause=cause, effect=effect)
    if as_json:
        options.print_json([entry.as_data() for entry in listed.entries])
    else:
        _show(listed.entries)
    if listed.unknown:
        told = f"{len(listed.unknown)} more: the engine's verdicts on them are not on record"
        click.echo(f"{told}; {WORKED_OUT}", err=True)


def _show(entries: tuple[CatalogueEntry, ...]) -> None:
    if not entries:
        click.echo("no scene answers to that", err=True)
    width = max((len(entry.name) for entry in entries), default=0)
    for medium, group in itertools.groupby(entries, key=lambda entry: entry.name.partition("/")[0]):
        say(click.style(medium, bold=True))
        for entry in group:
            say(f"  {entry.name:<{width}}  {entry.title}{_verdict(entry)}")


def _verdict(entry: CatalogueEntry) -> str:
    """Return the engine's verdicts in words, behind the title."""
    named = ", ".join(variant.replace("_", " ") for variant in entry.variants)
    return click.style(f"  ({named})", dim=True) if named else ""
