"""A scene written for another tool: which formats there are, and what each is written from."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from forbear.account.naming import Naming
from forbear.api.limits import Limits
from forbear.api.runs import DEFAULT_LIMITS
from forbear.api.scene import Scene
from forbear.errors import RequestError
from forbear.exports.fountain import fountain
from forbear.exports.ink import ink
from forbear.exports.knowing import knowing_csv
from forbear.exports.manuscript import Manuscript, manuscript
from forbear.exports.odds import MOST_NUMBERS, Setting, odds_csv, odds_json
from forbear.exports.renpy import renpy
from forbear.exports.strings import table_text
from forbear.exports.tree import tree_in
from forbear.exports.twee import twee
from forbear.exports.words import Words, all_lines
from forbear.exports.yarn import yarn
from forbear.language.nearest import did_you_mean
from forbear.minds.reference import ReferenceEngine
from forbear.signs import without_controls
from forbear.stories.unfold import begin

MOST_SETTINGS = 10_000
"""Odds are baked for so many settings at most."""

Written = Callable[[Manuscript, Words], str]

WRITERS: Final[Mapping[str, tuple[str, Written]]] = {
    "ink": (".ink", ink),
    "yarn": (".yarn", yarn),
    "twee": (".twee", twee),
    "renpy": (".rpy", renpy),
    "fountain": (".fountain", fountain),
    "graphml": (".graphml", tree_in("graphml")),
    "dot": (".dot", tree_in("dot")),
    "mermaid": (".mmd", tree_in("mmd")),
}
"""What writes a manuscript: the end of its file, and the function."""

BAKED: Final[Mapping[str, tuple[str, Callable[[Iterator[tuple[Setting, Manuscript]]], str]]]] = {
    "odds": (".csv", odds_csv),
    "odds-json": (".json", odds_json),
}
"""What writes odds for several settings of the scene's numbers."""

KNOWS: Final = "knows"

FORMATS: Final = (*WRITERS, *BAKED, KNOWS)
"""Every format, by name."""


def ending(to: str) -> str:
    """Return what the name of a file in a format ends with. Raises RequestError for a format that is not there."""
    if to == KNOWS:
        return ".csv"
    found = WRITERS.get(to) or BAKED.get(to)
    if found is None:
        raise RequestError(f"there is no format '{to}'", did_you_mean(to, FORMATS) or f"there are {', '.join(FORMATS)}")
    return found[0]


def export(
    scene: Scene,
    to: str,
    *,
    role: str | None = None,
    over: Mapping[str, Sequence[float]] | None = None,
    words: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> str:
    """Return a scene as text for another tool (docs/exports.md).

    to: a name of FORMATS. role: whose turns are the player's, while all others draw by their exact odds; without one
    whoever reads chooses at every turn. over: for baked odds, what each of at most three numbers is to be. words: texts by
    identifier, from a translated table. Raises RequestError for what is not there, LimitReached where the tree has more
    moments than `limits.stories`.
    """
    ending(to)
    scene.needs_turns()
    bounds = limits or DEFAULT_LIMITS
    if over is not None and to not in BAKED:
        raise RequestError(f"'{to}' has no numbers to be moved", f"{' and '.join(BAKED)} have")
    if to == KNOWS:
        run = scene.run(limits=bounds)
        if run.record.limit is not None:
            raise run.record.limit
        return without_controls(knowing_csv(run.knows(), Naming(scene.problem, scene.task)))
    if to in BAKED:
        return BAKED[to][1](_baked(scene, role, over or {}, bounds))
    found = manuscript_of(scene, role=role, limits=bounds, on_progress=on_progress)
    return without_controls(WRITERS[to][1](found, Words(found, words)))


def strings(scene: Scene, form: str, *, role: str | None = None, limits: Limits | None = None) -> str:
    """Return the table of all that an export tells, to be translated: form is ".csv" or ".po". Raises as `export`."""
    return without_controls(table_text(all_lines(manuscript_of(scene, role=role, limits=limits)), form))


def manuscript_of(
    scene: Scene,
    *,
    role: str | None = None,
    limits: Limits | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> Manuscript:
    """Return the manuscript of a scene. Raises RequestError for an unknown role, LimitReached."""
    if role is not None and role not in scene.roles:
        raise RequestError(
            f"nobody is called '{role}' in this scene",
            did_you_mean(role, scene.roles) or f"it has {', '.join(scene.roles)}",
        )
    bounds = limits or DEFAULT_LIMITS
    about = scene.about
    return manuscript(
        scene.name if scene.case is None else f"{scene.name} ({scene.case})",
        about.title or scene.name,
        about.notes,
        begin(ReferenceEngine(scene.task, bounds)),
        Naming(scene.problem, scene.task),
        role=role,
        most=bounds.stories,
        on_progress=on_progress,
    )


def _baked(
    scene: Scene, role: str | None, over: Mapping[str, Sequence[float]], limits: Limits
) -> Iterator[tuple[Setting, Manuscript]]:
    if len(over) > MOST_NUMBERS:
        raise RequestError(f"odds are baked over {MOST_NUMBERS} numbers at most", f"there are {len(over)}")
    count = 1
    for column in over.values():
        count *= len(column)
    if count > MOST_SETTINGS:
        raise RequestError(f"{count} settings are more than {MOST_SETTINGS}", "ask for fewer steps of a number")
    for amounts in itertools.product(*over.values()):
        setting = dict(zip(over, amounts, strict=True))
        yield setting, manuscript_of(scene.moved(setting) if setting else scene, role=role, limits=limits)
