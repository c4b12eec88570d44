"""The same shapes in another domain: an office, an answer that is a consent, a deterrent that is somebody's turn."""

from __future__ import annotations

from pathlib import Path

from tests.tropes.judged import BASE, PITILESS, gambit, recognised, scene, variant

OFFICE = Path(__file__).with_name("office.story")

MINISTER = """
seated(M); letter(M, R); ambition(R, M) = 6; decency(R) = 12; name_of(M, R) = 8;
openly believes(R, upright(M) = {True: 0.2, False: 0.8});
openly believes(R, decency(R) = {12: 0.2, 0: 0.8});
openly believes(M, decency(R) = if(upright(M)) {12: 0.8, 0: 0.2} else {12: 0.2, 0: 0.8});
"""


def test_a_letter_of_resignation(tmp_path: Path) -> None:
    file = scene(tmp_path, MINISTER, "M, R", "M, R", OFFICE)
    found = recognised(file, "leave_letter, tear_up")
    assert dict(gambit(found).roles) == {"bob": "M", "alice": "R", "victim": "M"}
    assert variant(found) == "played_straight"
    assert variant(recognised(file, "leave_letter", "decency(R) = 0")) == "bob_was_wrong"


def test_the_answer_may_be_a_consent(tmp_path: Path) -> None:
    """M proposes to step down, R refuses to have it so, or agrees."""
    file = scene(tmp_path, MINISTER, "M, R", "M", OFFICE)
    refused = gambit(recognised(file, "step_down, refuse"))
    assert dict(refused.steps) == {"offer": 0, "answer": 1}
    assert refused.variant is not None and refused.variant.name == "played_straight"
    assert variant(recognised(file, "step_down, accept", "decency(R) = 0")) == "bob_was_wrong"


GUARD = BASE.replace("spite(A, B) = 6", "spite(A, B) = 6; spite(G, A) = 1")


def test_fear_for_ones_own_skin_is_no_need(tmp_path: Path) -> None:
    """G's turn comes after A's: who strikes is struck. A's wish to live is of the kind need, and it is fear."""
    file = scene(tmp_path, GUARD, "A, B, G", "B, A, G")
    assert variant(recognised(file, "bare(B, B, A)", PITILESS)) == "deterred"
    assert variant(recognised(scene(tmp_path, GUARD, "A, B, G", "B, A"), "bare(B, B, A)", PITILESS)) == "bob_was_wrong"


def test_nature_may_answer_by_herself(tmp_path: Path) -> None:
    """The coin is in the air already as B bares the throat; it falls for A."""
    body = BASE + "flung(A);"
    file = scene(tmp_path, body, turns="B, chance, A")
    found = recognised(file, "bare, tails")
    assert variant(found) == "by_chance"
    assert dict(gambit(found).roles)["alice"] == "A"


def test_what_has_no_kind_is_named_as_such(tmp_path: Path) -> None:
    domain = tmp_path / "duel.story"
    text = (
        Path(__file__)
        .with_name("duel.story")
        .read_text(encoding="utf-8")
        .replace(" as conscience: scruple", ": scruple")
    )
    domain.write_text(text, encoding="utf-8")
    (tmp_path / "in").mkdir()
    verdict = gambit(recognised(scene(tmp_path / "in", BASE, domain=domain), "bare, sheathe"))
    causes = [f.answer.value for c in verdict.passed_over for f in c.judged.findings if f.question.word == "cause"]
    assert set(causes) == {"no_kind"}
