"""One word, one class: a class name stands once in all of src."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import forbear

DOUBLE: dict[str, int] = {}
"""Names that stand more than once, and how often. A line may go or a number fall as they are renamed; none may come."""


def test_a_class_name_stands_once() -> None:
    found = Counter(
        node.name
        for path in Path(forbear.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    double = {name: count for name, count in found.items() if count > 1}
    assert {name: count for name, count in double.items() if count > DOUBLE.get(name, 1)} == {}, "find another word"
    assert {name: count for name, count in DOUBLE.items() if count > double.get(name, 1)} == {}, "shorten the list"
