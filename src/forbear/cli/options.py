"""The options that several commands have, each written once: what is asked of which scene, and within which limits."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from forbear.account.plain import json_text
from forbear.api.limits import GroundLimits, Limits
from forbear.cli.figures import Figure
from forbear.cli.warnings import shortened
from forbear.figures import NoFigure, read_figure
from forbear.records import dataclass, field

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from forbear.api.scene import Scene

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]


def gathered(into: str, make: Callable[..., object], **options: Decorator) -> Decorator:
    """Return what gives a command some options, and what they make together as one parameter.

    into: the parameter. options: by the parameters of `make`, to which click must give them.
    """

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def called(*arguments: Any, **given: Any) -> Any:
            taken = {name: given.pop(name) for name in options}
            return command(*arguments, **{into: make(**taken)}, **given)

        made: Command = called
        for option in reversed(options.values()):
            made = option(made)
        return made

    return decorate


def _moved(context: click.Context, option: click.Parameter, moves: tuple[str, ...]) -> dict[str, float]:
    """Return the numbers that are moved, by name."""
    found = {}
    for move in moves:
        name, equals, amount = move.rpartition("=")
        try:
            if not equals:
                raise NoFigure("nothing is given to it", is_number=False)
            found[name.strip()] = float(read_figure(amount))
        except NoFigure as reason:
            raise click.UsageError(
                f"cannot read '{move[:100]}': {reason}; write it like 'precision(Rick) = 2'"
            ) from None
    return found


case = click.option("--case", help="A variant that the scene names.")
settings = click.option(
    "--set", "settings", multiple=True, metavar="STATEMENT", help="What if: 'mercy(Ilsa) = none'. Repeatable."
)
moves = click.option(
    "--move", "moves", multiple=True, metavar="NUMBER", callback=_moved,
    help="Any number moved: 'reason life(Rick) = 0'. Repeatable.",
)  # fmt: skip


def after_of(default: str | None, told: str) -> Decorator:
    """Return the option `--after`, which may be given several times. default: where it is not given."""

    def read(context: click.Context, option: click.Parameter, parts: tuple[str, ...]) -> str | None:
        return ", ".join(part for part in parts if part.strip()) if parts else default

    return click.option("--after", multiple=True, callback=read, metavar="EVENTS", help=told)


after = after_of("", "Take these events as having happened: 'offer, spare'. Repeatable.")
quiet = click.option("--quiet", is_flag=True, help="The answer in one line.")


def as_json(page: str) -> Decorator:
    """Return the option `--json`; page: where its schema is told."""
    return click.option("--json", "as_json", is_flag=True, help=f"As data ({page}).")


def one_form(**forms: bool) -> None:
    """Refuse an answer in two forms. forms: whether each was asked for, by its option's name. Raises click.UsageError."""
    several = [f"--{name}" for name, is_asked in forms.items() if is_asked]
    if len(several) > 1:
        raise click.UsageError(f"{' and '.join(several)} are forms of one answer: ask for one of them")


def print_json(data: object) -> None:
    """Print data as every `--json` prints it."""
    click.echo(json_text(data))


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A scene that is asked for, by name or file, with what is to be changed in it."""

    scene: str
    case: str | None = None
    settings: tuple[str, ...] = ()
    moves: Mapping[str, float] = field(default_factory=dict)
    before: bool = False

    def load(self, ground_limits: GroundLimits | None = None) -> Scene:
        """Load the scene: where something is told of it, as it is read likeliest. Raises as `load` does."""
        from forbear.api.scene import load  # slow to load, and not every command has a scene

        limits = ground_limits or GroundLimits()
        loaded = load(self.scene, case=self.case, settings=self.settings, before=self.before, ground_limits=limits)
        return loaded.moved(self.moves) if self.moves else loaded


def _scenes(context: click.Context, argument: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the names of the catalogue that begin so, and let the shell add files."""
    from click.shell_completion import CompletionItem

    from forbear.api.sources import scene_names

    found = [CompletionItem(name) for name in scene_names() if name.startswith(begun)]
    return found or [CompletionItem(begun, type="file")]


_SCENE = click.argument("scene", shell_complete=_scenes)

before = click.option(
    "--before", is_flag=True, help="As things stood before anything was told, where something is told of the scene."
)
what_if = gathered("asked", WhatIf, scene=_SCENE, case=case, settings=settings, before=before)
"""A SCENE, `--case`, `--set` and `--before`, as `asked`."""

what_if_moved = gathered("asked", WhatIf, scene=_SCENE, case=case, settings=settings, moves=moves, before=before)
"""The same, and `--move`."""


def print_warnings(scene: Scene) -> None:
    """Tell what is odd about a scene's files, on the error stream."""
    for told in shortened(scene.warnings):
        click.echo(told, err=True)


_MOST, _GROWN = Limits(), GroundLimits()
_POSITIVE = Figure(0, min_open=True)


def bound(name: str, into: str, least: click.ParamType[Any], default: object, told: str, **shown: Any) -> Decorator:
    """Return the option `--limit-NAME`, which is the parameter `into`."""
    return click.option(f"--limit-{name}", into, default=default, type=least, show_default=True, help=told, **shown)


_WORK = {
    "nodes": bound("nodes", "nodes", click.IntRange(1), _MOST.nodes, "Epistemic nodes made at most."),
    "seconds": bound("seconds", "seconds", _POSITIVE, _MOST.seconds, "Seconds."),
    "megabytes": bound("memory", "megabytes", _POSITIVE, _MOST.megabytes, "Megabytes added at most."),
}
work_limits = gathered("limits", Limits, **_WORK)
"""What one piece of work may use where no stories are told, as `limits`."""

limits = gathered(
    "limits",
    Limits,
    **_WORK,
    stories=bound("stories", "stories", click.IntRange(1), _MOST.stories, "Stories told at most."),
)
"""What one computation may use, as `limits`."""


def _grown(name: str, into: str, default: int, told: str) -> Decorator:
    return bound(name, into, click.IntRange(1), default, told, metavar="N")


ground_limits = gathered(
    "ground_limits",
    GroundLimits,
    actions=_grown("actions", "actions", _GROWN.actions, "Ground actions at most."),
    fluents=_grown("fluents", "fluents", _GROWN.fluents, "Ground fluents at most."),
    triggers=_grown("triggers", "triggers", _GROWN.triggers, "Ground triggers at most."),
    instances=_grown("terms", "instances", _GROWN.instances, "Terms of expressions spelled out at most."),
)
"""How far a file may be spelled out, as `ground_limits`."""
