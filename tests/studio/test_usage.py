"""Who used little lately goes first; what is long ago does not count."""

from __future__ import annotations

import pytest

from forbear.studio.usage import HALF_LIFE, MOST, StudioUsage


def test_what_was_used_counts_half_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("forbear.studio.usage.time.monotonic", lambda: now[0])
    used = StudioUsage()
    used.add("me", 8.0)
    assert used.by("me") == 8.0
    assert used.by("you") == 0.0
    now[0] += HALF_LIFE
    assert used.by("me") == pytest.approx(4.0)
    used.add("me", 1.0)
    now[0] += 2 * HALF_LIFE
    assert used.by("me") == pytest.approx(1.25)


def test_no_more_clients_are_remembered_than_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that names itself anew each time cannot fill the memory; who used least is forgotten."""
    used = StudioUsage()
    used.add("heavy", 100.0)
    for number in range(MOST + 5):
        used.add(f"c-{number}", 1.0)
    assert used.by("heavy") > 50
    assert len(used._used) <= MOST
