"""Where two readings of the same words differ, and an example that tells them apart, for who is asked for brackets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import islice, product
from typing import Final, cast

from forbear.errors import Diagnostic, Span
from forbear.language.messages import report
from forbear.language.reading.same_meaning import have_one_value
from forbear.language.syntax import tree as syntax
from forbear.language.values import show
from forbear.language.writing.printer import print_expression

_MOST_TRIED: Final = 4_000
_AMOUNTS: Final = (2, 1, 3, 5, 0, 7)
"""What a number may be in an example, the likeliest to tell apart first."""

_Made = bool | int | Fraction


def ambiguity(
    usual: syntax.Expression, peer: syntax.Expression, span: Span, lines: tuple[str, ...], *, is_base: bool
) -> Diagnostic:
    """Return what is told of words that have two readings: in a file of the base language an oddity, else a mistake."""
    readings = {"usual": print_expression(usual), "peer": print_expression(peer)}
    code, hint = ("W101", "brackets would say which") if is_base else ("E107", difference(usual, peer))
    return report(code, span, lines, hint, **readings)


def difference(usual: syntax.Expression, peer: syntax.Expression) -> str:
    """Return the advice: both ways to set the brackets, as far in as they differ, and an example."""
    one, other = _innermost(usual, peer)
    forms = f"{print_expression(one)} or {print_expression(other)}"
    found = _example(one, other)
    if found is None:
        return f"put brackets around what belongs together: {forms}"
    given, first, second = found
    if isinstance(first, bool):
        words = ("holds", "does not") if first else ("does not hold", "does")
        told = f"the first {words[0]}, the second {words[1]}"
    else:
        told = f"the first is {show(first)}, the second {show(second)}"
    return f"write {forms}; " + (f"where {given}, {told}" if given else told)


def _innermost(one: syntax.Expression, other: syntax.Expression) -> tuple[syntax.Expression, syntax.Expression]:
    """Return the smallest parts that make the difference."""
    while type(one) is type(other):
        pairs = list(zip(_inner(one), _inner(other), strict=False))
        different = [(a, b) for a, b in pairs if not have_one_value(a, b)]
        if len(different) != 1 or len(_inner(one)) != len(_inner(other)) or _shell(one) != _shell(other):
            break
        ((one, other),) = different
    return one, other


def _inner(node: syntax.Expression) -> tuple[syntax.Expression, ...]:
    match node:
        case syntax.Chain(_, operands):
            return operands
        case syntax.Negation(operand) | syntax.Binder(_, _, _, operand):
            return (operand,)
        case syntax.Compare(_, left, right) | syntax.Operation(_, left, right) | syntax.Assignment(left, right):
            return (left, right)
        case syntax.MindTerm(_, character, body):
            return (character, body)
        case syntax.Call(_, arguments):
            return arguments
        case syntax.If(branches, otherwise):
            return (*(part for branch in branches for part in branch), *(() if otherwise is None else (otherwise,)))
        case syntax.Weights(entries):
            return tuple(part for e in entries for part in (e.value, e.weight) if part is not None)
    return ()


def _shell(node: syntax.Expression) -> object:
    """Return what a node is besides its parts."""
    match node:
        case syntax.Chain(operator) | syntax.Compare(operator) | syntax.Operation(operator):
            return operator
        case syntax.MindTerm(kind) | syntax.Binder(kind):
            return kind
        case syntax.Call(name):
            return name
    return None


def _example(one: syntax.Expression, other: syntax.Expression) -> tuple[str, _Made, _Made] | None:
    """Return values, in words, for which the readings come to different values, and these; None where none is found."""
    kinds: dict[str, bool] = {}
    """What stands in the expressions, as written; whether it is a truth value."""
    try:
        _note(one, False, kinds)
        _note(other, False, kinds)
    except _Unlike:
        return None
    for values in islice(_values(list(kinds.values())), _MOST_TRIED):
        given = dict(zip(kinds, values, strict=True))
        try:
            first, second = _made(one, given), _made(other, given)
        except (_Unlike, ZeroDivisionError):
            continue
        if first != second and isinstance(first, bool) == isinstance(second, bool):
            return _told(given), first, second
    return None


class _Unlike(Exception):
    """Something stands where values of another kind are asked for, or that has no example."""


def _values(kinds: list[bool]) -> Iterator[tuple[_Made, ...]]:
    """Yield values to try: first all numbers different, then each with each."""
    amounts = iter(range(2, 2 + len(kinds)))
    different = [None if is_truth else next(amounts) for is_truth in kinds]
    for truths in product((True, False), repeat=sum(kinds)):
        left = iter(truths)
        yield tuple(next(left) if value is None else value for value in different)
    yield from product(*((True, False) if is_truth else _AMOUNTS for is_truth in kinds))


def _note(node: syntax.Expression, is_truth: bool, kinds: dict[str, bool]) -> None:
    """Note what stands in an expression, with its kind as far as its place tells; a number where none does."""
    match node:
        case syntax.Numeral():
            return
        case syntax.Chain() | syntax.Negation():
            for part in _inner(node):
                _note(part, True, kinds)
        case syntax.Operation() | syntax.Compare("<" | ">" | "<=" | ">="):
            for part in _inner(node):
                _note(part, False, kinds)
        case syntax.Compare():
            sides = _inner(node)
            is_of_truths = any(isinstance(side, (syntax.Chain, syntax.Negation, syntax.Compare)) for side in sides)
            for side in sides:
                _note(side, is_of_truths, kinds)
        case syntax.If(branches, otherwise):
            for test, value in branches:
                _note(test, True, kinds)
                _note(value, is_truth, kinds)
            if otherwise is not None:
                _note(otherwise, is_truth, kinds)
        case syntax.Name() | syntax.Call() | syntax.MindTerm():
            text = print_expression(node)
            if text not in ("True", "False"):
                kinds[text] = kinds.get(text, False) or is_truth
        case _:
            raise _Unlike


def _made(node: syntax.Expression, given: dict[str, _Made]) -> _Made:
    match node:
        case syntax.Numeral(value):
            return value
        case syntax.Chain(operator, operands):
            parts = [_truth(operand, given) for operand in operands]
            return all(parts) if operator == "&" else any(parts)
        case syntax.Negation(operand):
            return not _truth(operand, given)
        case syntax.Compare(operator, left, right):
            return _COMPARED[operator](_made(left, given), _made(right, given))
        case syntax.Operation(operator, left, right):
            return _COMPUTED[operator](_amount(left, given), _amount(right, given))
        case syntax.If(branches, otherwise):
            for test, branch in branches:
                if _truth(test, given):
                    return _made(branch, given)
            return True if otherwise is None else _made(otherwise, given)
    text = print_expression(node)
    return text == "True" if text in ("True", "False") else given[text]


def _truth(node: syntax.Expression, given: dict[str, _Made]) -> bool:
    found = _made(node, given)
    if not isinstance(found, bool):
        raise _Unlike
    return found


def _amount(node: syntax.Expression, given: dict[str, _Made]) -> int | Fraction:
    found = _made(node, given)
    if isinstance(found, bool):
        raise _Unlike
    return found


_COMPARED: Final[dict[str, Callable[[_Made, _Made], bool]]] = {
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
}
_COMPUTED: Final[dict[str, Callable[[int | Fraction, int | Fraction], int | Fraction]]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: Fraction(a) / b,
}


def _told(given: dict[str, _Made]) -> str:
    """Return the example in words: `x() = 2, good(Ann) and not armed(Bob)`."""
    parts = [
        (name if value else f"not {name}") if isinstance(value, bool) else f"{name} = {show(cast(int, value))}"
        for name, value in given.items()
    ]
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1] if parts else ""
