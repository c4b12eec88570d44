"""What is odd about a file, before what it comes to is told: of each kind the first in full, the rest counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from forbear.errors import Diagnostic


def shortened(warnings: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield the texts of warnings, the first of each code; `forbear check` shows all of them."""
    listed = tuple(warnings)
    counted = Counter(warning.code for warning in listed)
    for code, count in counted.items():
        yield str(next(warning for warning in listed if warning.code == code))
        if count > 1:
            yield f"  and {count - 1} more like it: forbear check shows all"
