"""Who wants what: everybody's reasons, by how much the endings differ in them, as they are and as each one sees it."""

from __future__ import annotations

from collections.abc import Iterable

from forbear.account.cares import Care, Price, cares, in_one, told_cares
from forbear.account.lines import Line, heading, line, paragraph
from forbear.account.naming import Naming
from forbear.account.record import Record
from forbear.account.words import listed, sentence
from forbear.grounding.task import GroundReason, Task
from forbear.language.expressions import Expression
from forbear.language.ties import is_same
from forbear.logic.cells import cells_of
from forbear.minds.events import Step
from forbear.minds.interface import Engine
from forbear.minds.node import Node
from forbear.minds.reading import as_float
from forbear.records import dataclass
from forbear.stories.moment import Moment
from forbear.stories.story import Story
from forbear.stories.unfold import unfold

NOTHING = 0.05
"""A difference in utility below this is told as none."""

CHIEF = 2
"""So many motives of each are told on the page."""

SMALL = 4.0
"""A price that is so many times smaller than what most hangs on for somebody is not told on the page, where no fact is behind it."""

IMAGINED = 200
"""So many endings are looked at of what somebody takes to be so."""

Spread = tuple[float, float]
"""The least and the most that something is worth, in utility."""


@dataclass(frozen=True, slots=True)
class Motive:
    """What something is worth to a character in the endings: in truth, and in those that they hold possible.

    reason: its name; None where a whole utility is declared. is_mistaken: it rests on what they are wrong about. cares: the
    facts of their own by which it counts with them.
    """

    character: str
    reason: str | None
    kind: str | None
    title: str
    truly: Spread
    seen: Spread
    is_mistaken: bool
    cares: tuple[Care, ...] = ()

    @property
    def matters(self) -> bool:
        """Whether it is worth something in some ending, as it is or as they see it."""
        return any(abs(worth) >= NOTHING for worth in (*self.truly, *self.seen))


def motives(record: Record, naming: Naming) -> tuple[Motive, ...]:
    """Return everybody's motives, in the order of the characters; what never matters to anyone is left out."""
    if not record.stories:
        return ()
    engine = record.stories[0].end.engine
    truly = [story.end.node for story in record.conceivable]
    found: list[Motive] = []
    for name in record.characters:
        imagined: list[Node] | None = None
        for reason, title, value in _worths(name, engine, naming):
            seen = truly
            errs, doubts = _errs(name, value, record)
            if errs or doubts:
                imagined = _imagined(name, record) if imagined is None else imagined
                seen = imagined or truly
            kind = None if reason is None else reason.kind
            so, held = _span(value, truly, engine), _span(value, seen, engine)
            differs = any(abs(one - other) >= NOTHING for one, other in zip(so, held, strict=True))
            called = None if reason is None else reason.name
            own = () if reason is None else cares(value, name, record.task)
            motive = Motive(name, called, kind, title, so, held, errs and differs, own)
            if motive.matters or reason is None:
                found.append(motive)
    return tuple(found)


def wants(found: Iterable[Motive], naming: Naming) -> list[Line]:
    """Return a line for each motive; one that rests on what is not so says what there is in truth."""
    lines: list[Line] = []
    last = None
    for motive in found:
        if motive.character != last:
            lines.append(line(f"  {sentence(naming.person(motive.character))}"))
        last = motive.character
        lines += paragraph(motive_text(motive, naming), "    ", hanging="  ")
    return [*heading("Who wants what"), *lines] if lines else []


def short_wants(found: Iterable[Motive], dear: Iterable[Price], naming: Naming, task: Task) -> list[Line]:
    """Return what matters most to each character, in truth where they are mistaken, and what would cost them most; once for
    those who want the same."""
    by_character: dict[str, list[Motive]] = {}
    for motive in found:
        by_character.setdefault(motive.character, []).append(motive)
    costs = {price.character: price for price in dear}
    alike: dict[object, list[str]] = {}
    for name in dict.fromkeys([*by_character, *costs]):
        chief = _chief(by_character.get(name, []))
        cost = _particular(costs.get(name), by_character.get(name, []))
        own = (cost is not None and cost.facts) or any(motive.cares or motive.is_mistaken for motive in chief)
        wanted = tuple((motive.reason, motive.title, motive.seen) for motive in chief)
        paid = None if cost is None else (cost.action, cost.amount)
        alike.setdefault(name if own else (wanted, paid), []).append(name)
    lines: list[Line] = []
    for names in alike.values():
        theirs = by_character.get(names[0], [])
        told = _wanted(names, _chief(theirs), _particular(costs.get(names[0]), theirs), naming, task)
        lines += paragraph(f"{told}.", "  ", hanging="  ") if told else []
    return [*heading("Who wants what"), *lines] if lines else []


def _particular(price: Price | None, motives: list[Motive]) -> Price | None:
    """Return a price where it is particular to somebody: one that most people would pay is not, nor one that is small beside
    what hangs on it for them."""
    if price is None:
        return None
    if price.facts:
        return None if all(care.is_typical for care in price.facts) else price
    return price if price.amount >= _size_of(motives) / SMALL else None


def _chief(motives: list[Motive]) -> list[Motive]:
    """Return what matters most to somebody, of what hangs on how it ends."""
    return [motive for motive in sorted(motives, key=lambda motive: -_size(motive)) if _size(motive) >= NOTHING][:CHIEF]


def _size_of(motives: list[Motive]) -> float:
    return max((_size(motive) for motive in motives), default=0.0)


def _wanted(names: list[str], chief: list[Motive], price: Price | None, naming: Naming, task: Task) -> str:
    """Return what matters most to some people, and what would cost them, in a sentence without its full stop: the facts by
    which it does, else what it is called."""
    who, is_one = listed([naming.person(name) for name in names]), len(names) == 1
    verb = f"{who} {'cares' if is_one else 'care'}"
    told: list[str] = []
    goes_on = False
    for motive in chief:
        own = [] if motive.is_mistaken else told_cares(motive.cares[:CHIEF], naming, task)
        if own:
            told += own
        else:
            called = f"{verb} {_about(motive, naming, is_one)}"
            told = [*told[:-1], in_one([told[-1], called], verb)] if goes_on else [*told, called]
        goes_on = not own
    dearest = [] if price is None else [care for care in price.facts if not care.is_typical]
    paid = told_cares(dearest[:CHIEF], naming, task)
    if paid:
        return sentence(in_one([*told, *paid], who))
    dear = "" if price is None else f"to {price.action.replace('_', ' ')} has its price ({naming.level(price.amount)})"
    wanted = in_one(told, who) if told else ""
    return sentence(
        "; ".join(part for part in (wanted, dear if wanted else f"for {who}, {dear}" if dear else "") if part)
    )


def _about(motive: Motive, naming: Naming, is_one: bool) -> str:
    """Return what a motive is, and how much hangs on it."""
    if motive.reason is None:
        return f"how it ends ({_range(*motive.seen, naming)})"
    title = naming.reason(motive.reason, motive.character, as_many=not is_one) or motive.reason.replace("_", " ")
    about = title if title.startswith("that ") else f"about {title}"
    if motive.is_mistaken:
        return f"{about} ({_range(*motive.seen, naming)}, as {naming.thing(motive.character)} sees it; in truth {_range(*motive.truly, naming)})"
    return f"{about} ({naming.level(_size(motive))})"


def _size(motive: Motive) -> float:
    """Return how much hangs on a motive as its owner sees it; what is there however it ends counts least."""
    least, most = motive.seen
    return most - least


def motive_text(motive: Motive, naming: Naming) -> str:
    """Return a motive in words: `riches: up to 6 to gain, as Ann sees it; in truth nothing`."""
    seen = f"{motive.title}: {_range(*motive.seen, naming)}"
    if not motive.is_mistaken:
        return seen
    return f"{seen}, as {naming.thing(motive.character)} sees it; in truth {_range(*motive.truly, naming)}"


def wants_of(name: str, stories: tuple[Story, ...], naming: Naming) -> list[str]:
    """Return what a character wants, by how much these stories' endings differ in it; what never matters is left out."""
    if not stories:
        return []
    engine = stories[0].end.engine
    ends = [story.end.node for story in stories]
    rows = []
    for reason, title, value in _worths(name, engine, naming):
        least, most = _span(value, ends, engine)
        if reason is None or abs(least) >= NOTHING or abs(most) >= NOTHING:
            rows.append(f"{title}: {_range(least, most, naming)}")
    return rows


def _worths(name: str, engine: Engine, naming: Naming) -> list[tuple[GroundReason | None, str, Expression]]:
    reasons = [r for r in engine.task.reasons if r.character == name]
    whole = [(None, "in all", value) for owner, value in engine.task.utilities if owner == name]
    return [*((reason, _title(reason, naming), reason.value) for reason in reasons), *whole]


def _errs(name: str, value: Expression, record: Record) -> tuple[bool, bool]:
    """Say whether somebody is wrong at the beginning about what a worth hangs on, and whether they are unsure of it."""
    cells = cells_of(value)
    read = [
        (story.beginning.node.state[cell], odds)
        for story in record.given
        for cell, odds in enumerate(story.beginning.odds((name,)))
        if cell in cells
    ]
    return any(so not in odds for so, odds in read), any(len(odds) > 1 for _, odds in read)


def _imagined(name: str, record: Record) -> list[Node]:
    """Return the endings that somebody holds possible at the beginning, as many as are looked at."""
    place = record.task.characters.index(name)
    begun = [
        Story(Moment(story.beginning.engine, node, Step()), log)
        for story in record.given
        for log, node in story.beginning.node.beliefs[place].worlds()
    ]
    return [story.end.node for story in unfold(begun, most=IMAGINED).stories]


def _span(value: Expression, ends: list[Node], engine: Engine) -> Spread:
    read = engine.reader.reading(value)
    worths = [as_float(read(node.state, node)) for node in ends]
    return min(worths), max(worths)


def _title(reason: GroundReason, naming: Naming) -> str:
    told = naming.reason(reason.name, reason.character) or reason.name.replace("_", " ")
    return told if reason.kind is None or reason.kind == told else f"{told} ({reason.kind})"


def _range(least: float, most: float, naming: Naming) -> str:
    if is_same(least, most) and abs(most) < NOTHING:
        return "nothing"
    if most - least < NOTHING:
        return f"{naming.amount(most)} however it ends"
    if abs(least) < NOTHING:
        return f"up to {naming.amount(most)} to gain"
    if abs(most) < NOTHING:
        return f"up to {naming.amount(-least)} to lose"
    return f"from {naming.amount(least)} to {naming.amount(most)}"
