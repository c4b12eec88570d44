"""The tools for an assistant, by the protocol library's own client over stdio."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import pytest

pytest.importorskip("mcp")

from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

TOOLS = ["check", "run", "ask", "knows", "turn", "plan", "recognise"]


def talked(*calls: tuple[str, dict[str, Any]]) -> tuple[list[str], list[Any]]:
    async def talk() -> tuple[list[str], list[Any]]:
        parameters = StdioServerParameters(command=sys.executable, args=["-m", "forbear", "serve", "--mcp"])
        async with Client(stdio_client(parameters)) as client:
            listed = await client.list_tools()
            found = [await client.call_tool(name, arguments) for name, arguments in calls]
            return [tool.name for tool in listed.tools], found

    return asyncio.run(talk())


def test_an_assistant_asks_an_exact_engine() -> None:
    names, found = talked(
        ("run", {"source": "film/casablanca", "after": "offer", "sections": ["options"]}),
        ("ask", {"source": "film/casablanca", "question": "Ilsa : good(Rick)", "after": "offer"}),
        ("check", {"source": "entity Ann : charcter;"}),
        ("run", {"source": "nothing/of-the-kind"}),
    )
    assert names == TOOLS
    options = found[0].structured_content["options"]
    assert sum(option["probability"] for option in options) == pytest.approx(1)
    assert not found[1].is_error
    assert found[2].structured_content["found"][0]["code"] == "E205"
    assert found[3].is_error and "there is no story" in found[3].content[0].text
