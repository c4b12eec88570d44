"""Problems in PDDL that are fuzzed: a domain and a problem in order, with a few of their groups exchanged, left out,
doubled or put elsewhere, and their words for others.
"""

from __future__ import annotations

import random
import re

from tests.fuzz.targets import APART

Group = list["str | Group"]

DOMAIN = """(define (domain d) (:requirements :adl) (:types thing - object person place - object knight - person)
(:constants Hill - place)
(:predicates (at ?p - person ?l - place) (free ?p - person) (has ?p - person ?t - thing) (lies ?t - thing ?l - place) (done))
(:functions (coins ?p - person) (total-cost))
(:action walk :parameters (?p - person ?l ?m - place) :precondition (and (at ?p ?l) (or (free ?p) (not (= ?l ?m))))
  :effect (and (not (at ?p ?l)) (at ?p ?m) (increase (total-cost) 2)) :agents (?p))
(:action take :parameters (?p - person ?t - thing ?l - place) :precondition (and (at ?p ?l) (believes ?p (lies ?t ?l)))
  :effect (and (when (lies ?t ?l) (has ?p ?t)) (decrease (coins ?p) 1) (not (lies ?t ?l))) :agent ?p)
(:action order :parameters (?a ?b - person ?t - thing) :precondition (and (not (= ?a ?b)) (intends ?a (has ?a ?t)))
  :effect (and (free ?b) (intends ?b (has ?a ?t)) (assign (coins ?b) (+ (coins ?a) 3))) :agents (?a))
(:action flood :precondition (exists (?p - person) (imply (free ?p) (>= (coins ?p) 2)))
  :effect (and (done) (forall (?p - person ?l - place) (when (at ?p ?l) (and (not (at ?p ?l)) (at ?p Hill)))))))"""

PROBLEM = """(define (problem p) (:domain d) (:objects Ann - knight Bob - person Hut - place ring - thing)
(:init (at Ann Hill) (at Bob Hut) (lies ring Hut) (= (coins Ann) 2) (= (coins Bob) 0.5) (= (total-cost) 0)
  (intends Ann (has Ann ring)) (believes Bob (not (lies ring Hut))) (not (done)))
(:goal (and (has Ann ring) (forall (?p - person) (free ?p)))) (:metric minimize (total-cost)))"""

WORDS = (
    "define", "domain", "problem", ":requirements", ":types", ":constants", ":predicates", ":functions", ":action", ":parameters",
    ":precondition", ":effect", ":agents", ":agent", ":domain", ":objects", ":init", ":goal", ":metric", ":durative-action", ":derived",
    "and", "or", "not", "imply", "forall", "exists", "when", "=", "<", ">=", "+", "-", "*", "/", "increase", "assign", "scale-up",
    "intends", "believes", "at", "has", "coins", "total-cost", "free", "Ann", "Bob", "Hill", "ring", "person", "place", "object", "number",
    "?p", "?l", "?", "0", "2", "-1", "0.5", "1e308", "9" * 4_301, "1/3", "x" * 400, "é", "\u202e", "\x1b[2J", "true", "script", "believes",
    "a-b", "a_b", "A.B", "either", "preference", "{", "}", ";", '"', "",
)  # fmt: skip

_PIECE = re.compile(r"[()]|[^\s()]+")


def made_pddl(drawn: random.Random) -> str:
    """Return a domain and a problem."""
    both = [_read(text) for text in (DOMAIN, PROBLEM)]
    for _ in range(drawn.choice((0, 1, 1, 2, 3, 5, 8))):
        _change(drawn.choice(both), drawn)
    found = APART.join(map(_written, both))
    if drawn.randrange(12) == 0:
        place = drawn.randrange(len(found))
        found = (
            found[:place] + drawn.choice(("(", ")", "(" * 300, "(" * 5_000 + ")" * 5_000, ";", "\r")) + found[place:]
        )
    return found


def _change(whole: Group, drawn: random.Random) -> None:
    """Change something in one of the groups."""
    group = drawn.choice(_groups(whole))
    place = drawn.randrange(len(group) + 1)
    match drawn.randrange(6):
        case 0:
            group.insert(place, drawn.choice(WORDS))
        case 1:
            group.insert(place, _copied(drawn.choice(_groups(whole))))
        case 2 if place < len(group):
            del group[place]
        case 3 if place < len(group):
            group[place] = [drawn.choice(WORDS), group[place]]
        case _ if place < len(group):
            group[place] = drawn.choice(WORDS)


def _groups(group: Group) -> list[Group]:
    return [group, *(inner for part in group if isinstance(part, list) for inner in _groups(part))]


def _copied(group: Group) -> Group:
    return [_copied(part) if isinstance(part, list) else part for part in group]


def _read(text: str) -> Group:
    opened: list[Group] = [[]]
    for piece in _PIECE.findall(text):
        if piece == "(":
            opened.append([])
        elif piece == ")":
            closed = opened.pop()
            opened[-1].append(closed)
        else:
            opened[-1].append(piece)
    return opened[0]


def _written(group: Group) -> str:
    return " ".join(f"({_written(part)})" if isinstance(part, list) else part for part in group)
