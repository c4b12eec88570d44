"""The kinds of reasons and costs stand in one list: every other list of them is made from it, or is told here."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import forbear
from forbear.editing.words import language_words
from forbear.language.kinds import KINDS
from forbear.stories.vocabulary import answers
from forbear.variants import structure
from tests.docs.pages import ROOT, pages

SOURCES = Path(forbear.__file__).parent
MEMBERS: dict[type[ast.AST], str] = {
    ast.Tuple: "elts", ast.List: "elts", ast.Set: "elts", ast.Call: "args", ast.Dict: "keys",
}  # fmt: skip


def _kinds_in(node: ast.AST) -> list[str]:
    members = getattr(node, MEMBERS.get(type(node), ""), ())
    return [found.value for found in members if isinstance(found, ast.Constant) and found.value in KINDS]


def test_no_kinds_are_listed_in_code_but_once() -> None:
    """Two kinds side by side are a choice among all, which a new kind would have no part in."""
    found = [
        f"{path.relative_to(SOURCES)}:{node.lineno}"
        for path in SOURCES.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.expr) and len(_kinds_in(node)) > 1
    ]
    assert found == [], "say it of each kind in language/kinds.py"


def test_every_list_of_kinds_equals_kinds() -> None:
    assert language_words()["kinds"] == list(KINDS)
    assert [name.removeprefix("hung.") for name in structure.WORDS if name.startswith("hung.")] == [
        *KINDS, "chance", "nothing",
    ]  # fmt: skip
    assert not set(KINDS) & set(answers.WORDS)


def test_the_page_has_every_kind_with_what_it_counts_as() -> None:
    page = (ROOT / "docs" / "tropes.md").read_text(encoding="utf-8")
    table = page.partition("## Kinds of reasons\n")[2].partition("\n## ")[0]
    marks = (("dear", "is_dear"), ("ties", "ties"), ("fear where oneself alone is harmed", "turns_to_fear"))
    wanted = [
        (kind.name, kind.meaning, ", ".join(told for told, says in marks if getattr(kind, says)))
        for kind in KINDS.values()
    ]
    assert re.findall(r"^\| `(\w+)` \| (.*?) \| ?(.*?) ?\|$", table, re.MULTILINE) == wanted


def test_no_other_page_lists_the_kinds() -> None:
    for page in pages():
        text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
        for listed in re.findall(r"`?\w+`?(?:,\s+(?:or |and )?`?\w+`?)+", text):
            assert len([word for word in re.findall(r"\w+", listed) if word in KINDS]) < 5, f"{page.name}: {listed}"
