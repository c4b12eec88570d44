"""PDDL becomes a story of ours: plans are those of PDDL, and what cannot be said is refused by name."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import forbear
from forbear.errors import StoryError
from forbear.language.loader import Text, load, load_problem
from forbear.language.pddl.story import translated

BLOCKS = """; the blocks world of four operators
(define (domain blocks)
  (:requirements :strips)
  (:predicates (on ?x ?y) (ontable ?x) (clear ?x) (handempty) (holding ?x))
  (:action pick-up :parameters (?x)
    :precondition (and (clear ?x) (ontable ?x) (handempty))
    :effect (and (not (ontable ?x)) (not (clear ?x)) (not (handempty)) (holding ?x)))
  (:action put-down :parameters (?x) :precondition (holding ?x)
    :effect (and (not (holding ?x)) (clear ?x) (handempty) (ontable ?x)))
  (:action stack :parameters (?x ?y) :precondition (and (holding ?x) (clear ?y))
    :effect (and (not (holding ?x)) (not (clear ?y)) (clear ?x) (handempty) (on ?x ?y)))
  (:action unstack :parameters (?x ?y) :precondition (and (on ?x ?y) (clear ?x) (handempty))
    :effect (and (holding ?x) (clear ?y) (not (clear ?x)) (not (handempty)) (not (on ?x ?y)))))
"""
SUSSMAN = """(define (problem sussman) (:domain BLOCKS) (:objects A B C)
 (:init (on C A) (ontable A) (ontable B) (clear C) (clear B) (handempty))
 (:goal (and (on a b) (on b c))))
"""


def plan_of(domain: str, problem: str, folder: Path) -> tuple[str, ...]:
    """Return the steps of the story that two texts of PDDL have."""
    (folder / "d.pddl").write_text(domain, encoding="utf-8")
    (folder / "p.pddl").write_text(problem, encoding="utf-8")
    request = forbear.from_pddl(folder / "d.pddl", folder / "p.pddl")
    story = next(iter(forbear.plan(request)))
    return tuple(story.brief().replace(") ", ")\n").splitlines())


def story_of(domain: str, problem: str) -> str:
    return translated(domain, problem, "d.pddl", "p.pddl").text


def mistakes(domain: str, problem: str) -> list[tuple[str, int]]:
    with pytest.raises(StoryError) as told:
        story_of(domain, problem)
    return [(found.code, found.span.line if found.span else 0) for found in told.value.diagnostics]


def domain_of(*parts: str, predicates: str = "(p ?x) (q ?x)") -> str:
    return f"(define (domain d) (:predicates {predicates})\n" + "\n".join(parts) + ")"


def problem_of(init: str, goal: str, objects: str = "a b") -> str:
    return f"(define (problem p) (:domain d) (:objects {objects})\n(:init {init})\n(:goal {goal}))"


def test_sussmans_anomaly_takes_its_six_steps(tmp_path: Path) -> None:
    """The one shortest plan (Sussman 1975): no goal can be reached and kept first."""
    assert plan_of(BLOCKS, SUSSMAN, tmp_path) == (
        "unstack(C, A)",
        "put_down(C)",
        "pick_up(B)",
        "stack(B, C)",
        "pick_up(A)",
        "stack(A, B)",
    )


def test_what_is_ended_and_made_at_once_is_so(tmp_path: Path) -> None:
    """PDDL takes away first and adds then: `swap(a, a)` leaves p(a), and `touch` leaves p of all of which q is so."""
    swap = "(:action swap :parameters (?x ?y) :precondition (p ?x) :effect (and (p ?y) (not (p ?x)) (q ?x)))"
    assert plan_of(domain_of(swap), problem_of("(p a)", "(and (p a) (q a))", "a"), tmp_path) == ("swap(a, a)",)
    touch = "(:action touch :effect (and (forall (?x) (not (p ?x))) (forall (?x) (when (q ?x) (p ?x))) (r)))"
    domain = domain_of(touch, predicates="(p ?x) (q ?x) (r)")
    assert plan_of(domain, problem_of("(p a) (q a) (p b)", "(and (r) (p a) (not (p b)))"), tmp_path) == ("touch()",)


def test_numbers_change_and_are_compared(tmp_path: Path) -> None:
    """Three litres at two a drive: one drive leaves 1, so the second needs fuel; 3 + 1 - 2 - 2 = 0."""
    domain = """(define (domain d) (:predicates (near) (there))
(:functions (fuel) (total-cost))
(:action drive :precondition (and (near) (>= (fuel) 2)) :effect (and (decrease (fuel) 2) (there) (increase (total-cost) 5)))
(:action approach :precondition (>= (fuel) 2) :effect (and (decrease (fuel) 2) (near) (increase (total-cost) (fuel))))
(:action fill :precondition (<= (fuel) 1) :effect (assign (fuel) (+ (fuel) 1))))"""
    problem = problem_of("(= (fuel) 3) (= (total-cost) 0)", "(and (there) (= (fuel) 0))") + ""
    assert plan_of(domain, problem, tmp_path) == ("approach()", "fill()", "drive()")
    story = translated(domain, problem, "d", "p")
    assert story.costs == (("drive", 5),)
    assert [remark.split()[1] for remark in story.remarks] == ["approach"]


COURT = """(define (domain court) (:types person place)
(:predicates (at ?p - person ?l - place) (free ?p - person) (has ?p - person) (lies ?l - place))
(:action walk :parameters (?p - person ?l ?m - place) :precondition (and (at ?p ?l) (free ?p))
  :effect (and (not (at ?p ?l)) (at ?p ?m)) :agents (?p))
(:action find :parameters (?p - person ?l - place) :precondition (and (at ?p ?l) (lies ?l))
  :effect (and (has ?p) (not (lies ?l))) :agents (?p))
(:action order :parameters (?a ?b - person ?l - place)
  :precondition (and (at ?a ?l) (at ?b ?l) (not (= ?a ?b)) (intends ?a (has ?a)))
  :effect (and (free ?b) (intends ?b (has ?a))) :agents (?a))
(:action give :parameters (?a ?b - person ?l - place)
  :precondition (and (at ?a ?l) (at ?b ?l) (has ?a) (not (= ?a ?b)))
  :effect (and (not (has ?a)) (has ?b)) :agents (?a)))"""


def test_nobody_acts_but_for_what_they_intend(tmp_path: Path) -> None:
    """The knight goes when he is ordered; where the king intends nothing, or the knight, nobody does anything."""
    begin = "(at k castle) (at n castle) (lies cave)"
    objects = "k n - person castle cave - place"
    problem = problem_of(f"{begin} (intends k (has k))", "(has k)", objects).replace("domain d", "domain court")
    steps = plan_of(COURT, problem, tmp_path)
    assert steps == (
        "order(k, n, castle)",
        "walk(n, castle, cave)",
        "find(n, cave)",
        "walk(n, cave, castle)",
        "give(n, k, castle)",
    )
    with pytest.raises(StopIteration):
        plan_of(COURT, problem.replace("(intends k (has k))", ""), tmp_path)
    with pytest.raises(StopIteration):
        plan_of(COURT.replace("(and (free ?b) (intends ?b (has ?a)))", "(free ?b)"), problem, tmp_path)


def test_nobody_does_anything_so_as_to_be_made_to_intend_it(tmp_path: Path) -> None:
    """To be ordered is no reason to come to the castle, though what is ordered would then be brought; another reason is."""
    init = "(at k castle) (at n camp) (free n) (lies cave) (intends k (has k))"
    objects = "k n - person castle camp cave - place"
    problem = problem_of(init, "(has k)", objects).replace("domain d", "domain court")
    with pytest.raises(StopIteration):
        plan_of(COURT, problem, tmp_path)
    steps = plan_of(COURT, problem.replace("(lies cave)", "(lies cave) (intends n (at n castle))"), tmp_path)
    assert steps[:3] == ("walk(n, camp, castle)", "order(k, n, castle)", "walk(n, castle, cave)")


LAMP = """(define (domain d) (:types person thing) (:predicates (lies ?t - thing) (has ?p - person ?t - thing))
(:action vow :parameters (?p - person ?t - thing) :effect (intends ?p (has ?p ?t)) :agents (?p))
(:action take :parameters (?p - person ?t - thing) :precondition (lies ?t)
  :effect (and (has ?p ?t) (not (lies ?t)) (not (intends ?p (has ?p ?t)))) :agents (?p))
(:action forget :parameters (?p - person ?t - thing)
  :precondition (intends ?p (has ?p ?t)) :effect (not (intends ?p (has ?p ?t))) :agents (?p)))"""


@pytest.mark.parametrize(
    ("intends", "goal", "steps"),
    [
        ("", "(has ann lamp)", None),  # she could vow to have it, and have it: but she intends nothing
        # To have it ends that she intends it, and is what she intended.
        ("(intends ann (has ann lamp))", "(has ann lamp)", ("take(ann, lamp)",)),
        # To intend it no longer is not to have it.
        ("(intends ann (has ann lamp))", "(and (not (has ann lamp)) (not (intends ann (has ann lamp))))", None),
    ],
)
def test_an_intention_ends_as_it_is_fulfilled_and_is_no_burden(
    intends: str, goal: str, steps: tuple[str, ...] | None, tmp_path: Path
) -> None:
    problem = problem_of(f"(lies lamp) {intends}", goal, "ann - person lamp - thing")
    if steps is None:
        with pytest.raises(StopIteration):
            plan_of(LAMP, problem, tmp_path)
    else:
        assert plan_of(LAMP, problem, tmp_path) == steps


def test_what_was_given_up_is_no_reason_any_more(tmp_path: Path) -> None:
    """She may take it once Bob has had his say; where that makes all forget what they intend, she has no reason left."""
    say = """(:action say :parameters (?q - person ?t - thing)
  :effect (and (calm ?q) (forall (?p - person) (not (intends ?p (has ?p ?t))))) :agents (?q))
(:action forget"""
    domain = LAMP.replace("(:action forget", say).replace("(:predicates", "(:predicates (calm ?q - person)")
    domain = domain.replace(":precondition (lies ?t)", ":precondition (and (lies ?t) (calm bob))")
    init = "(lies lamp) (intends ann (has ann lamp)) (intends bob (calm bob))"
    problem = problem_of(init, "(has ann lamp)", "ann bob - person lamp - thing")
    with pytest.raises(StopIteration):
        plan_of(domain, problem, tmp_path)
    domain = domain.replace("(forall (?p - person) (not (intends ?p (has ?p ?t))))", "")
    assert plan_of(domain, problem, tmp_path) == ("say(bob, lamp)", "take(ann, lamp)")


def test_what_follows_by_itself_is_a_trigger(tmp_path: Path) -> None:
    """`knows` is a predicate where a domain has it; one may be about a thing that is named; an axiom makes somebody intend."""
    domain = """(define (domain d) (:requirements :domain-axioms) (:types person thing) (:constants ark - thing)
(:predicates (closed ark) (knows ?p - person ?t - thing) (lives ?p - person) (loves ?p ?q - person) (avenged ?p - person))
(:action look-in :parameters (?p - person) :precondition (knows ?p ark) :effect (not (closed ark)) :agents (?p))
(:action avenge :parameters (?p ?q - person) :precondition (and (loves ?p ?q) (not (lives ?q)))
  :effect (avenged ?q) :agents (?p))
(:axiom :vars (?p - person) :context (and (not (closed ark)) (knows ?p ark)) :implies (not (lives ?p)))
(:axiom :vars (?p ?q - person) :context (and (loves ?p ?q) (not (lives ?q))) :implies (intends ?p (avenged ?q))))"""
    init = "(closed ark) (lives ann) (lives bob) (knows ann ark) (loves bob ann) (intends ann (not (closed ark)))"
    problem = problem_of(init, "(avenged ann)", "ann bob - person")
    assert plan_of(domain, problem, tmp_path) == ("look_in(ann)", "avenge(bob, ann)")
    with pytest.raises(StopIteration):
        plan_of(domain, problem.replace("(loves bob ann)", ""), tmp_path)


def test_one_fact_is_intended_at_a_time() -> None:
    problem = problem_of("(intends a (and (p a) (q a)))", "(p a)")
    assert mistakes(domain_of("(:axiom :vars (?x))"), problem) == [("E601", 2), ("E601", 2)]


def test_a_wrong_belief_is_acted_on(tmp_path: Path) -> None:
    """She takes what she intends to be where it is not; only the author, who consents to nothing, knows better."""
    domain = """(define (domain d) (:types person place) (:predicates (lies ?l - place) (sought ?l - place) (has ?p - person))
(:action seek :parameters (?p - person ?l - place) :precondition (believes ?p (lies ?l))
  :effect (and (sought ?l) (when (lies ?l) (has ?p))) :agents (?p)))"""
    init = "(lies barn) (believes ann (lies shed)) (believes ann (not (lies barn))) (intends ann (has ann))"
    problem = problem_of(init, "(sought shed)", "ann - person barn shed - place")
    assert plan_of(domain, problem, tmp_path) == ("seek(ann, shed)",)
    with pytest.raises(StopIteration):
        plan_of(domain, problem.replace("(:goal (sought shed))", "(:goal (has ann))"), tmp_path)


def test_a_mind_may_be_told_of_another_mind(tmp_path: Path) -> None:
    """What is told is told of the mind in the mind: only who is told that cat takes it for so may open."""
    domain = """(define (domain d) (:types person place) (:predicates (lies ?l - place) (is-open ?l - place))
(:action tell :parameters (?p ?q - person ?l - place) :precondition (not (= ?p ?q))
  :effect (believes ?p (believes ?q (lies ?l))))
(:action unlock :parameters (?p ?q - person ?l - place)
  :precondition (and (believes ?p (believes ?q (lies ?l))) (not (believes ?q (lies ?l)))) :effect (is-open ?l)))"""
    init = "(believes ann (not (believes cat (lies shed))))"
    objects = "ann cat - person shed barn - place"
    assert mistakes(domain, problem_of(init, "(is-open shed)", objects)) == [("E602", 2)]
    init = "(lies barn) (believes ann (believes cat (not (lies barn))))"
    found = plan_of(domain, problem_of(init, "(is-open shed)", objects), tmp_path)
    assert found == ("tell(ann, cat, shed)", "unlock(ann, cat, shed)")


def test_what_nobody_intends_of_minds_is_refused_by_name() -> None:
    problem = problem_of("(intends a (believes b (p a)))", "(p a)")
    assert mistakes(domain_of("(:action go :parameters (?x) :effect (p ?x) :agents (?x))"), problem) == [("E602", 2)]


def test_things_of_types_apart_are_not_held_against_each_other() -> None:
    """What one person leaves is not what a stone comes to, whoever and whichever they are: the story does not ask."""
    domain = """(define (domain d) (:types thing place - object person stone - thing) (:predicates (at ?t - thing ?p - place))
(:action push :parameters (?p - person ?s - stone ?from ?to - place) :precondition (and (at ?p ?from) (at ?s ?from))
  :effect (and (not (at ?p ?from)) (at ?s ?to))))"""
    text = story_of(
        domain,
        problem_of("(at ann shed) (at rock shed)", "(at rock barn)", "ann - person rock - stone shed barn - place"),
    )
    assert "effect: !at(p, from) & at(s, to);" in text
    assert load(Text(text)).warnings == ()


def test_names_that_mean_something_or_the_same_are_kept_apart() -> None:
    """`if` and `Number` are words of ours; `a-b` and `a_b` differ; a variable may be named as an object is."""
    domain = """(define (domain d) (:types number-of if) (:predicates (believes-it ?x - if) (a-b ?a) (a_b ?a))
(:action forall :parameters (?if - if ?a) :precondition (a-b ?a) :effect (and (a_b ?a) (believes-it ?if))))"""
    text = story_of(domain, problem_of("(a-b a)", "(a_b a)", "a 2nd - if"))
    load_problem(text)
    assert text.count("property") == 3
    assert "entity n2nd" in text


def test_all_that_cannot_be_said_is_refused_at_once() -> None:
    domain = """(define (domain d)
(:requirements :durative-actions :preferences)
(:predicates (p ?x - (either a b)))
(:derived (q ?x) (p ?x))
(:durative-action wait :parameters ()))"""
    problem = (
        "(define (problem p) (:domain d)\n(:objects a)\n(:init (at 5 (p a)) (oneof (p a)))\n(:goal (knows a (p a))))"
    )
    assert mistakes(domain, problem) == [
        ("E602", 2),
        ("E602", 2),
        ("E602", 3),
        ("E602", 4),
        ("E602", 5),
        ("E602", 3),
        ("E602", 3),
        ("E602", 4),
    ]


@pytest.mark.parametrize(
    ("problem", "codes"),
    [
        ("", ["E608"]),
        ("(define (problem p) (:domain d)", ["E102"]),
        (")", ["E103"]),
        ("word", ["E601"]),
        ("(" * 200, ["E606"]),
        ("(define (problem p) (:domain e) (:goal (p a)) (:objects a))", ["E605"]),
        ("(define (problem p) (:domain d) (:objects a A))", ["E608", "E607"]),
        ("(define (problem p) (:domain d) (:objects a) (:init (p) (z a) (p b) (p ?x)) (:goal (and)))", ["E604", "E603", "E603", "E603"]),
        ("(define (problem p) (:domain d) (:objects a - t) (:goal p))", ["E603", "E601"]),
        ("(define (problem p) (:domain d) (:nothing) (:goal (= 1 (f))))", ["E601", "E603"]),
    ],
)  # fmt: skip
def test_mistakes_have_their_place(problem: str, codes: list[str]) -> None:
    assert [code for code, _ in mistakes(domain_of(), problem)] == codes


_SIGNS = st.sampled_from(["(", ")", "define", "domain", "problem", ":init", ":goal", "and", "not", "p", "?x", "a", "-", "=", "3", "forall", "when", "intends", ":agents", ":action", ":parameters", ":effect"])  # fmt: skip


@settings(max_examples=150)
@given(st.lists(_SIGNS, max_size=40))
def test_any_text_is_a_story_or_told(signs: list[str]) -> None:
    """Whatever stands in a file: a story that loads as it is written, or mistakes of PDDL's own."""
    text = " ".join(signs)
    for domain, problem in product(
        (text, domain_of(text)), (text, problem_of(text, "(p a)"), problem_of("(p a)", text or "(p a)"))
    ):
        try:
            story = story_of(domain, problem)
        except StoryError as error:
            assert {found.code[:2] for found in error.diagnostics} <= {"E6", "E1"}
        else:
            load_problem(story)


@pytest.mark.parametrize(
    ("goal", "code"),
    [
        ("(has k)", None),
        ("(has castle)", "E609"),  # a place, where a person is meant
        ("(forall (?x - knight) (has ?x))", "E603"),  # no such type
        ("(forall (?x - place) (has ?x))", "E609"),
        ("(forall (at - person) (has k))", "E601"),  # no variable
        ("(not (= k castle))", None),  # never one: so it is
        ("(exists (?_x ?_ - person) (not (= ?_x ?_)))", None),  # names that none of ours can be
    ],
)
def test_what_a_story_could_not_say_is_told_of_the_problem_itself(goal: str, code: str | None) -> None:
    objects = "k n - person castle - place"
    problem = problem_of("(at k castle)", goal, objects).replace("domain d", "domain court")
    if code is None:
        load_problem(forbear.Text(story_of(COURT, problem), "made.story"))
    else:
        assert [found for found, _ in mistakes(COURT, problem)] == [code]


def test_types_that_go_round_in_a_circle_are_told() -> None:
    domain = COURT.replace("(:types person place)", "(:types person - place place - thing thing - person)")
    told = mistakes(
        domain, problem_of("(at k c)", "(has k)", "k - person c - place").replace("domain d", "domain court")
    )
    assert [found for found, _ in told] == ["E601"] * 3
