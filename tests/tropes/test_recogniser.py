"""The recogniser on stories that are made up: it asks, and knows nothing of how it is answered."""

from __future__ import annotations

from collections.abc import Callable

from forbear.language.patterns import TropeLibrary
from forbear.language.trope_loader import load_tropes
from forbear.stories.vocabulary.question import Answer, Happened, Question, ToldStory
from forbear.tropes.recogniser import Partial, advance, recognise
from forbear.tropes.verdict import verdicts


def told(by: str, answer: Callable[[Question], float]) -> ToldStory:
    """Return a story of one letter's person at each step."""
    happened = tuple(Happened(number, name) for number, name in enumerate(by))
    return ToldStory(tuple(sorted(set(by))), happened, lambda question: Answer(answer(question)))


def trope(parts: str, roles: str = "a, b"):  # type: ignore[no-untyped-def]
    (found,) = load_tropes(f"trope t {{ roles: {roles}; {parts} }}").tropes
    return found


def test_later_finds_every_way_and_then_only_the_next() -> None:
    story = told("xyxy", lambda question: 1.0)
    later = trope("step s by a: a != b & choices(s) > 0; later u by b: choices(u) > 0;")
    assert {match.steps for match in recognise(later, story).matches} == {(0, 1), (0, 3), (1, 2), (2, 3)}
    then = trope("step s by a: a != b & choices(s) > 0; then u by b: choices(u) > 0;")
    assert {match.steps for match in recognise(then, story).matches} == {(0, 1), (1, 2), (2, 3)}


def test_never_between_kills_and_says_by_what() -> None:
    story = told("xyyx", lambda question: float(question.about[0] == 1 or question.word == "choices"))
    pattern = trope(
        "step s by a: a != b & choices(s) > 0; later u by b: choices(u) > 0; never between s, u: attempt(it, a);"
    )
    found = recognise(pattern, story)
    assert (0, 2) not in {match.steps for match in found.matches}
    death = next(d for d in found.deaths if d.step == 2 and d.partial.steps == (0,))
    assert death.judged is not None
    assert [finding.question for finding in death.judged.findings] == [Question("attempt", (1, "x"))]


def test_a_death_says_where_and_by_which_number() -> None:
    story = told("xy", lambda question: 0.1)
    pattern = trope("step s by a: a != b & opened(s, b) >= 0.5;")
    _, deaths = advance(pattern, Partial(), story.happened[0], story)
    death = deaths[-1]
    assert (death.moment, death.step) == ("s", 0)
    assert death.judged is not None
    finding = death.judged.findings[0]
    assert (finding.question.word, finding.answer.value, finding.operator) == ("opened", 0.1, ">=")


def test_what_waits_at_the_end_dies_there() -> None:
    pattern = trope("step s by a: choices(s) > 0; later u by a: choices(u) > 0;")
    found = recognise(pattern, told("x", lambda question: 1.0))
    assert not found.matches
    assert ("u", None) in {(death.moment, death.step) for death in found.deaths}


def test_the_first_variant_that_holds_is_the_one() -> None:
    pattern = trope(
        "step s by a: choices(s) > 0;"
        'variant one "1": stake(s, a) > 0.9; variant two "2": stake(s, a) > 0.4; variant three "3": stake(s, a) > 0.1;',
        "a",
    )
    story = told("x", lambda question: 0.5)
    (verdict,) = verdicts(TropeLibrary((pattern,), ()), (story,), frozenset({"harm"})).recognised
    assert verdict.variant is not None and verdict.variant.name == "two"
    assert [claim.name for claim in verdict.passed_over] == ["one"]


def test_a_role_that_no_moment_speaks_of_is_played_by_whom_it_fits() -> None:
    (pattern,) = load_tropes(
        'trope t { roles: a, foe; step s by a: choices(s) > 0; premise p "{foe}": against(a, foe, s) > 0.5; }'
    ).tropes
    story = told("xyz", lambda q: 1.0 if q.word == "choices" else float(q.about[1] == "z"))
    found = verdicts(TropeLibrary((pattern,), ()), (story,), frozenset({"harm"})).recognised
    assert {dict(v.roles)["foe"] for v in found if dict(v.roles)["a"] == "x"} == {"z"}


def test_what_cannot_be_worked_out_is_not_met_and_says_why() -> None:
    pattern = trope('step s by a: choices(s) > 0; premise p "x": opened(s, a) >= 0.5;', "a")

    def ask(question: Question) -> Answer:
        return Answer(1.0) if question.word == "choices" else Answer(None, (), "too large")

    story = ToldStory(("x",), (Happened(0, "x"),), ask)
    found = verdicts(TropeLibrary((pattern,), ()), (story,), frozenset({"harm"}))
    assert not found.recognised
    assert found.near[0].premises[0].judged.findings[0].answer.why == "too large"
