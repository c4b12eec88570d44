"""Who learned what: how far each came to hold what is so, told once for all who think alike; whose mind is misread."""

from __future__ import annotations

import math

from forbear.account.cares import bracketed
from forbear.account.inquiry import Inquiry
from forbear.account.learned import Learned, Lesson, Misread, learned, misread
from forbear.account.lines import Line, heading, paragraph, percent
from forbear.account.naming import Naming
from forbear.account.plain import Data, plain
from forbear.account.section import Section
from forbear.account.words import listed, sentence
from forbear.errors import LimitReached
from forbear.language.problem import CHANCE, READER, UNCHOSEN
from forbear.language.ties import is_same
from forbear.records import replace
from forbear.stories.questions.second_order import told_by
from forbear.stories.story import StoryStep

FACTS = 3
"""So much is told of what the same people learned; the data has it all."""

MISREADINGS = 2
"""So many misreadings are told, of those that last to the end."""

LESSONS = 2
"""So many steps that moved a belief are told."""

WEIGHTY = 0.05
"""Of several values that somebody holds possible, one with no more weight is only counted."""

EVEN = 0.5
"""Who gives more than this to what is not so errs."""

NOTED = 0.25
"""Of a belief about somebody else than the doer that moved by so much it is told how likely the deed was."""

SLIGHT = 0.02
"""What a belief moved by less than this, after the last step that is told, is told as of that step."""

STRIKING = 0.5
"""The same of a belief about the doer."""

MOST_TIMES = 100
"""What is more times as likely is told to be over so many."""

TWICE = 2
"""What is so many times as likely, or more, is told in whole times."""

UNMOVED = 0.05
"""What moved by less is told only where nothing moved by more."""

AS_GOOD_AS = 0.15
"""Misreadings at first and in the end that are no farther apart are told as one, with both weights."""


def _learned(inquiry: Inquiry) -> tuple[Learned, ...]:
    return () if inquiry.story is None else learned(inquiry.record, inquiry.story)


def _misread(inquiry: Inquiry) -> tuple[Misread, ...]:
    return () if inquiry.story is None else misread(inquiry.record, inquiry.story)


def _page(inquiry: Inquiry) -> list[Line]:
    naming, everyone = inquiry.naming, inquiry.record.characters
    found: list[Line] = []
    by_people: dict[tuple[str, ...], list[Learned]] = {}
    in_truth = set[int]()
    for one in _worth_telling(inquiry.once(_learned)):
        by_people.setdefault(one.people, []).append(one)
    for people, facts in by_people.items():
        alike: dict[str, list[str]] = {}
        for one in facts[:FACTS]:
            if _is_error(one):
                errs = _errs(one, inquiry, is_told=one.fact[0] in in_truth)
                alike.setdefault(errs, []).append(_of_oneself(_taken(one), naming))
                in_truth.add(one.fact[0])
            else:
                alike.setdefault(_went(one, inquiry), []).append(f"{_of_oneself(one, naming)}{_else(one, naming)}")
        told = "; ".join(f"{listed(so)}, {went}" for went, so in alike.items())
        more = f"; and {len(facts) - FACTS} more" if len(facts) > FACTS else ""
        found += paragraph(f"{_people(people, everyone, naming)}: {told}{more}.", "  ", hanging="  ")
    own = _apart_from_errors(inquiry.once(_misread), inquiry.once(_learned))
    lasting = [(off, later) for off, later in _merged(own) if off.last]
    for off, later in lasting[:MISREADINGS]:
        found += paragraph(f"{_misreading(off, everyone, naming, later)}.", "  ", hanging="  ")
    return [*heading("Who knew what, and when (it is so, unless it says wrongly)"), *found] if found else []


def _worth_telling(rows: tuple[Learned, ...]) -> list[Learned]:
    """Return what moved by more than a little, what somebody takes for so and is not, and what stayed as it was with
    those for whom nothing did."""
    moved = [one for one in rows if abs(one.after - one.before) >= UNMOVED]
    learners = {name for one in moved for name in one.people}
    stayed = [one for one in rows if learners.isdisjoint(one.people)]
    return [one for one in rows if one in moved or one in stayed or _is_error(one)] or list(rows)


def _is_error(one: Learned) -> bool:
    """Say whether somebody takes something else for so than is, from first to last."""
    is_unmoved = max(one.before, one.after) < EVEN and abs(one.after - one.before) < UNMOVED
    return one.instead is not None and is_unmoved and one.others[0][1] > EVEN


def _taken(one: Learned) -> Learned:
    """Return what is held likeliest in place of what is so, and how that went."""
    value, weight = one.others[0]
    return replace(one, fact=(one.fact[0], value), before=one.instead_before, after=weight, lessons=one.instead_lessons)


def _errs(one: Learned, inquiry: Inquiry, *, is_told: bool) -> str:
    """Return that somebody is wrong, how sure they are of it, or how they came to be, and where it is an amount, what is so
    in truth, but where that is told."""
    is_amount = not is_told and not isinstance(one.fact[1], (bool, str))
    truth = f": in truth {bracketed(inquiry.naming.fact(*one.fact))}" if is_amount else ""
    taken = _taken(one)
    if abs(taken.after - taken.before) < UNMOVED:
        return f"wrongly ({percent(taken.after)}){truth}"
    return f"{_moves(taken, inquiry)}, wrongly{truth}"


def _people(people: tuple[str, ...], everyone: tuple[str, ...], naming: Naming) -> str:
    if len(everyone) > 1 and set(everyone) <= set(people):
        return "Everyone" if READER not in people else "Everyone, and the reader"
    return sentence(listed(["the reader" if name == READER else naming.thing(name) for name in people]))


def _went(one: Learned, inquiry: Inquiry) -> str:
    """Return how what some people think of a fact went, and what it is in the end."""
    shared = ", and all know that of each other" if one.is_shared else ""
    return f"{_moves(one, inquiry)}{_against(one, inquiry.naming)}{shared}"


def _of_oneself(one: Learned, naming: Naming) -> str:
    """Return what is so; where somebody learns it of themselves: `she herself has …`."""
    fact = naming.fact(*one.fact)
    name = naming.thing(one.people[0])
    subject = naming.subject(one.people[0])
    if len(one.people) > 1 or subject == name or not fact.startswith(f"{name} "):
        return fact
    return f"{subject} {naming.themself(one.people[0])}{fact.removeprefix(name)}"


def _else(one: Learned, naming: Naming) -> str:
    """Return what else it might have been, where of a fact with several values two are held possible, neither of them nothing:
    `(not overwhelming)`."""
    if _against(one, naming) or len(one.others) != 1 or not one.fact[1] or not one.others[0][0]:
        return ""
    return f" (not {naming.value(one.fact[0], one.others[0][0])})"


def _likelihoods(one: Learned, lesson: Lesson, inquiry: Inquiry) -> tuple[float, float] | None:
    """Return how likely what moved a belief was, to those who saw it, if what they came to believe is so, and if not; None
    where it moved it by little, or settled the matter, or was their own deed."""
    story = inquiry.story
    if story is None or lesson.source != "seen":
        return None
    step, name, (cell, value) = story.steps[lesson.step], one.people[0], one.fact
    before, after = (moment.odds((name,))[cell].get(value, 0.0) for moment in (step.before.begun, step.after))
    is_small = abs(after - before) < NOTED or not 0 < before < 1 or not 0 < after < 1
    if is_small or step.before.chooser in (None, *UNCHOSEN, name):
        return None
    bits = next((found.bits for found in step.before.surprises(step.event) if found.character == name), math.inf)
    seen = 2.0**-bits
    if_so, if_not = after * seen / before, (1 - after) * seen / (1 - before)
    return (min(1.0, if_so), min(1.0, if_not)) if seen else None


def _moves(one: Learned, inquiry: Inquiry) -> str:
    """Return how a weight went, and by what: `0 % → 63 % (step 1, unseen) → 93 % (step 4)`."""
    before, after = percent(one.before), percent(one.after)
    if before == after:
        return f"{after} from first to last"
    if not one.lessons:
        return f"{before} → {after}"
    lessons = one.lessons if len(one.lessons) <= LESSONS else (*one.lessons[: LESSONS - 1], one.lessons[-1])
    is_last = abs(one.after - lessons[-1].weight) < SLIGHT
    weights = [*(percent(lesson.weight) for lesson in lessons[:-1]), after if is_last else percent(lessons[-1].weight)]
    told = "".join(
        f" → {weight} ({_source(one, lesson, inquiry)})" for weight, lesson in zip(weights, lessons, strict=True)
    )
    return f"{before}{told}" if is_last else f"{before}{told} → {after}"


def _source(one: Learned, lesson: Lesson, inquiry: Inquiry) -> str:
    step = f"step {lesson.step + 1}"
    match lesson.source:
        case "seen":
            return f"{step}{_seen(one, lesson, inquiry)}"
        case "unseen":
            return f"suspecting {step}"
        case "menu":
            story = inquiry.story
            chooser = None if story is None else story.steps[lesson.step].before.chooser
            return f"{step}, by what {inquiry.naming.chooser(chooser or CHANCE)} could do"


def _seen(one: Learned, lesson: Lesson, inquiry: Inquiry) -> str:
    """Return by which belief of its doer's a deed told of what is told, else how much it told of it; of what moved by less,
    about the doer themselves, no more than that."""
    likely, story, naming = _likelihoods(one, lesson, inquiry), inquiry.story, inquiry.naming
    if likely is None or story is None:
        return ""
    step, cell = story.steps[lesson.step], one.fact[0]
    doer = step.before.chooser or CHANCE
    by_mind = _by_mind(one, step, naming, is_so=likely[0] > likely[1])
    is_own = doer == naming.task.fluents[cell].subject
    before, after = (moment.odds((one.people[0],))[cell] for moment in (step.before.begun, step.after))
    if is_own and not by_mind and abs(after.get(one.fact[1], 0.0) - before.get(one.fact[1], 0.0)) < STRIKING:
        return ""
    return f"{'' if is_own else f', by {naming.thing(doer)}'}: {by_mind or _times(*likely)}"


def _by_mind(one: Learned, step: StoryStep, naming: Naming, *, is_so: bool) -> str:
    """Return by which belief of the doer's a deed told them so much, where it was by one: `likelier if so, since then,
    she thinks, Rick gives it 80 %, else 20 %, that …`."""
    try:
        found = told_by(step, one.people[0], *one.fact)
    except LimitReached:
        return ""
    if found is None:
        return ""
    who = "they think" if len(one.people) > 1 else f"{naming.subject(one.people[0])} thinks"
    doer, fact = step.before.chooser or CHANCE, naming.fact(found.cell, found.value)
    name, subject = naming.thing(one.people[0]), naming.subject(one.people[0])
    if len(one.people) == 1 and subject not in (name, naming.subject(doer)) and fact.startswith(f"{name} "):
        fact = f"{subject}{fact.removeprefix(name)}"
    odds = f"{percent(found.then)}, else {percent(found.otherwise)}"
    return (
        f"likelier if {'so' if is_so else 'not'}, since then, {who}, {naming.thing(doer)} gives it {odds}, that {fact}"
    )


def _times(if_so: float, if_not: float) -> str:
    """Return how many times as likely a deed was, if what is told is so, as if not; or the other way round."""
    most, least = max(if_so, if_not), min(if_so, if_not)
    what = "likelier if so" if if_so >= if_not else "likelier if not"
    if most > MOST_TIMES * least:
        return f"over {MOST_TIMES} times {what}"
    times = most / least
    return f"{times:.0f} times {what}" if times >= TWICE else f"{times:.1f} times {what}"


def _against(one: Learned, naming: Naming) -> str:
    """Return what else is held possible in the end: of more values than two, or where something else is likeliest, all that
    have some weight, and how many have not."""
    if all(isinstance(value, bool) for value, _ in one.others) or (one.instead is None and len(one.others) < 2):
        return "" if one.instead is None else ", wrongly"
    shown = [(value, weight) for value, weight in one.others if weight > WEIGHTY]
    told = [f"{percent(weight)} that {naming.fact(one.fact[0], value)}" for value, weight in shown]
    rest = len(one.others) - len(shown)
    told += ["one other value" if rest == 1 else f"{rest} other values"] if rest else []
    if shown and one.instead is not None and one.instead == shown[0][0] and shown[0][1] > EVEN:
        return ", still doubted" if len(one.others) == 1 else f", wrongly: {listed(told)}"
    return f", against {listed(told)}" if shown else ""


def _apart_from_errors(found: tuple[Misread, ...], known: tuple[Learned, ...]) -> tuple[Misread, ...]:
    """Return misreadings without those that are somebody's error about the fact once more: who is wrong of it from first to
    last, and takes another, who is right, to think as they do."""
    wrong = {(name, one.fact, round(one.after, 2)) for one in known if _is_error(one) for name in one.people}
    rows = []
    for off in found:
        is_right = not off.is_whether and is_same(off.actual, 1.0)
        people = tuple(name for name in off.people if not is_right or (name, off.fact, off.held) not in wrong)
        rows += [replace(off, people=people)] if people else []
    return tuple(rows)


def _merged(found: tuple[Misread, ...]) -> list[tuple[Misread, Misread | None]]:
    """Return misreadings, each with one of the end, where it is as good as the same as one at first."""
    rows: list[tuple[Misread, Misread | None]] = []
    for off in found:
        alike = [
            place
            for place, (one, _) in enumerate(rows)
            if (one.people, one.of, one.fact, one.is_whether) == (off.people, off.of, off.fact, off.is_whether)
            and max(abs(one.held - off.held), abs(one.actual - off.actual)) <= AS_GOOD_AS
            and one.first != off.first
            and one.last != off.last
        ]
        if alike:
            one = rows[alike[0]][0]
            first, last = (one, off) if one.first else (off, one)
            rows[alike[0]] = (replace(first, last=True), last)
        else:
            rows.append((off, None))
    return rows


def _misreading(off: Misread, everyone: tuple[str, ...], naming: Naming, later: Misread | None = None) -> str:
    """Return who takes whom to think what, and what these do think. later: how it is in the end, where that is told with how it
    is at first."""
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
    fact = bracketed(naming.fact(*off.fact))
    thinks = "thinks" if takes == "takes" else "think"
    held, actual = (
        _then(*weights) for weights in ((off.held, (later or off).held), (off.actual, (later or off).actual))
    )
    likely = f"{held}, likely" if "then" in held else f"{held} likely"
    return f"{when}, {who} {thinks} that {of} holds it {likely} that {fact}; {of} holds it {actual}"


def _then(first: float, last: float) -> str:
    """Return a weight at first and in the end: `80 %`, `about 80 %`, `80 %, then 89 %`."""
    if percent(first) == percent(last):
        return percent(first)
    return f"about {percent(first)}" if abs(first - last) < UNMOVED else f"{percent(first)}, then {percent(last)}"


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
                "moves": _lessons_data(one.lessons),
                "others": [{"value": plain(value), "weight": weight} for value, weight in one.others],
                "instead_before": one.instead_before,
                "instead_moves": _lessons_data(one.instead_lessons),
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


def _lessons_data(found: tuple[Lesson, ...]) -> list[Data]:
    return [{"step": one.step, "source": one.source, "weight": one.weight} for one in found]


SECTION = Section("learned", data=_data, page=_page)
