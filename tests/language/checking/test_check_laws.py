"""Laws of loading: the peer's files load, what is printed reads back the same, cases and settings replace what they name."""

from __future__ import annotations

import json
import math
from fractions import Fraction
from pathlib import Path

import pytest

from forbear.errors import RequestError, StoryError
from forbear.grounding.ground import ground
from forbear.language.expressions import Conditional, Fluent, Literal, Property, Quantified, Variable
from forbear.language.loader import LIBRARY, load, load_problem
from forbear.language.problem import Assign, Inform, Mind, Reason, Together
from forbear.records import replace
from tests.planning.corner_cases import CASES as CORNERS

SHARED = Path(__file__).resolve().parents[3] / ".." / "shared"
PEER = SHARED / "peers" / "sabre"
GAMBIT = Path(__file__).resolve().parents[2] / "vectors" / "gambit.story"
CATALOGUE = sorted(LIBRARY.parent.rglob("*.story"))
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder is not beside the project")

PROBLEMS = sorted((PEER / "problems").glob("*.txt"))
CASES = sorted((PEER / "cases").glob("*.txt"))

PAIR = """
entity Ann : character;
entity Bob : character;
property good(c : character) : boolean;
property mood(c : character) : number;
"""


def codes(text: str, **options: object) -> list[str]:
    """Return the codes of all that loading a text tells, in order."""
    try:
        return [found.code for found in load(text, **options).warnings]  # type: ignore[arg-type]
    except StoryError as error:
        return [found.code for found in error.diagnostics]


def only(text: str) -> str:
    """Return what the one mistake of a text looks like."""
    with pytest.raises(StoryError) as caught:
        load(text)
    assert len(caught.value.diagnostics) == 1, str(caught.value)
    return str(caught.value)


# The peer's problems


@needs_shared
@pytest.mark.parametrize("path", PROBLEMS, ids=lambda path: path.stem)
def test_every_problem_of_the_peer_loads(path: Path) -> None:
    problem = load_problem(path)
    assert problem.actions and problem.characters


@needs_shared
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_loads_unless_the_peer_refuses_it_for_the_author_s_fault(path: Path) -> None:
    # Errors that the record gives as "Error: null" and the like are the peer's crashes: those files load here.
    # `ambiguous_property` and `contradictory_effect` are the author's; the second shows when it is grounded.
    record = json.loads((PEER / "cases" / "expected.json").read_text())["cases"][path.stem]
    authors = ("ambiguous", "contradict")
    refused = any(any(word in run.get("error", "") for word in authors) for run in record["runs"])
    try:
        ground(load_problem(path))
    except StoryError:
        assert refused
    else:
        assert not refused


@needs_shared
@pytest.mark.parametrize("path", [*PROBLEMS, *CASES], ids=lambda path: path.stem)
def test_a_problem_of_the_peer_printed_as_a_story_reads_back_the_same(path: Path) -> None:
    try:
        loaded = load(path)
    except StoryError:
        pytest.skip("has mistakes")
    if any(warning.code == "W103" for warning in loaded.warnings):
        pytest.skip("a story file must declare its types")
    assert load_problem(str(loaded.problem)) == loaded.problem


@pytest.mark.parametrize("name", CORNERS)
def test_a_problem_in_the_base_language_printed_as_a_story_reads_back_the_same(name: str, tmp_path: Path) -> None:
    file = tmp_path / "corner.txt"
    file.write_text(CORNERS[name].text, encoding="utf-8")
    problem = load_problem(file)
    assert problem.actions and problem.characters
    assert load_problem(str(problem)) == problem


def test_the_vectors_scene_prints_and_reads_back_the_same() -> None:
    problem = load_problem(GAMBIT)
    assert load_problem(str(problem)) == problem
    assert problem.turns == ("Bob", "Alice", "Alice")
    assert [action.name for action in problem.actions] == ["offer", "withhold", "kill", "spare", "join", "leave"]


@pytest.mark.parametrize("path", CATALOGUE, ids=lambda path: path.stem)
def test_a_file_of_the_catalogue_prints_and_reads_back_the_same(path: Path) -> None:
    """But for what is told of it, which stands in a file of its own."""
    problem = load_problem(path)
    assert load_problem(str(problem)) == replace(problem, tale=None)


# What things become


def test_a_use_means_the_first_declared_property_that_takes_its_arguments() -> None:
    problem = load_problem(
        PAIR + "entity Axe : entity; property at(c : character) : boolean; property at(e : entity) : number;"
        "at(Ann); at(Axe) = 2;"
    )
    first, second = problem.initial
    assert isinstance(first, Assign) and first.target.property.type == "boolean"
    assert isinstance(second, Assign) and second.target.property.type == "number"


def test_a_repeated_parameter_takes_equal_arguments_only() -> None:
    text = PAIR + "property loves(c : character, c : character) : boolean; "
    assert codes(text + "loves(Ann, Ann);") == []
    assert codes(text + "loves(Ann, Bob);") == ["E204"]


def test_types_accumulate_and_a_character_may_be_a_place() -> None:
    problem = load_problem("type place; type character : place; entity Ann : character; entity Ann : place;")
    assert problem.entities[0].types == ("character", "place")
    assert problem.values("place") == ("Ann",)


def test_the_five_ways_to_tell_a_mind_are_one() -> None:
    ways = ["believes(Ann, good(Bob) = True)", "believes(Ann, good(Bob))", "believes(Ann, good(Bob)) = True"]
    ways += ["believes(Ann, good(Bob) == True)", "believes(Ann, good(Bob)) != False"]
    problems = [load_problem(f"{PAIR}{way};") for way in ways]
    assert all(problem.initial == problems[0].initial for problem in problems)
    (told,) = problems[0].initial
    assert isinstance(told, Inform) and told.character == Literal("Ann") and isinstance(told.body, Assign)


def test_joint_facts_are_put_in_the_order_of_the_first_entry() -> None:
    problem = load_problem(PAIR + "believes(Ann, {good(Ann) & mood(Bob) = 1: 0.5, mood(Bob) = 2 & !good(Ann): 0.5});")
    again = load_problem(PAIR + "believes(Ann, {good(Ann) & mood(Bob) = 1: 0.5, !good(Ann) & mood(Bob) = 2: 0.5});")
    assert problem.initial == again.initial


def test_a_decimal_is_exact() -> None:
    problem = load_problem("constant third = 1 / 3; constant tenth = 0.1; constant sum = tenth + 0.2;")
    assert dict(problem.constants) == {
        "third": Literal(Fraction(1, 3)),
        "tenth": Literal(Fraction(1, 10)),
        "sum": Literal(Fraction(3, 10)),
    }


def test_a_fluent_of_what_a_fluent_holds_is_about_whoever_it_is() -> None:
    problem = load_problem(PAIR + "property foe(c : character) : character; reason peace(a : character): good(foe(a));")
    value = problem.reasons[0].value
    assert isinstance(value, Conditional)
    test = value.branches[0][0]
    assert isinstance(test, Quantified) and test.kind == "exists"


def test_a_reason_for_one_is_of_the_same_kind_as_the_reason_for_all() -> None:
    problem = load_problem(PAIR + "reason peace(c : character) as duty: good(c); reason peace(Ann): 2;")
    assert [(reason.character, reason.kind) for reason in problem.reasons] == [
        (Variable("c", "character"), "duty"),
        (Literal("Ann"), "duty"),
    ]


# Cases and settings


def test_a_case_replaces_what_it_names() -> None:
    text = (
        PAIR
        + "constant much = 5; constant more = much + 1; mood(Ann) = more; believes(Ann, good(Bob) = {True: 0.5, False: rest});"
        "reason peace(Ann): much; mind Ann { depth: 2; precision: 3; } ends: good(Ann); turns: Ann;"
        "action act(a : character) { effect: good(a); consenting: a; };"
        "case calm { much = 7; mood(Ann) = 0; believes(Ann, good(Bob) = True); reason peace(Ann): more;"
        " mind Ann { depth: 0; } ends: good(Bob); turns: Bob, Ann; reason peace(Bob): 1; }"
    )
    plain, calm = load_problem(text), load_problem(text, case="calm")
    assert dict(plain.constants) == {"much": Literal(5), "more": Literal(6)}
    assert dict(calm.constants) == {"much": Literal(7), "more": Literal(8)}
    assert plain.reasons == (Reason("peace", Literal("Ann"), None, None, Literal(5), is_vague=True),)
    assert calm.reasons[0] == Reason("peace", Literal("Ann"), None, None, Literal(8), is_vague=True)
    assert calm.minds == (Mind("Ann", depth=0, precision=3.0),)
    assert (plain.turns, calm.turns) == (("Ann",), ("Bob", "Ann"))
    assert plain.ends != calm.ends
    assert len(calm.initial) == len(plain.initial) + 2
    assert plain.cases == calm.cases == ("calm",)
    (declaration,) = ground(calm).declarations
    assert [weight for _, weight in declaration.alternatives[0][1]] == [1.0]


def test_settings_are_put_over_the_case() -> None:
    text = PAIR + "constant much = 5; case calm { much = 7; }"
    settings = ("much = 9", "constant little = 1;")
    assert dict(load_problem(text, case="calm", settings=settings).constants)["much"] == Literal(9)


def test_a_mistake_in_a_setting_is_shown_in_the_setting() -> None:
    with pytest.raises(StoryError) as caught:
        load_problem(PAIR, settings=("good(Anne)",))
    assert "--set:1:6: E201" in str(caught.value)
    assert "did you mean 'Ann'?" in str(caught.value)


def test_there_is_no_such_case() -> None:
    with pytest.raises(RequestError, match="did you mean 'betrayed'"):
        load_problem(PAIR + "case betrayed { good(Ann); }", case="betraid")


# What mistakes look like

GREET = (
    "reason peace(Ann): mood(Bob); action greet(a : character, b : character) { effect: mood(b) = 1; consenting: a; }; "
)


def test_a_mistake_has_its_place_its_line_a_caret_and_a_hint() -> None:
    assert only("entity Ann : character;\nproperty good(c : character) : boolean;\ngood(Anne);\n") == (
        "text.story:3:6: E201 nobody and nothing is called 'Anne'\n"
        "  good(Anne);\n"
        "       ^^^^\n"
        "  hint: did you mean 'Ann'?"
    )


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("good(ann);", "did you mean 'Ann'?"),
        ("godo(Ann);", "did you mean 'good'?"),
        ("good(Ann) = true;", "did you mean 'True'?"),
        ("good(Ann) = 1;", "it is True or False"),
        ("believes(Ann, mood(Bob) = {1: 0.5, 2: 0.3});", "0.2 is missing; one entry may say `rest`"),
        ("believes(Ann, mood(Bob) = {1: 0.5, 2: 0.7});", "0.2 too much"),
        ("reason peace(c : charcter): 1;", "did you mean 'character'?"),
        ("utility(Ann): good;", "a property is written with its arguments: good(…)"),
        ("mind Ann { dept: 1; }", "did you mean 'depth'?"),
        ("reason peace(Ann) as consience: 1;", "did you mean 'conscience'?"),
        ("action act() { effect: good(Ann); cost(Ann): 1; };", "nobody consents to this action"),
        ("mood(Ann) = 1; action act() { precondition: mood(Ann) = 1; };", "write `==` to compare"),
        ("good(Ann, Bob);", "it is declared as good(c : character) : boolean"),
        (GREET + "turns: Ann; told: greet(Ann);", "it is declared as greet(a : character, b : character)"),
        (GREET + "script: greet(Ann);", "it is declared as greet(a : character, b : character)"),
    ],
)
def test_the_hint_says_what_to_do(line: str, hint: str) -> None:
    assert f"hint: {hint}" in only(PAIR + line)


def test_all_mistakes_come_at_once_and_in_order() -> None:
    found = codes(PAIR + "good(Cid);\nmood(Ann) = ;\ngodo(Ann);\nbelieves(Ann, mood(Bob) = {1: 2});\n")
    assert found == ["E201", "E101", "E202", "E301"]


def test_what_an_unreadable_piece_declares_is_not_reported_as_unknown() -> None:
    assert codes("entity Ann character;\nproperty good(c : character) : boolean;\ngood(Ann);\n") == ["E101"]


def test_the_order_of_definitions_does_not_matter() -> None:
    lines = PAIR.strip().split("\n")
    assert load_problem("\n".join(lines)).properties == load_problem("\n".join(reversed(lines))).properties[::-1]


def test_an_expression_that_is_too_deep_is_told() -> None:
    # 150 levels are the bound: a sum of n numbers is n levels deep.
    terms = " + ".join(["1"] * 150)
    assert codes(f"{PAIR} utility(Ann): {terms};") == []
    assert codes(f"{PAIR} utility(Ann): {terms} + 1;") == ["E232"]


def test_ten_thousand_beliefs_are_checked_in_bounded_time() -> None:
    people = "".join(f"entity P{n} : character;" for n in range(100))
    text = people + (
        "property f(a : character, b : character) : boolean; property g(a : character, b : character) : boolean;"
        "forall(a : character) forall(b : character) believes(a, f(a, b) = {True: 0.5, False: 0.5});"
        "forall(a : character) forall(b : character) believes(a, g(a, b) = if(f(a, b)) {True: 0.5, False: 0.5} else True);"
    )
    assert "E306" in codes(text)


def test_precision_may_be_infinite() -> None:
    (mind,) = load_problem(PAIR + "mind Ann { precision: infinite; depth: 0; }").minds
    assert (mind.precision, mind.depth) == (math.inf, 0)


def test_an_entity_may_be_called_as_a_keyword_or_a_property_as_belief() -> None:
    problem = load_problem("entity type : character; property action(c : character) : boolean; action(type);")
    assert problem.initial == (Assign(_fluent(problem.properties[0], "type"), Literal(True)),)


def _fluent(declared: Property, *names: str) -> Fluent:
    return Fluent(declared, tuple(Literal(name) for name in names))


def test_true_as_an_effect_does_nothing() -> None:
    assert load_problem(PAIR + "action act() { effect: True; };").actions[0].effect == Together(())


def test_a_mistake_in_a_long_line_shows_the_part_around_it() -> None:
    text = only(PAIR.replace("\n", " ") + "good(Ann); " * 1000 + "good(Cid);")
    line, caret = text.split("\n")[1:3]
    assert len(line) < 200
    assert line[caret.index("^") : caret.rindex("^") + 1] == "Cid"


def test_many_types_and_many_definitions_of_one_name_are_refused() -> None:
    # The bounds are 1,000 types and 200 definitions of one name.
    assert codes("".join(f"type t{n};" for n in range(1001))) == ["E109"]
    assert codes(PAIR + "".join(f"property p({n}) : boolean;" for n in range(200))) == []
    assert codes(PAIR + "".join(f"property p({n}) : boolean;" for n in range(201))) == ["E109"]
