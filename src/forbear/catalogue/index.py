"""Finding scenes: `film/casablanca` is `scenes/film/casablanca.story`, `life-and-death` is that domain of the library;
anything else is a file."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from os.path import exists, isdir
from pathlib import Path

from forbear.errors import RequestError
from forbear.language.nearest import closest
from forbear.resources import files_below, files_in, is_file

SCENES = Path(__file__).with_name("scenes")
LIBRARY = Path(__file__).with_name("library")

_ENDINGS = (".story", ".txt")

MOST_BESIDE = 2_000
"""So many files of a folder are looked through for one that may have been meant."""


def scene_names() -> tuple[str, ...]:
    """Return the names of all scenes of the catalogue, in order."""
    return tuple(sorted(_names()))


def _names() -> Iterator[str]:
    for path in files_below(SCENES, ".story"):
        yield path.relative_to(SCENES).with_suffix("").as_posix()


def is_scene_name(name: str) -> bool:
    """Say whether a scene of the catalogue is called so, by looking into its own folder alone."""
    return _is_name(name, SCENES / f"{name}.story")


def find(source: str) -> Path:
    """Return the file of a catalogue scene, of a domain of the library, or the file of that name. Raises RequestError
    with near names."""
    scene, domain = SCENES / f"{source}.story", LIBRARY / f"{source}.story"
    if is_file(scene) and _is_name(source, scene):
        return scene
    if is_file(domain) and domain in files_in(LIBRARY):
        return domain
    path = Path(source)
    if path.suffix in _ENDINGS or exists(path):
        if not exists(path):
            raise RequestError(f"there is no file '{source}'", _near_file(path) or near_scenes(path.stem))
        if isdir(path):
            raise RequestError(f"'{source}' is a folder", "name one of the files in it")
        return path
    near = _near_file(path.with_name(f"{path.name}.story")) if path.name else None
    hint = near or near_scenes(source) or "`forbear list` shows them all"
    raise RequestError(f"there is no scene '{source}'", hint)


def _near_file(path: Path) -> str | None:
    """Return a hint with the file of the same folder that may have been meant; None where none is near."""
    try:
        beside = [other.name for other in itertools.islice(path.parent.iterdir(), MOST_BESIDE)]
    except OSError:
        return None
    names = [name for name in beside if name.endswith(_ENDINGS)]
    near = [path.name] if path.name in names else closest(path.name, names, likeness=0.8)
    return f"did you mean '{path.with_name(near[0])}'?" if near else None


def _is_name(source: str, scene: Path) -> bool:
    """Say whether a scene's file is called so, letter by letter; its own folder is looked through, and no other."""
    is_below = scene.is_relative_to(SCENES) and ".." not in scene.parts
    named = is_below and scene.relative_to(SCENES).as_posix() == f"{source}.story"
    return named and scene in files_in(scene.parent)


def near_scenes(name: str) -> str | None:
    """Return a hint with the scene that may have been meant; None where none is near."""
    names = scene_names()
    short = {known.rpartition("/")[2]: known for known in names}
    near = closest(name, [*names, *short])
    return f"did you mean '{short.get(near[0], near[0])}'?" if near else None
