"""What is printed: an output that is full or closed, text that would steer a terminal, encodings, closed input."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calling import GAMBIT, ROOT, forbear

posix = pytest.mark.skipif(sys.platform == "win32", reason="streams as POSIX has them")

COMMANDS = {
    "run": f"run {GAMBIT} --quiet --why none",
    "report": f"run {GAMBIT} --why none",
    "list": "list",
    "show": "show film/casablanca",
    "check": f"check {GAMBIT}",
    "format": f"format {GAMBIT}",
    "recognise": f"recognise {GAMBIT} --quiet",
    "help": "--help",
    "help of a command": "run --help",
    "version": "--version",
    "like": "like film/casablanca --json",
    "play": f"play {GAMBIT} --as Bob",
    "plan": f"plan {GAMBIT} --goal 'alive(Bob)' --quiet",
}
PROGRAM = "import sys; from forbear.cli.main import main; main()"


def shell(line: str, folder: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    command = re.sub(r"(?<![\w/])forbear(?= )", lambda _: f"'{sys.executable}' -m forbear", line)
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize("output", ["/dev/full", "&-"])
def test_an_output_that_takes_nothing_is_told_in_one_line(command: str, output: str) -> None:
    found = shell(f"forbear {command} >{output} </dev/null")
    lines = [line for line in found.stderr.splitlines() if line.startswith("error")]
    assert found.returncode == 1, found.stderr
    assert "the output cannot be written" in lines[0] and len(lines) == 1
    assert "Traceback" not in found.stderr and "Exception ignored" not in found.stderr


@posix
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_closed_pipe_ends_every_command_alike(command: str) -> None:
    found = shell(f"set -o pipefail; forbear {command} </dev/null | true")
    assert found.returncode == 141
    assert "Traceback" not in found.stderr and "ignored" not in found.stderr


STEERING = ("\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u200f", "\r")
HOSTILE = 'title "Pay \x1b]0;gotcha\x07 \u202ella\u2066 \x9b31m \u200f";\nentity Ann : character;\nproperty rich(c : character) : boolean;\naction wave() { consenting: Ann; says: "waves\x1b[2J"; };\nreason joy(Ann): 0;\nturns: Ann;\n'


@pytest.mark.parametrize(
    "arguments",
    [
        ("run", "bad.story"),
        ("run", "bad.story", "--json"),
        ("check", "bad.story", "worse.story"),
        ("run", "worse.story"),
        ("run", "\x1b[31mno\u202esuch"),
        ("run", "bad.story", "--after", "\x1b[2J"),
        ("list", "\x1b[2J"),
        ("recognise", "bad.story"),
    ],
)
def test_nothing_that_steers_a_terminal_is_printed(arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "bad.story").write_text(HOSTILE, encoding="utf-8")
    (tmp_path / "worse.story").write_text(HOSTILE + "\x1b[2Joops \u202e;", encoding="utf-8")
    called = forbear(*arguments, folder=tmp_path)
    for sign in STEERING:
        assert sign not in called.out + called.err
    for hostile in [argument for argument in arguments if "\x1b" in argument and arguments[0] == "run"]:
        assert hostile.replace("\x1b", "\\u001b").replace("\u202e", "\\u202e") in called.err  # shown, and not dropped
    if "--json" in arguments:
        assert json.loads(called.out)["scene"]["title"] == "Pay \x1b]0;gotcha\x07 \u202ella\u2066 \x9b31m \u200f"


def test_the_text_of_a_file_is_copied_as_it_is(tmp_path: Path) -> None:
    text = 'title "Pay \u202e\u0634 é █";\n'
    (tmp_path / "odd.story").write_text(text, encoding="utf-8")
    for environment in ({"LC_ALL": "C", "PYTHONUTF8": "0"}, {"LC_ALL": "C.UTF-8"}):
        found = subprocess.run(
            [sys.executable, "-m", "forbear", "show", "odd.story"],
            cwd=tmp_path,
            env={**os.environ, **environment, "PYTHONCOERCECLOCALE": "0"},
            capture_output=True,
            check=True,
            timeout=60,
        )
        assert found.stdout.decode() == text


@posix
def test_a_closed_input_gets_a_message(tmp_path: Path) -> None:
    for command in ("new mine.story", f"play {GAMBIT} --as Bob", f"check {GAMBIT} --plan -"):
        found = shell(f"forbear {command} <&-", tmp_path)
        assert found.returncode == 2, found.stderr
        assert "the standard input is closed" in found.stderr
    assert list(tmp_path.iterdir()) == []


@posix
def test_long_names_pipes_and_devices_get_a_message(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.story")
    (tmp_path / "i.story").write_text(f'import "{"a" * 255}"; entity A : character;')
    long = "x" * 256
    for command in (
        f"run {long}", f"run {long}.story", f"check {long}", f"show {long}", f"format {long}", f"new {long}.story",
        f"recognise {GAMBIT} --trope {long}", f"recognise {GAMBIT} --trope {long}.trope", f"play {long} --as A",
        f"play --resume {long}", "check i.story", "check pipe.story", "format pipe.story", "run /dev/zero",
        "check /dev/zero", "new mine.story --answers /dev/zero", "new mine.story --answers pipe.story",
        f"check {GAMBIT} --plan pipe.story", f"check {GAMBIT} --plan /dev/zero", "play --resume pipe.story",
        f"recognise {GAMBIT} --trope /dev/zero", "new mine.story </dev/zero", f"check {GAMBIT} --plan - </dev/zero",
        f"plan {long}", f"like {long}", f"studio --folder {long} --no-browser",
        f"new {'x' * 252}.story --answers good.toml", f"export {GAMBIT} --to dot --out pipe.story",
    ):  # fmt: skip
        found = shell(f"timeout 20 forbear {command}", tmp_path)
        assert found.returncode in (1, 2), (command, found)
        assert "Traceback" not in found.stderr and "[Errno" not in found.stderr, command


@posix
def test_formatting_goes_through_no_link_and_loses_nothing_on_a_full_disk(tmp_path: Path) -> None:
    (tmp_path / "victim").write_text("precious")
    (tmp_path / "duel.story").write_text("entity A:character;" * 1_000)
    (tmp_path / ".duel.story.new").symlink_to(tmp_path / "victim")
    found = shell("ulimit -f 8; forbear format --write duel.story", tmp_path)
    assert found.returncode in (1, 2), found
    (tmp_path / "duel.story").write_text("entity A:character;")
    assert shell("forbear format --write duel.story", tmp_path).returncode == 0
    assert (tmp_path / "victim").read_text() == "precious"
    assert not (tmp_path / "duel.story").is_symlink()
    assert (tmp_path / "duel.story").read_text() == "entity A : character;\n"
