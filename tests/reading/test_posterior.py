"""What a telling shows, against Bayes' rule worked by hand, and the laws of it."""

from __future__ import annotations

import math
from itertools import product
from pathlib import Path

import pytest

import forbear
from forbear.errors import RequestError, StoryError
from forbear.grounding.spreads import typical
from forbear.language.loader import Text
from forbear.minds.reference import ReferenceEngine
from forbear.reading.inference import bits
from forbear.reading.posterior import Inferred
from forbear.stories.follow import describe
from forbear.stories.unfold import begin, unfold
from tests.reading.pushing import SCENE, push


def reading(told: str, text: str = SCENE, **named: object) -> Inferred:
    scene = forbear.load(text, before=True)
    return scene.read(told, draws=0, **named).inferred  # type: ignore[arg-type]


def of(found: Inferred, name: str) -> dict[str, float]:
    """Return the posterior of a quantity."""
    for one in found.shown:
        quantity = found.quantities[one.quantity]
        if quantity.name == name:
            return {p.text: q for p, q in zip(quantity.possibilities, one.posterior, strict=True)}
    raise KeyError(name)


def test_one_choice_by_hand() -> None:
    # Ann stays or pushes; what Bob does shows nothing of her, and is likely by the mixture of what he may be.
    found = reading("push(Ann, Bob), ...")
    before = 0.5 * push(0) + 0.5 * push(3)
    assert found.before == pytest.approx(before, abs=1e-12)
    assert of(found, "kind(Ann)")["nothing"] == pytest.approx(0.5 * push(0) / before, abs=1e-12)
    assert of(found, "kind(Bob)") == pytest.approx({"nothing": 0.5, "much": 0.5}, abs=1e-12)
    assert found.said == pytest.approx(push(0), abs=1e-12)  # of two as likely the first in the text is what is so


def test_odds_are_prior_odds_times_the_likelihood_ratio() -> None:
    text = SCENE.replace("{nothing: 0.5, much: rest}", "{nothing: 0.2, much: rest}")
    for told, ratio in (("push(Ann, Bob), ...", push(0) / push(3)), ("stay(Ann), ...", (1 - push(0)) / (1 - push(3)))):
        posterior = of(reading(told, text), "kind(Ann)")
        assert posterior["nothing"] / posterior["much"] == pytest.approx(0.2 / 0.8 * ratio, rel=1e-12)


def test_the_posteriors_of_all_full_tellings_weighed_by_how_likely_each_was_are_the_prior() -> None:
    task = forbear.load(SCENE, before=True).task
    stories = unfold(begin(ReferenceEngine(task)), most=100).stories
    tellings = sorted({", ".join(describe(step.event, task) for step in story.steps) for story in stories})
    found = [reading(told) for told in tellings if "wait" not in told]
    found += [reading("push(Ann, Bob)")]  # Bob, out, waits: he could not help it, and it need not be told
    assert math.fsum(one.before for one in found) == pytest.approx(1, abs=1e-12)
    for name, level in product(("kind(Ann)", "kind(Bob)"), ("nothing", "much")):
        assert math.fsum(one.before * of(one, name)[level] for one in found) == pytest.approx(0.5, abs=1e-12)


def test_what_every_hypothesis_makes_as_likely_moves_nothing() -> None:
    found = reading("...")
    assert found.before == pytest.approx(1, abs=1e-12)
    assert all(one.bits == pytest.approx(0, abs=1e-12) for one in found.shown)
    assert found.moved == ()


def test_what_is_shown_is_measured_in_bits() -> None:
    # 1 bit for what was as likely as not, and is sure; 0.5 · log2 2 + 0.5 · log2(2/3) = 0.2075 from (1/4, 3/4) to (1/2, 1/2)
    assert bits((0.5, 0.5), (1.0, 0.0)) == pytest.approx(1)
    assert bits((0.25, 0.75), (0.5, 0.5)) == pytest.approx(0.5 + 0.5 * math.log2(2 / 3))


def test_striking_what_is_told_changes_no_odds_of_what_was_before(tmp_path: Path) -> None:
    plain = forbear.load(SCENE).run()
    told = forbear.load(SCENE + "told: push(Ann, Bob), ...;", before=True).run()
    also = forbear.load(SCENE + "told: stay(Ann), ...;").run(before=True)
    assert plain.outcomes == told.outcomes == also.outcomes
    assert [story.probability for story in plain.stories] == [story.probability for story in also.stories]


def test_a_scene_that_is_told_opens_as_it_is_told() -> None:
    scene = forbear.load(SCENE + "told: stay(Ann), ...;")
    assert scene.reading is not None
    # staying is likelier where it costs her much to push: 1/2 · (1 − push(3)) is the larger part
    assert [(one.name, one.possibilities[one.read]) for one in scene.reading.moved] == [("kind(Ann)", "much")]
    run = scene.run()
    assert run.record.is_as_told
    assert all(describe(story.steps[0].event, run.record.task) == "stay(Ann)" for story in run.stories)
    assert run.as_data()["told"]["before"]["odds"] == pytest.approx(1 - 0.5 * push(0) - 0.5 * push(3))
    # what-ifs start from the likeliest reading, and run forwards from there
    changed = forbear.load(SCENE + "told: stay(Ann), ...;", settings=("kind(Bob) = nothing",))
    forward = changed.run()
    assert not forward.record.is_as_told
    assert forward.outcomes["bob_out"] == pytest.approx(push(3), abs=1e-12)
    assert scene.run("push(Ann, Bob)").outcomes["bob_out"] == 1


def test_a_level_that_is_stated_stays_or_goes_a_step_and_what_is_exact_does_not_move() -> None:
    stated = SCENE.replace("turns:", "kind(Ann) = some;\nturns:")
    found = reading("push(Ann, Bob), ...", stated)
    quantity = next(one for one in found.quantities if one.name == "kind(Ann)")
    assert [(p.text, p.prior) for p in quantity.possibilities] == [
        ("nothing", pytest.approx(0.15)),
        ("some", 0.7),
        ("much", pytest.approx(0.15)),
    ]
    weights = [0.15 * push(0), 0.7 * push(1), 0.15 * push(3)]
    assert of(found, "kind(Ann)")["some"] == pytest.approx(weights[1] / sum(weights), abs=1e-12)
    lowest = SCENE.replace("turns:", "kind(Ann) = nothing;\nturns:")
    quantity = next(one for one in reading("...", lowest).quantities if one.name == "kind(Ann)")
    assert [(p.text, p.prior) for p in quantity.possibilities] == [("nothing", 0.7), ("some", pytest.approx(0.3))]
    exact = SCENE.replace("turns:", "exactly kind(Ann) = some;\nturns:")
    assert [one.name for one in reading("...", exact).quantities] == ["kind(Bob)"]


def test_one_weight_of_a_stated_distribution_moves_a_step_and_the_others_share_the_rest() -> None:
    text = SCENE.replace(
        "turns:",
        "constant unlikely = 0.2; constant even = 0.5; constant likely = 0.8;\n"
        "believes(Ann, kind(Bob) = {nothing: unlikely, some: 0.6, much: rest});\nturns:",
    )
    found = reading("...", text)
    quantity = next(one for one in found.quantities if one.name == "believes(Ann, kind(Bob))")
    # 0.2 goes to even; 0.6 and 0.2 keep their proportion in what is left, or the last 0.2 does so
    assert sorted(p.amounts for p in quantity.possibilities) == [
        pytest.approx((0.125, 0.375, 0.5)),
        pytest.approx((0.2, 0.6, 0.2)),
        pytest.approx((0.5, 0.375, 0.125)),
    ]
    assert math.fsum(p.prior for p in quantity.possibilities) == pytest.approx(1)


def test_a_told_deed_that_the_situation_does_not_allow_is_added_and_nothing_else() -> None:
    text = SCENE.replace(
        "precondition: a != b & !out(a) & !out(b);", "precondition: a != b & !out(a) & !out(b) & may(a, b);"
    ).replace("property out", "property may(a : character, b : character) : boolean;\nproperty out")
    found = reading("push(Ann, Bob), ...", text)
    (episode,) = found.episodes
    added = [(str(episode.task.fluents[one.cell]), one.value, one.event) for one in episode.additions]
    assert added == [("may(Ann, Bob)", True, "push(Ann, Bob)")]
    assert found.before == pytest.approx(0.5 * push(0) + 0.5 * push(3), abs=1e-12)


@pytest.mark.parametrize(
    ("turns", "told", "column", "reason", "hint"),
    [
        ("Bob, Bob, Ann", "told: stay(Bob), push(Ann, Bob), ...;", 18, "Bob is on turn there", "stay(Bob)"),
        ("Bob, Bob, Ann", "told: stay(Bob), ...;  told outcomes bob_out, not bob_out2;", 24, "ends so", "outcome"),
        ("Ann", "told: wait(Ann), ...;", 7, "it is not open to Ann there", "push(Ann, Bob), stay(Ann)"),
        ("Ann, Bob", "told: stay(Ann);", 7, "the scene goes on after it", "`...`"),
        ("Ann, Bob, Bob", "told: ..., push(Ann, Bob), ..., push(Bob, Ann);", 33, "it is not open to Bob there", ""),
    ],
)
def test_what_cannot_be_told_is_refused_where_it_stands_with_what_is_open_there(
    turns: str, told: str, column: int, reason: str, hint: str
) -> None:
    text = SCENE.replace("turns: Ann, Bob;", f"turns: {turns};") + "outcome bob_out2: out(Bob);\n" + told
    with pytest.raises(StoryError) as raised:
        reading_of_text(text)
    (found,) = raised.value.diagnostics
    assert found.code == "E334" and found.span is not None and reason in found.message
    assert (found.span.line, found.span.column, found.source_line) == (len(text.splitlines()), column, told)
    assert hint in str(found.hint)


def test_because_leaves_out_the_hypotheses_under_which_the_choice_hangs_on_something_else() -> None:
    # Whom it costs 3 stays for that: without the cost she would have pushed (e^2 to 1). Whom it costs nothing stays all the
    # same, at 12 %, and silencing conscience changes nothing for her.
    found = reading("stay(Ann), ...", because="conscience")
    assert of(found, "kind(Ann)") == pytest.approx({"nothing": 0, "much": 1})
    whole = 0.5 * (1 - push(0)) + 0.5 * (1 - push(3))
    assert found.hangs == pytest.approx(0.5 * (1 - push(3)) / whole, abs=1e-12)
    with pytest.raises(RequestError, match="there is no kind 'consience'"):
        reading("stay(Ann), ...", because="consience")


def test_of_equally_likely_readings_the_one_that_departs_least_then_the_first() -> None:
    text = SCENE.replace("{nothing: 0.5, much: rest}", "{much: 0.5, nothing: rest}")
    assert reading("...", text).row == (0, 0)
    stated = SCENE.replace("turns:", "kind(Ann) = some;\nturns:").replace(
        "sum(b : character) (if(a != b & out(b)) 2 else 0)", "0"
    )
    assert reading("...", stated).departures == 0


def test_where_nothing_makes_it_likely_that_is_said() -> None:
    text = SCENE.replace("(if(a != b & out(b)) 2 else 0)", "(if(a != b & out(b)) 0 - 9 else 0)")
    found = reading("push(Ann, Bob), ...", text)
    assert found.weakest is not None
    assert found.weakest.event == "push(Ann, Bob)"
    assert found.weakest.probability == pytest.approx(1 / (1 + math.exp(9)), abs=1e-12)


def test_scenes_of_one_cast_share_what_is_open() -> None:
    from forbear.api.readings import read_scenes

    scenes = [
        forbear.load(SCENE + f"told: {told}(Ann{', Bob' * (told == 'push')}), ...;", before=True)
        for told in ("stay", "push", "stay")
    ]
    found = read_scenes(scenes, draws=0).inferred
    likelihood = {kind: (1 - push(kind)) ** 2 * push(kind) for kind in (0.0, 3.0)}
    assert of(found, "kind(Ann)")["much"] == pytest.approx(likelihood[3] / (likelihood[0] + likelihood[3]), abs=1e-12)


def test_many_open_quantities_end_in_those_that_move_the_likelihood() -> None:
    # 2 ** 16 hypotheses over fourteen trifles, each of which moves log L by a thousandth, and two that matter
    trifles = "".join(
        f"property t{n}() : number; typically t{n}() = {{nothing: 0.5, much: rest}};"
        f"reason r{n}(Ann): if(out(Bob)) t{n}() * 0.001 else 0;"
        for n in range(14)
    )
    found = reading("push(Ann, Bob), ...", SCENE.replace("turns:", trifles + "\nturns:"))
    assert [found.quantities[one.quantity].name for one in found.shown] == ["kind(Ann)"]
    aside = {found.quantities[one.quantity].name: one.effect for one in found.hypotheses.aside}
    # d log P / dx = 1 − P where P is the chance to push: at most 0.003 for a trifle of 0.003
    assert len(aside) == 15
    assert all(effect is not None and effect < 0.003 for effect in aside.values())
    assert found.before == pytest.approx(0.5 * push(0) + 0.5 * push(3), abs=0.02)


def test_the_same_seed_draws_the_same_readings() -> None:
    found = reading("push(Ann, Bob), ...")
    assert found.drawn(50, 7) == found.drawn(50, 7)
    assert math.fsum(share for _, share in found.drawn(50, 7)) == pytest.approx(1)


def test_an_open_fact_makes_a_scene_of_its_own() -> None:
    text = SCENE.replace(
        "precondition: a != b & !out(a) & !out(b);", "precondition: a != b & !out(a) & !out(b) & strong(a);"
    ).replace("property out", "property strong(c : character) : boolean;\nproperty out")
    text = text.replace("typically", "typically strong(c : character) = {True: 0.3, False: rest};\ntypically", 1)
    found = reading("push(Ann, Bob), ...", text)
    assert of(found, "strong(Ann)") == pytest.approx({"True": 1, "False": 0})
    assert found.episodes[0].additions == ()  # what is open is read, not added
    assert found.before == pytest.approx(0.3 * (0.5 * push(0) + 0.5 * push(3)), abs=1e-12)


def test_a_text_that_tells_nothing_cannot_be_read() -> None:
    with pytest.raises(RequestError, match="nothing is told of"):
        forbear.load(Text(SCENE)).read()


def test_a_spread_may_hang_on_what_is_stated_after_it() -> None:
    """Nobody is bold where the spread stands; then Ann is said to be: Ann's kindness has a spread, Bob's has none."""
    text = SCENE.replace(
        "typically kind(c : character) = {nothing: 0.5, much: rest};",
        "property bold(c : character) : boolean;"
        "typically kind(c : character) = if(bold(c)) {nothing: 0.6, much: rest}; bold(Ann);",
    )
    task = forbear.load(text, before=True).task
    assert {str(task.fluents[one.cells[0]]): one.odds for one in typical(task)} == {
        "kind(Ann)": (((0,), pytest.approx(0.6)), ((3,), pytest.approx(0.4)))
    }


def test_what_a_telling_adds_may_have_something_typical_to_it() -> None:
    """Nothing lets Ann shout but that it is told. Whoever may shout is as like as not to be glad of it; of Bob, who may not,
    nothing is typical."""
    text = SCENE.replace(
        "typically kind",
        "property able(c : character) : boolean; property loud(c : character) : boolean;"
        "property glad(c : character) : number;"
        "action shout(a : character) { precondition: able(a) & !loud(a); effect: loud(a); consenting: a; };"
        "reason noise(a : character): if(loud(a)) glad(a) else 0;"
        "typically glad(c : character) = if(able(c)) {nothing: 0.6, much: rest};\ntypically kind",
    )
    assert forbear.load(text, before=True).task.spreads
    assert not any("glad" in str(one.name) for one in reading("stay(Ann), ...", text).quantities)
    found = reading("shout(Ann), ...", text)
    assert [str(found.episodes[0].task.fluents[one.cell]) for one in found.episodes[0].additions] == ["able(Ann)"]

    def shout(glad: float) -> float:
        """The chance that she shouts rather than push (worth 2, less 0 or 3) or stay."""
        return sum(0.5 * math.exp(glad) / (math.exp(glad) + 1 + math.exp(2 - kind)) for kind in (0, 3))

    before = 0.6 * shout(0) + 0.4 * shout(3)
    assert found.before == pytest.approx(before, abs=1e-12)
    assert of(found, "glad(Ann)") == pytest.approx(
        {"nothing": 0.6 * shout(0) / before, "much": 0.4 * shout(3) / before}
    )
    assert not any(one.name == "glad(Bob)" for one in found.quantities)
    again = forbear.load(text, before=True).read("shout(Ann), ...", draws=0)
    assert again.scene.task.initial[again.scene.task.cell("glad(Ann)")] == 3


def test_a_told_kind_without_a_choice_is_told_where_it_stands() -> None:
    forced = SCENE.replace("precondition: !out(a); effect: !out(a)", "precondition: out(a); effect: out(a)").replace(
        "precondition: a != b & !out(a) & !out(b);", "precondition: a != b & a == Ann & !out(a) & !out(b);"
    )
    one_way = forced.replace("turns: Ann, Bob;", "turns: Ann;")  # Ann can push Bob, and nothing else
    with pytest.raises(StoryError) as raised:
        reading_of_text(one_way + "told: push(Ann, Bob);\n  told because conscience;\n")
    (found,) = raised.value.diagnostics
    assert found.code == "E338"
    assert found.span is not None
    lines = (one_way + "told: push(Ann, Bob);\n  told because conscience;\n").splitlines()
    assert (lines[found.span.line - 1], found.span.column) == ("  told because conscience;", 3)
    assert found.source_line == "  told because conscience;"
    with pytest.raises(RequestError, match="no choice is told that could hang on fear"):
        reading("push(Ann, Bob)", one_way, because="fear")


def reading_of_text(text: str) -> Inferred:
    return forbear.load(text, before=True).read(draws=0).inferred
