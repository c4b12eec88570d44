"""What was written of a trope to a checked pattern, with every mistake on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from forbear.language.checking.findings import Findings
from forbear.language.checking.pattern_conditions import Conditions, Known
from forbear.language.patterns import Claim, Condition, MomentPattern, Never, Trope
from forbear.language.syntax import tree as syntax
from forbear.language.wording import places

IT = "it"
"""The step that a `never between` looks at."""


def trope(definition: syntax.TropeDef, thresholds: Mapping[str, float], findings: Findings) -> Trope:
    """Return the pattern that a definition is, as much of it as is sound."""
    return _TropeChecking(definition, thresholds, findings).trope()


class _TropeChecking:
    def __init__(self, definition: syntax.TropeDef, thresholds: Mapping[str, float], findings: Findings) -> None:
        self._definition = definition
        self._findings = findings
        parts = definition.parts
        self._roles = self._declared((n, p) for p in parts if isinstance(p, syntax.PeoplePart) for n in p.names)
        moments = tuple(part for part in parts if isinstance(part, syntax.MomentPart))
        self._moments = tuple(self._declared((m.name, m) for m in moments))
        self._lets: dict[str, Condition] = {}
        premises = tuple(p.name for p in parts if isinstance(p, syntax.ClaimPart) and p.kind == "premise")
        self._conditions = Conditions(Known(self._roles, thresholds, self._lets, premises), findings)

    def _declared(self, named: Iterable[tuple[str, syntax.Piece]]) -> tuple[str, ...]:
        found: dict[str, syntax.Piece] = {}
        for name, part in named:
            if name in found or name == IT:
                self._findings.tell("E212", part.span, None, name=name)
            found.setdefault(name, part)
        return tuple(found)

    def trope(self) -> Trope:
        parts = self._definition.parts
        texts = [part for part in parts if isinstance(part, syntax.TextDef)]
        moments = tuple(self._moment(n, m) for n, m in enumerate(self._written(syntax.MomentPart)))
        for part in self._written(syntax.LetPart):
            self._lets[part.name] = self._conditions.read(part.condition, self._moments)
        nevers = tuple(self._never(part) for part in self._written(syntax.NeverPart))
        claims = {kind: self._claims(kind) for kind in ("premise", "beside", "variant", "effect")}
        details = tuple(self._detail(part, claims["variant"]) for part in self._written(syntax.DetailPart))
        if moments and not self._roles:
            self._findings.tell("E507", self._definition.span, "write 'roles: alice, bob;'", what="roles")
        titles = [text.text for text in texts if text.keyword == "title"]
        return Trope(
            name=self._definition.name,
            title=titles[-1] if titles else self._definition.name,
            notes=tuple(text.text for text in texts if text.keyword == "note"),
            roles=self._roles,
            moments=moments,
            nevers=nevers,
            premises=claims["premise"],
            beside=claims["beside"],
            variants=claims["variant"],
            details=details,
            effects=claims["effect"],
        )

    def _written(self, kind: type[syntax.TropePart]) -> tuple:  # type: ignore[type-arg]
        return tuple(part for part in self._definition.parts if isinstance(part, kind))

    def _moment(self, number: int, part: syntax.MomentPart) -> MomentPattern:
        if part.by not in self._roles:
            self._findings.tell("E201", part.span, self._findings.near(part.by, self._roles), name=part.by)
        if (part.order == "step") != (number == 0):
            hint = "the first moment is a 'step', the others come 'then' or 'later'"
            self._findings.tell("E101", part.span, hint, found=f"'{part.order}'")
        condition = self._conditions.read(part.condition, self._moments[: number + 1], self._moments)
        return MomentPattern(part.order, part.name, part.by, condition)

    def _never(self, part: syntax.NeverPart) -> Never:
        for name in (part.first, part.last):
            if name not in self._moments:
                self._findings.tell("E201", part.span, self._findings.near(name, self._moments), name=name)
        so_far = self._moments
        if part.last in self._moments:
            so_far = self._moments[: self._moments.index(part.last) + 1]
        return Never(part.first, part.last, self._conditions.read(part.condition, (*so_far, IT), self._moments))

    def _claims(self, kind: str) -> tuple[Claim, ...]:
        found: dict[str, Claim] = {}
        for part in self._definition.parts:
            if not isinstance(part, syntax.ClaimPart) or part.kind != kind:
                continue
            if part.name in found:
                self._findings.tell("E212", part.span, None, name=f"{kind} {part.name}")
            self._check_text(part.text, part)
            found[part.name] = Claim(part.name, part.text, self._conditions.read(part.condition, self._moments))
        return tuple(found.values())

    def _detail(self, part: syntax.DetailPart, variants: tuple[Claim, ...]) -> Claim:
        names = [claim.name for claim in variants]
        if part.variant not in names:
            self._findings.tell("E201", part.span, self._findings.near(part.variant, names), name=part.variant)
        self._check_text(part.text, part)
        return Claim(part.name, part.text, self._conditions.read(part.condition, self._moments), part.variant)

    def _check_text(self, text: str, part: syntax.Piece) -> None:
        for _, name, _ in places(text):
            if name not in self._roles:
                self._findings.tell("E231", part.span, self._findings.near(name, self._roles), name=name)
