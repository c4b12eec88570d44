"""`just golden`: writes the accounts anew, and takes away those of scenes that are no more."""

from __future__ import annotations

from tests.golden.accounts import HERE, KEPT, account, file_of

if __name__ == "__main__":
    kept = {file_of(scene) for scene in KEPT}
    for file in set(HERE.rglob("*.txt")) - kept:
        file.unlink()
    for scene in KEPT:
        file_of(scene).parent.mkdir(parents=True, exist_ok=True)
        file_of(scene).write_text(account(scene), encoding="utf-8")
