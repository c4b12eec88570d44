"""Checking a given story: whether it is one, and if not, which step is at fault, for whom, and what would mend it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from forbear.account.lines import Line, Piece, line, paragraph
from forbear.account.plain import Data
from forbear.account.planned import plan_data, plan_lines
from forbear.account.unexplained import advice_sentences, finding_sentence
from forbear.api.sources import meant
from forbear.api.unexplained import ASKING
from forbear.errors import RequestError
from forbear.files import read
from forbear.grounding.what_if import with_wish
from forbear.language.loader import Text
from forbear.language.values import Value, show
from forbear.planning.advice import Adviser
from forbear.planning.compiling.compiled import CompiledTask, compiled
from forbear.planning.goals import grounded, load_with_goal
from forbear.planning.judge import Finding, Judge
from forbear.planning.limits import PlanLimits
from forbear.planning.node import Node
from forbear.planning.progression import Progression
from forbear.planning.solution import Step
from forbear.planning.story_text import read_story
from forbear.planning.told_plan import Teller
from forbear.planning.utility import AUTHOR, Utilities, is_better
from forbear.planning.wishes import with_reasons_as_utilities
from forbear.records import dataclass, replace

LARGEST = 1_000_000
"""Characters of a story file."""

DEFAULT_LIMITS = PlanLimits(author=None, character=10, depth=2)
"""How far reasons are looked for where none are given."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a story: what the judge found, in a sentence, and what would mend it."""

    finding: Finding
    sentence: str
    advice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Validation:
    """What was found of a story: its steps, with reasons given or found; faults, none where it holds.

    `utility`: the author's at the end, None where a step cannot happen; `goal`: the least that was asked for, if a
    level or a formula (1) was.
    """

    compiled: CompiledTask
    steps: tuple[Step, ...]
    faults: tuple[Fault, ...]
    start: Value
    utility: Value | None
    goal: Value | None
    reasons_given: bool

    @property
    def reaches_goal(self) -> bool:
        """Whether the author has what was asked for at the end."""
        return self.utility is not None and (self.goal is None or not is_better(self.goal, self.utility))

    @property
    def holds(self) -> bool:
        """Whether the story is one, and reaches the goal."""
        return not self.faults and self.reaches_goal

    def lines(self) -> list[Line]:
        """Return the verdict in lines, and of a story that holds, the story told."""
        count = len(self.steps)
        steps = f"{count} step{'' if count == 1 else 's'}"
        if self.holds:
            worth = f"{show(self.start)} → {show(self.utility or 0)}"
            head = f"The story holds: {steps}, each explained for everyone who takes part; for the author {worth}."
            return [*paragraph(head, "", "strong"), line(), *plan_lines(Teller(self.compiled).tell(self.steps))]
        found: list[Line] = [line(Piece("The story does not hold.", "warning"))]
        for fault in self.faults:
            found += [line(), *paragraph(fault.sentence, "", "strong", "  ")]
            for text in fault.advice:
                found += paragraph(text, "  ", hanging="  ")
        if not self.reaches_goal and self.utility is not None:
            told = f"It ends at {show(self.utility)} for the author, and {show(self.goal or 0)} was asked for."
            found += [line(), *paragraph(told, "", "strong", "  ")]
        return found

    def as_data(self) -> Data:
        """Return the verdict as JSON-ready data; docs/planning.md has the schema."""
        told = None
        if self.utility is not None:
            told = plan_data(Teller(self.compiled).tell(self.steps), self.utility, len(self.steps))
        return {
            "schema": "forbear-check-plan/1",
            "holds": self.holds,
            "reaches_goal": self.reaches_goal,
            "reasons_given": self.reasons_given,
            "faults": [
                {
                    "fault": fault.finding.fault,
                    "place": list(fault.finding.place),
                    "who": fault.finding.who,
                    "action": self._name(fault.finding.action),
                    "told": fault.sentence,
                    "advice": list(fault.advice),
                }
                for fault in self.faults
            ],
            "story": told,
        }

    def _name(self, action: int | None) -> str | None:
        return None if action is None else str(self.compiled.task.actions[action])


def check_plan(
    source: str | Path | Text,
    story: str,
    goal: str | int | float | Fraction | None = None,
    *,
    case: str | None = None,
    settings: tuple[str, ...] = (),
    limits: PlanLimits | None = None,
) -> Validation:
    """Check a story, given as text, against a problem.

    Reasons that are given are judged as they are, however long; where none are, they are looked for within the limits.
    Raises StoryError and RequestError for files, goals and stories that cannot be read, LimitReached.
    """
    loaded, wanted = load_with_goal(meant(source)[0], goal, case=case, settings=settings)
    task, condition, _ = grounded(loaded.problem, wanted)
    task = with_reasons_as_utilities(task)
    made = compiled(task if condition is None else with_wish(task, None, condition))
    steps, are_given = read_story(story, made.task)
    return _Checking(made, limits or DEFAULT_LIMITS).checked(steps, are_given, wanted.level if condition is None else 1)


def check_limits(character: int | None, depth: int | None) -> PlanLimits:
    """Return the limits within which reasons are looked for; None: as they are by default."""
    return PlanLimits(
        None,
        DEFAULT_LIMITS.character if character is None else character,
        DEFAULT_LIMITS.depth if depth is None else depth,
    )


class _Checking:
    def __init__(self, made: CompiledTask, limits: PlanLimits) -> None:
        self._compiled = made
        self._adviser = Adviser(made, limits, ASKING)
        self._progression = Progression(made)
        self._utilities = Utilities(made)
        self._actions = {action.action: action for action in made.actions}

    def checked(self, steps: tuple[Step, ...], are_given: bool, goal: Value | None) -> Validation:
        """Return what is found of a story."""
        nodes = self._nodes(steps)
        if not are_given:
            steps = tuple(self._with_reasons(steps, nodes))
        findings = Judge(self._compiled).judge(steps)
        root = self._progression.root()
        ended = len(nodes) > len(steps)
        return Validation(
            self._compiled,
            steps,
            tuple(self._fault(finding, nodes) for finding in findings),
            self._utilities.of(AUTHOR, root.state),
            self._utilities.of(AUTHOR, nodes[-1].state) if ended else None,
            goal,
            are_given,
        )

    def _nodes(self, steps: tuple[Step, ...]) -> list[Node]:
        """Return the nodes that a story comes through, up to the first step that cannot happen."""
        nodes = [self._progression.root()]
        for step in steps:
            action = self._actions.get(step.action)
            if action is None or not self._progression.is_possible(nodes[-1], action):
                break
            nodes.append(self._progression.after(nodes[-1], action))
        return nodes

    def _with_reasons(self, steps: tuple[Step, ...], nodes: list[Node]) -> Iterator[Step]:
        for place, step in enumerate(steps):
            if place + 1 >= len(nodes):
                yield step
                continue
            reasons = (
                self._adviser.reason(nodes[place], step.action, who)
                for who in self._compiled.task.actions[step.action].consenting
            )
            yield replace(step, reasons=tuple(reason for reason in reasons if reason is not None))

    def _fault(self, finding: Finding, nodes: list[Node]) -> Fault:
        task = self._compiled.task
        sentence = finding_sentence(finding, task)
        if len(finding.place) != 1 or finding.who is None or finding.action is None:
            return Fault(finding, sentence)
        node = nodes[int(finding.place[0])]
        advice = [] if finding.fault == "impossible" else self._advice(finding, node)
        return Fault(finding, sentence, tuple(advice))

    def _advice(self, finding: Finding, node: Node) -> list[str]:
        who, action = finding.who or "", finding.action or 0
        if self._adviser.reason(node, action, who) is not None:
            return [f"{who} has another reason than the one given; leave it out, and it is found."]
        return advice_sentences(self._adviser.advice(node, action, who), who, self._compiled.task)


def read_story_file(name: str) -> str:
    """Return the text of a story file, `-` for the standard input. Raises RequestError where it cannot be read."""
    import sys

    try:
        text = sys.stdin.read(LARGEST + 1) if name == "-" else read(Path(name), LARGEST).decode("utf-8-sig")
    except FileNotFoundError:
        raise RequestError(f"there is no file '{name}'") from None
    except OSError as error:
        raise RequestError(f"cannot read '{name}': {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise RequestError(f"cannot read '{name}': it is not text in UTF-8") from None
    if len(text) > LARGEST:
        raise RequestError(f"'{name}' is too large for a story", f"it may have {LARGEST} characters")
    return text
