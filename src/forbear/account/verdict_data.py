"""Verdicts as data: every claim with every number it was judged by, and the same in words."""

from __future__ import annotations

from forbear.account.naming import Naming
from forbear.account.plain import Data
from forbear.account.verdict import cause, numbers
from forbear.language.patterns import Amount
from forbear.language.vocabulary import WORDS
from forbear.stories.vocabulary.question import Question
from forbear.tropes.judge import Criterion, JudgedClaim
from forbear.tropes.recogniser import Death, Recognition
from forbear.tropes.verdict import Relative, Verdict, Verdicts


def verdicts_data(verdicts: Verdicts, naming: Naming, *, in_full: bool = False) -> Data:
    """Return all verdicts on a story. in_full: also where and why each pattern died that matched nothing."""
    data: Data = {
        "verdicts": [verdict_data(verdict, naming) for verdict in verdicts.recognised],
        "near": [verdict_data(verdict, naming) for verdict in verdicts.near],
        "unbound": list(verdicts.unbound),
    }
    if in_full:
        data["not_matched"] = [_recognition(r) for r in verdicts.recognitions if not r.matches and r.deaths]
    return data


def verdict_data(verdict: Verdict, naming: Naming) -> Data:
    """Return one verdict."""

    def claims(judged: tuple[JudgedClaim, ...]) -> list[Data]:
        return [claim_data(claim, verdict, naming) for claim in judged]

    return {
        "trope": verdict.trope.name,
        "title": verdict.trope.title,
        "recognised": verdict.is_recognised,
        "roles": dict(verdict.roles),
        "steps": dict(verdict.steps),
        "answered": not verdict.is_open,
        "variant": None if verdict.variant is None else claim_data(verdict.variant, verdict, naming),
        "details": claims(verdict.details),
        "hung_on": cause(verdict, naming) or None,
        "effect": None if not verdict.trope.effects else (verdict.effect.name if verdict.effect else "nothing"),
        "premises": claims(verdict.premises),
        "beside": claims(verdict.beside),
        "passed_over": claims(verdict.passed_over),
        "relatives": [_relative(relative, verdict, naming) for relative in verdict.relatives],
        "missing": list(verdict.missing),
    }


def claim_data(claim: JudgedClaim, verdict: Verdict, naming: Naming) -> Data:
    """Return a claim with what it was judged by."""
    return {
        "name": claim.name,
        "text": claim.text,
        "met": claim.is_met,
        "untold": claim.is_untold,
        "odds": claim.share,
        "told": numbers(claim, verdict, naming),
        "findings": [_finding(finding) for finding in claim.judged.findings],
    }


def _finding(finding: Criterion) -> Data:
    wanted = finding.wanted
    return {
        "word": finding.asked.word,
        "about": [_subject(subject) for subject in finding.question.about],
        "value": finding.answer.value,
        "of": WORDS[finding.asked.word].result,
        "operator": finding.operator,
        "wanted": wanted.value if isinstance(wanted, Amount) else wanted,
        "threshold": wanted.name if isinstance(wanted, Amount) else None,
        "met": finding.is_met,
        "untold": finding.is_untold,
        "why_not": finding.answer.why,
        "details": [{"name": d.name, "kind": d.kind, "amount": d.amount} for d in finding.answer.details],
    }


def _subject(subject: int | str | Question) -> object:
    if isinstance(subject, Question):
        return {"word": subject.word, "about": [_subject(inner) for inner in subject.about]}
    return subject


def _relative(relative: Relative, verdict: Verdict, naming: Naming) -> Data:
    return {
        "trope": relative.trope.name,
        "title": relative.trope.title,
        "recognised": relative.is_recognised,
        "distance": relative.distance,
        "would_have_to_differ": [claim_data(claim, verdict, naming) for claim in relative.unmet],
        "died": None if relative.died is None else _death(relative.died),
    }


def _recognition(recognition: Recognition) -> Data:
    return {"trope": recognition.trope.name, "farthest": _death(recognition.deaths[0])}


def _death(death: Death) -> Data:
    findings = [] if death.judged is None else [_finding(finding) for finding in death.judged.findings]
    return {
        "moment": death.moment,
        "step": death.step,
        "matched": list(death.partial.steps),
        "roles": dict(death.partial.roles),
        "findings": findings,
    }
