"""Why somebody chose as they did, in a sentence: what told for it and against it, and what they counted on."""

from __future__ import annotations

import math
from collections.abc import Sequence

from forbear.account.cares import bracketed, ground_cares, told_cares
from forbear.account.counted import ALONE, Minded, counted_on
from forbear.account.lines import percent
from forbear.account.naming import Naming
from forbear.account.words import listed, sentence
from forbear.language.ties import is_less
from forbear.minds.events import Event
from forbear.stories.questions.knockout import SilencedCost, SilencedReason
from forbear.stories.questions.weighing import AtStake, Consideration, Deliberation, Ground, Rejected

LEAST = 0.05
"""What differs by less, in utility, is not told."""

SMALL, SECOND = 0.1, 0.2
"""What differs by a smaller part of what differs most is not told, nor as a second thing on its side."""

MOST = 2
"""So many things are told on each side, and more only where these do not come to the same."""

HALF = 0.5
"""What is worth less than this part of what is told, and does not hang on a choice, is not told."""

WHOLE = 0.9
"""Of what is at stake with a share of no less, no share is told. What is expected with such a share is safe, with no more than
the rest of it lost."""


def because(one: Deliberation, naming: Naming, minds: Minded = ALONE) -> str:
    """Return why a choice was made, in a sentence or two that go on behind `Step 2: `. minds: what the chooser made of the
    minds of others in it."""
    who, told = naming.person(one.character), told_terms(one)
    gains = [term_text(term, one.character, naming) for term in told if term.difference > 0]
    losses = [term_text(term, one.character, naming) for term in told if term.difference < 0]
    if is_toss_up(one):
        both = (
            f" For it: {_joined(gains, who)}. Against it, as weighty: {_joined(losses, who)}."
            if gains and losses
            else ""
        )
        more = f"{counted_on(one, minds, naming)}{_more(one, naming)}"
        little = "" if both or more else f" It comes to as good as the same for {who} either way."
        return f"a toss-up with this: {naming.event(one.instead)}.{both}{little}{more}"
    if is_less(0, one.difference):
        against = f", although {_joined(losses, who, naming.subject(one.character))}" if losses else ""
        return f"because {_joined(gains, who)}{against}.{counted_on(one, minds, naming)}{_more(one, naming)}"
    for_it = f" For it: {_joined(gains, who)}." if gains else f" Nothing that {who} wants or pays tells for it."
    more = ", and weightier" if gains else ""
    against = f" Against it{more}: {_joined(losses, who)}."
    return f"against the odds, which are for this: {naming.event(one.instead)}.{for_it}{against}{_more(one, naming)}"


def _more(one: Deliberation, naming: Naming) -> str:
    """Return by what the alternative had become open, why another was not taken, where that is something else again,
    and what did not hang on the choice."""
    found, aside, who = rejected(one), untouched(one), naming.person(one.character)
    told = "" if one.opened is None else f" Step {one.opened + 1} had opened another way: {naming.event(one.instead)}."
    told_grounds = [term.ground for term in told_terms(one)]
    if found is not None:
        event, term = found
        fact = term_text(term, one.character, naming)
        if all(fact != term_text(other, one.character, naming) for other in told_terms(one)):
            pull = drawn_to(next(other for other in one.rejected if other.event == event).terms)
            told += f" Another way, not taken: {naming.event(event)}."
            if pull is not None and -pull.difference >= HALF * term.difference and pull.ground not in told_grounds:
                told += f" For it: {_joined([term_text(pull, one.character, naming)], who)}. Against it, and weightier: {_joined([fact], who)}."
            else:
                told += f" Against it: {_joined([fact], who)}."
            aside = None
    return told if aside is None else told + _untouched(one, aside, naming)


def rejected(one: Deliberation) -> tuple[Event, Consideration] | None:
    """Return an alternative against which something told that does not tell against the best, and that thing: what was
    weightier than all that told there, or but for which the alternative would have been as good, or half as weighty where
    something told for the alternative that is not told else. None where there is none."""
    told = {term.ground for term in told_terms(one)}
    most = max((abs(term.difference) for term in one.terms), default=0.0)
    found = [
        (other.event, term)
        for other in one.rejected
        for term in other.terms
        if term.ground not in told
        and term.difference > LEAST
        and (
            term.difference > most
            or _would_turn(term, other)
            or (term.difference >= HALF * most and drawn_to([each for each in other.terms if each.ground not in told]))
        )
    ]
    return max(found, key=lambda row: row[1].difference, default=None)


def drawn_to(terms: Sequence[Consideration]) -> Consideration | None:
    """Return what tells most for an alternative, of what somebody wants, where anything to speak of does."""
    pulls = [term for term in terms if term.difference < -LEAST and isinstance(term.ground, SilencedReason)]
    return min(pulls, key=lambda term: term.difference, default=None)


def _would_turn(term: Consideration, other: Rejected) -> bool:
    return not is_less(term.difference, math.fsum(each.difference for each in other.terms))


def untouched(one: Deliberation) -> AtStake | None:
    """Return what is worth more to a chooser than anything that is told of a choice, or where nothing is told against
    it, half as much, and does not hang on it to speak of: what they take to be as good as safe, or as good as lost,
    either way; None where there is nothing of the kind."""
    told = told_terms(one)
    grounds = {term.ground for term in told}
    most = max((term.size for term in told), default=0.0)
    least = most if any(term.difference < 0 for term in told) else HALF * most - LEAST
    found = [
        prospect
        for prospect in one.prospects
        if prospect.ground not in grounds
        and prospect.most - prospect.least > max(LEAST, least)
        and not 1 - WHOLE < _share(prospect) < WHOLE
    ]
    return max(found, key=lambda prospect: prospect.most - prospect.least, default=None)


def _share(prospect: AtStake) -> float:
    return (prospect.expected - prospect.least) / (prospect.most - prospect.least)


def _untouched(one: Deliberation, found: AtStake, naming: Naming) -> str:
    """Return what somebody sees met, safe or lost, whatever they do; nothing where it has no name."""
    if not isinstance(found.ground, SilencedReason):
        return ""
    is_had, subject = _share(found) >= WHOLE, naming.subject(one.character)
    facts = told_cares(ground_cares(found.ground, naming.task)[:1], naming, naming.task)
    if facts:
        return f" {sentence(facts[0])}, which {subject} sees {'met' if is_had else 'lost'} either way."
    what = naming.reason_title(found.ground.name, one.character)
    size = naming.level(found.most - found.least)
    return f" {sentence(what)} ({size}) {subject} holds {'safe' if is_had else 'lost'} either way."


def is_toss_up(one: Deliberation) -> bool:
    """Say whether a choice and the best alternative were worth as good as the same."""
    return abs(one.difference) < LEAST


def told_terms(one: Deliberation) -> list[Consideration]:
    """Return what is told of a weighing: what differs most on each side, and as much as it takes to come out the same way."""
    most = max((abs(term.difference) for term in one.terms), default=0.0)
    weighty = [term for term in one.terms if abs(term.difference) >= max(LEAST, SMALL * most)]
    found: list[Consideration] = []
    for term in weighty:
        side = [other for other in found if (other.difference > 0) == (term.difference > 0)]
        so_far = sum(other.difference for other in found)
        is_weighty = not side or abs(term.difference) >= SECOND * most
        if (len(side) < MOST and is_weighty) or (so_far > 0) != (one.difference > 0):
            found.append(term)
    return found


def term_text(term: Consideration, name: str, naming: Naming) -> str:
    """Return what a term is about, as the scene tells it, and how much of it is at stake: `Rick cares about his own life
    (overwhelming; 19 % of it to lose)`."""
    text = " and ".join(told_cares(ground_cares(term.ground, naming.task)[:1], naming, naming.task))
    if not text:
        text = f"{_by_name(term.ground, name, naming)} ({naming.level(term.size)})"
    if term.share >= WHOLE:
        return text
    stake = f"{percent(term.share)} of it {'to gain' if term.difference > 0 else 'to lose'}"
    return f"{text[:-1]}; {stake})" if text.endswith(")") else f"{text} ({stake})"


def _by_name(ground: Ground, name: str, naming: Naming) -> str:
    who = naming.person(name)
    match ground:
        case SilencedReason(reason, _):
            title = naming.reason_title(reason, name)
            return f"{who} cares {title if title.startswith('that ') else f'about {title}'}"
        case SilencedCost(deed, _, _):
            return f"to {deed.replace('_', ' ')} has its price for {naming.thing(name)}"
    return f"{who} cares about how it ends"


def _joined(facts: list[str], who: str, subject: str | None = None) -> str:
    """Return facts as one clause: whom they begin with is named once, or where it was named before, by a pronoun."""
    found = []
    named = subject is not None
    for place, fact in enumerate(facts):
        own = fact.startswith(f"{who} ")
        before = place > 0 and facts[place - 1].startswith(f"{who} ")
        rest = fact.removeprefix(f"{who} ")
        found.append(rest if own and before else f"{subject} {rest}" if own and named else fact)
    return listed([bracketed(fact) if ": " in fact else fact for fact in found])
