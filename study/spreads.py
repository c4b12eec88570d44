"""The domain's `typically` lines, written anew with other weights."""

from __future__ import annotations

import re
from collections.abc import Mapping

from forbear.catalogue.index import LIBRARY
from forbear.errors import RequestError
from forbear.files import write

DOMAIN = LIBRARY / "life-and-death.story"


def spread(weights: Mapping[str, float]) -> str:
    """Return weights as a domain is laid out with them, to two decimals, the last one taking the rest."""
    *most, last = weights
    return "{" + ", ".join(f"{name}: {round(weights[name], 2):g}" for name in most) + f", {last}: rest}}"


def with_spreads(text: str, spreads: Mapping[str, Mapping[str, float]]) -> str:
    """Return the domain's text with these weights. Raises RequestError where it has no such line."""
    for name, weights in spreads.items():
        text, count = re.subn(rf"(?m)^(typically {name}\(.*)\{{[^{{}}]*\}};$", rf"\g<1>{spread(weights)};", text)
        if count != 1:
            raise RequestError(f"the domain has no line `typically {name}(…) = {{…}};`")
    return text


def write_spreads(spreads: Mapping[str, Mapping[str, float]]) -> None:
    """Write these weights into the domain. Raises RequestError, NotWritten."""
    write(DOMAIN, with_spreads(DOMAIN.read_text(encoding="utf-8"), spreads))
