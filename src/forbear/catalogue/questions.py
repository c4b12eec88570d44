"""A few plain questions about two people and a life in the balance, and the scene that the answers make.

The scene stands on the domain life-and-death and is meant to be read and changed: everything asked for is one line of it.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping

from forbear.catalogue.index import LIBRARY
from forbear.catalogue.scale import AMOUNTS, CREDENCES
from forbear.records import dataclass

DOMAIN = "life-and-death"

YES_NO = ("yes", "no")
PRONOUNS = ("she", "he", "they", "it")

LONGEST = 200
"""Characters of an answer in words."""

_DECLARED = re.compile(r"^\s*(?:type|entity|property|constant|action|trigger|reason)\s+([^\W\d]\w*)", re.MULTILINE)
_TAKEN = frozenset(("chance", "reader", "author", "True", "False", "rest", "character", "number", "boolean", "entity"))


@dataclass(frozen=True, slots=True)
class Question:
    """One question. choices: what may be answered, or nothing for an answer in words. `{alice}` and `{bob}` in the
    text stand for the names given before."""

    key: str
    text: str
    default: str
    choices: tuple[str, ...] = ()


QUESTIONS = (
    Question("title", "What is the scene called?", "A chance to kill"),
    Question("alice", "Who could kill?", "Alice"),
    Question("alice_pronoun", "What is {alice} spoken of as?", "she", PRONOUNS),
    Question("bob", "Who gives {alice} the chance?", "Bob"),
    Question("bob_pronoun", "What is {bob} spoken of as?", "he", PRONOUNS),
    Question("grudge", "How much would {alice} get out of {bob}'s death?", "strong", AMOUNTS),
    Question("mercy", "What would killing cost {alice}'s conscience, in truth?", "overwhelming", AMOUNTS),
    Question("conscience", "How likely is it, as {alice} sees it, that conscience would hold?", "unlikely", CREDENCES),
    Question("good", "Is {bob} at heart a good person?", "yes", YES_NO),
    Question("esteem", "How likely is it, as {alice} sees it, that {bob} is good?", "unlikely", CREDENCES),
    Question("trust", "How likely is it, as {bob} sees it, that {alice}'s conscience would hold?", "likely", CREDENCES),
    Question("need", "How much does {alice} need {bob} alive?", "none", AMOUNTS),
    Question("love", "How dear is {bob} to {alice}?", "none", AMOUNTS),
    Question("reprisal", "What would others do to {alice} for it?", "none", AMOUNTS),
    Question("shielded", "Is {bob} secretly safe from the blow?", "no", YES_NO),
    Question("regard", "How much is it to {bob} that {alice} should think well of {bob}?", "strong", AMOUNTS),
    Question("faith", "How much is it to {bob} that {alice} should find that conscience?", "some", AMOUNTS),
    Question("kinship", "How much would it be to {alice} to side with {bob}, if {bob} is good?", "some", AMOUNTS),
)

_OTHERWISE = {"remote": "sure", "unlikely": "likely", "even": "even", "likely": "unlikely", "sure": "remote"}


def asked(question: Question, answers: Mapping[str, str]) -> str:
    """Return the question's text with the names given so far."""
    named = {key: answers.get(key, default) for key, default in (("alice", "Alice"), ("bob", "Bob"))}
    return question.text.format(**named)


def accepted(question: Question, answer: str, answers: Mapping[str, str]) -> tuple[str, str | None]:
    """Return an answer as it counts, the default where it is empty; and what is wrong with it, or None.

    A choice may be shortened as far as it stays clear.
    """
    given = " ".join(answer.split())
    if not given:
        return question.default, None
    if question.choices:
        fitting = [choice for choice in question.choices if choice.startswith(given.casefold())]
        if given.casefold() in question.choices or len(fitting) == 1:
            return fitting[0] if len(fitting) == 1 else given.casefold(), None
        near = difflib.get_close_matches(given.casefold(), question.choices, 1, 0.6)
        hint = f"; did you mean '{near[0]}'?" if near else ""
        return given, f"'{given[:40]}' is none of {', '.join(question.choices)}{hint}"
    if len(given) > LONGEST:
        return given, f"longer than {LONGEST} characters"
    if not given.isprintable() or '"' in given:
        return given, "quotation marks and unprintable characters cannot stand in it"
    if question.key in ("alice", "bob") and not identifier(given):
        return given, f"'{given}' has no letter in it"
    if question.key == "bob" and identifier(given) == identifier(answers.get("alice", "")):
        return given, f"'{given}' is taken: it takes two"
    return given, None


def identifier(name: str) -> str:
    """Return a name as an entity can be called; empty where it has no letter."""
    word = re.sub(r"\W+", "_", unicodedata.normalize("NFC", name)).strip("_")
    if not word or not any(letter.isalpha() for letter in word):
        return ""
    word = word if word[0].isalpha() else f"_{word}"
    return f"{word}_" if word in _TAKEN or word in _names_of_the_domain() else word


def _names_of_the_domain() -> frozenset[str]:
    return frozenset(_DECLARED.findall((LIBRARY / f"{DOMAIN}.story").read_text(encoding="utf-8")))


def scene_text(answers: Mapping[str, str]) -> str:
    """Return the scene that the answers make. answers: every question's, as `accepted` returns them."""
    a, b = identifier(answers["alice"]), identifier(answers["bob"])
    joins = answers["kinship"] != "none"
    lines = [
        f'title "{answers["title"]}";',
        f'note "{answers["bob"]} can give {answers["alice"]} the chance to kill.";',
        "",
        f'import "{DOMAIN}";',
        "",
        f"entity {b} : character;",
        f"entity {a} : character;",
        "",
        f'says {b}: "{answers["bob"]}", {answers["bob_pronoun"]};',
        f'says {a}: "{answers["alice"]}", {answers["alice_pronoun"]};',
        "",
        "// What may be done",
        f"can_open({b}, {a});",
        *([f"undecided({a}, {b});"] if joins else []),
        "",
        "// How they are",
        f"mercy({a}) = {answers['mercy']};",
        f"good({b}) = {'True' if answers['good'] == 'yes' else 'False'};",
        *([f"shielded({b});"] if answers["shielded"] == "yes" else []),
        "",
        "// What they care about",
        *_amounts(answers, a, b),
        "",
        "// What they think; everybody knows that they do",
        *_beliefs(answers, a, b),
        "",
        f"turns: {b}, {a}{f', {a}' if joins else ''};",
        "",
        f"outcome both_live: alive({b}) & alive({a});",
        'says outcome both_live: "both of them live";',
        *([f"outcome joined: sworn_to({a}) == {b};"] if joins else []),
        *([f'says outcome joined: "{answers["alice"]} sides with {answers["bob"]}";'] if joins else []),
    ]
    return "\n".join(lines) + "\n"


def _amounts(answers: Mapping[str, str], a: str, b: str) -> list[str]:
    amounts = [(name, a, b) for name in ("grudge", "need", "love", "reprisal", "kinship")]
    amounts += [(name, b, a) for name in ("regard", "faith")]
    return [f"{name}({one}, {other}) = {answers[name]};" for name, one, other in amounts if answers[name] != "none"]


def _beliefs(answers: Mapping[str, str], a: str, b: str) -> list[str]:
    """Return the beliefs. One of {bob}'s kind trusts as was answered; one of the other kind the other way round."""
    cost = answers["mercy"] if answers["mercy"] != "none" else "overwhelming"
    own, esteem, trust = (answers[key] for key in ("conscience", "esteem", "trust"))
    good, bad = (trust, "unlikely") if answers["good"] == "yes" else ("likely", trust)
    lines = [
        f"openly believes({a}, mercy({a}) = {_odds(cost, own, 'none')});",
        f"openly believes({a}, good({b}) = {_odds('True', esteem, 'False')});",
        "// A good person would trust; a bad one would think everybody alike.",
        f"openly believes({b}, mercy({a}) = if(good({b})) {_odds(cost, good, 'none')} else {_odds(cost, bad, 'none')});",
    ]
    if answers["shielded"] == "yes":
        lines.append(f"openly believes({a}, shielded({b}) = {_odds('True', 'remote', 'False')});")
    return lines


def _odds(value: str, weight: str, other: str) -> str:
    return f"{{{value}: {weight}, {other}: {_OTHERWISE[weight]}}}"
