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


@pytest.mark.tools
def test_the_client_for_godot_is_gdscript() -> None:
    """Godot itself is not to be had from a registry; its language's parser is: `pip install gdtoolkit`, in a place of
    its own."""
    parser = pytest.importorskip("gdtoolkit.parser", reason="no gdtoolkit")
    parser.parser.parse((ROOT / "docs" / "clients" / "forbear.gd").read_text(encoding="utf-8"))


@pytest.mark.tools
def test_the_client_for_unity_is_c_sharp() -> None:
    grammar = pytest.importorskip("tree_sitter_c_sharp", reason="no tree-sitter-c-sharp")
    trees = pytest.importorskip("tree_sitter", reason="no tree-sitter")
    parser = trees.Parser(trees.Language(grammar.language()))
    assert not parser.parse((ROOT / "docs" / "clients" / "Forbear.cs").read_bytes()).root_node.has_error
