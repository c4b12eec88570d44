"""Labels of published sets are checked: those that were reported to be wrong are found, each kind by a story of ours."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forbear.errors import RequestError
from forbear.testsets.labels import Label, labels_in
from forbear.testsets.published import checked, checked_file
from forbear.testsets.sentences import NotUnderstood, decided
from tests.cli.calling import forbear as called
from tests.docs.schemas import faults, parsed

LINES = """\
1 Una entered the attic.
2 Piet entered the attic.
3 The lamp is in the trunk.
4 Piet exited the attic.
5 Una moved the lamp to the crate.
6 Where is the lamp really?\tcrate\t1
7 Where was the lamp at the beginning?\ttrunk\t1
8 Where will Una look for the lamp?\tcrate\t1
9 Where will Piet look for the lamp?\ttrunk\t1
10 Where does Una think that Piet searches for the lamp?\tcrate\t1
11 Where does Piet think that Una searches for the lamp?\ttrunk\t1
1 Una entered the attic.
2 The lamp is in the trunk.
3 Where will Una look for the lamp?\ttrunk\t1
"""


def test_a_label_that_forgets_who_left_the_room_is_found() -> None:
    """As in ToMi's second-order items: Una saw Piet go before she moved it, so he is taken to look in the trunk."""
    found = checked(labels_in(LINES, "tomi.txt"), "tomi.txt")
    assert found.agreeing == 6
    (wrong,) = found.disagreements
    assert (wrong.label.place, wrong.label.answer, wrong.answer) == ("tomi.txt, line 10", "crate", "trunk")
    assert wrong.derivation == (
        "it is seen in the trunk: all take it in",
        "Una moves it to the crate: Piet does not take it in",
    )


def test_who_comes_back_sees_things_where_the_set_has_it_so() -> None:
    """In ToMi containers stand open: who comes in sees what is in them, and is seen to."""
    story = "Una entered the attic. Piet entered the attic. The lamp is in the trunk. Piet exited the attic. "
    story += "Una moved the lamp to the crate. Piet likes the hat Piet entered the attic."
    rows = [{"story": story, "question": "Where does Una think that Piet searches for the lamp?", "answer": "crate"}]
    labels = labels_in(json.dumps(rows), "rows.json")
    assert checked(labels, "rows.json", sees_things=True).agreeing == 1
    (wrong,) = checked(labels, "rows.json").disagreements
    assert wrong.answer == "trunk"


def test_a_prompt_with_its_question_at_the_end_is_read() -> None:
    """The form of the example set of which labels were reported wrong (UKGovernmentBEIS/inspect_ai, issue 66)."""
    text = (
        "Una entered the attic. Piet entered the attic. The lamp is in the trunk. Piet exited the attic. Una moved the lamp "
        "to the crate. Piet hates the soup Omar entered the attic. Where does Piet think that Una searches for the lamp?"
    )
    row = {"input": [{"role": "user", "content": text}], "target": "crate"}
    (wrong,) = checked(labels_in(json.dumps(row) + "\n", "set.jsonl"), "set.jsonl").disagreements
    assert wrong.answer == "trunk"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Where does Una think Piet thinks Omar thinks the lamp is?", "trunk"),
        ("Where does Una really think the lamp is?", "crate"),
        ("Where does Omar think Piet thinks the lamp is?", "chest"),
        ("Where does Piet think Una thinks the lamp is?", "trunk"),
    ],
)
def test_words_spoken_aside_and_higher_orders_are_read(question: str, answer: str) -> None:
    """As in Hi-ToM: Piet and Omar leave; Una moves the lamp; Piet is told of the chest by Omar alone."""
    story = (
        "Una, Piet and Omar entered the attic. The lamp is in the trunk. Piet exited the attic. Omar exited the attic. "
        "Una moved the lamp to the crate. Una made no movements and stayed in the attic for 1 minute. "
        "Omar privately told Piet that the lamp is in the chest now."
    )
    label = Label("here", tuple(part + "." for part in story.rstrip(".").split(". ")), question, answer)
    if question.startswith("Where does Piet think Una"):
        # told anew, Piet takes Una to be right still, who he thought was
        answer = "chest"
    assert decided(label)[0] == answer


def test_labels_in_the_wrong_order_are_found_row_by_row() -> None:
    """Answers that stand a row too far down, as a set of answers sorted otherwise than its questions has them."""
    story = "Una entered the attic. The lamp is in the trunk. Una moved the lamp to the crate."
    rows = [
        {"story": story, "question": "Where was the lamp at the beginning?", "answer": "crate"},
        {"story": story, "question": "Where is the lamp?", "answer": "trunk"},
    ]
    assert [one.answer for one in checked(labels_in(json.dumps(rows), "a"), "a").disagreements] == ["trunk", "crate"]


def test_what_is_not_understood_is_left_undecided() -> None:
    label = Label("here", ("Una juggles the lamp into orbit.",), "Where is the lamp?", "orbit")
    with pytest.raises(NotUnderstood):
        decided(label)
    found = checked([label], "set")
    assert len(found.undecided) == 1
    assert not found.disagreements


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    binary = tmp_path / "set.txt"
    binary.write_bytes(b"\xff\xfe\x00\x01")
    for file in (empty, binary, tmp_path / "nowhere.txt"):
        with pytest.raises(RequestError):
            checked_file(file)


def test_the_command_says_which_labels_do_not_follow(tmp_path: Path) -> None:
    file = tmp_path / "tomi.txt"
    file.write_text(LINES, encoding="utf-8")
    found = called("testset", "--check", str(file))
    assert found.code == 1
    assert "labelled crate, follows trunk" in found.out
    assert "of 7 labels 6 follow, 1 do not" in found.out
    assert faults(parsed(called("testset", "--check", str(file), "--json").out), "forbear-labels-1") == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("set.json", '{"data": 5}'),
        ("set.json", '{"examples": 0.5}'),
        ("set.json", '[{"input": [], "target": "x"}]'),
        (
            "set.json",
            '[{"story": "Una entered the attic.", "question": "Where is it?", "answer": ' + "9" * 4_301 + "}]",
        ),
        ("set.json", "[" * 100_000),
        ("set.csv", 'story,question,answer\n"Una\rleft\n,x'),
        ("set.csv", "story,question,answer\n" + "x" * 200_000 + ",Where is it?,x"),
    ],
)
def test_data_of_another_shape_is_refused(name: str, text: str) -> None:
    try:
        assert labels_in(text, name) == []
    except RequestError as error:
        assert "cannot be read" in str(error)


def test_a_sentence_that_never_ends_is_not_understood() -> None:
    label = Label("here", ("Una moved " + "a to " * 1_000,), "Where is the a?", "x")
    with pytest.raises(NotUnderstood, match="more than 2,000 signs"):
        decided(label)


def test_a_line_that_is_no_json_is_named() -> None:
    with pytest.raises(RequestError, match="line 2 is no JSON"):
        labels_in('{"story": "a"}\n{"story": \n', "set.jsonl")


def test_of_many_undecided_labels_it_is_told_how_many_more_there_are() -> None:
    rows = [{"story": "It rained.", "question": "Where will Una look for the lamp?", "answer": "crate"}] * 7
    lines = checked(labels_in(json.dumps(rows), "rows.json"), "rows.json").lines()
    assert lines[-2:] == [
        "… and 2 more undecided",
        "rows.json: of 7 labels 0 follow, 0 do not, 7 could not be decided",
    ]
