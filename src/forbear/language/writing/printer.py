"""Syntax to text, in one canonical layout, comments kept: reading it again gives equal syntax.

Brackets are written wherever the usual reading and the base language's could differ, so that both read the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from forbear.language.syntax import tree as syntax
from forbear.language.syntax.tree import Comments, Expression, Formal
from forbear.language.values import show

WIDTH = 100
"""Longer formulas are broken at their outermost operator."""

_INDENT = "\t"


def print_document(document: syntax.Document) -> str:
    """Return the canonical text of a file."""
    lines: list[str] = []
    before: type | None = None
    for definition in document.definitions:
        spaced = isinstance(definition, _SPACED) or (before is not None and before is not _group(definition))
        if lines and (spaced or definition.comments.before):
            lines.append("")
        lines += _definition(definition, "")
        before = _group(definition) if not isinstance(definition, _SPACED) else None
    if document.comments:
        lines += [""] * bool(lines) + list(_comment_lines(document.comments, ""))
    return "\n".join(lines) + "\n" if lines else ""


_SPACED = (syntax.ActionDef, syntax.TriggerDef, syntax.CaseDef, syntax.TropeDef)


def _group(definition: syntax.Definition) -> type:
    """Return what stands together: definitions of one kind, and all that is told."""
    told = (syntax.ToldBecauseDef, syntax.ToldOutcomesDef)
    return syntax.ToldDef if isinstance(definition, told) else type(definition)


def print_definition(definition: syntax.Definition) -> str:
    """Return the text of one definition, without a line end."""
    return "\n".join(_definition(definition, ""))


def print_expression(expression: Expression) -> str:
    """Return the text of an expression, on one line."""
    return _expression(expression)


def _comment_lines(comments: tuple[str, ...], indent: str) -> Iterator[str]:
    for comment in comments:
        first, *others = comment.split("\n")
        yield indent + first.rstrip()
        for line in others:
            stripped = line.strip()
            yield f"{indent} {stripped}" if stripped.startswith("*") else (indent + stripped).rstrip()


def _definition(definition: syntax.Definition, indent: str) -> Iterator[str]:
    yield from _comment_lines(definition.comments.before, indent)
    match definition:
        case syntax.ActionDef() | syntax.TriggerDef():
            word = "action" if isinstance(definition, syntax.ActionDef) else "trigger"
            head = f"{word} {definition.name}({_formals(definition.formals)})"
            yield from _block(
                head,
                [line for part in definition.parts for line in _part(part, indent + _INDENT)],
                definition.comments,
                indent,
                ";",
            )
        case syntax.MindDef():
            if any(part.comments != Comments() for part in definition.parts) or definition.comments.inside:
                settings = [line for part in definition.parts for line in _setting(part, indent + _INDENT)]
                yield from _block(f"mind {definition.character}", settings, definition.comments, indent, "")
            else:
                inner = " ".join(f"{part.name}: {_expression(part.value)};" for part in definition.parts)
                yield _behind(f"{indent}mind {definition.character} {{ {inner} }}", definition.comments)
        case syntax.CaseDef():
            inner_lines = [line for inner in definition.body for line in _definition(inner, indent + _INDENT)]
            yield from _block(f"case {definition.name}", inner_lines, definition.comments, indent, "")
        case syntax.TropeDef():
            parts = [line for part in definition.parts for line in _trope_part(part, indent + _INDENT)]
            yield from _block(f"trope {definition.name}", parts, definition.comments, indent, "")
        case _:
            yield _behind(f"{indent}{_simple(definition)};", definition.comments)


def _block(head: str, inner: list[str], comments: Comments, indent: str, end: str) -> Iterator[str]:
    inner += list(_comment_lines(comments.inside, indent + _INDENT))
    yield f"{indent}{head} {{"
    yield from inner
    yield _behind(f"{indent}}}{end}", comments)


def _behind(line: str, comments: Comments) -> str:
    return line if comments.behind is None else f"{line}  {comments.behind}"


def _simple(definition: syntax.Definition) -> str:
    """Return a definition without a block, without its `;`."""
    match definition:
        case syntax.ImportDef(name=name):
            return f'import "{name}"'
        case syntax.TypeDef(name=name, bounds=(first, last)):
            return f"type {name} = {_low_end(first)}..{_end_of_range(last)}"
        case syntax.TypeDef(name=name, parents=parents):
            return f"type {name}" + (f" : {', '.join(parents)}" if parents else "")
        case syntax.EntityDef(name=name, types=types):
            return f"entity {name} : {', '.join(types)}"
        case syntax.PropertyDef(name=name, formals=formals, type=kind):
            return f"property {name}({_formals(formals)}) : {kind}"
        case syntax.ConstantDef(name=name, value=value):
            return f"constant {name} = {_expression(value)}"
        case syntax.UtilityDef(character=character, value=value):
            return f"utility({character or ''}): {_expression(value)}"
        case syntax.ReasonDef():
            return _reason(definition)
        case syntax.TauDef(value=value):
            return f"tau: {_expression(value)}"
        case syntax.DriftDef(name=name, arguments=arguments, rate=rate, toward=toward):
            return f"drift {name}({', '.join(map(_expression, arguments))}) = {_expression(rate)} toward {toward}"
        case syntax.LapseDef(value=value):
            return f"lapse: {_expression(value)}"
        case syntax.Level0Def(value=value):
            return f"level0: {_expression(value)}"
        case syntax.TurnsDef(turns=turns):
            return f"turns: {', '.join(turn.text for turn in turns)}"
        case syntax.ScriptDef(events=events):
            return f"script: {', '.join(map(_expression, events))}"
        case syntax.TypicallyDef(name=name, formals=formals, value=value):
            return f"typically {name}({_formals(formals)}) = {_expression(value)}"
        case syntax.ToldDef(events=events):
            return f"told: {', '.join(syntax.GAP if isinstance(e, syntax.Gap) else _expression(e) for e in events)}"
        case syntax.ToldBecauseDef(causes=causes):
            return f"told because {' or '.join(map(_expression, causes))}"
        case syntax.ToldOutcomesDef(outcomes=outcomes):
            return f"told outcomes {', '.join(o.name if o.is_so else f'not {o.name}' for o in outcomes)}"
        case syntax.EndsDef(condition=condition):
            return f"ends: {_expression(condition)}"
        case syntax.OutcomeDef(name=name, condition=condition):
            return f"outcome {name}: {_expression(condition)}"
        case syntax.ReaderDef(sees=sees):
            return f"reader sees({', '.join(name.text for name in sees)})"
        case syntax.WatchDef(belief=belief):
            return f"watch {_expression(belief)}"
        case syntax.RoleDef(bindings=bindings):
            return "; ".join(f"trope role {b.name}({_formals(b.formals)}) = {_expression(b.value)}" for b in bindings)
        case syntax.TextDef(keyword=keyword, text=text):
            return f'{keyword} "{text}"'
        case syntax.SaysDef():
            return _says(definition)
        case syntax.Statement(effect=effect, openly=openly):
            words = "exactly " * definition.is_exact + "openly " * openly
            return words + _expression(effect, bare=bool(words))
    raise AssertionError(f"has a block: {definition}")


def _says(said: syntax.SaysDef) -> str:
    kind = f"{said.kind} " if said.kind in ("reason", "outcome") else ""
    arguments = f"({', '.join(map(_expression, said.arguments))})" if said.kind in ("fluent", "reason") else ""
    value = "" if said.value is None else f" = {_expression(said.value)}"
    pronoun = "" if said.pronoun is None else f", {said.pronoun}"
    return f'says {kind}{said.name}{arguments}{value}: "{said.text}"{pronoun}'


def _reason(reason: syntax.ReasonDef) -> str:
    kind = f" as {reason.kind}" if reason.kind else ""
    condition = f" while({_expression(reason.condition)})" if reason.condition is not None else ""
    exactly = "exactly " if reason.is_exact else ""
    return f"{exactly}reason {reason.name}({_formals((reason.holder,))}){kind}{condition}: {_expression(reason.value)}"


def _part(part: syntax.Part, indent: str) -> Iterator[str]:
    yield from _comment_lines(part.comments.before, indent)
    match part:
        case syntax.PreconditionPart(condition=condition):
            lines = _broken("precondition: ", condition, indent)
        case syntax.EffectPart(effect=effect):
            lines = _broken("effect: ", effect, indent)
        case syntax.ConsentingPart(characters=characters):
            lines = [f"{indent}consenting: {', '.join(map(_expression, characters))}"]
        case syntax.ObservingPart(variable=variable, type=kind, condition=condition):
            lines = _broken(f"observing({variable} : {kind}): ", condition, indent)
        case syntax.GlimpsingPart(variable=variable, type=kind, label=label, condition=condition):
            lines = _broken(f"observing({variable} : {kind}) as {_expression(label)}: ", condition, indent)
        case syntax.UnsuspectedPart():
            lines = [f"{indent}unsuspected"]
        case syntax.FailingPart(effect=None):
            lines = [f"{indent}may fail"]
        case syntax.FailingPart(effect=failing) if failing is not None:
            lines = _broken("may fail: ", failing, indent)
        case syntax.RevealingPart(fluents=fluents, variable=variable, type=kind, condition=condition):
            some = "" if condition is None else f"({variable} : {kind}) if({_expression(condition)})"
            lines = [f"{indent}revealing{some}: {', '.join(map(_expression, fluents))}"]
        case syntax.CostPart(character=character, kind=cost_kind, amount=amount):
            of_kind = f" as {cost_kind}" if cost_kind else ""
            lines = _broken(f"cost({_expression(character)}){of_kind}: ", amount, indent)
        case syntax.WeightPart(weight=weight):
            lines = [f"{indent}weight: {_expression(weight)}"]
        case syntax.SaysPart(text=text):
            lines = [f'{indent}says: "{text}"']
    lines[-1] = _behind(f"{lines[-1]};", part.comments)
    yield from lines


def _trope_part(part: syntax.TropePart, indent: str) -> Iterator[str]:
    yield from _comment_lines(part.comments.before, indent)
    match part:
        case syntax.PeoplePart(names=names):
            lines = [f"{indent}roles: {', '.join(names)}"]
        case syntax.TextDef(keyword=keyword, text=text):
            lines = [f'{indent}{keyword} "{text}"']
        case syntax.MomentPart(order=order, name=name, by=by, condition=condition):
            lines = _broken(f"{order} {name} by {by}: ", condition, indent)
        case syntax.NeverPart(first=first, last=last, condition=condition):
            lines = _broken(f"never between {first}, {last}: ", condition, indent)
        case syntax.LetPart(name=name, condition=condition):
            lines = _broken(f"let {name}: ", condition, indent)
        case syntax.ClaimPart(kind=kind, name=name, text=text, condition=condition):
            lines = _broken(f'{kind} {name} "{text}": ', condition, indent)
        case syntax.DetailPart(name=name, variant=variant, text=text, condition=condition):
            lines = _broken(f'detail {name} of {variant} "{text}": ', condition, indent)
    lines[-1] = _behind(f"{lines[-1]};", part.comments)
    yield from lines


def _setting(part: syntax.SettingPart, indent: str) -> Iterator[str]:
    yield from _comment_lines(part.comments.before, indent)
    yield _behind(f"{indent}{part.name}: {_expression(part.value)};", part.comments)


def _broken(head: str, expression: Expression, indent: str) -> list[str]:
    """Return a part in one line, or its outermost chain an operand a line where that is too long."""
    line = f"{indent}{head}{_expression(expression)}"
    if len(line.expandtabs(4)) <= WIDTH or not isinstance(expression, syntax.Chain):
        return [line]
    inner = [_operand(operand) for operand in expression.operands]
    lines = [f"{indent}{_INDENT}{text} {expression.operator}" for text in inner[:-1]]
    return [f"{indent}{head.rstrip()}", *lines, f"{indent}{_INDENT}{inner[-1]}"]


def _end_of_range(expression: Expression) -> str:
    """Write an end of a range, which is an amount."""
    return _expression(expression) if isinstance(expression, (*_UNITS, syntax.Operation)) else _bracketed(expression)


def _low_end(expression: Expression) -> str:
    """Write the lower end of a range; what is no number stands apart, since a name may have dots in it."""
    return _end_of_range(expression) + ("" if isinstance(expression, syntax.Numeral) else " ")


def _formals(formals: tuple[Formal, ...]) -> str:
    return ", ".join(_expression(f.value) + (f" : {f.type}" if f.type else "") for f in formals)


_UNITS = (syntax.Name, syntax.Numeral, syntax.QuestionMark, syntax.Call, syntax.MindTerm, syntax.Weights)


def _expression(expression: Expression, *, bare: bool = False) -> str:
    """Write an expression. bare: no bracket may stand at its beginning, since behind a word it would be that of a fluent of
    that name; what was read there had none, so that it is read the same without."""
    match expression:
        case syntax.Name(text):
            return text
        case syntax.Numeral(value):
            return show(value)
        case syntax.QuestionMark():
            return "?"
        case syntax.Call(name, arguments):
            return f"{name}({', '.join(map(_expression, arguments))})"
        case syntax.Negation(operand):
            return f"!{_unit(operand)}"
        case syntax.Chain(operator, operands):
            return f" {operator} ".join(_operand(o, bare=bare and place == 0) for place, o in enumerate(operands))
        case syntax.Compare(operator, left, right):
            return f"{_side(left, bare=bare)} {operator} {_side(right)}"
        case syntax.Assignment(target, value, _, is_remembered):
            return f"{_target(target, is_remembered, bare=bare)} = {_side(value, is_last=True)}"
        case syntax.Operation(operator, left, right):
            return f"{_term(left, operator, bare=bare)} {operator} {_term(right)}"
        case syntax.If(branches, otherwise):
            words = [f"if({_expression(test)}) {_branch(value)}" for test, value in branches]
            tail = "" if otherwise is None else f" else {_branch(otherwise)}"
            return " else".join(words) + tail
        case syntax.Binder("sum" | "product" as kind, variable, type_, body) if not isinstance(body, syntax.Operation):
            return f"{kind}({variable} : {type_}) {_unit(body)}"  # a formula there could begin behind it as well
        case syntax.Binder(kind, variable, type_, body):
            return f"{kind}({variable} : {type_}) {_branch(body)}"
        case syntax.MindTerm(kind, character, body):
            return f"{kind}({_expression(character)}, {_expression(body)})"
        case syntax.Membership(operand, type_):
            return f"{_side(operand, bare=bare)} : {type_}"
        case syntax.Weights(entries):
            return "{" + ", ".join(map(_entry, entries)) + "}"


def _entry(entry: syntax.WeightedEntry) -> str:
    return f"{_expression(entry.value)}: {'rest' if entry.weight is None else _expression(entry.weight)}"


def _bracketed(expression: Expression, *, bare: bool = False) -> str:
    return _expression(expression, bare=True) if bare else f"({_expression(expression)})"


def _unit(expression: Expression, *, bare: bool = False) -> str:
    return _expression(expression) if isinstance(expression, _UNITS) else _bracketed(expression, bare=bare)


def _operand(expression: Expression, *, bare: bool = False) -> str:
    """Write an operand of a chain: only another chain, and what would reach too far, needs brackets."""
    if isinstance(expression, (syntax.Chain, syntax.If, syntax.Binder)):
        return _bracketed(expression, bare=bare)
    if isinstance(expression, syntax.Assignment) and isinstance(expression.value, (syntax.If, syntax.Binder)):
        return f"{_target(expression.target, expression.is_remembered, bare=bare)} = {_bracketed(expression.value)}"
    return _expression(expression, bare=bare)


def _target(expression: Expression, is_remembered: bool, *, bare: bool = False) -> str:
    return f"remember {_side(expression)}" if is_remembered else _side(expression, bare=bare)


def _side(expression: Expression, *, is_last: bool = False, bare: bool = False) -> str:
    if isinstance(expression, (*_UNITS, syntax.Operation)) or (is_last and isinstance(expression, syntax.If)):
        return _expression(expression, bare=bare)
    return _bracketed(expression, bare=bare)


def _term(expression: Expression, operator: str | None = None, *, bare: bool = False) -> str:
    """Write a term; the left side of the same `+` or `*` needs no brackets."""
    if isinstance(expression, syntax.Operation) and operator in ("+", "*") and expression.operator == operator:
        return _expression(expression, bare=bare)
    return _unit(expression, bare=bare)


def _branch(expression: Expression) -> str:
    if isinstance(expression, (*_UNITS, syntax.Compare, syntax.Assignment, syntax.Negation, syntax.Operation)):
        if isinstance(expression, syntax.Assignment) and isinstance(expression.value, syntax.If):
            return _bracketed(expression)
        return _expression(expression)
    return _bracketed(expression)
