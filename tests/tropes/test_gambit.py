"""The vectors' scene, given kinds and bindings, in its cases; what is expected follows from tests/vectors/README.md.

Its numbers: after the offer, without mercy, a plain-reading Alice is worth 4 by killing (6·0.8 − 4·0.2) and −0.28 by
sparing, so she kills; mercy costs her 10, so with it she does not. At depth 1 the offer has taught her that Bob is good.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from forbear.language.loader import Text
from tests.tropes.judged import gambit, names, recognised, variant

GAMBIT = (Path(__file__).parents[1] / "vectors" / "gambit.story").read_text(encoding="utf-8")
KINDS = {
    "cost(Alice):": "cost(Alice) as conscience:",
    "cost(Bob):": "cost(Bob) as fear:",
    "reason justice(Alice):": "reason justice(Alice) as hatred:",
    "reason remorse(Alice):": "reason remorse(Alice) as belief:",
    "reason kinship(Alice):": "reason kinship(Alice) as fondness:",
    "reason life(Bob):": "reason life(Bob) as need:",
    "reason company(Bob):": "reason company(Bob) as fondness:",
}
ROLES = """
trope role harm(v) = if(alive(v)) 0 else 1;
trope role side(a) = if(ally(a)) 1 else 0;
trope role worth(c) = if(good(c)) 1 else 0;
"""


def text() -> str:
    found = GAMBIT
    for bare, kinded in KINDS.items():
        assert bare in found
        found = found.replace(bare, kinded)
    return found + ROLES


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("gambit") / "gambit.story"
    found.write_text(text(), encoding="utf-8")
    return found


PLAIN = ("mind Alice { depth: 0; precision: 1; }", "mind Bob { depth: 0; precision: 1; }")
IN_FULL = (
    "reason standing(Bob) as belief: 5 * belief(Alice, good(Bob))",
    "reason grief(Alice) as hatred: if(!alive(Bob)) 6 else 0",
)
NEED = "reason need(Alice) as need: if(!alive(Bob)) -8 else 0"
DREAD = "reason dread(Alice) as fear: if(!alive(Bob)) -8 else 0"
SHIELD = ("shield(Bob) = True", "openly believes(Alice, shield(Bob) = {True: 0.05, False: 0.95})")
PITILESS = "mercy(Alice) = False"


@pytest.mark.parametrize(
    ("after", "settings", "expected"),
    [
        ("offer", PLAIN, "played_straight"),
        ("", IN_FULL, "played_straight"),
        ("offer", (*PLAIN, PITILESS), "bob_was_wrong"),
        ("offer, kill", (PITILESS,), "bob_was_wrong"),
        ("offer", (*PLAIN, PITILESS, NEED), "needed_alive"),
        ("offer", (PITILESS, NEED), "needed_alive"),
        ("offer", (*PLAIN, PITILESS, DREAD), "deterred"),
        ("offer, kill", (PITILESS, *SHIELD), "hidden_defence"),
    ],
)
def test_cases(file: Path, after: str, settings: tuple[str, ...], expected: str) -> None:
    assert variant(recognised(file, after, *settings)) == expected


def test_without_mercy_it_is_what_the_offer_proves_that_holds_her_back(file: Path) -> None:
    """At depth 1 she spares him also without mercy: had she read nothing into the offer, she would have killed."""
    found = recognised(file, "offer", PITILESS)
    assert variant(found) == "by_trust"
    assert "power_of_trust" in names(found)
    assert variant(recognised(file, "offer", PITILESS, *PLAIN)) == "bob_was_wrong"


def test_both_recognitions_in_full(file: Path) -> None:
    """The vectors' README: she learns that he is better than she thought, and so is she."""
    beside = {claim.name: claim.is_met for claim in gambit(recognised(file, "", *IN_FULL)).beside}
    assert beside["self"] and beside["other"]


def test_the_numbers_are_those_of_the_vectors(file: Path) -> None:
    """A plain Bob at depth 0 gives 0.9 to mercy; there kill has exp(−6)/(exp(−6)+exp(−0.28)) = 0.0033, else 0.986."""
    verdict = gambit(recognised(file, "offer", *PLAIN))
    trust = next(premise for premise in verdict.premises if premise.name == "trust")
    expects = next(f for f in trust.judged.findings if f.question.word == "expects")
    assert expects.answer.value == pytest.approx(0.9 * 0.0033 + 0.1 * 0.986, abs=2e-3)


def test_a_domain_that_binds_nothing_is_told_so(tmp_path: Path) -> None:
    found = recognised(str(Path(__file__).parents[1] / "vectors" / "gambit.story"))
    assert not found.verdicts
    assert found.found.unbound == ("harm",)
    assert "trope role harm" in "\n".join("".join(p.text for p in line) for line in found.lines())


def test_a_text_is_recognised_as_a_file_is() -> None:
    assert Text(text(), "gambit.story").name == "gambit.story"
