"""Playing a part in a scene: for a game loop, a terminal, or a page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from forbear.account.naming import Naming
from forbear.account.part import SCHEMA, view_data, wanted
from forbear.account.plain import Data
from forbear.account.played import end_data
from forbear.api.names import check_person, near
from forbear.api.scene import Scene, load
from forbear.catalogue.index import scene_names
from forbear.errors import RequestError
from forbear.figures import is_usable
from forbear.language.loader import Text
from forbear.language.values import Value
from forbear.logic.cells import Path
from forbear.minds.budget import Limits
from forbear.minds.reference import ReferenceEngine
from forbear.minds.semantics import SEMANTICS
from forbear.records import dataclass, field
from forbear.stories.follow import describe
from forbear.stories.moment import Option
from forbear.stories.play import Game, place_of, start

MOST_CHOICES = 500
MOST_CHANGES = 200
LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Play:
    """One part being played. Never changed: `choose` returns the play after it, so an earlier one can be gone back to.

    Everything but `account` tells only what the role can know.
    """

    scene: Scene
    game: Game
    naming: Naming = field(repr=False)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle what the play was made by: its choices are made again as it is loaded."""
        limits = self.game.story.end.engine.budget.limits
        return _again, (self.scene, self.role, self.game.seed, self.game.choices, limits)

    @property
    def role(self) -> str:
        """The character whose part it is."""
        return self.game.role

    @property
    def is_over(self) -> bool:
        """Whether the story has come to its end; until then it is the role's turn."""
        return self.game.is_over

    @property
    def options(self) -> tuple[str, ...]:
        """What is open to the role, as it is told; nothing where the story is over."""
        return tuple(self.naming.event(option.event) for option in self._open)

    @property
    def names(self) -> tuple[str, ...]:
        """What is open to the role, as `choose` takes it: the action with its arguments."""
        return tuple(describe(option.event, self.scene.task) for option in self._open)

    @property
    def in_character(self) -> tuple[float, ...]:
        """How likely the character would choose each option of themselves."""
        return tuple(option.probability for option in self._open)

    @property
    def _open(self) -> tuple[Option, ...]:
        return () if self.is_over else self.game.options

    def choose(self, option: int | str) -> Play:
        """Return the play after a choice, once all others have answered up to the role's next turn, or to the end.

        option: its place among the options, or its name: "spare", "spare(Ilsa, Rick)". Raises RequestError for what is
        not open, LimitReached.
        """
        self.game.story.end.engine.budget.renew()
        place = self.place(option) if isinstance(option, str) else option
        return Play(self.scene, self.game.choose(place), self.naming)

    def place(self, name: str) -> int:
        """Return the place of the option with a name. Raises RequestError for what is not open: it says why, as far as
        the role can know."""
        return place_of(self.game, name)

    def belief(self, *others_and_fluent: str) -> dict[Value, float]:
        """Return the weight in [0, 1] that the role gives to each value of a fluent, or takes others to give it.

        `play.belief("good(Rick)")` is what the role thinks, `play.belief("Rick", "good(Rick)")` what they think Rick thinks.
        Raises RequestError for a name that is not there.
        """
        *others, fluent = others_and_fluent
        task = self.scene.task
        path: Path = (self.role, *(check_person(name, task.characters) for name in others))
        try:
            cell = task.cell(fluent)
        except KeyError:
            fluents = tuple(map(str, task.fluents))
            raise RequestError(f"the scene has no fluent '{fluent}'", near(fluent, fluents)) from None
        return dict(self.game.story.end.odds(path)[cell])

    def view(self) -> Data:
        """Return all that the role knows, as JSON-ready data (docs/play.md). Raises LimitReached."""
        budget = self.game.story.end.engine.budget
        budget.renew()
        wants = wanted(self.game, self.naming)
        budget.renew()
        return {**view_data(self.game, self.naming, wants), "save": self.save(), "end": self.account()}

    def account(self) -> Data | None:
        """Return, once it is over, all that was hidden: what was so, and what each one thought of the role, move by
        move; until then None."""
        return end_data(self.game, self.naming) if self.is_over else None

    def save(self) -> Data:
        """Return what `resume` needs, as JSON-ready data; nothing in it tells more than the role knows."""
        scene = self.scene
        return {
            "schema": SCHEMA,
            "semantics": SEMANTICS,
            "scene": scene.name,
            "case": scene.case,
            "settings": list(scene.settings),
            "before": scene.problem.is_told and scene.reading is None,
            "numbers": dict(scene.moves),
            "depth": scene.depth,
            "digest": _digest(scene),
            "role": self.role,
            "seed": self.game.seed,
            "choices": list(self.game.choices),
        }


def _again(scene: Scene, role: str, seed: int, choices: tuple[str, ...], limits: Limits) -> Play:
    """Return a play as it was pickled: its choices are made again."""
    playing = play(scene, role, seed=seed, limits=limits)
    for choice in choices:
        playing = playing.choose(choice)
    return playing


def play(scene: Scene, role: str, *, seed: int = 0, limits: Limits | None = None) -> Play:
    """Begin to play a part in a scene; all others move by their own minds, chance by its odds, both drawn by the seed. A scene
    that is told is played as it is read likeliest, and nobody is held to what is told.

    Any character will do, also one who is never on turn: then it is over at once, and the account tells what they
    thought. Raises RequestError for a role that is not there, LimitReached.
    """
    if not scene.task.turns:
        raise RequestError(f"{scene.name} is no scene: nobody takes turns in it", "write 'turns: …;'")
    return Play(scene, start(ReferenceEngine(scene.task, limits), role, seed), Naming(scene.problem, scene.task, role))


def resume(save: Mapping[str, Any], source: str | Text | None = None, *, limits: Limits | None = None) -> Play:
    """Take up a saved play. A save is data and may come from anybody: every part of it is checked.

    source: the scene, where it is none of the catalogue: a save names a file, but cannot have it opened. Raises
    RequestError for what is no save or does not fit the scene, StoryError, LimitReached.
    """
    kept = _checked({"before": False, **save} if isinstance(save, Mapping) else save)
    if source is None:
        if kept["scene"] not in scene_names():
            raise RequestError(
                f"the save is of '{kept['scene']}', which is not in the catalogue", "name the scene's file"
            )
        source = str(kept["scene"])
    scene = load(source, case=kept["case"], settings=tuple(kept["settings"]), before=kept["before"])
    if _digest(scene) != kept["digest"]:
        raise RequestError("the scene has changed since this was saved", "put it back as it was, or begin anew")
    scene = scene.moved(kept["numbers"])
    if kept["depth"] is not None:
        scene = scene.at_depth(kept["depth"])
    playing = play(scene, kept["role"], seed=kept["seed"], limits=limits)
    for choice in kept["choices"]:
        playing = playing.choose(choice)
    return playing


def _digest(scene: Scene) -> str:
    """Return what two scenes share if they are written alike, with all that they import."""
    documents = (*scene.problem.imported, *(() if scene.problem.document is None else (scene.problem.document,)))
    lines = "\n\f".join("\n".join(document.lines) for document in documents)
    return hashlib.sha256(lines.encode()).hexdigest()[:32]


def _checked(save: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parts of a save. Raises RequestError for one that is missing, or is not what it must be."""
    if not isinstance(save, Mapping) or save.get("schema") != SCHEMA:
        raise RequestError("this is no saved play", f"its 'schema' must be '{SCHEMA}'")
    if save.get("semantics", 1) != SEMANTICS:
        raise RequestError("since this was saved, what minds make of each other has changed", "begin anew")
    checks: dict[str, Callable[[Any], bool]] = {
        "scene": _is_text,
        "case": lambda value: value is None or _is_text(value),
        "settings": lambda value: _is_list_of_texts(value, MOST_CHANGES),
        "before": lambda value: isinstance(value, bool),
        "numbers": lambda value: (
            isinstance(value, Mapping)
            and len(value) <= MOST_CHANGES
            and all(_is_text(name) and _is_number(amount) for name, amount in value.items())
        ),
        "depth": lambda value: value is None or (type(value) is int and 0 <= value <= 6),
        "digest": _is_text,
        "role": _is_text,
        "seed": lambda value: type(value) is int and abs(value) < 2**63,
        "choices": lambda value: _is_list_of_texts(value, MOST_CHOICES),
    }
    for name, fits in checks.items():
        if name not in save or not fits(save[name]):
            raise RequestError(f"the save has no usable '{name}'")
    return {name: save[name] for name in checks}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST


def _is_number(value: object) -> bool:
    return is_usable(value)


def _is_list_of_texts(value: object, most: int) -> bool:
    return isinstance(value, list) and len(value) <= most and all(_is_text(text) for text in value)
