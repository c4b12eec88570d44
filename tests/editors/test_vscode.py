"""The extension for Visual Studio Code: its grammar colours what the language reads, and its own tools build it.

What the grammar made of `editors/vscode/tests` lies beside those files (`npm run test:write`); it is held against the
language itself here, and against the grammar by npm's tool where that is installed.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from forbear.editing.words import language_words
from forbear.language.functions import FUNCTIONS
from forbear.language.reading.tokens import Chunk, Source, chunks, scan
from forbear.language.reading.words import TROPE_PARTS, keyword_places

EXTENSION = Path(__file__).parents[2] / "editors" / "vscode"
EXAMPLES = [*EXTENSION.glob("tests/*.story"), *EXTENSION.glob("tests/*.trope")]
GRAMMAR = json.loads((EXTENSION / "syntaxes" / "forbear.tmLanguage.json").read_text(encoding="utf-8"))
_STARTS = {"mind": "setting", "trope": "trope_part", "case": "definition"}

needs_node = pytest.mark.skipif(
    shutil.which("npm") is None or not (EXTENSION / "node_modules").is_dir(),
    reason="the extension's tools are not installed: npm ci in editors/vscode",
)


def scopes(snapshot: Path) -> dict[tuple[int, int], str]:
    """Return the innermost scope of every sign of a file, by its place from 1, as the tool's snapshot tells it."""
    found = {}
    line = 0
    for row in snapshot.read_text(encoding="utf-8").splitlines():
        if row.startswith(">"):
            line += 1
        elif row.startswith("#"):
            marks = re.match(r"#( *)(\^+) (.*)", row)
            assert marks is not None, row
            for column in range(len(marks[1]) + 1, len(marks[1]) + len(marks[2]) + 1):
                found[line, column] = marks[3].split()[-1]
    return found


def keywords(pieces: Sequence[Chunk], start: str, source: Source) -> Iterator[tuple[int, int]]:
    """Yield the places of all keywords, as the language itself finds them."""
    for chunk in pieces:
        for number in keyword_places(chunk.tokens, start):
            yield source.place(chunk.tokens[number].start)
        if chunk.body is not None:
            yield from keywords(chunk.body, _STARTS.get(chunk.tokens[0].text, "part"), source)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_what_is_coloured_as_a_keyword_is_one(example: Path) -> None:
    source = Source(example.read_text(encoding="utf-8"), example.name)
    tokens = scan(source, is_base=False).tokens
    coloured = scopes(example.with_name(f"{example.name}.snap"))
    wanted = set(keywords(chunks(tokens, source)[0], "definition", source))
    named = {source.place(token.start): token.text for token in tokens if token.kind == "name"}
    found = {place for place in named if coloured[place].startswith("keyword")}
    assert {named[place] for place in wanted - found} == set()
    assert {named[place] for place in found - wanted} == set()
    for token in tokens:
        sort = coloured[source.place(token.start)]
        assert (token.kind == "number") == sort.startswith("constant.numeric"), token
        assert (token.kind == "text") == sort.startswith("string"), token


def test_the_grammar_knows_the_words_of_the_language() -> None:
    words = language_words()
    held = json.dumps(GRAMMAR)

    def knows(part: str, word: str) -> bool:
        return re.search(rf"[|(:]{word}[|)]", json.dumps(GRAMMAR["repository"][part])) is not None

    for word in words["keywords"]:
        assert knows("statements", word) or knows("declarations", word), word
    for word in {*words["parts"], *TROPE_PARTS} - {"unsuspected", "may"}:
        assert knows("parts", word), word
    for word in words["kinds"]:
        assert knows("kinds", word), word
    for word in FUNCTIONS:
        assert knows("calls", word), word
    for word in words["words"]:
        assert word in held


def test_the_extension_is_of_this_version() -> None:
    root = EXTENSION.parents[1]
    version = re.search(r'^version = "(.*)"$', (root / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert version is not None
    package = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    assert package["version"] == version[1]
    assert package["contributes"]["grammars"][0]["scopeName"] == GRAMMAR["scopeName"]
    for path in (
        package["contributes"]["grammars"][0]["path"],
        package["contributes"]["languages"][0]["configuration"],
    ):
        assert (EXTENSION / path).is_file()


@pytest.mark.tools
@needs_node
def test_the_grammar_gives_the_snapshots() -> None:
    found = subprocess.run(["npm", "run", "-s", "test"], cwd=EXTENSION, capture_output=True, text=True, timeout=300)
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.tools
@pytest.mark.nightly
@needs_node
def test_the_extension_is_packaged_by_its_own_tool() -> None:
    found = subprocess.run(["npm", "run", "-s", "package"], cwd=EXTENSION, capture_output=True, text=True, timeout=300)
    assert found.returncode == 0, found.stdout + found.stderr
    with zipfile.ZipFile(EXTENSION / "dist" / "forbear.vsix") as archive:
        names = {name.removeprefix("extension/") for name in archive.namelist()}
    assert {"package.json", "dist/extension.js", "syntaxes/forbear.tmLanguage.json"} <= names
    assert not any("node_modules" in name or name.startswith("tests") for name in names)
