"""Verdicts in words: what the story is called, premise by premise, and what it only resembles."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from forbear.account.lines import Fragment, Line, heading, line, paragraph, percent
from forbear.account.naming import Naming
from forbear.account.record import Record
from forbear.account.words import listed, sentence
from forbear.grounding.task import Task
from forbear.language.patterns import TropeLibrary
from forbear.language.problem import called
from forbear.language.vocabulary import WORDS, Word
from forbear.minds.interface import Engine
from forbear.stories.premised import LeftOpen
from forbear.stories.story import Story
from forbear.stories.vocabulary.answers import tellings
from forbear.stories.vocabulary.causes import kinds_said, said_to_hang
from forbear.stories.vocabulary.question import Answer, Question, ToldStory
from forbear.tropes.judge import Criterion, JudgedClaim
from forbear.tropes.verdict import Relative, Verdict, Verdicts, verdicts

NEAREST = 3
"""So many other tropes are told of; the data has them all."""

MENTIONED = 2
"""So many reasons behind a number are named."""

BINDINGS = {
    "harm": "who is harmed, and how badly. Without it no story has a name",
    "side": "whose side somebody is on. Without it nobody is loyal or changes sides",
    "worth": "who is good. Without it nobody learns to respect or trust another",
    "trust": "who trusts whom. Trust is told by worth alone",
    "aside": "that a chance was turned aside. Another way is told by harm to somebody else alone",
}
"""What each `trope role` of a domain makes it possible to tell."""


def told_verdicts(
    record: Record, shelf: TropeLibrary, engine_of: Callable[[Task], Engine], *, is_brief: bool = False
) -> Verdicts:
    """Return what the told story is called, by the tropes of a shelf; nothing where no story could be finished. is_brief: as
    far as `verdict_page` tells of it."""
    asked = story_asked(record, shelf, engine_of)
    bound = frozenset(role.name for role in record.task.roles)
    return verdicts(shelf, asked, bound, called(record.problem), left_open_in(record), is_brief=is_brief)


def story_asked(record: Record, shelf: TropeLibrary, engine_of: Callable[[Task], Engine]) -> tuple[ToldStory, ...]:
    """Return the told story, to be asked: as it is, and with one more turn for each who would then face a deed. Its last told
    choice hangs on what it is said to, wherever that is one of its causes."""
    told = record.told
    asked = () if told is None else tellings(told, engine_of, dict(shelf.thresholds))
    return as_said(record, told, asked)


def as_said(record: Record, story: Story | None, asked: tuple[ToldStory, ...]) -> tuple[ToldStory, ...]:
    """Return a story of a record to be asked: where it is told, its last told choice hangs on what it is said to."""
    if not record.is_as_told or story is None or record.reading is None or record.reading.because is None:
        return asked
    chosen = [n for n, step in enumerate(story.steps) if step.given and len(step.before.options) > 1]
    return (
        tuple(said_to_hang(one, chosen[-1], kinds_said(record.reading.because)) for one in asked) if chosen else asked
    )


def left_open_in(record: Record) -> tuple[LeftOpen, ...]:
    """Return the premises that what is told leaves open; nothing where the story is not the one that is told."""
    return record.reading.left_open if record.is_as_told and record.reading is not None else ()


def verdict_section(
    record: Record, verdicts: Verdicts, *, in_full: bool = False, title: str = "What it is called"
) -> list[Line]:
    """Return what the told story is called. in_full: also what is told beside, and every other trope."""
    naming = Naming(record.problem, record.task)
    found = heading(title)
    if verdicts.unbound:
        return [*found, *_unbound(verdicts.unbound)]
    if not verdicts.recognised:
        return [*found, *_nothing(verdicts, naming, in_full)]
    for number, verdict in enumerate(verdicts.recognised):
        if number:
            found.append(line())
        found += _verdict(record, verdict, naming, in_full)
    missing = sorted({name for verdict in verdicts.recognised for name in verdict.missing})
    if missing and in_full:
        found += [line(), *_unbound(tuple(missing))]
    return found


def verdict_page(verdicts: Verdicts, title: str) -> list[Line]:
    """Return what the told story is called, without the premises."""
    rows: list[str] = []
    also: dict[str, None] = {}
    for name, alike in itertools.groupby(verdicts.recognised, lambda verdict: verdict.trope.title):
        several = tuple(alike)
        told = ";".join(_called(verdict, has_step=len(verdicts.recognised) > 1) for verdict in several)
        effects = dict.fromkeys(verdict.effect.text for verdict in several if verdict.effect is not None)
        rows.append(" ".join([f"{name}{told}.", *(f"What it did: {effect}." for effect in effects)]))
    for verdict in verdicts.recognised:
        also.update(dict.fromkeys(one.trope.title for one in verdict.relatives if one.is_recognised))
    beside = [title for title in also if all(title != one.trope.title for one in verdicts.recognised)]
    if beside:
        rows[-1] += f" It is also: {listed(beside)}."
    found = [line for row in rows for line in paragraph(row, "  ", hanging="  ")]
    if not found and verdicts.near:
        near = verdicts.near[0]
        failed = [claim.text for claim in near.unmet if not claim.is_untold]
        unmet = "; ".join(failed[:1]) or "none of its variants fits"
        told = f"None of the tropes at hand. Nearest is {near.trope.title}, which would need this: {unmet}."
        found = paragraph(told, "  ", hanging="  ")
    return [*heading(title), *found] if found else []


def _called(verdict: Verdict, *, has_step: bool) -> str:
    """Return what stands behind the name of a trope: at which step, where that is to be told, and the variant."""
    when = f" (step {verdict.answered_at + 1})" if has_step else ""
    return when if verdict.variant is None else f"{when}: {verdict.variant.text}"


def _share(claim: JudgedClaim) -> str:
    """Return in how much of its readings a premise is met that a telling leaves open."""
    return "" if claim.share is None else f" (so in {percent(claim.share)} of its readings)"


def verdict_brief(verdicts: Verdicts) -> str:
    """Return what the told story is called, in one line."""
    if verdicts.unbound:
        return f"the domain does not bind {listed(list(verdicts.unbound))}"
    if not verdicts.recognised:
        near = f", nearest to {verdicts.near[0].trope.title}" if verdicts.near else ""
        return f"none of the tropes at hand{near}"
    return "; ".join(_brief(verdict) for verdict in verdicts.recognised)


def _brief(verdict: Verdict) -> str:
    if verdict.variant is None:
        return f"{verdict.trope.title}: {listed(list(dict(verdict.roles).values()))}"
    untold = "; ".join(claim.text for claim in verdict.untold)
    return f"{verdict.trope.title}: {verdict.variant.text}{f' (untold: {untold})' if untold else ''}"


def _unbound(names: tuple[str, ...]) -> list[Line]:
    rows: list[Line] = []
    for name in names:
        told = f"The domain does not bind {name}(…): {BINDINGS[name]}. Bind it with 'trope role {name}(…) = …;'."
        rows += paragraph(told, "  ", "faint", "  ")
    return rows


def _nothing(verdicts: Verdicts, naming: Naming, in_full: bool) -> list[Line]:
    if not verdicts.near:
        return paragraph(
            "Nothing that the tropes at hand tell of: nobody is given a chance that another answers.", "  "
        )
    found = paragraph("None of the tropes at hand. The nearest:", "  ")
    for verdict in verdicts.near[: None if in_full else 1]:
        found += [line("  ", Fragment(verdict.trope.title, "strong"))]
        found += _premises(verdict, naming)
        if not verdict.unmet:
            found += paragraph("Its premises hold, and none of its variants fits.", "      ", "faint")
    return found


def _verdict(record: Record, verdict: Verdict, naming: Naming, in_full: bool) -> list[Line]:
    found = [line("  ", Fragment(verdict.trope.title, "strong"))]
    if verdict.variant is not None:
        details = "".join(f"; {detail.text}" for detail in verdict.details)
        found += paragraph(f"{sentence(verdict.variant.text)}{details}.", "  ")
    found += _where(record, verdict, naming)
    found += _premises(verdict, naming)
    so = [claim.text for claim in verdict.beside if claim.is_met]
    if so:
        found += paragraph(f"Beside it: {'; '.join(so)}.", "    ", hanging="  ")
    if in_full:
        found += _beside_not(verdict, naming)
    hung_on = cause(verdict, naming)
    found += paragraph(hung_on, "    ", hanging="  ") if hung_on else []
    if verdict.trope.effects:
        effect = verdict.effect
        told = "nothing" if effect is None else f"{effect.text} ({effect.name.replace('_', ' ')})"
        found += paragraph(f"What it did: {told}.", "    ", hanging="  ")
    return [*found, *_relatives(verdict, naming, in_full)]


def _where(record: Record, verdict: Verdict, naming: Naming) -> list[Line]:
    story = record.told
    if story is None:
        return []
    rows: list[Line] = []
    for _, number in verdict.steps:
        if number < len(story.steps):
            rows += paragraph(
                f"{number + 1}. {sentence(naming.event(story.steps[number].event))}.", "    ", "faint", "   "
            )
        else:
            rows += paragraph(f"{number + 1}. (here the story stops)", "    ", "faint")
    return rows


def _premises(verdict: Verdict, naming: Naming) -> list[Line]:
    rows: list[Line] = []
    for premise in verdict.premises:
        mark = Fragment("✓ ", "number") if premise.is_met else Fragment("✗ ", "warning")
        counted = numbers(premise, verdict, naming)
        text = sentence(f"{premise.text}: {counted}." if counted else f"{premise.text}.")
        if premise.is_untold:
            mark = Fragment("? ", "faint")
            share = "" if premise.share is None else f" It is so in {percent(premise.share)} of the readings."
            text = f"Untold: {text}{share}"
        first, *rest = paragraph(text, "      ", hanging="  ")
        rows.append((Fragment("    "), mark, Fragment(first[0].text[6:]), *first[1:]))
        rows += rest
    return rows


def _beside_not(verdict: Verdict, naming: Naming) -> list[Line]:
    rows: list[Line] = []
    for claim in verdict.beside:
        if not claim.is_met:
            counted = numbers(claim, verdict, naming)
            rows += paragraph(f"Not so: {claim.text}{f' ({counted})' if counted else ''}.", "    ", "faint", "  ")
    return rows


def cause(verdict: Verdict, naming: Naming) -> str:
    """Return what the choice hangs on, where the variant was told by it."""
    claims = [verdict.variant] if verdict.variant is not None else []
    for claim in (*claims, *verdict.passed_over):
        for finding in claim.judged.findings:
            if finding.asked.word == "cause" and finding.answer.value not in (None, "nothing"):
                kind = str(finding.answer.value)
                details = finding.answer.details
                odds = [d.amount for d in details if d.kind == kind and d.name == "without"]
                would = f": without it the blow would have had {percent(odds[0])}" if odds and kind != "chance" else ""
                taken = [d for d in details if d.kind == kind and d.name.endswith(" too")]
                beside = f", and {taken[0].name}, {percent(taken[0].amount)}" if would and taken else ""
                who = naming.thing(_doer(finding.question, verdict))
                return f"{who}'s choice hung on {kind}{would}{beside}.{_other_causes(finding.answer, kind)}"
    return ""


def _other_causes(answer: Answer, kind: str) -> str:
    """Return the other kinds that have a responsibility of a half or more for a choice, in words."""
    shares = {d.kind: d.amount for d in answer.details if d.name == "responsibility" and d.kind != kind}
    whole = [str(other) for other, share in shares.items() if share == 1]
    half = [str(other) for other, share in shares.items() if share < 1]
    told = f" It would have turned without {listed(whole, 'or')} as well." if whole else ""
    return told + (f" A cause too, where another thing is gone as well: {listed(half)}." if half else "")


def _relatives(verdict: Verdict, naming: Naming, in_full: bool) -> list[Line]:
    also = [r.trope.title for r in verdict.relatives if r.is_recognised]
    rows: list[Line] = []
    if also:
        rows += paragraph(f"It is also: {listed(also)}.", "    ", hanging="  ")
    others = [r for r in verdict.relatives if not r.is_recognised]
    near = [r for r in others if r.died is None]
    if near:
        rows += paragraph("It would be", "    ", "faint")
    for relative in near[: None if in_full else NEAREST]:
        rows += paragraph(f"{relative.trope.title}, if: {_differs(relative)}.", "      ", "faint", "  ")
    if in_full:
        far = [r.trope.title for r in others if r.died is not None]
        rows += paragraph(f"It has not the shape of {listed(far, 'or')}.", "    ", "faint", "  ") if far else []
    return rows


def _differs(relative: Relative) -> str:
    return "; ".join(claim.text for claim in relative.unmet) or "one of its variants fits"


def numbers(claim: JudgedClaim, verdict: Verdict, naming: Naming) -> str:
    """Return the numbers that a claim was judged by, in words; truths say no more than the claim itself."""
    counted = [f for f in claim.judged.findings if WORDS[f.asked.word].result != "truth" or f.answer.value is None]
    return "; ".join(dict.fromkeys(told(finding, verdict, naming) for finding in counted))


def told(finding: Criterion, verdict: Verdict, naming: Naming) -> str:
    """Return one finding in words: who gave it how much, or that it is so or not."""
    word = WORDS[finding.asked.word]
    if finding.answer.value is None:
        return f"{word.name}: {finding.answer.why}"
    text = _said(word, finding.question, verdict, naming)
    number = value(word, finding.answer, naming)
    return text.replace("{value}", number) + _reasons(word, finding, verdict, naming)


def _said(word: Word, question: Question, verdict: Verdict, naming: Naming) -> str:
    people = dict(verdict.roles).values()
    kinds = [subject for subject in question.about if isinstance(subject, str) and subject not in people]
    text = word.told.replace("{by}", naming.thing(_doer(question, verdict))).replace("{kinds}", listed(kinds, "or"))
    for place, subject in enumerate(question.about):
        if isinstance(subject, str):
            text = text.replace("{" + str(place) + "}", naming.thing(subject))
    return text


def value(word: Word, answer: Answer, naming: Naming) -> str:
    """Return an answer's number as it is told."""
    found = answer.value
    if isinstance(found, str) or found is None:
        return str(found)
    match word.result:
        case "utility":
            return naming.amount(found)
        case "count":
            return f"{found:.0f}"
        case "change":
            return f"{found * 100:+.0f} points"
    return percent(found)


def _reasons(word: Word, finding: Criterion, verdict: Verdict, naming: Naming) -> str:
    if word.name == "responsibility":
        both = [f"without {d.kind} too, {percent(d.amount)}" for d in finding.answer.details if d.name == "without"]
        return f" ({listed(both)})" if both else ""
    if word.result != "utility":
        return ""
    who = _doer(finding.question, verdict)
    most = max((detail.amount for detail in finding.answer.details), default=0.0)
    named = [detail.name for detail in finding.answer.details if detail.amount >= most / 10][:MENTIONED]
    return f" ({listed([naming.reason(name, who) or name for name in named])})" if named else ""


def _doer(question: Question, verdict: Verdict) -> str:
    """Return who acts at the first step that a question is about."""
    steps = [subject for subject in question.about if isinstance(subject, int)]
    by = {verdict_step: name for (_, verdict_step), name in zip(verdict.steps, _actors(verdict), strict=True)}
    return by.get(steps[0], "") if steps else ""


def _actors(verdict: Verdict) -> list[str]:
    roles = dict(verdict.roles)
    return [roles[moment.by] for moment in verdict.trope.moments]
