"""The reference of the public names: a page for each room that they come from, made of signatures and docstrings."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

STUB = Path(__file__).parents[1] / "src" / "forbear" / "__init__.pyi"

_ROOMS = {
    "scenes": (
        "Scenes and runs",
        ("api.scene", "api.runs", "api.limits", "api.sources", "api.listing", "api.plays", "errors"),
    ),
    "building": ("Writing scenes in Python", ("language.building",)),
}
_REST = ("more", "Everything else")


def reference_pages() -> Iterator[tuple[str, str]]:
    """Yield each page with its path; every public name is on one of them."""
    pages: dict[str, list[tuple[str, str]]] = {}
    for name, module in public_names():
        room = next((room for room, (_, homes) in _ROOMS.items() if _is_of(module, homes)), _REST[0])
        pages.setdefault(room, []).append((name, module))
    titles = {room: title for room, (title, _) in _ROOMS.items()} | {_REST[0]: _REST[1]}
    lines = ["# Reference", "", "What `import forbear` gives. [Python](../python.md) tells what it is good for.", ""]
    for room, title in titles.items():
        named = ", ".join(f"[`{name}`]({room}.md#{module}.{name})" for name, module in pages.get(room, []))
        lines += [f"**{title}**: {named}", ""]
    yield "reference/index.md", "\n".join(lines)
    for room, title in titles.items():
        parts = [f"# {title}", ""]
        for name, module in sorted(pages.get(room, [])):
            parts += [f"## `{name}` {{ #{module}.{name} }}", "", f"::: {module}.{name}", ""]
        yield f"reference/{room}.md", "\n".join(parts)


def public_names() -> list[tuple[str, str]]:
    """Return every public name with the module that it comes from, as the stub says."""
    tree = ast.parse(STUB.read_text(encoding="utf-8"))
    return [
        (alias.name, str(node.module)) for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names
    ]


def _is_of(module: str, homes: tuple[str, ...]) -> bool:
    return any(module.removeprefix("forbear.").startswith(home) for home in homes)
