"""The clients of docs/clients against a real server; JavaScript's under Node, Ren'Py's as the Python that it is."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "examples" / "village"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    command = [sys.executable, "-m", "forbear", "serve", "--http", "0", "--folder", str(FOLDER)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        found = re.search(r"http://\S+", server.stdout.readline())
        assert found is not None
        yield found[0]
        server.terminate()


@pytest.mark.skipif(shutil.which("node") is None, reason="no node")
def test_the_client_in_javascript_plays(address: str) -> None:
    script = str(ROOT / "tests" / "serve" / "client.mjs")
    done = subprocess.run(["node", script, address, "village.story"], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert 0 < found["trust"] < 0.1 and found["choice"] == "shelter(Ada, You)"
    assert found["same"] is True and found["refused"] == -32001


def test_the_client_for_renpy_plays() -> None:
    text = (ROOT / "docs" / "clients" / "forbear.rpy").read_text(encoding="utf-8")
    body = textwrap.dedent(text.split("init -10 python:\n")[1])
    command = [sys.executable, "-m", "forbear", "serve", "--folder", str(FOLDER)]
    body = re.sub(r"ForbearServer\(\[.*\]\)", f"ForbearServer({command!r})", body)
    names: dict[str, object] = {}
    exec(compile(body, "forbear.rpy", "exec"), names)
    begin, call = names["forbear_begin"], names["forbear_call"]
    assert callable(begin) and callable(call)
    session = begin(source="village.story")
    assert call("decide", session=session, who="Ada") == "shelter(Ada, You)"
    with pytest.raises(Exception, match="no action"):
        call("happened", session=session, event="fly(You)")
    server = names["_forbear"].process  # type: ignore[attr-defined]
    server.stdin.close()
    assert server.wait(20) == 0
    server.stdout.close()
