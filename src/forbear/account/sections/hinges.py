"""Why it came out so: of the choices that matter what told for them, and of those of which the ending hung most what would
have turned them, and where the edge is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forbear.account.cares import counting
from forbear.account.counted import ALONE, Minded, minds_data
from forbear.account.inquiry import Inquiry
from forbear.account.knockouts import SUPPOSED, without
from forbear.account.lines import Line, heading, paragraph, percent
from forbear.account.naming import Naming
from forbear.account.plain import Data, plain
from forbear.account.reasons import because, is_toss_up, rejected, term_text, told_terms
from forbear.account.section import Section
from forbear.account.sections.wants import weighings
from forbear.account.sections.ways import ending
from forbear.account.sections.why import knockout_data
from forbear.account.words import listed, sentence
from forbear.errors import LimitReached
from forbear.language.problem import UNCHOSEN
from forbear.language.ties import is_same
from forbear.records import replace
from forbear.stories.questions.choice_edge import ChoiceEdge, choice_edges
from forbear.stories.questions.hinge import hinges
from forbear.stories.questions.knockout import OtherBelief, OtherFact, SilencedReason, stands_on
from forbear.stories.questions.second_order import second_order
from forbear.stories.questions.weighing import Deliberation
from forbear.stories.questions.what_ifs import WhatIfs
from forbear.stories.questions.why import Influence, Why, first_causes
from forbear.stories.story import Story

if TYPE_CHECKING:
    from forbear.stories.questions.consequence import Consequence

MANY = 100
"""Of a story that is one of more than so many, it is not asked what others are taken to believe."""

SETTLED = 0.95
"""A choice that was less likely could well have gone otherwise."""

FEW = 8
"""So many choices at least are explained, where there are so many."""


def _hinges(inquiry: Inquiry) -> tuple[int, ...]:
    story = inquiry.record.told
    return () if story is None else hinges(story, inquiry.record.conceivable, ending)


def _what_ifs(inquiry: Inquiry) -> WhatIfs:
    """Return what answers what-ifs about the hinges; it is asked only where there is a story."""
    story = inquiry.record.told
    assert story is not None
    return WhatIfs(story, inquiry.engines.sharing(), inquiry.once(_hinges))


def first_whys(inquiry: Inquiry) -> tuple[Why, ...]:
    """Return what the hinges hung on, as far as it takes to tell of it."""
    story = inquiry.record.told
    if story is None:
        return ()
    weighed = {
        one.step: [term.ground for term in one.terms if term.difference > 0 and term.ground is not None]
        for one in inquiry.once(explained)
    }
    found = first_causes(
        inquiry.once(_what_ifs), inquiry.once(_hinges), weighed=weighed, on_progress=inquiry.on_progress
    )
    return inquiry.heed(found)


def edges_found(inquiry: Inquiry) -> dict[int, ChoiceEdge]:
    """Return by step how far the first thing that a hinge hung on could move."""
    story, found = inquiry.record.told, inquiry.once(first_whys)
    if story is None or not found:
        return {}
    told = [replace(one, because=(first_cause(one, inquiry),)) for one in found if one.because]
    what_ifs = inquiry.once(_what_ifs)
    what_ifs.renew(inquiry.engines.sharing())
    return {edge.step: edge for edge in choice_edges(what_ifs, told, most=1)}


def explained(inquiry: Inquiry) -> tuple[Deliberation, ...]:
    """Return what the choices weighed of which it is told why: the hinges, all that could well have gone otherwise, and
    others where there are few."""
    story, found = inquiry.record.told, {one.step: one for one in inquiry.once(weighings)}
    if story is None:
        return ()
    steps = {*inquiry.once(_hinges), *(step for step in found if story.steps[step].option.probability < SETTLED)}
    steps.update([step for step in found if step not in steps][: max(0, FEW - len(steps))])
    return tuple(one for step, one in found.items() if step in steps)


def minds(inquiry: Inquiry) -> dict[int, Minded]:
    """Return by step what choosers made of the minds of others, of the choices of which it is told why."""
    story, found = inquiry.record.told, dict[int, Minded]()
    if story is None:
        return {}
    is_one_of_many = len(inquiry.record.conceivable) > MANY
    for one in inquiry.once(explained):
        try:
            belief = None if is_one_of_many else second_order(story, one.step)
            found[one.step] = Minded(belief, None if belief else _brought(story, one))
        except LimitReached:
            continue
    return found


def _brought(story: Story, one: Deliberation) -> Consequence | None:
    """Return what another is to do later for a choice, where nothing else is told that it counts on. Raises LimitReached."""
    moment = story.steps[one.step].before
    later = set(moment.engine.task.turns[moment.step.turn + 1 :]) - {one.character, *UNCHOSEN}
    if not later or is_toss_up(one) or one.taken_for_so or one.counted_on or one.known:
        return None
    from forbear.stories.questions.consequence import consequence  # seldom wanted

    return consequence(story, one.step, one.instead)


def _page(inquiry: Inquiry) -> list[Line]:
    found: list[Line] = []
    story = inquiry.record.told
    if story is None:
        return []
    found_whys = {one.step: one for one in inquiry.once(first_whys)}
    reasons = {one.step: one for one in inquiry.once(explained)}
    for step in sorted({*found_whys, *reasons}):
        told = [reason_text(reasons[step], inquiry)] if step in reasons else [f"Step {step + 1}:"]
        is_told = step not in found_whys or _says_even(step, inquiry) or _is_counted_on(found_whys[step], inquiry)
        told += [] if is_told else [turned_text(found_whys[step], inquiry)]
        found += paragraph(" ".join(told), "  ", hanging="  ")
    return [*heading("Why it came out so, and what would turn it"), *found] if found else []


def reason_text(one: Deliberation, inquiry: Inquiry) -> str:
    """Return why a choice was made, in a sentence or two."""
    return f"Step {one.step + 1}: {because(one, inquiry.naming, inquiry.once(minds).get(one.step, ALONE))}"


def turned_text(one: Why, inquiry: Inquiry) -> str:
    """Return what would have turned a choice, in a sentence or two."""
    story, naming = inquiry.record.told, inquiry.naming
    assert story is not None
    edge = inquiry.once(edges_found).get(one.step)
    even = _even_with(one, story, naming)
    if one.because:
        cause = first_cause(one, inquiry)
        at_edge = None if edge is None or cause.without != (edge.thing,) else _at_edge(edge, naming)
        whole = without(cause.without, naming)
        is_whole = at_edge in (None, whole) or (edge is not None and edge.is_extreme)
        if is_whole and one.was_likeliest and cause.instead is not None and _is_all(cause, one, inquiry):
            event = naming.event(cause.instead[0])
            return f"{even}With no such reason it turns to this: {event}.{_so_too(one, cause, inquiry)}"
        told = _turns(at_edge or whole, cause, one, naming, at_edge=at_edge is not None)
        return f"{even}{told}.{_so_too(one, cause, inquiry)}"
    if one.evened:
        first = min(one.evened, key=lambda cause: _rank(cause, one, inquiry))
        if _is_all(first, one, inquiry) and first.instead is not None:
            return f"{even}With no such reason it is a toss-up with this: {naming.event(first.instead[0])}."
        return f"{even}{_turns(without(first.without, naming), first, one, naming)}."
    pulls = [
        f"{without(found[0].without, naming)}, it would be {odds} ({percent(found[0].probability)})"
        for found, odds in zip(one.pulls, ("less likely", "likelier"), strict=True)
        if found
    ]
    if pulls:
        return f"{even}No one thing turns it; {'; '.join(pulls)}."
    return f"{even}{'Nothing' if one.complete else 'Nothing that was tried'} turns it."


def _is_counted_on(one: Why, inquiry: Inquiry) -> bool:
    """Say whether a choice turns if its chooser is quite sure that what they are told to count on is not so, and by no less
    that is known: then nothing is added by it."""
    reason = next((found for found in inquiry.once(explained) if found.step == one.step), None)
    if reason is None or reason.taken_for_so is None or not one.because:
        return False
    cause, edge = first_cause(one, inquiry), inquiry.once(edges_found).get(one.step)
    thing = cause.without[0]
    is_belief = isinstance(thing, OtherBelief) and (thing.path, thing.cell) == (
        (one.character,),
        reason.taken_for_so[0],
    )
    return is_belief and cause.turns and (edge is None or edge.is_extreme)


def _is_all(cause: Influence, one: Why, inquiry: Inquiry) -> bool:
    """Say whether a cause is all that is told for a choice, with nothing against it."""
    reason = next((found for found in inquiry.once(explained) if found.step == one.step), None)
    terms = [] if reason is None else told_terms(reason)
    if len(terms) != 1 or terms[0].ground is None or reason is None or rejected(reason) is not None:
        return False
    task, thing = inquiry.record.task, cause.without[0]
    return thing == terms[0].ground or not stands_on(terms[0].ground, task).isdisjoint(stands_on(thing, task))


def _so_too(one: Why, first: Influence, inquiry: Inquiry) -> str:
    """Return what else turns a choice alone, of what was tried and rests on something else than what is told; nothing where
    nothing does."""
    task, told = inquiry.record.task, inquiry.naming
    reason = next((found for found in inquiry.once(explained) if found.step == one.step), None)
    cells = frozenset(cell for thing in first.without for cell in stands_on(thing, task))
    if reason is not None and reason.taken_for_so is not None:
        cells |= {reason.taken_for_so[0]}
    aside = None if reason is None else rejected(reason)
    if aside is not None and aside[1].ground is not None:
        cells |= stands_on(aside[1].ground, task)
    belief = inquiry.once(minds).get(one.step, ALONE).belief
    cells |= frozenset() if belief is None else {belief.cell}
    others = [cause for cause in one.because if cells.isdisjoint(stands_on(cause.without[0], task))]
    others = [cause for cause in others if cause.turns and cause is not first and cause.without[0] not in first.without]
    if not others or not one.was_likeliest:
        return ""
    return f" So it does {without(min(others, key=lambda cause: _rank(cause, one, inquiry)).without, told)}.".replace(
        f"if {SUPPOSED}", "if "
    )


def first_cause(one: Why, inquiry: Inquiry) -> Influence:
    """Return the cause that is told of those that turn a choice: what the chooser wants or pays, the weightiest first,
    then what they believe, then all else."""
    return min(one.because, key=lambda cause: _rank(cause, one, inquiry))


def _rank(cause: Influence, one: Why, inquiry: Inquiry) -> tuple[int, bool]:
    """Return the place of a cause among those of a choice, and whether it is no plain fact; of those in the same place
    the first moves it most."""
    reason = next((found for found in inquiry.once(explained) if found.step == one.step), None)
    grounds = [term.ground for term in reason.terms if term.difference > 0] if reason is not None else []
    task, thing = inquiry.record.task, cause.without[0]
    for place, ground in enumerate(grounds):
        if ground is not None and (thing == ground or not stands_on(ground, task).isdisjoint(stands_on(thing, task))):
            is_own = isinstance(thing, OtherFact) and task.fluents[thing.cell].arguments[:1] == (one.character,)
            if thing == ground or is_own:
                return place, not is_own
    is_belief = isinstance(thing, OtherBelief) and thing.path == (one.character,)
    return len(grounds), not is_belief


def _says_even(step: int, inquiry: Inquiry) -> bool:
    return any(one.step == step and is_toss_up(one) for one in inquiry.once(explained))


def _turns(told: str, cause: Influence, one: Why, naming: Naming, *, at_edge: bool = False) -> str:
    """Return what would turn a choice, and to what. told: the cause as it would be, `if …`. at_edge: with as little of
    it as would do, where odds are near even."""
    supposed = told.replace(f"if {SUPPOSED}", "if ").replace(" and that ", " and ")
    if not one.was_likeliest and cause.turns:
        half = f"{sentence(supposed)}, it would be half as likely at most ({percent(cause.probability)})"
        if cause.instead is None:
            return half
        return f"{half}, and likelier this: {naming.event(cause.instead[0])} ({percent(cause.instead[1])})"
    head = f"{'It turns' if cause.turns else 'It is a toss-up'} {supposed}"
    if cause.instead is None:
        return f"{head} (then {percent(cause.probability)})"
    event, share = cause.instead
    odds = "" if at_edge else f" ({percent(share)})"
    return f"{head}: {'then ' if cause.turns else ''}{naming.event(event)}{odds}"


def _at_edge(edge: ChoiceEdge, naming: Naming) -> str | None:
    """Return a cause as it is told where the edge of it is known: how little would do."""
    match edge.thing:
        case OtherBelief((mind,), _, cell, value):
            held, who = naming.fact(cell, value), naming.person(mind)
            if edge.is_extreme:
                return f"if {who} were quite sure that {held}"
            more = "more" if edge.at > edge.now else "less"
            return f"if {who} at first gave it {more} than {percent(edge.at)} that {held} (not {percent(edge.now)})"
        case OtherFact(cell, value) if edge.group not in ("credence", "reason"):
            if edge.is_extreme:
                return f"if {SUPPOSED}{naming.fact(cell, value)}, and by no smaller change of it"
            fact = naming.level_fact(edge.number, edge.at, under=edge.at < edge.now)
            if fact is None:
                return None
            head, colon, level = fact.rpartition(": ")
            where = _where(edge, naming)
            if colon:
                return f"if {SUPPOSED}{head} ({level}, {where})"
            return f"if {SUPPOSED}{fact}" + (f" ({where})" if fact.endswith(("or less", "or more")) else "")
        case SilencedReason(name, character) if not edge.is_extreme:
            what, who = naming.reason(name, character), naming.person(character)
            if what is not None and counting(edge.thing, naming) is None:
                about = what if what.startswith("that ") else f"about {what}"
                return f"if {who} cared less than {percent(edge.at)} as much {about}"
    return None


def _where(edge: ChoiceEdge, naming: Naming) -> str:
    """Return where an amount turns a choice, beside what it is: `not overwhelming`, or where the scale has no word for
    what it is `under 3.1, not 5`."""
    now = naming.amount(edge.now)
    if naming.amount(edge.at) == now or f"{edge.at:.2g}" == f"{edge.now:.2g}":
        few = naming.level(edge.now)
        return f"a little less than {few} would do" if edge.at < edge.now else f"a little more than {few} would do"
    if " (" in now:
        return f"not {naming.level(edge.now)}"
    return f"{'under' if edge.at < edge.now else 'over'} {edge.at:.2g}, not {now}"


def _even_with(one: Why, story: Story, naming: Naming) -> str:
    """Return what a choice was a toss-up with, where it was one."""
    if not one.tied:
        return ""
    step = story.steps[one.step]
    chosen = step.option.probability
    others = [option for option in step.before.options if option.event != step.event]
    tied = [naming.event(option.event) for option in others if is_same(option.probability, chosen)]
    return f"It is a toss-up with this: {listed(tied, 'or')}. "


def _data(inquiry: Inquiry) -> Data:
    naming = inquiry.naming
    turned = {one.step: turned_text(one, inquiry) for one in inquiry.once(first_whys)}
    return {
        "hinges": list(inquiry.once(_hinges)),
        "reasons": [
            {
                "step": one.step,
                "character": one.character,
                "told": reason_text(one, inquiry),
                "turned": turned.get(one.step),
                "instead": naming.event(one.instead),
                "difference": one.difference,
                "terms": [
                    {
                        "told": term_text(term, one.character, naming),
                        "difference": term.difference,
                        "size": term.size,
                        "silenced": None if term.ground is None else knockout_data(term.ground, naming),
                    }
                    for term in one.terms
                ],
                "taken_for_so": None
                if one.taken_for_so is None
                else {
                    "fluent": naming.fluent(one.taken_for_so[0]),
                    "value": plain(one.taken_for_so[1]),
                    "told": naming.fact(*one.taken_for_so[:2]),
                    "weight": one.taken_for_so[2],
                },
                "counted_on": None
                if one.counted_on is None
                else {
                    "told": naming.event(one.counted_on.event),
                    "probability": one.counted_on.probability,
                    "barred": one.counted_on.is_barred,
                },
                "known": None
                if one.known is None
                else {
                    "fluent": naming.fluent(one.known.cell),
                    "value": plain(one.known.value),
                    "told": naming.fact(one.known.cell, one.known.value),
                    "step": one.known.step,
                },
                **minds_data(one, inquiry.once(minds).get(one.step, ALONE), naming),
                "opened": one.opened,
                "rejected": [
                    {
                        "told": naming.event(other.event),
                        "terms": [
                            {"told": term_text(term, one.character, naming), "difference": term.difference}
                            for term in other.terms
                        ],
                    }
                    for other in one.rejected
                ],
                "prospects": [
                    {
                        "silenced": None if found.ground is None else knockout_data(found.ground, naming),
                        "expected": found.expected,
                        "least": found.least,
                        "most": found.most,
                    }
                    for found in one.prospects
                ],
            }
            for one in inquiry.once(explained)
        ],
    }


SECTION = Section("hinges", data=_data, page=_page, is_asked=True, says_why=True)
