"""What docs/tropes.md says of the trope's own page: every assertion of it with tests that there are, every variant with a
scene of which the page says so."""

from __future__ import annotations

import re
from pathlib import Path

from forbear.catalogue.index import scene_names
from forbear.tropes.shelf import library
from study.outcomes import outcomes

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "tropes.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if line.startswith("|")]


def test_every_assertion_stands_there_once_with_the_test_that_runs_it() -> None:
    """The page's introduction asserts or leaves open thirty-six things."""
    numbered = [row for row in ROWS if row[0].isdigit()]
    assert [int(row[0]) for row in numbered] == list(range(1, 37))
    for number, _, run_by in numbered:
        named = re.findall(r"`([a-z_/]+\.py)::(test_\w+)`", run_by)
        assert named, number
        for file, test in named:
            text = (ROOT / "tests" / file).read_text(encoding="utf-8")
            assert re.search(rf"^def {test}\(", text, re.MULTILINE), f"{number}: {file}::{test}"


def test_every_variant_has_a_scene_of_which_the_page_says_so() -> None:
    said: dict[str, set[str]] = {}
    for outcome in outcomes():
        for variant in outcome.variants:
            said.setdefault(variant, set()).add(outcome.scene)
    variants = {claim.name for claim in library().tropes[0].variants}
    rows = {row[0].strip("`"): row[2] for row in ROWS if row[0].strip("`") in variants and len(row) == 3}
    assert set(rows) == variants
    for variant, cell in rows.items():
        scenes = re.findall(r"`([a-z0-9/-]+)`", cell)
        assert scenes and set(scenes) <= said[variant], variant


def test_every_relative_stands_there_and_every_scene_is_one() -> None:
    titles = {trope.title for trope in library().tropes if not trope.name.startswith("kill_me_now")}
    assert titles <= {row[0] for row in ROWS}
    named = {name for row in ROWS for name in re.findall(r"`([a-z-]+/[a-z0-9-]+)`", " ".join(row))}
    assert named <= set(scene_names())
