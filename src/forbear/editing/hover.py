"""What the name at a place means: how it is declared, what it is at first, and who doubts it."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.account.declared import declared_beliefs
from forbear.account.naming import Naming
from forbear.account.plain import Data
from forbear.api.scene import Scene
from forbear.editing.lenses import SceneOdds
from forbear.editing.names import NamePlace
from forbear.editing.surroundings import NamedFile, Opened, Surroundings, around
from forbear.errors import Span
from forbear.figures import percent
from forbear.grounding.task import Task
from forbear.language.kinds import KINDS
from forbear.language.loader import Text
from forbear.language.values import show
from forbear.language.vocabulary import WORDS
from forbear.minds.doubt import doubted_at_first
from forbear.records import dataclass

MOST_LINES = 12
"""Of a declaration, and of what is said of a name."""

_SETTINGS = {
    "depth": "how many minds deep somebody thinks ahead",
    "precision": "how surely somebody takes the best choice; infinite: always",
}


@dataclass(frozen=True, slots=True)
class Hover:
    """What is shown of a name: how it is declared, in the words of its file, and sentences about it."""

    span: Span
    code: str
    lines: tuple[str, ...]

    @property
    def markdown(self) -> str:
        """Both, for whoever shows Markdown."""
        fence = "`" * 3
        code = [f"{fence}forbear\n{self.code}\n{fence}"] if self.code and fence not in self.code else []
        return "\n\n".join([*code, *map(_plain, self.lines)])

    def as_data(self) -> Data:
        """Return it as JSON-ready data."""
        place = self.span
        return {
            "from": {"line": place.line, "column": place.column},
            "to": {"line": place.end_line, "column": place.end_column},
            "code": self.code,
            "lines": list(self.lines),
        }


def _plain(line: str) -> str:
    """Return a sentence as Markdown that shows just that: a story is a stranger's, and may not bring links or pictures."""
    return "".join(f"\\{sign}" if sign in r"\`*_[]()<>!#|&" else sign for sign in line)


def hover(
    text: Text,
    line: int,
    column: int,
    scene: Scene | None = None,
    odds: SceneOdds | None = None,
    opened: Opened | None = None,
) -> Hover | None:
    """Return what the name at a place (both from 1) means; None where none is there, or nothing is known of it.

    scene: what the text was, the last time it was without mistakes. odds: what came of it.
    """
    surroundings = around(text, opened)
    place = surroundings.own.names.at(line, column)
    if place is None:
        return None
    given = _of_the_language(place)
    if given:
        return Hover(place.span, "", given)
    key = surroundings.key(place, surroundings.own.file)
    declared = surroundings.declarations(key)
    code = "" if not declared else _declaration(*declared[0], surroundings)
    lines = list(_said(place, key[0], scene, odds)) if scene is not None else []
    if declared and declared[0][0] is not surroundings.own and key[0] != "import":
        lines.append(f"declared in {declared[0][0].file.replace(chr(92), '/').rpartition('/')[2]}")
    return Hover(place.span, code, tuple(lines[:MOST_LINES])) if code or lines else None


def _of_the_language(place: NamePlace) -> tuple[str, ...]:
    if place.sort == "kind" and place.name in KINDS:
        return (f"{place.name}: {KINDS[place.name].meaning}",)
    if place.sort == "setting" and place.name in _SETTINGS:
        return (f"{place.name}: {_SETTINGS[place.name]}",)
    if place.sort == "vocabulary" and place.name in WORDS:
        word = WORDS[place.name]
        return (f"{word.name}({', '.join(word.about)}): {word.meaning}", f"a {word.result}")
    return ()


def _declaration(file: NamedFile, place: NamePlace, surroundings: Surroundings) -> str:
    """Return a declaration as its file has it, with the comment behind it or above it."""
    lines = file.text.splitlines()
    found = file.names.definition_of(place)
    if found is None:  # a variable, or a trope's person: the line that brings it in
        return lines[place.span.line - 1].strip() if place.span.line <= len(lines) else ""
    first, last = found.span.line - 1, found.span.end_line
    above = first
    while "//" not in lines[last - 1] and above > 0 and lines[above - 1].strip().startswith("//"):
        above -= 1
    shown = lines[above:last]
    return "\n".join([*shown[:MOST_LINES], "…"] if len(shown) > MOST_LINES else shown).strip()


def _said(place: NamePlace, sort: object, scene: Scene, odds: SceneOdds | None) -> Iterator[str]:
    """Yield what the scene knows of a name."""
    naming = Naming(scene.problem, scene.task)
    if sort == "property":
        yield from _fact(place, scene.task, naming)
    elif sort == "outcome":
        yield naming.outcome(place.name)
        chance = dict(odds.outcomes).get(place.name) if odds is not None else None
        if odds is not None and chance is not None:
            yield f"{percent(chance)}{odds.beside}"
    elif sort == "reason":
        for character in scene.roles:
            told = naming.reason(place.name, character)
            if told is not None and any(reason.name == place.name for reason in scene.problem.reasons):
                yield f"{naming.person(character)}: {told}"
    elif sort == "word":
        amount = dict(scene.problem.constants).get(place.name)
        if amount is not None:
            yield f"{place.name} = {show(amount.value)}"
        elif place.name in scene.task.characters:
            yield from _character(place.name, scene, naming)


def _fact(place: NamePlace, task: Task, naming: Naming) -> Iterator[str]:
    written = "".join(place.whole.split()).replace(",", ", ")
    cell = next((cell for cell, fluent in enumerate(task.fluents) if str(fluent) == written), None)
    if cell is None:
        return
    yield f"at first: {naming.fact(cell, task.initial[cell])} ({written} = {show(task.initial[cell])})"
    drawn = any(cell in cells for cells, _ in task.drawn)
    if drawn:
        yield "chance draws it"
    weights: dict[tuple[str, ...], list[str]] = {}
    for belief in declared_beliefs(task):
        if belief.fluent == written:
            is_so = isinstance(belief.value, bool)
            said = naming.fact(cell, belief.value) if is_so else naming.value(cell, belief.value)
            weights.setdefault(belief.path, []).append(f"{percent(belief.weight)} {said}")
    for path, shares in weights.items():
        yield f"{naming.mind(path)}: {', '.join(shares)}"
    if not weights and not drawn:
        yield "nobody doubts it at first" if cell not in doubted_at_first(task) else "it is in doubt at first"


def _character(name: str, scene: Scene, naming: Naming) -> Iterator[str]:
    task = scene.task
    mind = task.minds[task.characters.index(name)]
    precision = f"{mind.precision:g}".replace("inf", "infinite")
    yield f"{naming.person(name)}: depth {mind.depth}, precision {precision}"
    for belief in declared_beliefs(task):
        if belief.path == (name,) and 0 < belief.weight < 1:
            cell = task.cell(belief.fluent)
            yield f"holds it {percent(belief.weight)} likely that {naming.fact(cell, belief.value)}"
