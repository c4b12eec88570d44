"""One word, one class: a class name stands once in all of src."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import forbear


def test_a_class_name_stands_once() -> None:
    found = Counter(
        node.name
        for path in Path(forbear.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert {name: count for name, count in found.items() if count > 1} == {}, "find another word"
