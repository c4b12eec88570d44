"""Which names are those of scenes: looking one up comes to what the list of all says."""

from __future__ import annotations

import pytest

from forbear.catalogue.index import SCENES, is_scene_name, scene_names

KNOWN = scene_names()

STRANGE = (
    "", ".", "..", "film", "film/", "/film/casablanca", "film/casablanca/", "film//casablanca", "./film/casablanca",
    "film/./casablanca", "film/../film/casablanca", "../scenes/film/casablanca", "Film/Casablanca", "film/casablanca.story",
    "film/casablanca\n", "film\\casablanca", "casablanca", "../library/life-and-death", "/etc/passwd", "//host/share/scene",
    str(SCENES / "film" / "casablanca"), "film/\0", "\0/casablanca", "\ud800/casablanca", "x" * 5000, "x" * 5000 + "/y",
)  # fmt: skip


def test_every_scene_is_known_by_its_name() -> None:
    assert KNOWN and all(map(is_scene_name, KNOWN))


@pytest.mark.parametrize("name", STRANGE, ids=ascii)
def test_what_is_not_listed_is_no_scene(name: str) -> None:
    assert name not in KNOWN
    assert not is_scene_name(name)
