"""What a story is to do to its reader: surprise, tension and a twist, on odds that are seen at a glance.

Nature hides who is guilty (1 in 8), then the box is opened or left, then it shows. The reader knows the odds of nature and
believes nothing more, so: guilt is surprising by log2 8 = 3 bits when it shows, innocence by log2 8/7 = 0.19; before the last
choice the outcome is open by the entropy of 1/8, 0.544 bits.
"""

from __future__ import annotations

import pytest

import forbear
from forbear.errors import RequestError

STORY = """
entity Ann : character;
property guilty() : boolean;
property shown() : boolean;
property left() : boolean;
guilty() = False;
believes(reader, guilty() = {True: 0.125, False: rest});
action unmask() { precondition: guilty(); effect: shown(); weight: 1; };
action clear() { precondition: !guilty(); effect: !shown(); weight: 1; };
action leave(a : character) { effect: left(); consenting: a; };
action stay(a : character) { effect: !left(); consenting: a; };
turns: Ann, chance;
outcome exposed: shown();
reader sees(all);
"""
GUILTY = STORY.replace("guilty() = False;", "guilty() = True;\nopenly believes(Ann, guilty() = True);")


def found(text: str, **asked: object) -> int:
    """Return how many stories there are that do what is asked."""
    request = forbear.PlanRequest(source=forbear.Text(text, "hidden.story"), every=True, **asked)  # type: ignore[arg-type]
    return len(list(forbear.plan(request)))


ALL = 2
"""Ann leaves or stays."""


@pytest.mark.parametrize(
    ("text", "asked", "stories"),
    [
        (GUILTY, {"min_surprise": 2.99}, ALL),
        (GUILTY, {"min_surprise": 3.01}, 0),
        (STORY, {"min_surprise": 1.01}, 0),
        (STORY, {"tension": 0.54}, ALL),
        (STORY, {"tension": 0.55}, 0),
        (GUILTY, {"twist": "guilty()"}, ALL),
        (GUILTY, {"twist": "shown()"}, ALL),
        (GUILTY, {"twist": "!guilty()"}, 0),
        (STORY, {"twist": "guilty()"}, 0),
        (STORY, {"twist": "!guilty()"}, 0),
        (GUILTY, {"twist": "guilty()", "goal": "left()"}, 1),
    ],
)
def test_only_stories_that_do_it_are_told(text: str, asked: dict[str, object], stories: int) -> None:
    assert found(text, **asked) == stories


def test_without_a_reader_nobody_is_surprised() -> None:
    text = STORY.replace("reader sees(all);", "").replace(
        "believes(reader, guilty() = {True: 0.125, False: rest});", ""
    )
    with pytest.raises(RequestError, match="--min-surprise, --twist: nobody reads this scene"):
        found(text, min_surprise=1.0, twist="guilty()")
    with pytest.raises(RequestError, match="no tension"):
        found(STORY, tension=1.5)
    with pytest.raises(forbear.StoryError, match="E202"):
        found(STORY, twist="gilty()")
