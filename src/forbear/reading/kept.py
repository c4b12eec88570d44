"""A reading as a text of short lines: what is kept of it, quick to read, and easy to look at.

Each line begins with what it is of; tabs stand between its parts. The first says what the reading was made of.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from forbear.language.values import Value
from forbear.reading.told_reading import AddedFact, LeftAside, NamedSo, ShownQuantity, ToldReading
from forbear.records import dataclass
from forbear.stories.premised import LeftOpen, Premised

DIGITS = 12
"""A number is kept with so many significant digits: as many as agree between machines."""

_TRUTHS = {"True": True, "False": False}


@dataclass(frozen=True, slots=True)
class Made:
    """What a reading was made of: the semantics that it was worked out by, the mark of the scene's own texts, and that of all
    that it stands on (catalogue/marks.py)."""

    semantics: int
    own: str
    whole: str


def reading_text(reading: ToldReading, made: Made) -> str:
    """Return a reading as it is kept: the same reading gives the same text."""
    return "".join(f"{line}\n" for line in _lines(reading, made))


def _lines(reading: ToldReading, made: Made) -> Iterator[str]:
    yield _line("made", made.semantics, made.own, made.whole)
    yield _line("told", reading.tale)
    if reading.because is not None:
        yield _line("because", reading.because)
    yield _line("before", reading.before, reading.said)
    if reading.hangs is not None:
        yield _line("hangs", reading.hangs)
    yield _line("reading", reading.weight, reading.departures, reading.hypotheses, reading.known)
    if reading.weakest is not None:
        yield _line("weakest", *reading.weakest)
    if reading.limit is not None:
        yield _line("limit", reading.limit)
    for one in reading.shown:
        yield _line("quantity", one.name, one.whose or "", one.source, one.bits, one.said, one.read)
        for text, prior, posterior in zip(one.possibilities, one.prior, one.posterior, strict=True):
            yield _line("may", text, prior, posterior)
    for added in reading.added:
        yield _line("added", added.fluent, added.event, str(added.value))
    for aside in reading.aside:
        yield _line("aside", aside.name, *(() if aside.effect is None else (aside.effect,)))
    if reading.called:
        yield _line("drawn", reading.drawn)
    for called in reading.called:
        yield _line("called", called.trope, called.variant, called.text, called.share)
    for one_open in reading.left_open:
        at = one_open.at
        yield _line("open", at.trope, at.premise, _pairs(at.roles), _pairs(at.steps), one_open.share)


def _pairs(named: tuple[tuple[str, object], ...]) -> str:
    return ",".join(f"{name}={value}" for name, value in named)


def _line(*parts: str | float) -> str:
    return "\t".join(f"{part:.{DIGITS}g}" if isinstance(part, float) else str(part) for part in parts)


def made_of(text: str) -> Made:
    """Return what a kept reading was made of. Raises ValueError for a text that is none."""
    word, semantics, own, whole = text[: text.index("\n")].split("\t")
    if word != "made":
        raise ValueError(word)
    return Made(int(semantics), own, whole)


def reading_kept(text: str) -> ToldReading:
    """Return the reading that was kept as a text. Raises ValueError, IndexError or KeyError for a text that is none."""
    rows: dict[str, list[list[str]]] = {}
    shown: list[tuple[list[str], list[list[str]]]] = []
    for line in text.splitlines():
        word, *parts = line.split("\t")
        if word == "quantity":
            shown.append((parts, []))
        elif word == "may":
            shown[-1][1].append(parts)
        else:
            rows.setdefault(word, []).append(parts)
    before, said = rows["before"][0]
    weight, departures, hypotheses, known = rows["reading"][0]
    return ToldReading(
        tale=rows["told"][0][0],
        because=_one(rows, "because"),
        before=float(before),
        said=float(said),
        hangs=None if "hangs" not in rows else float(rows["hangs"][0][0]),
        weight=float(weight),
        departures=int(departures),
        shown=tuple(_quantity(*one) for one in shown),
        added=tuple(AddedFact(fluent, _value(value), event) for fluent, event, value in rows.get("added", ())),
        aside=tuple(LeftAside(name, float(effect[0]) if effect else None) for name, *effect in rows.get("aside", ())),
        called=tuple(NamedSo(one[0], one[1], one[2], float(one[3])) for one in rows.get("called", ())),
        left_open=tuple(_open(*one) for one in rows.get("open", ())),
        drawn=int(_one(rows, "drawn") or 0),
        hypotheses=int(hypotheses),
        known=int(known),
        weakest=None if "weakest" not in rows else (rows["weakest"][0][0], float(rows["weakest"][0][1])),
        limit=_one(rows, "limit"),
    )


def _open(trope: str, premise: str, roles: str, steps: str, share: str) -> LeftOpen:
    cast = tuple((name, who) for name, _, who in (pair.partition("=") for pair in roles.split(",")))
    placed = tuple((name, int(step)) for name, _, step in (pair.partition("=") for pair in steps.split(",")))
    return LeftOpen(Premised(trope, premise, cast, placed), float(share))


def _one(rows: dict[str, list[list[str]]], word: str) -> str | None:
    return rows[word][0][0] if word in rows else None


def _quantity(parts: list[str], may: list[list[str]]) -> ShownQuantity:
    name, whose, source, bits, said, read = parts
    texts, prior, posterior = zip(*may, strict=True)
    return ShownQuantity(
        name,
        whose or None,
        source,
        texts,
        tuple(map(float, prior)),
        tuple(map(float, posterior)),
        float(bits),
        int(said),
        int(read),
    )


def _value(text: str) -> Value:
    if text in _TRUTHS:
        return _TRUTHS[text]
    try:
        number = Fraction(text)
    except ValueError:
        return text
    return int(number) if number.denominator == 1 else number
