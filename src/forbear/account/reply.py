"""What a question about minds comes to, in words and as data."""

from __future__ import annotations

import math

from forbear.account.knowledge import Knowledge, knowledge_data, knowledge_lines
from forbear.account.lines import Fragment, Line, bar, beside, line, paragraph, percent, text_of
from forbear.account.naming import Naming
from forbear.account.plain import Data, plain
from forbear.account.record import Record
from forbear.account.sections.why import because_lines, why_data
from forbear.account.words import sentence
from forbear.language.ties import is_less
from forbear.language.values import Value
from forbear.minds.semantics import SEMANTICS
from forbear.records import dataclass
from forbear.stories.questions.posed import Posed
from forbear.stories.questions.why import Why

SCHEMA = "forbear-ask/1"

MOST_VALUES = 12
"""So many values are told, the likeliest first; the data has them all."""


@dataclass(frozen=True, slots=True, repr=False)
class Reply:
    """What a question about a scene comes to, over all that the story may be by then, each as likely as it is.

    at: after how many turns; None: at the end. given: the probability of the events taken as having happened, None where
    there are none. cell: the fluent that is asked about, where it is one. weights: of each value, the likeliest first
    (of a condition, of its being so). knows: how likely it is that the last of the minds is sure and right. numbers: what
    a sweep would have asked, by column. options: of a choice, each event with its probability and what its chooser expects
    of it, in utility. why: what the choice that is asked about hangs on. knowledge: who knows it, and when.
    """

    record: Record
    posed: Posed
    at: int | None
    given: float | None
    cell: int | None = None
    weights: tuple[tuple[Value, float], ...] = ()
    knows: float | None = None
    numbers: tuple[tuple[str, float], ...] = ()
    options: tuple[tuple[str, float, float | None], ...] = ()
    why: Why | None = None
    knowledge: tuple[Knowledge, ...] = ()

    def __repr__(self) -> str:
        return f"<Reply to {self.posed.text!r}>"

    def __str__(self) -> str:
        """Return the answer in words."""
        return "\n".join(text_of(shown) for shown in reply_lines(self))

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        from forbear.account.html_lines import lines_html

        return lines_html(reply_lines(self))

    @property
    def bits(self) -> float:
        """How unsure they are, in bits: 0 where they are sure."""
        return max(0.0, -math.fsum(weight * math.log2(weight) for _, weight in self.weights if weight > 0))


def reply_lines(reply: Reply) -> list[Line]:
    """Return the answer in words, within 80 columns."""
    naming = Naming(reply.record.problem, reply.record.task)
    found: list[Line] = []
    if reply.given is not None and reply.given == 0:
        found += paragraph("What is given has no chance in this scene; it is taken to have happened.", "", "warning")
    elif reply.given is not None and is_less(reply.given, 1):
        found += paragraph(f"What is given comes about with {percent(reply.given)}.", "", "faint")
    match reply.posed.kind:
        case "belief" | "sure":
            found += _held(reply, naming)
        case "knows":
            assert reply.knows is not None
            who = naming.person(reply.posed.path[-1])
            text = sentence(" ".join([*_thinks(reply, naming)[:-1], f"{who} knows {_asked(reply, naming)}"]))
            told = (
                "yes" if not is_less(reply.knows, 1) else "no" if not is_less(0, reply.knows) else percent(reply.knows)
            )
            found += beside(text, "", 60, Fragment(told, "number"))
        case "who":
            found += knowledge_lines(reply.knowledge, reply.record, naming)
        case "why":
            found += _why(reply, naming)
        case "number":
            found += [line(f"{name:<40} ", Fragment(f"{amount:.6g}", "number")) for name, amount in reply.numbers]
    return found


def _thinks(reply: Reply, naming: Naming) -> list[str]:
    return [f"{naming.person(name)} thinks" for name in reply.posed.path]


def _asked(reply: Reply, naming: Naming) -> str:
    if reply.cell is None:
        return f"whether {reply.posed.about}"
    return naming.question(reply.cell, reply.weights[0][0]) if reply.weights else naming.fluent(reply.cell)


def _held(reply: Reply, naming: Naming) -> list[Line]:
    who = " ".join(_thinks(reply, naming)) or "It is so"
    when = "at the end" if reply.at is None else f"after turn {reply.at}" if reply.at else "at first"
    found = [line(Fragment(f"{who}, {when}:", "heading"))]
    for value, weight in reply.weights[:MOST_VALUES]:
        if reply.cell is not None:
            text = naming.fact(reply.cell, value)
        else:
            text = reply.posed.about if value is True else f"not so: {reply.posed.about}"
        found += beside(text, "  ", 50, bar(weight), Fragment(f" {percent(weight):>5}", "number"))
    left = reply.weights[MOST_VALUES:]
    if left:
        rest = math.fsum(weight for _, weight in left)
        found += [line(Fragment(f"  and {len(left)} more, {percent(rest)} together", "faint"))]
    numbers = [(value, weight) for value, weight in reply.weights if _is_amount(value)]
    if len(numbers) > 1:
        mean = math.fsum(float(value) * weight for value, weight in numbers)  # type: ignore[arg-type]
        found += [line(Fragment(f"  {mean:.6g} on average", "faint"))]
    if reply.posed.kind == "sure":
        sure = "sure" if reply.bits < 1e-9 else f"unsure by {reply.bits:.2f} bits"
        found += [line(Fragment(f"  {sure}", "strong"))]
    return found


def _is_amount(value: Value) -> bool:
    return not isinstance(value, (bool, str)) and hasattr(value, "numerator")


def _why(reply: Reply, naming: Naming) -> list[Line]:
    found: list[Line] = []
    for told, chance, value in reply.options:
        worth = "" if value is None else f"   worth {value:.3g} to them"
        found += beside(sentence(told), "  ", 50, bar(chance), Fragment(f" {percent(chance):>5}{worth}", "number"))
    if reply.why is None:
        return [*found, *paragraph("There is nothing to choose here.", "    ")]
    found += because_lines(reply.why, naming)
    if not reply.why.complete:
        found += paragraph("Not everything was tried: a limit was hit.", "    ", "warning")
    return found


def reply_data(reply: Reply) -> Data:
    """Return the answer as JSON-ready data (docs/json.md)."""
    record, naming = reply.record, Naming(reply.record.problem, reply.record.task)
    found: Data = {
        "schema": SCHEMA,
        "semantics": SEMANTICS,
        "scene": record.name,
        "question": reply.posed.text,
        "kind": reply.posed.kind,
        "path": list(reply.posed.path),
        "about": reply.posed.about,
        "at": reply.at,
        "given": reply.given,
    }
    match reply.posed.kind:
        case "belief" | "sure":
            found["weights"] = [
                {
                    "value": plain(value),
                    "told": reply.posed.about if reply.cell is None else naming.fact(reply.cell, value),
                    "weight": weight,
                }
                for value, weight in reply.weights
            ]
            found["bits"] = reply.bits
        case "knows":
            found["knows"] = reply.knows
        case "who":
            found["facts"] = knowledge_data(reply.knowledge, record, naming)["facts"]
        case "why":
            found["options"] = [
                {"told": told, "probability": chance, "value": value} for told, chance, value in reply.options
            ]
            found["why"] = None if reply.why is None else why_data(reply.why, naming)
        case "number":
            found["answers"] = dict(reply.numbers)
    return found
