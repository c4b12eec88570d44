"""The three questions, in words and as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from forbear.account.lines import Fragment, Line, heading, line, paragraph
from forbear.account.plain import Data
from study.asking import Answers
from study.comparison import CauseChecked
from study.fit import LEVELS, Fit
from study.foresight import Bin, Foretold
from study.questions import LEAST_LIKELY, MOST_STEPS, Named, ToldSo
from study.scores import Score
from study.spreads import spread

_COLUMN = 12


def told_lines(answers: Answers) -> list[Line]:
    """Return the report of the three questions."""
    lines: list[Line] = []
    if answers.foretold:
        lines += heading(f"Foresight: {answers.foreseen} told choices, before they were, given the chance")
        lines += _foresight(answers.foretold)
        lines += _calibration(answers.bins)
    if answers.named:
        lines += heading("Reading: what it names (balanced accuracy, and the share)")
        lines += _named(answers.named)
    if answers.told:
        lines += heading("As told: under the likeliest reading of everything told")
        lines += _as_told(answers.told, answers.causes)
    return lines


def _foresight(foretold: Sequence[Foretold]) -> list[Line]:
    lines = [line(Fragment(f"  {'':<34}{'log loss':>10}{'Brier':>8}", "faint"))]
    lines += [
        line(f"  {one.name:<34}", Fragment(f"{one.log_loss:>10.3f}{one.brier:>8.3f}", "number")) for one in foretold
    ]
    own = foretold[0]
    beaten = [one.name for one in foretold[2:] if own.log_loss >= one.log_loss]
    if beaten:
        lines += paragraph(f"In log loss Forbear does not beat {' and '.join(beaten)}.", "  ", style="warning")
    return lines


def _calibration(bins: Sequence[Bin]) -> list[Line]:
    lines = [line(Fragment("  what its odds say, and how often it came about", "faint"))]
    for one in bins:
        bar = "█" * round(20 * one.came)
        told = f"  {one.low:>4.0%} to {one.high:>4.0%}{one.count:>5}   {one.said:>4.0%} → {one.came:>4.0%}  {bar}"
        lines.append(line(told.rstrip()))
    return lines


def _named(named: Sequence[Named]) -> list[Line]:
    names = ("Forbear", "commonest", "nearest", "no minds")
    head = "".join(f"{name:>{_COLUMN}}" for name in names)
    lines = [line(Fragment(f"  {'':<25}{'n':>3}{head}", "faint"))]
    for one in named:
        scores = (one.reading, *(score for _, score in one.baselines))
        told = "".join(_score(score) for score in scores)
        lines.append(line(f"  {one.what:<25}{len(one.reading.cases):>3}", Fragment(told, "number")))
    return lines


def _score(score: Score) -> str:
    if score.balanced is None or score.accuracy is None:
        return f"{'–':>{_COLUMN}}"
    return f"{f'{score.balanced:.2f} ({score.accuracy:.2f})':>{_COLUMN}}"


def _as_told(told: Sequence[ToldSo], causes: Sequence[CauseChecked]) -> list[Line]:
    so = sum(one.is_so for one in told)
    counts = sum(one.counts for one in told)
    lines = paragraph(
        f"Of {len(told)} told scenes and cases, {so} come out as they are told: every told choice at least as likely as not, "
        f"given those before it, the telling at least {LEAST_LIKELY:.0%} likely beforehand, and the reading at most "
        f"{MOST_STEPS} steps from what is stated ({counts} are so likely and so near).",
        "  ",
    )
    mean = sum(one.is_so_in_the_mean for one in told)
    lines += paragraph(f"Weighed over the posterior, and not under its likeliest reading alone, {mean} do.", "  ")
    turned, responsible = sum(one.turned for one in causes), sum(one.responsible for one in causes)
    passed = sum(one.passes_as_told for one in causes)
    lines += paragraph(
        f"Of {len(causes)} causes that the page names, {responsible} have a responsibility of a half or more for the choice "
        f"({turned} turn it when they alone are knocked out); in {passed} of these nothing else as large turns it, but for what "
        "the page names as a second cause.",
        "  ",
    )
    lines += _histogram("how likely the telling was", Counter(_before(one) for one in told if not one.read.failed))
    steps = Counter(str(one.read.departures) for one in told if not one.read.failed)
    lines += _histogram("steps from what is stated", steps)
    for one in told:
        if not one.is_so:
            lines += paragraph(f"{_name(one)}: {_why_not(one)}.", "  ", hanging="  ")
    return lines


def _before(one: ToldSo) -> str:
    for bound, text in ((0.01, "under 1 %"), (0.1, "1 to 10 %"), (0.5, "10 to 50 %")):
        if one.read.before < bound:
            return text
    return "50 % and more"


_ORDER = ("under 1 %", "1 to 10 %", "10 to 50 %", "50 % and more")


def _histogram(title: str, counts: Counter[str]) -> list[Line]:
    lines = [line(Fragment(f"  {title}", "faint"))]
    ordered = sorted(counts, key=lambda name: (_ORDER.index(name) if name in _ORDER else -1, name))
    return lines + [line(f"    {name:<14}{counts[name]:>4}  {'█' * min(counts[name], 58)}") for name in ordered]


def _name(one: ToldSo) -> str:
    return f"{one.read.scene} ({one.read.case})" if one.read.case else one.read.scene


def _why_not(one: ToldSo) -> str:
    if one.read.failed:
        return f"could not be read ({one.read.failed})"
    told = [f"{choice.event} has {choice.odds:.0%}" for choice in one.unlikely]
    if one.read.before < LEAST_LIKELY:
        told.append(f"the telling had {one.read.before:.2%}")
    if one.read.departures > MOST_STEPS:
        told.append(f"the reading is {one.read.departures} steps off")
    return "; ".join(told)


def fit_lines(fit: Fit, reasons: dict[str, dict[str, float]], count: int) -> list[Line]:
    """Return what was fitted, fold by fold, and counted, with the domain's lines for it."""
    lines = [line(Fragment(f"Mercy, fitted to {count} told choices", "title"))]
    lines.append(line(Fragment(f"  {'':<16}" + "".join(f"{level:>14}" for level in LEVELS), "faint")))
    for name, weights in (("all", fit.weights), *((f"without fold {n}", w) for n, w in enumerate(fit.folds))):
        lines.append(line(f"  {name:<16}", Fragment("".join(f"{weight:>14.3f}" for weight in weights), "number")))
    lines += heading("Further reasons of whoever gives a chance, and of whoever may do less than kill, counted")
    for reason, found in reasons.items():
        told = ", ".join(f"{level} {share:.3f}" for level, share in found.items())
        lines.append(line(f"  {reason:<16}{told}"))
    lines += heading("The domain's spreads")
    lines.append(line(f"  mercy: {spread(dict(zip(LEVELS, fit.weights, strict=True)))}"))
    lines += [line(f"  {reason}: {spread(found)}") for reason, found in reasons.items()]
    return lines


def told_data(answers: Answers) -> Data:
    """Return the three questions as JSON-ready data; docs/catalogue.md has the schema."""
    return {
        "foresight": {
            "scored": answers.foreseen,
            "answers": [{"who": f.name, "log_loss": f.log_loss, "brier": f.brier} for f in answers.foretold],
            "calibration": [
                {"low": b.low, "high": b.high, "count": b.count, "said": b.said, "came": b.came} for b in answers.bins
            ],
        },
        "reading": [
            {
                "what": one.what,
                "scored": len(one.reading.cases),
                "balanced": one.reading.balanced,
                "accuracy": one.reading.accuracy,
                "baselines": {n: {"balanced": s.balanced, "accuracy": s.accuracy} for n, s in one.baselines},
            }
            for one in answers.named
        ],
        "as_told": {
            "scenes": [
                {
                    "scene": one.read.scene,
                    "case": one.read.case or None,
                    "before": one.read.before,
                    "departures": one.read.departures,
                    "choices": [
                        {"event": c.event, "by": c.by, "odds": c.odds, "mean": c.mean} for c in one.read.choices
                    ],
                    "is_so": one.is_so,
                    "failed": one.read.failed or None,
                }
                for one in answers.told
            ],
            "causes": [
                {
                    "chance": cause.row.name,
                    "kinds": list(cause.row.outcome.cause_kinds),
                    "turned": cause.turned,
                    "responsible": cause.responsible,
                    "passes": cause.passes_as_told,
                }
                for cause in answers.causes
            ],
        },
    }
