"""The examples that were kept back while domain, how-to and patterns were made: as they were frozen, and as they are coded now.

Their situations as they were coded blind and frozen lie in `study/frozen`; nothing but this check reads them. So both codings
are scored on the same domain and the same patterns, and what lies between is the coding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from forbear.account.lines import Fragment, Line, heading, line, paragraph
from forbear.account.plain import Data
from forbear.records import dataclass
from study.comparison import MEASURES, Checked, Row
from study.report import check_data

SCHEMA = "forbear-kept-back/1"

ALWAYS = {"choice": "spares", "who lives": "both", "variant": "played_straight", "effect": "nothing"}
"""What one would say who always says that he is spared, and that it is played straight."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One measure: how many chances are asked, and how many are right as frozen, as coded now, and where one always says the
    same; None where that says nothing."""

    what: str
    asked: int
    frozen: int
    now: int
    always: int | None


def counted(frozen: Checked, now: Checked) -> tuple[Counted, ...]:
    """Return every measure of the two codings, on the chances that both have."""
    found = []
    for measure in MEASURES:
        found.append(_counted(measure, frozen, now, measure, lambda right: right))
        if measure == "variant":
            found.append(_counted("variant, our first reading", frozen, now, measure, lambda right: right[:1]))
    causes = (frozen.causes, now.causes)
    turned = [sum(cause.turned for cause in one) for one in causes]
    passed = [sum(cause.passes for cause in one) for one in causes]
    asked = max(len(one) for one in causes)
    return (
        *found,
        Counted("named causes that turn it", asked, turned[0], turned[1], None),
        Counted("… and nothing as large does", asked, passed[0], passed[1], None),
    )


def _counted(
    what: str, frozen: Checked, now: Checked, measure: str, counts: Callable[[tuple[str, ...]], tuple[str, ...]]
) -> Counted:
    asked = [row for row in now.rows if row.right(measure)]
    return Counted(
        what,
        len(asked),
        sum(row.given(measure) in counts(row.right(measure)) for row in frozen.rows if row.right(measure)),
        sum(row.given(measure) in counts(row.right(measure)) for row in asked),
        sum(ALWAYS[measure] in counts(row.right(measure)) for row in asked),
    )


def kept_back_lines(frozen: Checked, now: Checked) -> list[Line]:
    """Return the two scores side by side, and every answer that the recoding changed."""
    lines = [line(Fragment("The examples that were kept back", "title"))]
    scenes = len({row.outcome.scene for row in now.rows})
    told = (
        f"{len(now.rows)} chances in {scenes} scenes: as they were frozen, and as they are coded now. {now.levels.told}"
    )
    lines += paragraph(told)
    lines += heading("Answered right")
    lines.append(line(Fragment(f"  {'':<30}{'n':>4}{'frozen':>9}{'now':>7}{'always':>9}", "faint")))
    for one in counted(frozen, now):
        always = "" if one.always is None else str(one.always)
        row = f"{one.asked:>4}{one.frozen:>9}{one.now:>7}{always:>9}"
        lines.append(line(f"  {one.what:<30}", Fragment(row.rstrip(), "number")))
    lines += paragraph(
        "always: he is spared, both live, it is played straight, and nothing comes of it.", "  ", "faint"
    )
    moved = list(_moved(frozen, now))
    lines += heading(f"What the recoding changed: {len(moved)} answers")
    for name, measure, before, after, right in moved:
        said = f"{name}, {measure}: {before}, now {after}; the page {right}"
        lines += paragraph(said.replace("_", " "), "  ", hanging="  ")
    for failed in (*frozen.failed, *now.failed):
        lines += paragraph(f"{failed.scene} could not be worked out: {failed.reason}", style="warning")
    return lines


def _moved(frozen: Checked, now: Checked) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield each answer that is another now: chance, measure, what was said, what is said, what the page says."""
    before: dict[str, Row] = {row.name: row for row in frozen.rows}
    for row in now.rows:
        other = before.get(row.name)
        for measure in MEASURES:
            if other is not None and row.right(measure) and other.given(measure) != row.given(measure):
                right = " or ".join(row.right(measure))
                yield row.name, measure, other.given(measure), row.given(measure), right


def kept_back_data(frozen: Checked, now: Checked) -> Data:
    """Return the two scores as JSON-ready data; docs/catalogue.md has the schema."""
    return {
        "schema": SCHEMA,
        "levels": now.levels.as_data(),
        "counts": [
            {"what": one.what, "asked": one.asked, "frozen": one.frozen, "now": one.now, "always": one.always}
            for one in counted(frozen, now)
        ],
        "frozen": check_data(frozen),
        "now": check_data(now),
    }
