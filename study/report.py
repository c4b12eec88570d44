"""The comparison of engine and page, in words and as data."""

from __future__ import annotations

from collections.abc import Iterator

from forbear.account.lines import Fragment, Line, heading, line, paragraph
from forbear.account.plain import Data
from forbear.variants.firmness import HELD
from study.comparison import BASELINES, MEASURES, CauseChecked, Checked, Compared, Row
from study.examination import Studied
from study.scores import Score

SCHEMA = "forbear-catalogue-check/1"

_COLUMN = 13


def check_lines(checked: Checked) -> list[Line]:
    """Return the report."""
    held = sum(row.is_held is True for row in checked.rows)
    missed = sum(row.found is None for row in checked.rows)
    unknown = sum(row.is_held is None for row in checked.rows) - missed
    lines = [line(Fragment("The engine against the page", "title"))]
    scenes = len({row.outcome.scene for row in checked.rows})
    told = f"{_count(len(checked.rows), 'chance')} scored in {_count(scenes, 'scene')}: {held} held, "
    told += f"{len(checked.rows) - held - unknown - missed} fragile"
    if missed:
        told += f", {missed} that no likely story comes to"
    if unknown:
        told += f", {unknown} not tried (--neighbours tries them)"
    lines += paragraph(f"{told}.")
    come = sum(row.found is not None and row.found.found.is_told for row in checked.rows)
    if checked.rows:
        lines += paragraph(
            f"The likeliest story comes to {come} of them by itself; each other is told as it is in the likeliest story "
            "that comes to it."
        )
    if checked.interrupted:
        lines += paragraph("Interrupted: this is what there was.", style="warning")
    if held:
        lines += _scores("Balanced accuracy over held verdicts (and the share answered right)", checked.held)
    lines += _scores("Over all verdicts, held or not", checked.all)
    for compared in checked.held if held else checked.all:
        lines += _confusion(compared)
    lines += _words(checked) + _causes(checked) + _scales(checked)
    lines += heading("Codings")
    lines += paragraph(checked.levels.told, "  ")
    lines += _disagreements(checked)
    for failed in checked.failed:
        lines += paragraph(f"{failed.scene} could not be worked out: {failed.reason}", style="warning")
    if checked.missing:
        lines += paragraph(f"Not in the catalogue yet: {', '.join(checked.missing)}.", style="warning", hanging="  ")
    return lines


def _scores(title: str, compared: tuple[Compared, ...]) -> list[Line]:
    lines = heading(title)
    names = ("Forbear", *BASELINES)
    head = "".join(f"{name.removeprefix('the ').split(' ')[0]:>{_COLUMN}}" for name in names)
    lines.append(line(Fragment(f"  {'':<10}{'n':>4}{head}", "faint")))
    for one in compared:
        scores = (one.engine, *(score for _, score in one.baselines))
        lines.append(
            line(
                f"  {one.measure:<10}{len(one.engine.cases):>4}", Fragment("".join(_score(s) for s in scores), "number")
            )
        )
    beaten = [one for one in compared if one.engine.cases and not one.not_beaten]
    for one in compared:
        if one.engine.cases and one.not_beaten:
            told = f"On {one.measure} Forbear does not beat {_joined(one.not_beaten)}."
            lines += paragraph(told, "  ", style="warning")
    for one in compared:
        if one.engine.cases and one.not_beaten_in_share:
            told = f"In the plain share of right answers on {one.measure} it does not beat "
            lines += paragraph(f"{told}{_joined(one.not_beaten_in_share)}.", "  ", style="warning")
    if beaten and len(beaten) == len([one for one in compared if one.engine.cases]):
        lines += paragraph("In balanced accuracy Forbear beats all three on every measure.", "  ")
    return lines


def _score(score: Score) -> str:
    if score.balanced is None or score.accuracy is None:
        return f"{'–':>{_COLUMN}}"
    return f"{f'{score.balanced:.2f} ({score.accuracy:.2f})':>{_COLUMN}}"


def _confusion(compared: Compared) -> list[Line]:
    if not compared.engine.cases:
        return []
    lines = heading(f"{compared.measure.capitalize()}: what the page says, and what Forbear says")
    for right in dict.fromkeys(right for (right, _), _ in compared.engine.confusion):
        said = [(given, n) for (one, given), n in compared.engine.confusion if one == right]
        said.sort(key=lambda row: (row[0] != right, -row[1]))
        told = ", ".join(f"{_spaced(given)} {n}" for given, n in said)
        lines += paragraph(f"{_spaced(right):<18} {told}", "  ", hanging=" " * 19)
    return lines


def _words(checked: Checked) -> list[Line]:
    if not checked.words:
        return []
    met = sum(is_met for _, is_met in checked.words)
    lines = heading("The page's own words")
    lines += paragraph(f"{met} of {len(checked.words)} met.", "  ")
    for row, is_met in checked.words:
        if not is_met:
            told = f"{row.name}: the page says '{row.outcome.page_label}', Forbear {_spaced(row.given('variant'))}."
            lines += paragraph(told, "  ", hanging="  ")
    return lines


def _causes(checked: Checked) -> list[Line]:
    if not checked.causes:
        return []
    lines = heading("Named causes, knocked out")
    turned = [cause for cause in checked.causes if cause.turned]
    passed = [cause for cause in checked.causes if cause.passes]
    many = len(checked.causes)
    lines += paragraph(
        f"Of {many}, {len(turned)} turn the choice when they are knocked out ({_share(len(turned), many)}); in "
        f"{len(passed)} ({_share(len(passed), many)}) nothing else as large does, but for what the page names as a "
        "second cause.",
        "  ",
    )
    for cause in checked.causes:
        if not cause.passes:
            lines += paragraph(f"{cause.row.name}: {_why_not(cause)}", "  ", hanging="  ")
    return lines


def _why_not(cause: CauseChecked) -> str:
    named = f"{_joined(cause.row.outcome.cause_kinds)} ({cause.row.outcome.cause})"
    if not cause.turned:
        found = cause.row.found
        assert found is not None
        return f"without {named} the choice stays; Forbear's cause is {found.found.kind or 'nothing'}."
    others = _joined(tuple(dict.fromkeys(other.told for other in cause.seconds)))
    return f"{named} turns it; so it would turn also {others}: a second cause."


def _scales(checked: Checked) -> list[Line]:
    if not checked.scales:
        return []
    lines = heading("Under random scales (balanced accuracy over all verdicts)")
    for measure, scores in checked.scales:
        known = sorted(score for score in scores if score is not None)
        if known:
            own = next(one.engine.balanced for one in checked.all if one.measure == measure)
            mean = sum(known) / len(known)
            told = f"{measure:<10} {len(known)} scales: {known[0]:.2f} to {known[-1]:.2f}, {mean:.2f} in the mean"
            lines.append(line(f"  {told}; ours {own:.2f}" if own is not None else f"  {told}"))
    return lines


def _disagreements(checked: Checked) -> list[Line]:
    found = checked.disagreements
    if not found:
        return []
    lines = heading(f"Where the two disagree: {_count(len(found), 'chance')}")
    for row, wrong in found:
        held = {True: "held", False: "fragile", None: "not tried"}[row.is_held]
        held = "no likely story comes to it" if row.found is None else held
        aside = "" if row.found is None or row.found.found.is_told else "; the likeliest story does not come to it"
        lines += paragraph(f"{row.name} ({held}{aside})", "  ", hanging="  ", style="strong")
        for measure in wrong:
            right = " or ".join(_spaced(name) for name in row.right(measure))
            lines += paragraph(f"{measure}: the page {right}, Forbear {_spaced(row.given(measure))}", "    ")
            kept = checked.kept_for(row, measure)
            if kept is not None:
                lines += paragraph(f"kept: {kept.why}", "      ", style="faint")
        lines += paragraph(f"the page: {_page_reason(row)}", "    ", hanging="  ", style="faint")
        lines += paragraph(f"Forbear: {_reason(row.found)}", "    ", hanging="  ", style="faint")
    return lines


def _page_reason(row: Row) -> str:
    outcome = row.outcome
    told = [part for part in (outcome.cause, outcome.note) if part]
    return "; ".join(told) or "no reason given"


def _reason(studied: Studied | None) -> str:
    """Return why the engine says so: what the choice hung on, and how likely the deed was."""
    if studied is None:
        return "somebody chose otherwise before: it would not have come to this"
    found = studied.found
    turning = list(dict.fromkeys(k.told for k in studied.knocked if k.turned))[:2]
    told = f"the odds of the deed are {found.odds:.0%}"
    if found.kind not in ("", "nothing"):
        told += f"; it hangs on {found.kind}"
    return f"{told}; it would turn {', or '.join(turning)}" if turning else told


def check_data(checked: Checked) -> Data:
    """Return the comparison as JSON-ready data; docs/catalogue.md has the schema."""
    return {
        "schema": SCHEMA,
        "held_from": HELD,
        "interrupted": checked.interrupted,
        "chances": [_row_data(checked, row) for row in checked.rows],
        "held": {one.measure: _compared_data(one) for one in checked.held},
        "all": {one.measure: _compared_data(one) for one in checked.all},
        "words": [
            {"chance": row.name, "word": row.outcome.page_label, "variant": row.given("variant"), "met": is_met}
            for row, is_met in checked.words
        ],
        "causes": [
            {
                "chance": cause.row.name,
                "kinds": list(cause.row.outcome.cause_kinds),
                "cause": cause.row.outcome.cause,
                "turned": cause.turned,
                "responsible": cause.responsible,
                "seconds": list(dict.fromkeys(other.told for other in cause.seconds)),
                "passes": cause.passes,
            }
            for cause in checked.causes
        ],
        "levels": checked.levels.as_data(),
        "scales": {measure: list(scores) for measure, scores in checked.scales},
        "failed": [{"scene": one.scene, "case": one.case, "reason": one.reason} for one in checked.failed],
        "missing": list(checked.missing),
    }


def _row_data(checked: Checked, row: Row) -> Data:
    measures = {}
    for measure in MEASURES:
        kept = checked.kept_for(row, measure)
        measures[measure] = {
            "page": list(row.right(measure)),
            "engine": row.given(measure),
            "without_minds": row.plain(measure),
            "right": row.given(measure) in row.right(measure) if row.right(measure) else None,
            "kept": None if kept is None else kept.why,
        }
    return {
        "scene": row.outcome.scene,
        "case": row.outcome.case or None,
        "chance": row.outcome.chance,
        "held": row.is_held,
        "told": row.found is not None and row.found.found.is_told,
        "confidence": row.outcome.confidence,
        "measures": measures,
        "page_reason": _page_reason(row),
        "engine_reason": _reason(row.found),
        "kind": None if row.found is None else row.found.found.kind,
    }


def _compared_data(compared: Compared) -> Data:
    return {
        "scored": len(compared.engine.cases),
        "balanced": compared.engine.balanced,
        "accuracy": compared.engine.accuracy,
        "baselines": {name: {"balanced": s.balanced, "accuracy": s.accuracy} for name, s in compared.baselines},
        "not_beaten": list(compared.not_beaten),
        "not_beaten_in_share": list(compared.not_beaten_in_share),
        "confusion": [
            {"page": right, "engine": given, "count": count} for (right, given), count in compared.engine.confusion
        ],
    }


def check_brief(checked: Checked) -> Iterator[str]:
    """Yield one line for each measure: its score, and what it does not beat."""
    held = any(row.is_held for row in checked.rows)
    for one in checked.held if held else checked.all:
        if one.engine.balanced is not None:
            short = f"; does not beat {_joined(one.not_beaten)}" if one.not_beaten else ""
            yield f"{one.measure}: {one.engine.balanced:.2f} of {len(one.engine.cases)}{short}"


def _joined(names: tuple[str, ...]) -> str:
    return " and ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])} and {names[-1]}"


def _spaced(name: str) -> str:
    return name.replace("_", " ")


def _count(many: int, thing: str) -> str:
    return f"{many} {thing}{'s' if many != 1 else ''}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "none"
