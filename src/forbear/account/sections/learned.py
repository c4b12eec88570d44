"""Who learned what: how far each came to hold what is so, told once for all who think alike; whose mind is misread."""

from __future__ import annotations

from forbear.account.inquiry import Inquiry
from forbear.account.learned import Learned, Misread, learned, misread
from forbear.account.lines import Line, heading, paragraph, percent
from forbear.account.naming import Naming
from forbear.account.plain import Data, plain
from forbear.account.section import Section
from forbear.account.words import listed, sentence
from forbear.language.problem import READER

FACTS = 4
"""So much is told of what the same people learned; the data has it all."""

MISREADINGS = 3
"""So many misreadings are told."""


def _learned(inquiry: Inquiry) -> tuple[Learned, ...]:
    return () if inquiry.story is None else learned(inquiry.record, inquiry.story)


def _misread(inquiry: Inquiry) -> tuple[Misread, ...]:
    return () if inquiry.story is None else misread(inquiry.record, inquiry.story)


def _page(inquiry: Inquiry) -> list[Line]:
    naming, everyone = inquiry.naming, inquiry.record.characters
    found: list[Line] = []
    by_people: dict[tuple[str, ...], list[Learned]] = {}
    for one in inquiry.once(_learned):
        by_people.setdefault(one.people, []).append(one)
    for people, facts in by_people.items():
        told = "; ".join(_fact(one, naming) for one in facts[:FACTS])
        more = f"; and {len(facts) - FACTS} more" if len(facts) > FACTS else ""
        found += paragraph(f"{_people(people, everyone, naming)}: {told}{more}.", "  ", hanging="  ")
    for off in inquiry.once(_misread)[:MISREADINGS]:
        found += paragraph(f"{_misreading(off, everyone, naming)}.", "  ", hanging="  ")
    return [*heading("Who learned what"), *found] if found else []


def _people(people: tuple[str, ...], everyone: tuple[str, ...], naming: Naming) -> str:
    if len(everyone) > 1 and set(everyone) <= set(people):
        return "Everyone" if READER not in people else "Everyone, and the reader"
    return sentence(listed(["the reader" if name == READER else naming.thing(name) for name in people]))


def _fact(one: Learned, naming: Naming) -> str:
    before, after = percent(one.before), percent(one.after)
    moved = f"{before} → {after}" if before != after else f"{after} from first to last"
    step = f" (step {one.step + 1})" if one.step is not None and before != after else ""
    instead = "" if one.instead is None else f", and would rather think that {naming.fact(one.fact[0], one.instead)}"
    shared = ", and all know that of each other" if one.is_shared else ""
    return f"{naming.fact(*one.fact)}, {moved}{step}{instead}{shared}"


def _misreading(off: Misread, everyone: tuple[str, ...], naming: Naming) -> str:
    """Return who takes whom to think what, and what these do think."""
    of = naming.thing(off.of)
    others = [name for name in everyone if name != off.of]
    is_all = len(others) > 1 and set(others) <= set(off.people)
    who = "everyone else" if is_all else listed([naming.person(name) for name in off.people])
    takes = "takes" if is_all or len(off.people) == 1 else "take"
    when = "All along" if off.first and off.last else "At first" if off.first else "In the end"
    if off.is_whether:
        question = naming.question(*off.fact)
        if off.actual > off.held:
            taken = "not to know" if off.held <= 0 else f"to know with {percent(off.held)}"
            return f"{when}, {who} {takes} {of} {taken} {question}; {of} knows it"
        taken = "to know" if off.held >= 1 else f"to know with {percent(off.held)}"
        return f"{when}, {who} {takes} {of} {taken} {question}; {of} does not"
    fact = naming.fact(*off.fact)
    thinks = "thinks" if takes == "takes" else "think"
    return f"{when}, {who} {thinks} that {of} holds it {percent(off.held)} likely that {fact}; {of} holds it {percent(off.actual)}"


def _data(inquiry: Inquiry) -> Data:
    naming = inquiry.naming
    return {
        "learned": [
            {
                "people": list(one.people),
                "fluent": naming.fluent(one.fact[0]),
                "value": plain(one.fact[1]),
                "told": naming.fact(*one.fact),
                "before": one.before,
                "after": one.after,
                "step": one.step,
                "instead": None if one.instead is None else plain(one.instead),
                "shared": one.is_shared,
            }
            for one in inquiry.once(_learned)
        ],
        "misread": [
            {
                "people": list(off.people),
                "of": off.of,
                "fluent": naming.fluent(off.fact[0]),
                "value": plain(off.fact[1]),
                "told": _misreading(off, inquiry.record.characters, naming),
                "held": off.held,
                "actual": off.actual,
                "whether": off.is_whether,
                "first": off.first,
                "last": off.last,
            }
            for off in inquiry.once(_misread)
        ],
    }


SECTION = Section("learned", data=_data, page=_page)
