"""What a story leaves open: premises neither met nor failed, and the variant that the rest names."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from forbear.account.lines import percent, text_of
from forbear.api.recognition import recognise
from forbear.api.scene import load
from forbear.language.patterns import Trope, TropeLibrary
from forbear.language.trope_loader import load_tropes
from forbear.stories.premised import LeftOpen, Premised
from forbear.stories.vocabulary.question import Answer, Happened, ToldStory
from forbear.tropes.judge import Bound, PatternJudge
from forbear.tropes.left_open import left_open
from forbear.tropes.verdict import Verdict, names, verdicts
from tests.tropes.judged import BASE, scene

MET, FAILED, UNTOLD = "met", "failed", "untold"

FEATURES = """
trope t {
	roles: a;
	step s by a: choices(s) > 0;
	premise motive "a motive": motive(s, a) >= 1;
	premise hoped "hoped for": expects(s, s, a) < 0.5;
	variant odd "odd": premises & attempt(s, a);
	variant plain "plain": premises & !attempt(s, a);
	variant rest "rest": harmed(a, s) > 0 & hoped;
}
"""


def trope(text: str = FEATURES) -> Trope:
    (found,) = load_tropes(text).tropes
    return found


def story(answers: dict[str, float | None]) -> ToldStory:
    """Return a story of one step, at which somebody called x had a choice."""
    known = {"choices": 1.0, **answers}
    return ToldStory(("x",), (Happened(0, "x"),), lambda question: Answer(known.get(question.word, 0.0)))


AT = (("a", "x"),), (("s", 0),)


def judged(answers: dict[str, float | None], known: tuple[LeftOpen, ...] = ()) -> Verdict:
    found = verdicts(TropeLibrary((trope(),), ()), (story(answers),), frozenset({"harm"}), left_open=known)
    (verdict,) = (*found.recognised, *found.near)
    named = names(TropeLibrary((trope(),), ()), story(answers), left_open=known)
    assert [name for _, name, _ in named] == ([verdict.variant.name] if verdict.variant else []), "both ways agree"
    return verdict


def standing(verdict: Verdict) -> dict[str, str]:
    return {p.name: MET if p.is_met else UNTOLD if p.is_untold else FAILED for p in verdict.premises}


@pytest.mark.parametrize(
    ("expects", "is_so", "variant"),
    [(0.4, MET, "plain"), (0.5, UNTOLD, "plain"), (0.5 + 1e-12, UNTOLD, "plain"), (0.6, FAILED, None)],
)
def test_what_ties_is_untold_and_the_rest_names_it(expects: float, is_so: str, variant: str | None) -> None:
    verdict = judged({"motive": 2.0, "expects": expects})
    assert standing(verdict) == {"motive": MET, "hoped": is_so}
    assert (verdict.variant.name if verdict.variant else None) == variant


def test_what_holds_goes_before_what_is_untold() -> None:
    """The motive could not be worked out: `plain`, which rests on it, is untold, and `rest`, later on, is met. Where `rest` is
    untold as well, `plain` is the first."""
    assert judged({"motive": None, "expects": 0.1, "harmed": 1.0}).key == ("t", "rest")
    assert judged({"motive": None, "expects": 0.5, "harmed": 1.0}).key == ("t", "plain")


def test_a_premise_that_could_not_be_worked_out_is_untold_and_what_the_variant_itself_asks_is_not_waved_through() -> (
    None
):
    verdict = judged({"motive": None, "expects": 0.1})
    assert standing(verdict) == {"motive": UNTOLD, "hoped": MET}
    assert verdict.key == ("t", "plain")
    assert judged({"motive": 2.0, "expects": 0.1, "attempt": None}).variant is None


def test_what_readings_do_not_agree_about_is_untold_and_what_failed_stays_failed() -> None:
    known = (LeftOpen(Premised("t", "motive", *AT), 0.3),)
    verdict = judged({"motive": 0.0, "expects": 0.1}, known)
    assert standing(verdict) == {"motive": UNTOLD, "hoped": MET}
    assert (verdict.key, verdict.untold[0].share) == (("t", "plain"), 0.3)
    assert judged({"motive": 0.0, "expects": 0.9}, known).variant is None  # the other premise failed
    assert judged({"motive": 2.0, "expects": 0.1}, known).untold == ()  # met under the likeliest reading
    elsewhere = (LeftOpen(Premised("t", "motive", (("a", "x"),), (("s", 1),)), 0.3),)
    assert judged({"motive": 0.0, "expects": 0.1}, elsewhere).variant is None  # it is left open of another chance


def test_conditions_are_put_together_as_kleene_has_it() -> None:
    """Strong three-valued logic (Kleene 1952, §64), with failed < untold < met: together the least, of alternatives the
    most."""
    order = (FAILED, UNTOLD, MET)
    values = {FAILED: 0.2, UNTOLD: 0.5, MET: 0.8}
    for one, other in product(order, repeat=2):
        answers: dict[str, float | None] = {"expects": values[one], "would": values[other]}
        for sign, pick in (("&", min), ("|", max)):
            text = f'trope t {{ roles: a; step s by a: choices(s) > 0; premise p "p": expects(s, s, a) > 0.5 {sign} would(s, a) > 0.5; premise q "q": !(expects(s, s, a) > 0.5 {sign} would(s, a) > 0.5); }}'
            wanted = pick(one, other, key=order.index)
            for is_brief in (False, True):
                judge = PatternJudge(story(answers), Bound({"a": "x"}, {"s": 0}), is_brief=is_brief)
                claims = [judge.claim(premise) for premise in trope(text).premises]
                found = [MET if claim.is_met else UNTOLD if claim.is_untold else FAILED for claim in claims]
                assert found == [wanted, order[2 - order.index(wanted)]], (one, sign, other)


def test_what_is_left_open_is_what_neither_nearly_all_nor_nearly_none_meet() -> None:
    open_one, failed, met, seldom = (Premised("t", name, *AT) for name in ("open", "failed", "met", "seldom"))
    readings = [
        (0.5, {open_one: True, failed: False, met: True}),
        (0.46, {open_one: False, failed: False, met: True, seldom: True}),
        (0.04, {open_one: True, failed: True, met: False, seldom: False}),
    ]
    found = {one.at: one.share for one in left_open(readings, 0.05)}
    assert found[open_one] == pytest.approx(0.54)
    assert found[seldom] == pytest.approx(0.46 / 0.5)  # of the readings that come to the chance
    assert set(found) == {open_one, seldom}


def test_a_motive_that_the_telling_leaves_open_is_untold(tmp_path: Path) -> None:
    """A spares B. How much A has against B is open: 6, or 0.2, which is no motive (felt: 0.25) and yet would tip the
    choice were it not for conscience: 1 / (1 + e^-0.2) = 55 % (docs/semantics.md §5). Conscience holds A back nearly
    surely from either, so both stay about as likely, and the motive is met in as many of the readings as 6 has of the
    posterior."""
    body = BASE.replace("spite(A, B) = 6;", "").replace("bond(A, B) = 2;", "")
    spread = "typically spite(a : character, v : character) = {0.2: 0.6, 6: rest};\n"
    file = scene(tmp_path, body + spread + "told: bare(B, B, A), sheathe(A, B), ...;\n")
    reading = load(str(file), before=True).read()
    spite = next(one for one in reading.shown if one.name == "spite(A, B)")
    posterior = dict(zip(spite.possibilities, spite.posterior, strict=True))
    shares = {one.at.premise: one.share for one in reading.told[0].left_open if one.at.trope == "kill_me_now"}
    assert shares["motive"] == pytest.approx(posterior["6"], abs=1 / 50)  # fifty readings
    assert spite.possibilities[spite.read] == "0.2"
    assert [one.variant for one in reading.told[0].called] == ["played_straight"]
    run = reading.run()
    verdict = recognise(run).verdicts[0]
    assert [claim.name for claim in verdict.untold] == ["motive", "knows"]
    assert verdict.key == ("kill_me_now", "played_straight")
    text = "\n".join(text_of(line) for line in recognise(run).lines())
    assert (
        f"? Untold: A has a motive to harm B: worth 0.2 to A (spite). It is so in {percent(shares['motive'])}" in text
    )
    assert "(untold: A has a motive to harm B; B knows it)" in recognise(run).brief()
    told = recognise(run).as_data()["verdicts"][0]["premises"][0]
    assert (told["met"], told["untold"], told["odds"]) == (False, True, shares["motive"])
    before = recognise(load(str(file), before=True).run("bare, sheathe")).found
    assert all(not v.untold for v in (*before.recognised, *before.near))  # where nothing is told it has failed
