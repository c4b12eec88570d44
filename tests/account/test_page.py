"""The page that a run opens with: short, told once for all who think alike, and no more worked out than it tells.

The limits on lines are those that the account was asked to keep; everything else is worked by hand beside its test.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from forbear.account import report
from forbear.account.learned import learned, misread
from forbear.account.lines import WIDTH, Fragment, heading, line, paragraph, paragraphs, text_of
from forbear.account.sections.hinges import first_whys
from forbear.account.sections.why import whys
from forbear.api.runs import Run
from forbear.api.scene import load
from forbear.language.loader import Text
from forbear.stories.questions.hinge import hinges

COUNCIL = Path(__file__).parent / "council.story"

WITHOUT_WHY = [name for name in report.NAMES if name not in report.HUNG_ON]


def _page(run: Run, names: Collection[str] = report.NAMES) -> list[str]:
    return [text_of(row) for part in report.page(run.inquiry(), names) for row in part]


@pytest.mark.parametrize("scene", ["film/casablanca", "theatre/julius-caesar", "exercises/who-killed-the-colonel"])
def test_a_page_has_forty_lines_at_most_and_fits_a_terminal(scene: str) -> None:
    told = _page(load(scene, before=True).run())
    assert len(told) <= 40
    assert max(map(len, told)) <= WIDTH


def test_five_people_and_eight_turns_are_told_on_sixty_lines() -> None:
    """Without why they take 45 lines at most: a choice of the page takes four lines, an edge two, with two headings."""
    run = load(COUNCIL).run()
    assert len(run.record.characters) == 5 and len(run.record.task.turns) == 8
    assert len(_page(run, WITHOUT_WHY)) <= 45


@pytest.mark.nightly
@pytest.mark.parametrize("scene", ["film/in-bruges", COUNCIL])
def test_the_longest_are_told_on_sixty_lines(scene: str | Path) -> None:
    assert len(_page(load(scene).run())) <= 60


SECRET = """
entity Ann : character; entity Bob : character; entity Cas : character; entity Dot : character;
property gold() : boolean; property shown() : boolean; property left() : boolean;
gold();
openly believes(Bob, gold() = {True: 0.25, False: 0.75});
openly believes(Cas, gold() = {True: 0.25, False: 0.75});
action show() { precondition: !shown(); effect: shown(); consenting: Ann; revealing(c : character) if(c != Dot): gold(); };
turns: Ann;
outcome shown: shown();
reason r(Ann): if(shown()) 1 else 0;
believes(Dot, gold() = {True: 0.5, False: 0.5});
"""


def test_what_several_learn_alike_is_told_once() -> None:
    """Bob and Cas go from a quarter to sure as Ann shows the gold; Dot, who is not shown it, stays at one half."""
    run = load(Text(SECRET)).run()
    assert run.record.told is not None
    found = {one.people: (one.before, one.after, one.step) for one in learned(run.record, run.record.told)}
    assert found == {("Bob", "Cas"): (0.25, 1.0, 0), ("Dot",): (0.5, 0.5, None)}
    told = "\n".join(_page(run, ("learned",)))
    assert "Bob and Cas: gold(), 25 % → 100 % (step 1)." in told
    assert "Dot: gold(), 50 % from first to last." in told


def test_whose_mind_is_misread_is_told_with_both_weights() -> None:
    """Nobody is told that Dot doubts: Ann takes her to be right, as she is herself; Bob and Cas, who do not know it, take
    Dot to know it."""
    run = load(Text(SECRET)).run()
    assert run.record.told is not None
    found = [one for one in misread(run.record, run.record.told) if one.of == "Dot" and one.first]
    assert {(one.people, one.held, one.actual, one.is_whether) for one in found} == {
        (("Ann",), 1.0, 0.5, False),
        (("Bob", "Cas"), 1.0, 0.0, True),
    }


LEVERS = """
entity Ann : character;
property done() : number; property won() : boolean;
done() = 0;
action first(a : character) { precondition: done() == 0; effect: done() = 1; consenting: a; };
action first_other(a : character) { precondition: done() == 0; effect: done() = 1; consenting: a; };
action second(a : character) { precondition: done() == 1; effect: done() = 2 & won(); consenting: a; };
action second_other(a : character) { precondition: done() == 1; effect: done() = 2; consenting: a; };
action third(a : character) { precondition: done() == 2; effect: done() = 3; consenting: a; };
action third_other(a : character) { precondition: done() == 2; effect: done() = 4; consenting: a; };
reason r(Ann): if(won()) 1 else 0;
turns: Ann, Ann, Ann;
outcome won: won();
"""


def test_a_hinge_is_the_choice_that_moves_the_ending_most() -> None:
    """Told by who won, what is done first and third moves nothing (total variation 0), what is done second decides all (1).
    Told by what was done last, that decides. Of those that move alike the first comes before the third."""
    run = load(Text(LEVERS)).run()
    assert run.record.told is not None
    assert hinges(run.record.told, run.stories, lambda story: story.end.holds("won")) == (0, 1)
    assert hinges(run.record.told, run.stories, lambda story: story.steps[-1].event) == (0, 2)


def test_the_first_causes_are_among_all_the_causes() -> None:
    inquiry = load("film/casablanca").run().inquiry()
    every = {one.step: one for one in inquiry.once(whys)}
    for one in inquiry.once(first_whys):
        assert one.because
        assert one.probability == every[one.step].probability
        assert set(one.because) <= set(every[one.step].because)


def test_the_page_works_out_no_more_than_it_tells() -> None:
    inquiry = load("film/casablanca").run().inquiry()
    for _ in report.page(inquiry):
        pass
    assert whys not in inquiry._found


def test_lines_are_put_together_to_paragraphs_again() -> None:
    text = "word " * 60
    told = [
        line(Fragment("Title", "title")),
        *heading("One"),
        *paragraph(text, "  ", hanging="    "),
        *paragraph("two"),
    ]
    assert paragraphs(told) == [(None, ["Title"]), ("One", [text.strip(), "two"])]


def test_a_number_and_its_percent_sign_stay_together() -> None:
    rows = [text_of(row) for row in paragraph(f"{'x' * 76} 20 % of it")]
    assert rows == ["x" * 76, "20 % of it"]
