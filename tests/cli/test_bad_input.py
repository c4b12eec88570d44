"""Every kind of bad input gets its message and exit code 2, and a limit gets 3 with what was found so far."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calling import GAMBIT, forbear, work_long

HEAD = "entity A : character; entity B : character; property x(c : character) : boolean;\n"
TAIL = "action go(c : character) { consenting: c; };\nreason r(A): 0;\nturns: A;\n"

BAD_FILES = {
    "empty": (b"", "empty"),
    "blank": (b" \n\t\n", "empty"),
    "binary": (bytes(range(256)) * 20, "not text"),
    "latin": ("property café".encode("latin-1"), "not text"),
    "huge": (b"// " + b"x" * 1_100_000, "1000000"),
    "deep": (("ends: " + "(" * 5_000 + "x(A)" + ")" * 5_000 + ";").encode(), "nested"),
    "long sum": ((HEAD + "ends: " + " + ".join("1" for _ in range(30_000)) + " == 1;").encode(), ""),
    "open comment": (b"entity A : character; /* and so on", "no end"),
    "open text": (b'title "Casablanca;\nentity A : character;', "no end"),
    "open bracket": (b"entity A : character; action go( { };", "never closed"),
    "unknown name": ((HEAD + "x(Bob);" + TAIL).encode(), "Bob"),
    "weights": ((HEAD + "believes(A, x(B) = {True: 0.5, False: 0.4});" + TAIL).encode(), "0.9"),
    "negative weight": ((HEAD + "believes(A, x(B) = {True: -0.5, False: 1.5});" + TAIL).encode(), ""),
    "contradictory beliefs": ((HEAD + "believes(A, x(B)); believes(A, !x(B));" + TAIL).encode(), ""),
    "impossible value": ((HEAD + "believes(A, x(B) = {A: 0.5, B: 0.5});" + TAIL).encode(), ""),
    "cost for a bystander": (
        (HEAD + "action do() { consenting: A; cost(B): 1; };" + TAIL).encode(),
        "consent",
    ),
    "doubtful condition": (
        (
            HEAD
            + "property y() : boolean; believes(A, y() = {True: 0.5, False: 0.5});"
            + "believes(A, x(B) = if(y()) {True: 0.9, False: 0.1} else {True: 0.1, False: 0.9});"
            + TAIL
        ).encode(),
        "sure",
    ),
    "no turns": ((HEAD + "x(A);").encode(), "turns"),
    "endless types": (b"type a : b; type b : a; entity A : a;", ""),
    "missing import": (b'import "nowhere"; entity A : character;', "nowhere"),
    "import of a path": (b'import "../secret"; entity A : character;', ""),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_file_gets_a_message_and_exit_code_two(kind: str, tmp_path: Path) -> None:
    content, wanted = BAD_FILES[kind]
    file = tmp_path / "bad.story"
    file.write_bytes(content)
    called = forbear("run", str(file), folder=tmp_path)
    assert called.code == 2, called
    assert wanted.lower() in (called.out + called.err).lower()
    assert len(called.err) < 20_000
    assert file.read_bytes() == content


def test_imports_in_a_circle_are_told_with_their_chain(tmp_path: Path) -> None:
    (tmp_path / "one.story").write_text('import "two"; entity A : character;')
    (tmp_path / "two.story").write_text('import "one"; entity B : character;')
    called = forbear("run", "one.story", folder=tmp_path)
    assert called.code == 2
    assert "one.story" in called.err
    assert "two.story" in called.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_no_story(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.story")
    assert forbear("run", "pipe.story", folder=tmp_path).code == 2


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "secret.story").write_text("entity A : character;")
    (tmp_path / "inside" / "link.story").symlink_to(tmp_path / "secret.story")
    (tmp_path / "inside" / "main.story").write_text('import "link"; entity B : character;')
    called = forbear("run", "main.story", folder=tmp_path / "inside")
    assert called.code == 2
    assert "link" in called.err


@pytest.mark.parametrize("asked", ["the-cellar", "the-celar", "the-celar.story"])
def test_a_file_that_lies_there_may_have_been_meant(asked: str, tmp_path: Path) -> None:
    (tmp_path / "the-cellar.story").write_text("entity A : character;")
    called = forbear("run", asked, folder=tmp_path)
    assert called.code == 2
    assert "hint: did you mean 'the-cellar.story'?" in called.err


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("run",), "SCENE"),
        (("run", "film/casablnca"), "film/casablanca"),
        (("rum", "film/casablanca"), "run"),
        (("run", GAMBIT, "--after", "offr"), "offer"),
        (("run", GAMBIT, "--after", "offer, join"), "kill"),
        (("run", GAMBIT, "--after", "((("), "(("),
        (("run", GAMBIT, "--set", "mercy(Alise) = False"), "Alice"),
        (("run", GAMBIT, "--set", "mercy(Alice) ="), "--set:1:"),
        (("run", GAMBIT, "--set", ""), "--set is empty"),
        (("run", GAMBIT, "--case", "nosuch"), "nosuch"),
        (("run", GAMBIT, "--edge", "nosuch"), "nosuch"),
        (("run", GAMBIT, "--depth", "-1"), "depth"),
        (("run", GAMBIT, "--sample", "some"), "sample"),
        (("run", GAMBIT, "--limit-nodes", "0"), "nodes"),
        (("run", GAMBIT, "--limit-seconds", "nan"), "no number"),
        (("run", GAMBIT, "--limit-memory", "1e400"), "digits"),
        (("run", GAMBIT, "--move", f"tau = {'9' * 4_301}"), "digits"),
        (("run", GAMBIT, "--move", "tau = inf"), "no number"),
        (("run", GAMBIT, "--edge", "tau from 0 to nan"), "no range"),
        (("plan", GAMBIT, "--goal", "1e99"), "at most"),
        (("plan", GAMBIT, "--at-least", "nan"), "no number"),
        (("plan", GAMBIT, "--cost", f"offer={'9' * 4_301}"), "cost"),
        (("check", "nosuch.story"), "nosuch"),
        (("format", "nosuch.story"), "nosuch"),
        (("show", "nosuch"), "nosuch"),
    ],
)
def test_a_bad_request_gets_a_message_and_exit_code_two(arguments: tuple[str, ...], wanted: str) -> None:
    called = forbear(*arguments)
    assert called.code == 2, called
    assert wanted in called.err + called.out


def many_doubts(count: int) -> str:
    lines = ["entity A : character; entity B : character;"]
    for number in range(count):
        lines.append(f"property f{number}(c : character) : boolean;")
        lines.append(f"believes(A, f{number}(B) = {{True: 0.4, False: 0.6}});")
    all_of_them = " & ".join(f"f{number}(B)" for number in range(count))
    lines.append(
        "action go(c : character) { consenting: c; effect: f0(c); }; action stay(c : character) { consenting: c; };"
    )
    lines.append(f"reason r(A): if({all_of_them}) 1 else 0; reason s(B): 0; turns: A, B, A; outcome it: f0(A);")
    return "\n".join(lines)


def many_turns(count: int) -> str:
    turns = ", ".join("AB"[number % 2] for number in range(count))
    return (
        "entity A : character; entity B : character; property x(c : character) : boolean; property y(c : character) : boolean;"
        "openly believes(A, y(B) = {True: 0.4, False: 0.6});"
        "action up(c : character) { consenting: c; effect: x(c); }; action down(c : character) { consenting: c; effect: !x(c); };"
        "action wave(c : character) { consenting: c; cost(c): if(y(c)) 1 else 0; };"
        f"reason r(A): if(x(A) & !x(B)) 2 else 0; reason s(B): if(x(A) & x(B)) 3 else 0; turns: {turns}; outcome both: x(A) & x(B);"
    )


def test_thirty_doubts_end_in_a_limit_with_what_is_declared(tmp_path: Path) -> None:
    (tmp_path / "thirty.story").write_text(many_doubts(30))
    called = forbear("run", "thirty.story", "--json", folder=tmp_path)
    assert called.code == 3
    found = json.loads(called.out)
    assert found["limit"]["limit"] == "nodes"
    assert "--limit-nodes" in found["limit"]["raise_with"]
    weights = {(b["fluent"], b["value"]): b["weight"] for b in found["beliefs"] if b["path"] == ["A"]}
    assert weights["f29(B)", True] == 0.4


def test_forty_turns_end_in_a_limit_with_the_story_over_fewer_turns(tmp_path: Path) -> None:
    (tmp_path / "forty.story").write_text(many_turns(40))
    called = forbear("run", "forty.story", "--json", "--limit-nodes", "20000", folder=tmp_path)
    assert called.code == 3
    found = json.loads(called.out)
    assert found["limit"] is not None
    assert found["horizon"] >= 1
    assert sum(story["probability"] for story in found["stories"]) == pytest.approx(1.0)


def test_too_many_stories_are_cut_off_at_the_likeliest() -> None:
    called = forbear("run", GAMBIT, "--limit-stories", "2", "--json", "--why", "none")
    assert called.code == 3
    found = json.loads(called.out)
    assert len(found["stories"]) == 2
    assert found["unfinished"] == pytest.approx(1 - sum(story["probability"] for story in found["stories"]))


def test_triggers_that_never_rest_are_named() -> None:
    scene = (
        "entity A : character; property x() : boolean; trigger on() { precondition: !x(); effect: x(); };"
        "trigger off() { precondition: x(); effect: !x(); }; action go() { consenting: A; }; reason r(A): 0; turns: A;"
    )
    called = forbear("run", scene)
    assert called.code == 2
    assert "on" in called.err
    assert "off" in called.err


def _heavy(tmp_path: Path, *arguments: str) -> tuple[subprocess.Popen[str], Path]:
    file = tmp_path / "forty.story"
    file.write_text(many_turns(40))
    command = [sys.executable, "-c", "from forbear.cli.main import main; main()", "run", str(file), *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True), file


def test_an_interrupted_run_tells_what_it_has_and_says_so(tmp_path: Path) -> None:
    process, _ = _heavy(tmp_path, "--limit-seconds", "1000", "--limit-nodes", "100000000")
    work_long(process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=280)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert "nterrupted" in out + err


@pytest.mark.parametrize("text", [many_doubts(30), many_turns(40)], ids=["thirty doubts", "forty turns"])
def test_what_is_too_large_does_not_fill_the_memory(text: str, tmp_path: Path) -> None:
    """Resident memory stays under the default limit on it, with what Python itself needs on top."""
    file = tmp_path / "large.story"
    file.write_text(text)
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30));"
        f"from forbear.cli.main import run_command; import sys; code = run_command(['run', {str(file)!r}, '--quiet', '--limit-nodes', '60000']);"
        "print('PEAK', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024); sys.exit(code)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=250)
    assert found.returncode == 3, found.stderr
    assert "Traceback" not in found.stderr
    assert int(found.stdout.split("PEAK ")[1]) < 2_500
