"""The domain and its page belong together, and it does what the page says of it."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest

from forbear.api.recognition import recognise
from forbear.api.runs import Run
from forbear.api.scene import load
from forbear.catalogue.index import LIBRARY, scene_names
from forbear.catalogue.questionnaire import domains
from forbear.language.loader import load_problem
from forbear.stories.follow import describe

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {
    "life-and-death": "domain.md",
    "trust-and-secrets": "trust-and-secrets.md",
    "rank-and-face": "rank-and-face.md",
}
HEAD = 'import "life-and-death";\nentity A : character;\nentity B : character;\nentity C : character;\n'


def outcomes(text: str) -> dict[str, float]:
    return load(HEAD + text).run().outcomes


def test_every_domain_has_a_page_and_every_page_is_of_a_domain() -> None:
    assert set(PAGES) == set(domains())
    assert {path.stem for path in LIBRARY.glob("*.story")} - set(PAGES) == {"scale"}


@pytest.mark.parametrize("domain", PAGES)
def test_every_fluent_and_every_deed_of_the_domain_is_on_its_page(domain: str) -> None:
    page = (DOCS / PAGES[domain]).read_text(encoding="utf-8")
    problem = load_problem(LIBRARY / f"{domain}.story")
    words = set(re.findall(r"`(\w+)[`(]", page))
    assert {declared.name for declared in problem.properties} - words == set()
    assert {action.name for action in problem.actions} - words == set()


@pytest.mark.parametrize("page", ["domain.md", "how-to/code-a-scene.md", "how-to/code-trust-and-rank.md"])
def test_a_page_that_a_coder_must_read_speaks_of_no_scene_but_the_one_to_copy(page: str) -> None:
    """A page that speaks of a scene is soon to tell how it ended."""
    text = (DOCS / page).read_text(encoding="utf-8")
    assert {name for name in scene_names() if name in text} <= {"film/casablanca"}


def test_a_blow_that_may_miss_misses_as_often_as_is_said() -> None:
    """0.2 of the blows go wide; nothing speaks against the blow, so it is struck: death has 0.8 of that."""
    found = outcomes(
        "exposed(B, A); mercy(A) = none; grudge(A, B) = overwhelming; may_miss(B) = unlikely;"
        "turns: A, chance; outcome struck: struck(A, B); outcome dead: !alive(B);"
    )
    assert found["dead"] == pytest.approx(0.8 * found["struck"])


def test_whom_the_other_would_kill_are_saved_by_the_blow() -> None:
    """They are worth 3 to A, who has no scruple: so A strikes with 1 / (1 + e^-3)."""
    found = outcomes("exposed(B, A); mercy(A) = none; rescue(A, B) = some; turns: A; outcome struck: struck(A, B);")
    assert found["struck"] == pytest.approx(1 / (1 + math.exp(-3)))


@pytest.mark.parametrize("shelter", ["none", "some", "strong", "overwhelming"])
def test_whom_somebody_keeps_safe_may_be_worth_dying_for_even_in_vain(shelter: str) -> None:
    """A gains 12 by the blow at whoever bars the way, and so strikes with p = 1 / (1 + e^-12). To stand there, knowing that,
    keeps 12 (1 - p) of a life; to step aside keeps all 12 of it and loses C twice, as lost and as left: 12 - 2s. So with a
    strong tie it is as likely as not, with an overwhelming one all but sure."""
    s = {"none": 0, "some": 3, "strong": 6, "overwhelming": 12}[shelter]
    p = 1 / (1 + math.exp(-12))
    found = outcomes(
        f"can_bar(B, A, C); sought(C); mercy(A) = none; quarry(A, C) = overwhelming; shelter(B, C) = {shelter};"
        "turns: B, A; outcome stands: barring(B, C); outcome falls: !alive(B);"
    )
    assert found["stands"] == pytest.approx(1 / (1 + math.exp((12 - 2 * s) - 12 * (1 - p))), rel=1e-9)
    assert found["falls"] == pytest.approx(p * found["stands"], rel=1e-9)


def test_who_steps_aside_where_another_stands_has_given_nobody_up() -> None:
    """D stands before C and lives, so that C is safe either way, and A gains nothing by a blow at B: it falls half of the
    time. So B stands there at 6 of life against 12, whatever C is to B."""
    found = outcomes(
        "entity D : character; barring(D, C); can_bar(B, A, C); sought(C); mercy(A) = none; quarry(A, C) = overwhelming;"
        "shelter(B, C) = overwhelming; turns: B, A; outcome stands: barring(B, C);"
    )
    assert found["stands"] == pytest.approx(1 / (1 + math.exp(6)))


def test_who_wants_to_be_heard_draws() -> None:
    """To be heard is worth 3, and is had by drawing, so A draws with 1 / (1 + e^-3)."""
    found = outcomes("can_aim(A, B); sway(A, B) = some; turns: A; outcome drawn: drew(A, B);")
    assert found["drawn"] == pytest.approx(1 / (1 + math.exp(-3)))


@pytest.mark.parametrize(
    ("mercy", "good", "against"), [("some", "likely", 7.8), ("some", "unlikely", 4.2), ("none", "likely", 0.0)]
)
def test_who_is_taken_for_good_is_harder_to_kill_for_whoever_minds_killing_at_all(
    mercy: str, good: str, against: float
) -> None:
    """Killing costs 3, and 6 more if B is good: 3 + 0.8 * 6, or 3 + 0.2 * 6; nothing to whoever has no scruple. It wins 6."""
    other = {"likely": "unlikely", "unlikely": "likely"}[good]
    found = outcomes(
        f"exposed(B, A); mercy(A) = {mercy}; decency(A) = strong; grudge(A, B) = strong;"
        f"openly believes(A, good(B) = {{True: {good}, False: {other}}}); turns: A; outcome struck: struck(A, B);"
    )
    assert found["struck"] == pytest.approx(1 / (1 + math.exp(against - 6)))


def test_another_s_blow_carries_out_no_orders() -> None:
    """C will strike whatever A does. A's orders are worth 6 to A, by A's own blow alone: 1 / (1 + e^-6)."""
    found = outcomes(
        "exposed(B, A); exposed(B, C); mercy(A) = none; mercy(C) = none; orders(A, B) = strong;"
        "grudge(C, B) = overwhelming; turns: A, C; outcome struck: struck(A, B);"
    )
    assert found["struck"] == pytest.approx(1 / (1 + math.exp(-6)))


def test_a_blow_that_somebody_may_turn_aside_waits_for_them() -> None:
    """C loves B: the blow is struck and turned aside."""
    found = outcomes(
        "exposed(B, A); mercy(A) = none; grudge(A, B) = overwhelming; can_deflect(C, B); love(C, B) = overwhelming;"
        "turns: A, C; outcome struck: struck(A, B); outcome dead: !alive(B);"
    )
    assert found["struck"] < 0.6, "A knows that C will turn it aside, and has nothing to gain or to lose"
    assert found["dead"] < 0.01


def test_a_coin_decides_by_halves() -> None:
    found = outcomes(
        "exposed(B, A); can_toss(A, B); creed(A) = overwhelming; turns: A, chance; outcome dead: !alive(B);"
    )
    assert found["dead"] == pytest.approx(0.5, abs=0.01)


def test_who_dies_with_another_dies_with_them() -> None:
    found = outcomes(
        "exposed(B, A); mercy(A) = none; grudge(A, B) = overwhelming; tied(C, B);"
        "turns: A; outcome b_dead: !alive(B); outcome c_dead: !alive(C);"
    )
    assert found["b_dead"] == pytest.approx(found["c_dead"])
    assert found["b_dead"] > 0.99


def test_a_bidding_weighs_while_it_holds_and_is_broken_by_sparing() -> None:
    """3 against 12: spared; and the bidding has gone by then."""
    bidden = "exposed(B, A); implant(A, B) = some; bidden(A); turns: A; outcome freed: alive(B) & !bidden(A);"
    assert outcomes(bidden)["freed"] > 0.99
    assert outcomes(bidden + "mercy(A) = none;")["freed"] == pytest.approx(0.047, abs=0.001)  # 1 / (1 + e^3)


def test_a_place_may_be_at_stake_instead_of_a_life() -> None:
    found = outcomes(
        "can_lay_down(B, A); office(B) = strong; grudge(A, B) = overwhelming; regard(B, A) = overwhelming;"
        "turns: B, A; outcome ousted: ousted(B); outcome alive: alive(B);"
    )
    assert found["alive"] == 1.0
    assert found["ousted"] < 0.5, "B knows what A would do, and keeps out of reach"


def test_news_is_believed_since_it_could_not_be_told_otherwise() -> None:
    run = load(
        HEAD + "can_tell(C, A, B); openly believes(A, at_hand(B) = {True: remote, False: sure}); turns: C, A;"
    ).run("tell")
    weights = [b.weight for b in run.beliefs if b.path == ("A",) and b.fluent == "at_hand(B)" and b.value is True]
    assert weights == [1.0]


TRUST = 'import "trust-and-secrets";\nentity A : character;\nentity B : character;\nentity C : character;\n'
RANK = 'import "rank-and-face";\nentity S : character;\nentity I : character;\n'


def _chances(text: str) -> dict[str, float]:
    return load(text).run().outcomes


def _logistic(gap: float) -> float:
    """Return how likely the first of two deeds is that is better by so much, at precision 1."""
    return 1 / (1 + math.exp(-gap))


def _first_deeds(run: Run) -> set[str]:
    return {describe(story.steps[0].event, run.record.task).partition("(")[0] for story in run.stories}


def test_a_given_word_weighs_and_bait_loses_nothing() -> None:
    """By hand: breaking faith gains the reward (3) and costs the loyalty (6) and, where a word was given, the word (3)."""
    begun = "held(B, A); reward(A, B) = some; turns: A; outcome out: lost(B); outcome broke: broke(A, B);"
    assert _chances(TRUST + begun)["out"] == pytest.approx(_logistic(3 - 6))
    assert _chances(TRUST + begun + "promised(A, B);")["out"] == pytest.approx(_logistic(3 - 6 - 3))
    baited = _chances(TRUST + begun + "bait(B); openly believes(A, bait(B) = {True: remote, False: sure});")
    assert baited["out"] == 0
    assert baited["broke"] == pytest.approx(_logistic(0.95 * 3 - 6))


def test_a_lie_costs_whoever_tells_it_and_the_truth_costs_nothing() -> None:
    """Nobody gains by it: of three things to say the untrue one is e⁻³ times as likely as either other."""
    said = "can_speak(C, A, B); turns: C; outcome said: accused(B); outcome lied: lied(C);"
    assert _chances(TRUST + said)["lied"] == pytest.approx(math.exp(-3) / (2 + math.exp(-3)))
    guilty = _chances(TRUST + said + "guilty(B);")
    assert guilty["lied"] == pytest.approx(math.exp(-3) / (2 + math.exp(-3)))
    assert guilty["said"] == pytest.approx(1 / (2 + math.exp(-3)))


def test_an_accusation_is_believed_as_far_as_its_maker_is() -> None:
    """A is as sure of B as of a coin. Bayes by hand: an accuser to whom both are one (no cost of a lie, nothing to gain)
    teaches nothing; one whom a lie costs 12 would not have said so, had it not been so."""
    known = "openly believes(A, guilty(B) = {True: even, False: even}); can_speak(C, A, B); turns: C;"
    for candour, least, most in (("none", 0.5, 0.5), ("overwhelming", 0.9999, 1.0)):
        run = load(TRUST + known + f"candour(C) = {candour};").run("accuse")
        weight = next(b.weight for b in run.beliefs if b.path == ("A",) and b.fluent == "guilty(B)" and b.value is True)
        assert least <= round(weight, 12) <= most


def test_giving_way_is_dearer_after_a_threat_and_a_toothless_one_loses_face() -> None:
    """By hand: striking costs the stomach (3); giving way costs the pride (6), twice after a threat, and face (3)."""
    begun = "bidden(I, S); defied(I, S); bidden(I, S) = False; can_enforce(S, I); pride(S) = strong; turns: S;"
    asked = "outcome broken: broken(I); outcome humbled: humbled(S);"
    assert _chances(RANK + begun + asked)["broken"] == pytest.approx(_logistic(-3 + 6 + 3))
    threatened = _chances(RANK + begun + asked + "threatened(S, I);")
    assert threatened["broken"] == pytest.approx(_logistic(-3 + 12 + 3))
    assert _chances(RANK + begun + asked + "toothless(S);")["humbled"] == pytest.approx(1)


def test_nobody_bids_for_the_sake_of_the_no() -> None:
    """By hand: S, who holds that a no has to be answered (6), has nothing by its being done, and I would rather be broken (3)
    than do it (12). To ask comes to a no: either it is answered, which costs the stomach (3), or not, which costs the order."""
    scene = (
        "can_bid(S, I); can_enforce(S, I); order(S, I) = strong; conviction(I, S) = overwhelming; ruin(I) = some;"
        "turns: S, I, S; outcome bidden: defied(I, S) | done(I, S);"
    )
    assert _chances(RANK + scene)["bidden"] < 0.1


def test_what_is_bidden_may_fall_on_somebody_and_be_harmless() -> None:
    """By hand: I is fond of V (6); to do it costs that, by I's lights nothing where it is known to be harmless."""
    scene = (
        "entity V : character; bidden(I, S); upon(S, I) = V; love(I, V) = strong; turns: I;"
        "outcome done: done(I, S); outcome broken: broken(V);"
    )
    harmed = _chances(RANK + scene)
    assert harmed["done"] == harmed["broken"] == pytest.approx(_logistic(-6))
    shown = _chances(RANK + scene + "harmless(S, I);")
    assert (shown["done"], shown["broken"]) == (pytest.approx(0.5), 0)
    hidden = _chances(RANK + scene + "harmless(S, I); openly believes(I, harmless(S, I) = {True: even, False: even});")
    assert (hidden["done"], hidden["broken"]) == (pytest.approx(_logistic(-3)), 0)


def test_faith_is_broken_under_duress_and_for_somebody_else() -> None:
    """By hand: to break faith costs the loyalty (6); it is done against that for 12 of either."""
    scene = "held(B, A); turns: A; outcome broke: broke(A, B);"
    assert _chances(TRUST + scene)["broke"] == pytest.approx(_logistic(-6))
    for word in ("duress", "sake"):
        assert _chances(TRUST + scene + f"{word}(A, B) = overwhelming;")["broke"] == pytest.approx(_logistic(6))


def test_what_comes_after_waits_for_what_is_to_be_answered() -> None:
    """Who holds what is another's goes over only once it was kept or given away; who may bid, once it was bidden or let be; who
    has another's place in hand trusts them once that is settled, and so it is with who may draw on them."""
    run = load(TRUST + "held(B, A); undecided(A, B); kinship(A, B) = strong; turns: A, A;").run()
    assert _first_deeds(run) == {"keep_faith", "betray"}
    run = load(RANK + "can_bid(S, I); undecided(S, I); loyalty(S, I) = strong; turns: S, I, S;").run()
    assert _first_deeds(run) == {"bid", "let_be"}
    run = load(HEAD + "at_mercy(B, A); doubtful(A, B); fellowship(A, B) = strong; turns: A, A;").run()
    assert _first_deeds(run) == {"oust", "uphold"}
    run = load(HEAD + "at_mercy(B, A); dared(B, A); reliance(B, A) = strong; turns: B, A;").run()
    assert _first_deeds(run) == {"wait"}
    run = load(HEAD + "can_aim(A, B); undecided(A, B); kinship(A, B) = strong; turns: A, A;").run()
    assert _first_deeds(run) == {"aim", "hold_off"}


def test_a_truce_forbids_a_wound_as_well_as_a_blow_to_kill_and_a_rule_against_killing_does_not() -> None:
    """By hand: to see B hurt is worth 6 to A, and a wound costs no scruple here. So it is left at a wound with 1 / (1 + e^-6),
    also where a rule forbids killing; where a truce of 6 is broken by it the two come out even."""
    scene = "exposed(B, A); can_wound(A, B); scruple(A) = none; score(A, B) = strong; turns: A; outcome hurt: hurt(B);"
    for rule, odds in (("", 6), ("honour(A, B) = strong;", 6), ("truce(A, B) = strong;", 0)):
        assert outcomes(scene + rule)["hurt"] == pytest.approx(1 / (1 + math.exp(-odds)), abs=1e-4)
    held = "exposed(B, A); can_seize(A, B); danger(A, B) = strong; truce(A, B) = strong; turns: A; outcome held: captive(B, A);"
    assert outcomes(held)["held"] == pytest.approx(0.5, abs=1e-4)


def test_who_lets_it_be_may_be_shamed_and_a_hostage_is_worth_something() -> None:
    """By hand: mercy (overwhelming, 12) against a shame of 12 is even; a shot into the air costs neither. To let a hostage go
    costs what it is to hold one."""
    shamed = "exposed(B, A); shame(A, B) = overwhelming; turns: A; outcome dead: !alive(B);"
    assert outcomes(shamed)["dead"] == pytest.approx(0.5)
    assert outcomes(shamed + "can_vent(A, B);")["dead"] == pytest.approx(1 / (2 + math.exp(12)))
    held = "exposed(B, A); captive(B, A); hostage(A, B) = strong; turns: A; outcome free: !captive(B, A);"
    assert outcomes(held)["free"] == pytest.approx(1 / (1 + math.exp(6) + math.exp(-12)))


SHOWN = [name for name in scene_names() if name.partition("/")[0] in ("trust-and-secrets", "rank-and-face")]


@pytest.mark.parametrize("name", SHOWN)
def test_the_cause_that_a_scene_names_turns_it(name: str) -> None:
    """Each scene has one case, with its cause turned: then something else is likeliest."""
    scene = load(name)
    (case,) = scene.problem.cases
    told, other = scene.run().stories[0], load(name, case=case).run().stories[0]
    assert [step.event for step in told.steps] != [step.event for step in other.steps]


def test_the_tropes_of_the_library_are_found_in_scenes_that_are_not_about_death() -> None:
    def names(scene: str, case: str | None = None) -> set[str]:
        found = recognise(load(scene, case=case).run()).verdicts
        return {f"{v.trope.name}: {v.variant.name}" if v.variant else v.trope.name for v in found}

    assert names("trust-and-secrets/bluebeard") == {"please_kill_me"}
    assert names("trust-and-secrets/samson-and-delilah") == {"kill_me_now: out_gambitted"}
    assert names("trust-and-secrets/frog-king", "the_king_hears_of_it") == {"kill_me_now: deterred"}
    assert names("rank-and-face/lady-catherine") == {"kill_me_now: hidden_defence"}
