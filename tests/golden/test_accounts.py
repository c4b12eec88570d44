"""Golden accounts: they notice change, and prove nothing (accounts.py). And what must be so of every account."""

from __future__ import annotations

import pytest

from forbear.account.lines import WIDTH
from tests.golden.accounts import KEPT, accounts, file_of, scenes

SCENES = scenes()


@pytest.mark.parametrize("scene", SCENES)
def test_the_account_is_as_it_was_and_fits_a_terminal(scene: str) -> None:
    for form, told in accounts(scene).items():
        assert [text for text in told.splitlines() if len(text) > WIDTH] == []
        if scene in KEPT:
            kept = file_of(scene, form)
            assert kept.exists(), "just golden keeps it"
            assert told == kept.read_text(encoding="utf-8"), "just golden writes it anew; look at the difference"
