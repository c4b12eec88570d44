"""Who wants what: everybody's reasons, by how much the endings differ in them, as they are and as each one sees it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from forbear.account.cares import Care, Price, cares, ground_cares, in_one, told_cares
from forbear.account.lines import Line, heading, line, paragraph
from forbear.account.naming import Naming
from forbear.account.reasons import rejected
from forbear.account.record import Record
from forbear.account.words import listed, sentence
from forbear.grounding.task import GroundReason, Task
from forbear.language.expressions import Expression
from forbear.language.ties import is_same, ranked
from forbear.logic.cells import cells_of, reads_minds
from forbear.minds.events import Step
from forbear.minds.interface import Engine
from forbear.minds.node import Node, picker
from forbear.records import dataclass
from forbear.stories.moment import Moment
from forbear.stories.questions.knockout import SilencedCost, SilencedReason
from forbear.stories.questions.weighing import Consideration, Deliberation, Ground
from forbear.stories.story import Story
from forbear.stories.unfold import unfold

NOTHING = 0.05
"""A difference in utility below this is told as none."""

CHIEF, MOST = 2, 3
"""So many motives of each are told on the page, and so many things where more weighed in their choices."""

PULLS = 2
"""So many more are told that told most for one of the things that they could do."""

WEIGHTY = 0.15
"""What weighed so much less than what weighed most in somebody's choices is not told there."""

SMALL = 4.0
"""A price that is so many times smaller than what most hangs on for somebody is not told on the page, where no fact is
behind it."""

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
            so = _span(value, truly, engine)
            held = so if seen is truly else _span(value, seen, engine)
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


def short_wants(
    found: Iterable[Motive],
    dear: Iterable[Price],
    weighed: Iterable[Deliberation],
    naming: Naming,
    task: Task,
    title: str,
) -> list[Line]:
    """Return what weighed most with each character as they chose, and what else matters most to them, in truth where they are
    mistaken, and what would cost them most; once for those of whom the same is told."""
    by_character: dict[str, list[Motive]] = {}
    for motive in found:
        by_character.setdefault(motive.character, []).append(motive)
    costs = {price.character: price for price in dear}
    weighed = tuple(weighed)
    weighty, tempting = _weighty(weighed), _tempting(weighed)
    for motive in _imaginary(weighed, by_character, naming, task):
        by_character.setdefault(motive.character, []).append(motive)
    items = {
        name: _items(by_character.get(name, []), costs.get(name), weighty.get(name, []), tempting.get(name, []), task)
        for name in dict.fromkeys([*by_character, *costs, *weighty])
    }
    alike: dict[object, list[str]] = {}
    for name, theirs in items.items():
        own = any(one.facts if isinstance(one, Price) else one.cares or one.is_mistaken for one in theirs)
        same = tuple(
            (one.action, one.amount) if isinstance(one, Price) else (one.reason, one.title, one.seen) for one in theirs
        )
        alike.setdefault(name if own else same, []).append(name)
    lines: list[Line] = []
    for names in alike.values():
        told = _wanted(names, items[names[0]], naming, task)
        lines += paragraph(f"{told}.", "  ", hanging="  ") if told else []
    return [*heading(title), *lines] if lines else []


def _weighty(weighed: Iterable[Deliberation]) -> dict[str, list[Ground]]:
    """Return what weighed in the choices of each, the weightiest first."""
    sizes: dict[str, dict[Ground, float]] = {}
    for one in weighed:
        theirs = sizes.setdefault(one.character, {})
        decisive = rejected(one)
        for term in one.terms if decisive is None else (*one.terms, decisive[1]):
            theirs[term.ground] = max(theirs.get(term.ground, 0.0), abs(term.difference))
    found: dict[str, list[Ground]] = {}
    for name, theirs in sizes.items():
        least, places = WEIGHTY * max(theirs.values(), default=0.0), list(theirs)
        told = [ground for ground, size in theirs.items() if size >= least]
        found[name] = ranked(told, theirs.__getitem__, places.index)
    return found


def _imaginary(
    weighed: Iterable[Deliberation], known: Mapping[str, list[Motive]], naming: Naming, task: Task
) -> list[Motive]:
    """Return motives that weighed in somebody's choices and are worth nothing in any ending that there is: they had thought of
    one that cannot come."""
    found: dict[tuple[str, str], float] = {}
    for one in weighed:
        names = {motive.reason for motive in known.get(one.character, [])}
        for term in one.terms:
            if isinstance(term.ground, SilencedReason) and term.ground.name not in names:
                key = (one.character, term.ground.name)
                found[key] = max(found.get(key, 0.0), term.size)
    return [
        Motive(
            character, name, None, naming.reason_title(name, character), (0.0, 0.0), (0.0, size), False,
            tuple(ground_cares(SilencedReason(name, character), task)),
        )
        for (character, name), size in found.items()
    ]  # fmt: skip


def _tempting(weighed: Iterable[Deliberation]) -> dict[str, list[Ground]]:
    """Return what each wanted most that they did, and that they did not do, the most first: for each thing that they could do
    the reason of which it had more to give than any other, by as much."""
    found: dict[str, dict[Ground, float]] = {}
    for one in weighed:
        theirs = found.setdefault(one.character, {})
        given = [{}, *({term.ground: -term.difference for term in terms} for terms in _against_each(one))]
        for place, here in enumerate(given):
            others = given[:place] + given[place + 1 :]
            best: tuple[float, Ground] = (NOTHING, None)
            for ground in dict.fromkeys(ground for each in given for ground in each):
                more = here.get(ground, 0.0) - max(each.get(ground, 0.0) for each in others)
                if isinstance(ground, SilencedReason) and more > best[0]:
                    best = more, ground
            if best[1] is not None:
                theirs[best[1]] = max(theirs.get(best[1], 0.0), best[0])
    return {name: ranked(theirs, theirs.__getitem__, list(theirs).index) for name, theirs in found.items()}


def _against_each(one: Deliberation) -> list[tuple[Consideration, ...]]:
    """Return what differed between what was done and each other thing."""
    return [one.terms, *(other.terms for other in one.rejected)]


def _items(
    motives: list[Motive], price: Price | None, weighty: list[Ground], tempting: list[Ground], task: Task
) -> list[Motive | Price]:
    """Return what is told of what somebody wants and pays: what weighed most in their choices, then what hangs most on how it
    ends, and what would cost them where it is particular to them; and what told most for one of the things that they could do,
    where that is none of these."""
    by_reason = {motive.reason: motive for motive in motives}
    found: list[Motive | Price] = []
    for ground in weighty[:MOST]:
        match ground:
            case SilencedCost(action, name, _):
                facts = tuple(ground_cares(ground, task))
                known = [one.facts for one in found if isinstance(one, Price)]
                if facts and facts not in known:
                    found.append(Price(name, action, 0.0, facts))
            case SilencedReason(reason, _) if reason in by_reason:
                found.append(by_reason[reason])
    chief = [motive for motive in sorted(motives, key=lambda motive: -_size(motive)) if _size(motive) >= NOTHING]
    wanted = sum(isinstance(one, Motive) for one in found)
    found += [motive for motive in chief if motive not in found][: max(0, min(CHIEF - wanted, MOST - len(found)))]
    dear = _particular(price, motives)
    if dear is not None and len(found) < MOST:
        facts = dear.facts
        if not facts or all(one.facts != facts for one in found if isinstance(one, Price)):
            found.append(dear)
    told = [one for one in found if isinstance(one, Motive)]
    pulls = [by_reason[one.name] for one in tempting if isinstance(one, SilencedReason) and one.name in by_reason]
    found += [motive for motive in pulls if motive not in told][:PULLS]
    return sorted(found, key=lambda one: isinstance(one, Price))


def _particular(price: Price | None, motives: list[Motive]) -> Price | None:
    """Return a price where it is particular to somebody: one that most people would pay is not, nor one that is small beside
    what hangs on it for them."""
    if price is None:
        return None
    if price.facts:
        return None if all(care.is_typical for care in price.facts) else price
    return price if price.amount >= max(map(_size, motives), default=0.0) / SMALL else None


def _wanted(names: list[str], items: list[Motive | Price], naming: Naming, task: Task) -> str:
    """Return what is told of some people in a sentence without its full stop: facts, else what it is called."""
    who, is_one = listed([naming.person(name) for name in names]), len(names) == 1
    verb = f"{who} {'cares' if is_one else 'care'}"
    told: list[str] = []
    priced = ""
    goes_on = False
    for one in items:
        if isinstance(one, Price):
            paid = told_cares(
                [care for care in one.facts if not one.amount or not care.is_typical][:CHIEF], naming, task
            )
            told += [fact for fact in paid if fact not in told]
            goes_on = goes_on and not paid
            if not paid and one.amount:
                priced = f"to {one.action.replace('_', ' ')} has its price ({naming.level(one.amount)})"
            continue
        own = [] if one.is_mistaken else told_cares(one.cares[:CHIEF], naming, task)
        if own:
            told += [fact for fact in own if fact not in told]
        else:
            called = f"{verb} {_about(one, naming, is_one)}"
            told = [*told[:-1], in_one([told[-1], called], verb)] if goes_on else [*told, called]
        goes_on = not own
    wanted = in_one(told, who) if told else ""
    if not wanted:
        return f"For {who}, {priced}" if priced else ""
    return sentence(f"{wanted}; {priced}" if priced else wanted)


def _about(motive: Motive, naming: Naming, is_one: bool) -> str:
    """Return what a motive is, and how much hangs on it."""
    if motive.reason is None:
        return f"how it ends ({_range(*motive.seen, naming)})"
    title = naming.reason_title(motive.reason, motive.character, as_many=not is_one)
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
    begun = [(story.beginning.node.state, story.beginning.odds((name,))) for story in record.given]
    read = [(state[cell], odds[cell]) for state, odds in begun for cell in cells]
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
    """Return the least and the most that it comes to in some endings; where it reads no minds, it is asked once of those alike
    in what it reads."""
    worth = engine.reader.worth(value)
    if not reads_minds(value):
        pick = picker(tuple(cells_of(value)))
        ends = list({pick(node.state): node for node in ends}.values())
    worths = [worth(node.state, node) for node in ends]
    return min(worths), max(worths)


def _title(reason: GroundReason, naming: Naming) -> str:
    told = naming.reason_title(reason.name, reason.character)
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
