"""Texts about a story that is loaded already: a formula that is asked, and something that becomes so.

They are checked as the same words in the story's file would be; their mistakes name what they were given as.
"""

from __future__ import annotations

from forbear.errors import RequestError, StoryError
from forbear.language.checking.effects import EffectChecks, Manner
from forbear.language.checking.expressions import Expressions
from forbear.language.checking.findings import Findings
from forbear.language.checking.scope import Scope
from forbear.language.checking.told_causes import ToldCauses
from forbear.language.checking.world import World
from forbear.language.expressions import Expression
from forbear.language.problem import Effect, Problem
from forbear.language.reading.parser import parse
from forbear.language.syntax import tree as syntax
from forbear.language.tale import TaleCause

LONGEST = 4_000
"""Signs of such a text."""


class Asides:
    """Reads texts about one problem."""

    def __init__(self, problem: Problem) -> None:
        self._world = World(
            {each.name: each.parents for each in problem.types},
            {each.name: each.types for each in problem.entities},
            dict(problem.constants),
            problem.properties,
            problem.reader is not None,
        )

    def formula(self, text: str, called: str) -> Expression:
        """Return the formula that a text is; `called`: what its mistakes name it. Raises StoryError, RequestError."""
        document, findings = self._parsed(text, called, f"outcome asked: {text};")
        match document.definitions:
            case (syntax.OutcomeDef(condition=condition),):
                scope = Scope("a question", has_degrees=True)
                found = Expressions(self._world, findings).formula(condition, scope)
                if found is not None and not findings.has_errors:
                    return found
                raise StoryError(findings.in_order())
        raise RequestError(f"{called} takes one formula", "such as 'alive(Bob)'")

    def causes(self, text: str, called: str) -> tuple[TaleCause, ...]:
        """Return what a told choice is said to hang on, as it stands behind `told because`. Raises StoryError, RequestError."""
        document, findings = self._parsed(text, called, f"told because {text};")
        match document.definitions:
            case (syntax.ToldBecauseDef() as definition,):
                found = ToldCauses(Expressions(self._world, findings)).of(definition)
                if found and not findings.has_errors:
                    return found
                raise StoryError(findings.in_order())
        raise RequestError(f"{called} takes a kind, or a belief", "such as 'need', or 'belief(Ann, good(Bob))'")

    def effect(self, text: str, called: str) -> Effect:
        """Return what a text says becomes so. Raises StoryError, RequestError."""
        document, findings = self._parsed(text, called, f"{text};")
        match document.definitions:
            case (syntax.Statement(effect=effect, openly=False),):
                checks = EffectChecks(Expressions(self._world, findings))
                changed = checks.read(effect, Scope("what becomes so"), Manner())
                if changed is not None and not findings.has_errors:
                    return changed
                raise StoryError(findings.in_order())
        raise RequestError(f"{called} takes one statement", "such as 'coin(Bob) = 3'")

    def _parsed(self, text: str, called: str, whole: str) -> tuple[syntax.Document, Findings]:
        if not text.strip() or ";" in text or len(text) > LONGEST:
            raise RequestError(f"{called} takes one text of at most {LONGEST} signs, without ';'")
        document, found = parse(whole, called)
        if found:
            raise StoryError(found)
        return document, Findings((document,))
