"""A told choice that hangs on what its chooser held, by hand: the opposite held as firmly, and all else as it is."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest

import forbear
from forbear.account.lines import text_of
from forbear.api import readings
from forbear.api.limits import Limits
from forbear.api.opening import Readable
from forbear.api.readings import Reading
from forbear.errors import RequestError, StoryError
from forbear.grounding.asides import GroundAsides
from forbear.grounding.limits import GroundLimits
from forbear.minds.node import Node
from forbear.minds.reference import ReferenceEngine
from forbear.reading.likelihoods import Likelihoods
from forbear.reading.posterior import Inferred, applied, hangings

SCENE = """
entity Ann : character;
entity Bob : character;
property good(c : character) : boolean;
property rich(c : character) : boolean;
property alive(c : character) : boolean;
property qualms(c : character) : number;
property dread(c : character) : number;
alive(Ann) & alive(Bob) & good(Bob);
action strike(a : character, b : character) {
	precondition: a != b & alive(b);
	effect: !alive(b);
	consenting: a;
	cost(a) as conscience: qualms(a);
	cost(a) as fear: dread(a);
};
action stay(a : character) { consenting: a; };
reason justice(a : character) as hatred: sum(b : character) (if(a != b & !alive(b)) (if(good(b)) 0 - 3 else 3) else 0);
openly believes(Ann, good(Bob) = {True: 0.8, False: 0.2});
turns: Ann;
mind Ann { depth: 0; }
mind Bob { depth: 0; }
outcome dead: !alive(Bob);
"""

QUALMS = "typically qualms(c : character) = {0: 0.5, 6: rest};\n"
DREAD = "typically dread(c : character) = {0: 0.5, 6: rest};\n"


def reading(text: str, because: str | None = None, told: str = "stay(Ann)") -> Inferred:
    return forbear.load(text, before=True).read(told, because, draws=0).inferred


def stays(worth: float) -> float:
    """The chance that somebody stays to whom the blow is worth so much (precision 1)."""
    return 1 / (1 + math.exp(worth))


def test_alone_where_the_opposite_held_as_firmly_turns_it() -> None:
    # The blow is worth 0.2 · 3 − 0.8 · 3 = −1.8 to her: she stays with 86 %. Had she thought so of a bad Bob, +1.8: 14 %.
    found = reading(SCENE, "belief(Ann, good(Bob))")
    assert found.hangs == pytest.approx(1)
    (hanging,) = hangings(found.episodes[0], found.task(), ReferenceEngine)
    odds = hanging.answer(ReferenceEngine(found.task()))
    assert odds["without "] == pytest.approx(stays(-1.8))
    assert odds["without it, "] == pytest.approx(stays(1.8))
    assert odds["credence"] == pytest.approx(0.8)
    assert hanging.is_alone(odds)
    assert hanging.pull(odds) == pytest.approx(3.6)  # from 1.8 to −1.8, in the logarithm of the odds
    assert reading(SCENE, "belief(Ann, !good(Bob))").hangs == 0  # held with 0.2: no belief of hers


def test_half_where_a_kind_has_to_be_silenced_too() -> None:
    # With qualms of 6 the opposite makes the blow worth 1.8 − 6: she stays. Without qualms too, 1.8; without these alone, −1.8.
    text = SCENE + "qualms(Ann) = 6;"
    found = reading(text.replace("qualms(Ann)", "exactly qualms(Ann)"), "belief(Ann, good(Bob))")
    assert found.hangs == pytest.approx(1)
    (hanging,) = hangings(found.episodes[0], found.task(), ReferenceEngine)
    assert not hanging.is_alone(hanging.answer(ReferenceEngine(found.task())))


def test_hypotheses_under_which_it_hangs_on_something_else_count_for_nothing() -> None:
    # Two kinds beside the belief are more than one: where she has qualms and dread of 6, the belief has a third, and
    # that counts not.
    found = reading(SCENE + QUALMS + DREAD, "belief(Ann, good(Bob))")
    weights = {(q, d): 0.25 * stays(-1.8 - q - d) for q in (0, 6) for d in (0, 6)}
    whole = sum(weights.values())
    assert found.before == pytest.approx(whole)
    assert found.hangs == pytest.approx(1 - weights[6, 6] / whole)


def test_either_of_two_causes() -> None:
    # She thinks ill of Bob: the blow is worth 1.8, less what it costs. With qualms or with dread she stays for it,
    # with both for
    # each as far as a half; with neither she stays by chance, 14 %, and for nothing.
    text = SCENE.replace("{True: 0.8, False: 0.2}", "{True: 0.2, False: 0.8}") + QUALMS + DREAD
    weights = {(q, d): 0.25 * stays(1.8 - q - d) for q in (0, 6) for d in (0, 6)}
    whole = sum(weights.values())
    assert reading(text, "conscience").hangs == pytest.approx((weights[6, 0] + weights[6, 6]) / whole)
    assert reading(text, "fear or conscience").hangs == pytest.approx(1 - weights[0, 0] / whole)


def test_how_firmly_it_was_held() -> None:
    assert reading(SCENE, "belief(Ann, good(Bob)) >= 0.8").hangs == pytest.approx(1)
    assert reading(SCENE, "belief(Ann, good(Bob)) >= 0.9").hangs == 0
    # Held with a half, the opposite is the same: a tie turns nothing.
    even = SCENE.replace("{True: 0.8, False: 0.2}", "{True: 0.5, False: 0.5}") + "exactly dread(Ann) = 1;"
    assert reading(even, "belief(Ann, good(Bob))").hangs == 0


def test_whoever_is_sure_is_sure_of_the_opposite() -> None:
    # Everybody knows that she is sure; had she been sure of the other, the blow would be worth 3.
    sure = SCENE.replace("good(Bob) = {True: 0.8, False: 0.2}", "good(Bob) = True")
    found = reading(sure, "belief(Ann, good(Bob)) >= 1")
    (hanging,) = hangings(found.episodes[0], found.task(), ReferenceEngine)
    assert hanging.answer(ReferenceEngine(found.task()))["without it, "] == pytest.approx(stays(3))


def exchanged(declared: str, formula: str = "good(Bob)") -> tuple[ReferenceEngine, Node, Node]:
    scene = forbear.load(SCENE.replace("good(Bob) = {True: 0.8, False: 0.2}", declared))
    engine = ReferenceEngine(scene.task)
    ((_, node),) = engine.roots()
    found = engine.supposed(node, "Ann", GroundAsides(scene.problem).formula(formula, "test"))
    assert found is not None
    return engine, node, found


def test_what_hangs_together_keeps_its_shares_and_nobody_else_is_touched() -> None:
    together = "{good(Bob) & rich(Bob): 0.6, good(Bob) & !rich(Bob): 0.2, !good(Bob) & !rich(Bob): 0.2}"
    engine, node, found = exchanged(together)
    good, rich = engine.task.cell("good(Bob)"), engine.task.cell("rich(Bob)")
    weights = {(world.state[good], world.state[rich]): math.exp(log) for log, world in found.beliefs[0].worlds()}
    # good: 0.8 → 0.2, and of that three quarters rich as before; not good: 0.2 → 0.8.
    expected = {(True, True): 0.15, (True, False): 0.05, (False, False): 0.8}
    assert weights == pytest.approx(expected)
    assert found.state == node.state
    assert found.beliefs[1] is node.beliefs[1]
    assert all(world.beliefs[0] is found.beliefs[0] for _, world in found.beliefs[0].worlds())  # introspection
    again = engine.supposed(found, "Ann", GroundAsides(forbear.load(SCENE).problem).formula("good(Bob)", "test"))
    assert again is not None  # twice exchanged, the weights are as they were
    back = {(w.state[good], w.state[rich]): math.exp(log) for log, w in again.beliefs[0].worlds()}
    assert back == pytest.approx({(True, True): 0.6, (True, False): 0.2, (False, False): 0.2})


def test_tapes_tell_what_the_engine_tells() -> None:
    found = reading(SCENE + QUALMS + DREAD + "good(Ann) = True;", "belief(Ann, good(Bob))")
    (episode,) = found.episodes
    (hanging,) = hangings(episode, found.task(), ReferenceEngine)
    rows = found.hypotheses.rows
    taped = Likelihoods(episode.task, episode.quantities, hanging.answer, hanging.names, ReferenceEngine).at(rows)
    for n, row in enumerate(rows):
        plain = hanging.answer(ReferenceEngine(applied(episode, found.quantities, row)))
        assert {name: column[n] for name, column in zip(hanging.names, taped, strict=True)} == pytest.approx(
            plain, abs=1e-9
        )


@pytest.mark.parametrize(
    ("because", "code", "reason"),
    [
        ("belief(Ann, 1 == 1)", "E339", "a belief in nothing"),
        ("belief(Ann, belief(Ann, good(Bob)) > 0.5)", "E339", "own mind"),
        ("belief(Ann, good(Bob)) >= 0.3", "E339", "a half at least"),
        ("believes(Ann, good(Bob))", "E339", "how firmly is asked for"),
        ("fear | conscience", "E339", "`or` stands between"),
        ("fear or fear", "E339", "named twice"),
        ("good(Bob)", "E339", "a kind is"),
        ("fear or hop", "E314", "hop"),
        ("belief(Ann, goood(Bob))", "E202", "goood"),
        ("belief(Cid, good(Bob))", "E201", "Cid"),
    ],
)
def test_what_no_choice_can_hang_on_is_refused(because: str, code: str, reason: str) -> None:
    with pytest.raises(StoryError) as raised:
        reading(SCENE, because)
    (found,) = raised.value.diagnostics
    assert found.code == code
    assert reason in found.message


def test_a_choice_hangs_on_what_its_own_chooser_held() -> None:
    with pytest.raises(RequestError, match="the choice is Ann's"):
        reading(SCENE, "belief(Bob, good(Ann))")
    with pytest.raises(StoryError) as raised:
        forbear.load(SCENE + "told: stay(Ann);\n told because belief(Bob, good(Ann));", before=True).read(draws=0)
    (found,) = raised.value.diagnostics
    assert (found.code, found.source_line) == ("E339", " told because belief(Bob, good(Ann));")


def test_what_is_told_is_kept_as_it_is_written() -> None:
    written = "told: stay(Ann);\ntold because conscience or belief(Ann, good(Bob)) >= 0.8;"
    tale = forbear.load(SCENE + written, before=True).problem.tale
    assert str(tale) == written.replace(";\n", "; ").rstrip(";")


def test_a_page_says_on_what_the_choice_is_told_to_hang() -> None:
    told = 'says Ann: "Ann", she;\nsays good(c): "{c} is good";\ntold: stay(Ann);\ntold because belief(Ann, good(Bob))'
    assert "told to hang on what Ann thinks, that Bob is good." in shown(SCENE + told + ";")
    unheeded = shown(SCENE + told + " >= 0.9;")  # she gave it 0.8, so it is not reckoned with
    assert "told to hang" not in unheeded
    assert "is 0 % likely by what happened alone, and is not reckoned with." in unheeded


def shown(text: str) -> str:
    return " ".join(str(forbear.load(text).run()).split())


SUN = """
constant unlikely = 0.2; constant even = 0.5; constant likely = 0.8;
entity Ann : character;
property sunny() : boolean; property out() : boolean;
sunny() = {True: even, False: even};
openly knows(Ann, sunny());
says sunny(): "the sun shines";
action go(a : character) { effect: out(); consenting: a; };
action stay(a : character) { consenting: a; };
reason walk(Ann): if(out()) (if(sunny()) 3 else 0 - 6) else 0;
turns: Ann;
told: go(Ann);
"""


def test_the_odds_of_what_nature_draws_are_told_as_a_chance() -> None:
    """She goes with 1 / (1 + e⁻³) under the sun, else with 1 / (1 + e⁶): by Bayes' rule over chances of 0.2, 0.5 and 0.8."""
    prior = {0.2: 0.15, 0.5: 0.7, 0.8: 0.15}
    likelihood = {sun: sun * (1 - stays(3)) + (1 - sun) * (1 - stays(-6)) for sun in prior}
    posterior = prior[0.8] * likelihood[0.8] / math.fsum(prior[sun] * likelihood[sun] for sun in prior)
    lines = forbear.load(SUN).run().lines("told")
    told = " ".join(" ".join(map(text_of, lines)).split())
    assert f"The chance is 80 % that the sun shines: 15 % → {100 * posterior:.0f} %" in told


def test_the_seconds_of_a_scene_bound_its_reading_too(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Limits] = []
    real = readings.read_scenes

    def noted(asked: Sequence[Readable], *, draws: int, limits: Limits) -> Reading[Readable]:
        given.append(limits)
        return real(asked, draws=draws, limits=limits)

    monkeypatch.setattr(readings, "read_scenes", noted)
    told = SCENE + QUALMS + "told: stay(Ann); // read for the first time"
    forbear.load(told, ground_limits=GroundLimits(seconds=321.0))
    assert [one.seconds for one in given] == [321]


def test_the_told_event_that_nothing_makes_likely_is_told_in_words() -> None:
    """To strike costs her 6 at least, and a good man's death 3 more by what she gives him: e^-7.8 or less."""
    text = (
        SCENE
        + 'exactly qualms(Ann) = 6;\nsays Ann: "Ann", she;\nsays strike(a, b): "{a} strikes at {b}";\ntold: strike(Ann, Bob);'
    )
    assert (
        "No reading makes it likely: that Ann strikes at Bob (strike(Ann, Bob)) has <1 % under the nearest."
        in shown(text)
    )
