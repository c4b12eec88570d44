"""Who knows what, and when, by hand.

In LETTER Cor takes the letter to be false, which is true; Dan thinks it as likely as not, and Eve knows. Then Dan alone
is told.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from forbear.account.knowledge import Knowledge, MindState, knowledge_lines
from forbear.account.lines import text_of
from forbear.account.naming import Naming
from forbear.api.runs import Run
from forbear.api.scene import load
from forbear.errors import RequestError
from forbear.language.loader import Text
from tests.cli.calling import forbear

LETTER = """
entity Cor : character; entity Dan : character; entity Eve : character;
property letter() : boolean; property told() : boolean; property gone() : boolean;
letter();
openly believes(Cor, letter() = False);
openly believes(Dan, letter() = {True: 0.5, False: 0.5});
action tell(d : character) { precondition: d == Dan; effect: told() & believes(d, letter() = True); observing(c : character): c == d; unsuspected; };
action go(c : character) { precondition: c == Cor; effect: gone(); consenting: c; };
reason r(Cor): if(gone()) 1 else 0;
turns: chance, Cor;
says letter(): "the letter is real"; says letter() = False: "the letter is forged";
"""


def run(text: str = LETTER) -> Run:
    return load(Text(text)).run()


def of(who: str, about: str = "letter") -> tuple[MindState, ...]:
    (one,) = run().knows(about)
    return dict(one.states)[who]


def test_the_four_states_of_a_mind() -> None:
    assert [state.grasp for state in of("Cor")] == ["wrong", "wrong", "wrong"]
    assert [state.grasp for state in of("Dan")] == ["no idea", "knows", "knows"]
    assert [state.grasp for state in of("Eve")] == ["knows", "knows", "knows"]
    assert [state.weight for state in of("Dan")] == [0.5, 1.0, 1.0]
    (one,) = run(LETTER.replace("{True: 0.5, False: 0.5}", "{True: 0.3, False: 0.7}")).knows("letter()")
    first = dict(one.states)["Dan"][0]
    assert (first.grasp, first.weight) == ("suspects", 0.3)


def test_who_is_taken_to_know() -> None:
    """Cor takes Eve to be right about the forgery, and Dan to be in doubt, also once he has been told, unseen."""
    assert [dict(state.takes_to_know) for state in of("Cor")] == [{"Dan": 0.0, "Eve": 1.0}] * 3


def test_irony_is_where_one_is_wrong_or_chooses_without_knowing() -> None:
    assert [state.is_irony for state in of("Cor")] == [True, True, True]
    assert [state.is_irony for state in of("Dan")] == [False, False, False]


def test_only_what_is_in_doubt_is_told_unasked() -> None:
    assert "letter()" in {one.fluent for one in run().knows()}
    assert "gone()" not in {one.fluent for one in run().knows()}
    assert [one.fluent for one in run().knows("gone")] == ["gone()"]
    with pytest.raises(RequestError, match="did you mean 'letter'"):
        run().knows("lettr()")


def _told(found: tuple[Knowledge, ...], scene: Run) -> list[str]:
    naming = Naming(scene.record.problem, scene.record.task)
    return [text_of(line) for line in knowledge_lines(found, scene.record, naming)]


def test_the_table_fits_eighty_columns_however_long_the_story() -> None:
    scene = run(LETTER.replace("turns: chance, Cor", "turns: chance, Cor, Cor, Cor, Cor, Cor"))
    told = _told(scene.knows("letter"), scene)
    assert max(map(len, told)) <= 80
    assert sum("step 6" in line for line in told) == 1
    assert any("The letter is real" in line for line in told) and any("wrong*" in line for line in told)


def test_the_command_says_so_where_nobody_is_in_doubt(tmp_path: Path) -> None:
    (tmp_path / "letter.story").write_text(LETTER)
    called = forbear("knows", "letter.story", "--about", "letter()", folder=tmp_path)
    assert called.code == 0 and "thinks Eve knows" in called.out
    plain = LETTER.replace("openly believes(Cor, letter() = False);", "").replace("{True: 0.5, False: 0.5}", "True")
    (tmp_path / "letter.story").write_text(plain.replace("turns: chance, Cor", "turns: Cor"))
    assert "Nobody is unsure" in forbear("knows", "letter.story", folder=tmp_path).out


def test_a_name_that_is_too_long_leaves_it_said_that_somebody_knows() -> None:
    named = LETTER + 'says Cor: "the judge", he; says Eve: "Eve of the inn", she;'
    scene = run(named)
    told = _told(scene.knows("letter"), scene)
    assert any(row.startswith("   the judge knows ") for row in told)
    assert any(row.startswith("   Eve of the … knows ") for row in told)


def test_what_a_suspicion_is_of_is_said() -> None:
    scene = run(LETTER.replace("{True: 0.5, False: 0.5}", "{True: 0.3, False: 0.7}"))
    assert "suspects 70%: gives 70 % to what is so at that step." in _told(scene.knows("letter"), scene)
    assert not any(row.startswith("suspects") for row in _told(run().knows("letter"), run()))
