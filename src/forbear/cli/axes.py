"""Numbers of a scene, and what each is to be, as options say it."""

from __future__ import annotations

import click


def axes(context: click.Context, option: click.Parameter, said: tuple[str, ...]) -> dict[str, list[float]]:
    """Return what each number is to be, by its name."""
    found: dict[str, list[float]] = {}
    for text in said:
        name, equals, amounts = text.rpartition("=")
        try:
            found[name.strip()] = _axis(amounts.strip())
        except ValueError:
            equals = ""
        if not equals:
            raise click.UsageError(
                f"cannot read '{text}': write it like 'mercy(Ilsa) = 0 : 12 : 25', or '… = 0, 3, 12'"
            )
    return found


def _axis(text: str) -> list[float]:
    """Return the numbers of a list, or of LEAST : MOST : HOW MANY. Raises ValueError."""
    if ":" not in text:
        return [float(part) for part in text.split(",")]
    least, most, many = text.split(":")
    low, high, steps = float(least), float(most), int(many)
    if not 2 <= steps <= 10_000_000 or not low < high:
        raise ValueError(text)
    return [low + (high - low) * step / (steps - 1) for step in range(steps)]
