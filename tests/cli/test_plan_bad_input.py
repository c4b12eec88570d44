"""Planning and bad input: a message and code 2, or a limit and code 3; never a traceback, a hang or a full memory."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calling import forbear, work_long

HEAD = "entity A : character; property n() : number; property f() : boolean; "
WISH = "utility(): if(f()) 1 else 0; utility(A): n();"
GO = "action go() { consenting: A; effect: f(); }; "
WRONG = {
    "a trigger cycle at once": (
        HEAD + "trigger on() { precondition: !f(); effect: f(); }; trigger off() { precondition: f(); effect: !f(); };"
        "action go() { consenting: A; effect: n() = 1; }; utility(): n();",
        "never come to rest",
    ),
    "a trigger cycle later": (
        HEAD + "trigger on() { precondition: n() == 1 & !f(); effect: f(); };"
        "trigger off() { precondition: n() == 1 & f(); effect: !f(); };"
        "action go() { consenting: A; effect: n() = 1; }; utility(): if(n() == 2) 1 else 0; utility(A): n();",
        "never come to rest",
    ),
    "a number that a trigger drives on": (
        HEAD + "trigger up() { precondition: n() >= 0; effect: n() = n() + 1; };" + GO + WISH,
        "never come to rest",
    ),
    "contradictory effects": (
        HEAD + "action go() { consenting: A; effect: f() & !f(); };" + WISH,
        "contradicts itself",
    ),
    "no utility": (HEAD + GO, "--goal"),
    "an unknown utility": (HEAD + "n() = ?;" + GO + "utility(): n();", "?"),
    "a division by zero": (HEAD + GO + "utility(): 1 / n();", "zero"),
    "doubt": (HEAD + "believes(A, f() = {True: 0.5, False: 0.5});" + GO + WISH, "unsure"),
    "chance": (HEAD + "f() = {True: 0.5, False: 0.5};" + GO + WISH, "chance"),
    "nothing": ("", "empty"),
    "an import that is not there": ('import "nosuch";' + HEAD + GO + WISH, "nosuch"),
    "an import outside the folder": ('import "../secret";' + HEAD + GO + WISH, "import"),
}


def called(folder: Path, text: str, *arguments: str, ending: str = "story"):  # type: ignore[no-untyped-def]
    (folder / f"bad.{ending}").write_text(text, encoding="utf-8")
    return forbear("plan", f"bad.{ending}", *arguments, folder=folder)


@pytest.mark.parametrize("kind", WRONG)
def test_a_bad_file_gets_a_message_and_code_two(kind: str, tmp_path: Path) -> None:
    text, wanted = WRONG[kind]
    found = called(tmp_path, text)
    assert found.code == 2, found
    assert wanted in found.err


def test_imports_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "one.story").write_text('import "two";' + HEAD)
    (tmp_path / "two.story").write_text('import "one";')
    found = forbear("plan", "one.story", "--goal", "f()", folder=tmp_path)
    assert found.code == 2
    assert "one.story" in found.err


def test_a_number_that_grows_without_bound_ends_in_an_answer_or_a_limit(tmp_path: Path) -> None:
    """A may count up for ever and be better off each time; f() can never become so."""
    text = (
        HEAD
        + "action up() { consenting: A; effect: n() = n() + 1; };"
        + GO.replace("effect:", "precondition: n() < 0; effect:")
        + WISH
    )
    found = called(tmp_path, text, "--limit-seconds", "20", "--limit-nodes", "20000")
    assert found.code in (1, 3), found
    assert "goal" in found.out + found.err


def test_a_file_without_characters_is_the_authors_alone(tmp_path: Path) -> None:
    found = called(
        tmp_path, "property f() : boolean; action fall() { effect: f(); }; utility(): if(f()) 1 else 0;", "--quiet"
    )
    assert (found.code, found.out) == (0, "fall()\n")


def test_a_file_in_which_nothing_can_be_done_cannot_reach_anything(tmp_path: Path) -> None:
    found = called(tmp_path, HEAD + WISH)
    assert found.code == 1
    assert "cannot be reached" in found.out


def test_too_many_ground_actions_are_a_limit_with_its_option(tmp_path: Path) -> None:
    """101 things make 10,201 pairs."""
    things = "".join(f"entity T{number} : thing; " for number in range(101))
    text = (
        f"type thing; entity A : character; {things} property h(x : thing, y : thing) : boolean;"
        "action join(x : thing, y : thing) { consenting: A; effect: h(x, y); }; utility(): if(h(T1, T2)) 1 else 0;"
    )
    found = called(tmp_path, text)
    assert found.code == 3
    assert "--limit-actions" in found.err
    assert "--limit-actions" in forbear("plan", "--help").out


def test_a_scene_of_forty_turns_ends_in_a_limit(tmp_path: Path) -> None:
    turns = ", ".join(("A", "B") * 20)
    text = (
        "entity A : character; entity B : character; property x(c : character) : boolean; property y(c : character) : boolean;"
        "openly believes(A, y(B) = {True: 0.4, False: 0.6});"
        "action up(c : character) { consenting: c; effect: x(c); }; action down(c : character) { consenting: c; effect: !x(c); };"
        f"reason r(A): if(x(A) & !x(B)) 2 else 0; reason s(B): if(x(A) & x(B)) 3 else 0; turns: {turns};"
    )
    found = called(tmp_path, text, "--goal", "x(A) & x(B)", "--limit-nodes", "5000")
    assert found.code == 3
    assert "--limit-nodes" in found.out + found.err


def test_what_is_read_otherwise_than_usual_is_told(tmp_path: Path) -> None:
    text = (
        HEAD
        + "action go() { precondition: f() | !f() & n() == 0; consenting: A; effect: n() = 10 - 2 - 3; };"
        + "utility(): n(); utility(A): n();"
    )
    found = called(tmp_path, text, "--quiet", ending="txt")
    assert (found.code, found.out) == (0, "go()\n")
    assert "10 - (2 - 3)" in found.err
    assert "(10 - 2) - 3" in found.err
    assert called(tmp_path, text).code == 2


ENDLESS = """
entity A : character; entity B : character; entity C : character;
property n() : number; property m() : number; property f() : boolean; property g() : boolean;
action up() { consenting: A; effect: n() = n() + 1; };
action over() { consenting: B; effect: m() = m() + n(); };
action part() { consenting: C; precondition: n() == 2; effect: f(); };
action end() { consenting: C; precondition: m() == 3 & n() == 1; effect: g(); };
utility(): if(g() & f() & n() > 100) 2 elseif(f()) 1 else 0;
utility(A): n() + m(); utility(B): m(); utility(C): if(f()) 1 else 0;
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are otherwise there")
def test_an_interrupted_search_gives_the_best_so_far(tmp_path: Path) -> None:
    """part() comes to 1. For 2 people would have to count far past 100; each count is another state of affairs."""
    (tmp_path / "endless.story").write_text(ENDLESS)
    running = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from forbear.cli.main import main; main()",
            "plan",
            "endless.story",
            "--goal",
            "2",
            "-atl",
            "200",
        ],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    work_long(running)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=280)
    assert "Traceback" not in err
    assert running.returncode == 130, (out, err)
    assert "Interrupted" in out
    assert "part()" in out


def test_a_graph_goes_nowhere_but_into_a_file_of_a_known_kind(tmp_path: Path) -> None:
    found = called(tmp_path, HEAD + GO + WISH, "--export", "plan.png")
    assert found.code == 2
    assert ".graphml" in found.err
    assert called(tmp_path, HEAD + GO + WISH, "--export", "no/such/plan.dot").code == 1
