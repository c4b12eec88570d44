"""A studio at work, as a test asks it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from forbear.studio.pool import Pool


@dataclass(frozen=True)
class Served:
    """A studio at work: where it is, and its folder."""

    address: str
    folder: Path
    client: httpx.Client
    pool: Pool

    def ask(
        self, path: str, body: object | None = None, *, status: int = 200, method: str = "POST", **headers: str
    ) -> Any:
        """Ask one thing; the answer must have this status, and an error the one shape of errors."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if body is None:
            answer = self.client.get(path, headers=named)
        else:
            answer = self.client.request(method, path, json=body, headers=named)
        data = answer.json()
        assert answer.status_code == status, data
        if status >= 400:
            assert {"code", "message", "hint", "diagnostics", "limit"} <= data["error"].keys()
        return data
