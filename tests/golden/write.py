"""`just golden`: writes the accounts anew, and takes away those of scenes that are no more."""

from __future__ import annotations

from tests.golden.accounts import HERE, KEPT, accounts, file_of

if __name__ == "__main__":
    kept = {file_of(scene, form): told for scene in KEPT for form, told in accounts(scene).items()}
    for file in set(HERE.rglob("*.txt")) - set(kept):
        file.unlink()
    for file, told in kept.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(told, encoding="utf-8")
