"""Nothing runs away: mistakes without number, stories without end, limits on seconds, and one Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.calling import GAMBIT, forbear
from tests.cli.test_bad_input import many_turns

OVERRUN = 3.0
"""Seconds of processor beyond a limit, to start Python and to tell what was found: a busy machine changes nothing."""


def processor() -> float:
    """Return the seconds of processor that the commands called so far have taken."""
    used = os.times()
    return used.children_user + used.children_system


@pytest.mark.parametrize(
    ("text", "count"),
    [("(" * 30_000 + "]" * 30_000, 60_001), ("$ " * 60_000, 60_001), ("x" * 10 + "; }" * 30_000, 30_001)],
    ids=["brackets", "signs", "closing"],
)
def test_of_mistakes_without_number_a_hundred_are_shown(text: str, count: int, tmp_path: Path) -> None:
    (tmp_path / "wrong.story").write_text(text)
    called = forbear("check", "wrong.story", folder=tmp_path)
    assert called.code == 2
    assert f"{count} mistakes" in called.out
    assert f"and {count - 100} more" in called.err
    assert len(called.err) < 60_000


def test_unclosed_brackets_are_matched_in_linear_time() -> None:
    """Eight times the brackets take about eight times as long, not sixty-four; a hundred thousand take seconds, not hours."""
    from forbear.language.reading.parser import parse

    def seconds(count: int) -> float:
        begun = time.process_time()
        parse("(" * count + "]" * count, "wrong.story")
        return time.process_time() - begun

    def least(count: int) -> float:
        return min(seconds(count) for _ in range(3))

    assert least(160_000) < 32 * max(least(20_000), 0.05), "eight times as many: 64 times as long, were it quadratic"


def test_a_story_of_many_turns_ends_in_a_limit(tmp_path: Path) -> None:
    (tmp_path / "long.story").write_text(many_turns(120))
    called = forbear("run", "long.story", "--json", "--limit-seconds", "5", folder=tmp_path)
    assert called.code == 3
    found = json.loads(called.out)
    assert found["limit"] is not None
    assert found["horizon"] >= 1


@pytest.mark.parametrize(
    "arguments",
    [(), ("--sample", "100000"), ("--edge", "reason r(A)"), ("--why", "full")],
    ids=["run", "sample", "edge", "why"],
)
def test_seconds_are_for_all_of_a_command(arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "long.story").write_text(many_turns(9))
    begun = processor()
    called = forbear(
        "run", "long.story", *arguments, "--limit-seconds", "2", "--limit-nodes", "100000000", folder=tmp_path
    )
    assert processor() - begun < 2 + OVERRUN
    assert called.code in (0, 3)
    assert called.out.strip()


def test_grounding_is_ended_by_the_clock(tmp_path: Path) -> None:
    people = "".join(f"entity C{i} : character;" for i in range(60))
    text = people + (
        "property x(c : character) : boolean;"
        "action up(a : character, b : character, c : character, d : character)"
        " { consenting: a; precondition: x(a) & x(b) & x(c) & x(d); effect: x(d); }"
        "reason r(c : character): 0; turns: C0;"
    )
    (tmp_path / "large.story").write_text(text)
    begun = processor()
    many = ("--limit-actions", "100000000", "--limit-terms", "1000000000", "--limit-fluents", "100000000")
    called = forbear("run", "large.story", "--limit-seconds", "1", *many, folder=tmp_path)
    assert called.code == 3 and "--limit-seconds" in called.err
    assert processor() - begun < 1 + OVERRUN


@pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")
@pytest.mark.parametrize("arguments", [("--sample", "1000000", "--why", "none"), ("--edge", "tau", "--why", "none")])
def test_one_interrupt_ends_what_takes_long_and_what_was_found_is_told(arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-c", "from forbear.cli.main import main; main()", "run", GAMBIT, *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(2.5)
    if process.poll() is not None:
        process.communicate()
        pytest.skip("it was over before it could be interrupted")
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert "Traceback" not in err
    assert process.returncode == 130
    assert "interrupted" in (out + err).lower() or out.strip()


def test_where_no_story_could_be_told_within_the_limits_the_limit_is_told(tmp_path: Path) -> None:
    doubts = "".join(f"property f{n}() : boolean; f{n}() = {{True: 0.5, False: rest}};\n" for n in range(12))
    text = (
        "entity A : character;\n"
        + doubts
        + "action go(c : character) { consenting: c; effect: f0(); }\nreason r(A): if(f0()) 1 else 0;\nturns: A;\n"
    )
    (tmp_path / "one.story").write_text(text, encoding="utf-8")
    for command in (["knows", "one.story"], ["run", "one.story", "--then", "one.story"]):
        called = forbear(*command, "--limit-nodes", "20", folder=tmp_path)
        assert (called.code, "the limit on nodes (20) was reached" in called.err) == (3, True), called
