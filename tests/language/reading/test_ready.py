"""What is read as the package is built, and taken by a start: the same syntax, and only where it still is."""

from __future__ import annotations

import marshal
from pathlib import Path

import pytest

from forbear.catalogue.index import LIBRARY, SCENES
from forbear.language.reading import ready as module
from forbear.language.reading.parser import parse
from forbear.language.reading.ready import made_ready, ready
from forbear.language.syntax import tree as syntax
from forbear.language.syntax.contents import walk
from forbear.language.syntax.packing import pack, unpack
from forbear.tropes import shelf

STOOD_ON = [path for folder in (LIBRARY, shelf.LIBRARY) for path in sorted(folder.glob("*.[st]*"))]
STOOD_ON = [path for path in STOOD_ON if path.suffix in (".story", ".trope")]


def _whole(document: syntax.Document) -> object:
    """Return all of a document, places and comments too, which do not count where documents are compared."""
    return document.file, document.lines, document.comments, pack(document.definitions)


@pytest.mark.parametrize("path", STOOD_ON, ids=lambda path: path.name)
def test_what_is_ready_is_what_is_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = made_ready(path)
    assert data is not None
    text = path.read_text(encoding="utf-8")
    monkeypatch.setattr(module, "made_data", lambda name: data)
    found, (read, mistakes) = ready(text, path), parse(text, str(path))
    assert found is not None and mistakes == ()
    assert found == read and _whole(found) == _whole(read)


@pytest.mark.parametrize("path", sorted(SCENES.glob("*/*.story"))[::9], ids=lambda path: path.stem)
def test_what_is_packed_comes_out_as_it_was(path: Path) -> None:
    document, _ = parse(path.read_text(encoding="utf-8"), str(path))
    packed = marshal.loads(marshal.dumps(pack(document.definitions)))
    again = unpack(packed, str(path))
    assert again == document.definitions and pack(again) == packed
    spans = [part.span for part in walk(again) if hasattr(part, "span")]
    assert spans == [part.span for part in walk(document.definitions) if hasattr(part, "span")]


def test_a_changed_text_or_another_reader_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    path = LIBRARY / "life-and-death.story"
    text = path.read_text(encoding="utf-8")
    data = made_ready(path)
    assert data is not None
    monkeypatch.setattr(module, "made_data", lambda name: data)
    assert ready(text, path) is not None
    assert ready(text + " ", path) is None
    mark, *rest = marshal.loads(data)
    monkeypatch.setattr(module, "made_data", lambda name: marshal.dumps((mark + 1, *rest)))
    assert ready(text, path) is None
    monkeypatch.setattr(module, "made_data", lambda name: data[:-9])
    assert ready(text, path) is None


def test_what_has_a_mistake_is_not_made_ready(tmp_path: Path) -> None:
    torn = tmp_path / "torn.story"
    torn.write_text("entity Ann : ;", encoding="utf-8")
    assert made_ready(torn) is None
