"""Golden accounts: they notice change, and prove nothing (accounts.py). And what must be so of every account."""

from __future__ import annotations

import pytest
from accounts import account, file_of, scenes

from forbear.account.lines import WIDTH

SCENES = scenes()


@pytest.mark.parametrize("scene", SCENES)
def test_the_account_is_as_it_was(scene: str) -> None:
    kept = file_of(scene)
    if not kept.exists():
        pytest.skip("no account is kept yet: just golden")
    assert account(scene) == kept.read_text(encoding="utf-8"), "just golden writes it anew; look at the difference"


@pytest.mark.parametrize("scene", SCENES)
def test_every_line_fits_a_terminal(scene: str) -> None:
    assert [text for text in account(scene).splitlines() if len(text) > WIDTH] == []
