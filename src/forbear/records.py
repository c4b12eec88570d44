"""Frozen dataclasses that cost next to nothing until they are used: `dataclass` and what goes with it.

They mean what the standard library's mean, which compiles up to six methods for each class as the class is made: half a
millisecond each time, and a command loads two hundred classes of which it uses a few. Here a method is compiled as it is
first called. The standard library's own `fields`, `replace` and `asdict` take these classes too.
Only what the package needs is here: a class must be frozen, and has no `__post_init__`. Type checkers read `records.pyi`.
"""

from __future__ import annotations

from functools import cache
from types import FunctionType

__all__ = ["dataclass", "field", "fields", "is_dataclass", "replace"]

_MISSING = object()
_NAMED = "__record_fields__"
_KEPT_HASH = "__kept_hash__"
"""Where a record with slots keeps its hash, once it was asked for: what it has never changes."""


class _Field:
    """What is known of one field."""

    __slots__ = ("compare", "default", "default_factory", "kw_only", "name", "repr", "type")

    def __init__(self, default=_MISSING, default_factory=_MISSING, compare=True, repr=True):
        self.default, self.default_factory, self.compare, self.repr = default, default_factory, compare, repr
        self.name, self.type, self.kw_only = "", "", False

    @property
    def has_default(self):
        return self.default is not _MISSING or self.default_factory is not _MISSING


def field(*, default=_MISSING, default_factory=_MISSING, compare=True, repr=True):
    """Return a field with a default, or one that is left out of comparisons or of what is shown."""
    return _Field(default, default_factory, compare, repr)


def replace(record, /, **changes):
    """Return a record with other values for some of its fields."""
    for name in getattr(record, _NAMED):
        if name not in changes:
            changes[name] = getattr(record, name)
    return record.__class__(**changes)


def fields(record, /):
    """Return the fields of a record, or of a class of them; each has a name."""
    return tuple(getattr(record, _NAMED).values())


def is_dataclass(record, /):
    """Say whether this is a record, or a class of them."""
    return hasattr(record, _NAMED)


def dataclass(*, frozen, slots=False, eq=True, order=False, repr=True, kw_only=False, weakref_slot=False):
    """Return a decorator that makes a class a frozen dataclass, as `dataclasses.dataclass` does."""
    assert frozen, "only frozen classes are made here"

    def made(cls):
        return _made(cls, slots, eq, order, repr, kw_only, weakref_slot)

    return made


def _made(cls, slots, eq, order, repr, kw_only, weakref_slot):
    named = {}
    for base in cls.__mro__[-1:0:-1]:
        named.update(getattr(base, _NAMED, {}))
    own = vars(cls)
    found = dict(own)
    for name, type_name in own.get("__annotations__", {}).items():
        value = own.get(name, _MISSING)
        each = value if isinstance(value, _Field) else _Field(value)
        each.name, each.type, each.kw_only = name, type_name, kw_only
        named[name] = each
        if value is each:
            found.pop(name)
            if each.default is not _MISSING and not slots:
                found[name] = each.default
    methods = {"__init__": _init}
    if eq:
        methods["__eq__"] = _eq
        methods["__hash__"] = _hash
    if order:
        methods.update(_ORDERS)
    for name, text_of in methods.items():
        if own.get(name) is None:
            found[name] = _later(name, text_of)
    if repr and "__repr__" not in own:
        found["__repr__"] = _repr
    found["__setattr__"], found["__delattr__"] = _refuse_setting, _refuse_deleting
    found[_NAMED] = named
    found["__dataclass_fields__"] = _STANDARD_FIELDS
    if "__init__" not in own:
        found["__signature__"] = _SIGNATURE
    found["__match_args__"] = tuple(name for name, each in named.items() if not each.kw_only)
    found.pop("__dict__", None)
    found.pop("__weakref__", None)
    if slots:
        above = {name for base in cls.__mro__[1:] for name in getattr(base, _NAMED, {})}
        for name in named:
            found.pop(name, None)
        found["__slots__"] = tuple(name for name in named if name not in above)
        if weakref_slot:
            found["__slots__"] += ("__weakref__",)
        if eq and not any(hasattr(base, _KEPT_HASH) for base in cls.__mro__[1:]):
            found["__slots__"] += (_KEPT_HASH,)
        found.setdefault("__getstate__", _getstate)
        found.setdefault("__setstate__", _setstate)
    return type(cls)(cls.__name__, cls.__bases__, found)


def _later(name, text_of):
    """Return a method that is compiled, and put in its own place, as it is first called."""

    def method(self, *arguments, **named):
        owner = next((base for base in type(self).__mro__ if vars(base).get(name) is method), None)
        if owner is not None:  # else another thread was first
            _compile(owner, name, text_of)
        return getattr(type(self), name)(self, *arguments, **named)

    return method


def _compile(owner, name, text_of):
    text, renamed, known, defaults, keyword_defaults = text_of(owner, getattr(owner, _NAMED))
    code = _code(f"def {name}{text}")
    code = code.replace(
        co_varnames=tuple(renamed.get(each, each) for each in code.co_varnames),
        co_names=tuple(renamed.get(each, each) for each in code.co_names),
        co_qualname=f"{owner.__qualname__}.{name}",
    )
    method = FunctionType(code, known, name, defaults)
    method.__kwdefaults__ = keyword_defaults
    method.__module__ = owner.__module__
    setattr(owner, name, method)


@cache
def _code(text):
    """Return the code of a method. Its fields are `_0`, `_1`, …, and get their names in each class's own: so the methods
    of all classes with as many fields are compiled once."""
    made = {}
    exec(text, made)
    return next(each for each in made.values() if isinstance(each, FunctionType)).__code__


def _init(owner, named):
    """Return the text of `__init__` from its parameters on, and what it needs to be made of that."""
    known = {"_set": object.__setattr__}
    parameters, keywords, lines, defaults, keyword_defaults = [], [], [], [], {}
    for place, (name, each) in enumerate(named.items()):
        (keywords if each.kw_only else parameters).append(f"_{place}")
        if each.has_default and each.kw_only:
            keyword_defaults[name] = each.default
        elif each.has_default:
            defaults.append(each.default)
        elif defaults and not each.kw_only:
            raise TypeError(f"non-default argument {name!r} follows default argument")
        value = f"_{place}"
        if each.default_factory is not _MISSING:
            known[f"_make{place}"], known["_missing"] = each.default_factory, _MISSING
            value = f"_make{place}() if {value} is _missing else {value}"
        slot = getattr(owner, name, None)
        if hasattr(slot, "__set__"):
            known[f"_set{place}"] = slot.__set__
            lines.append(f"    _set{place}(self, {value})")
        else:
            known[f"_name{place}"] = name
            lines.append(f"    _set(self, _name{place}, {value})")
    listed = ", ".join(["self", *parameters, *(["*", *keywords] if keywords else [])])
    text = f"({listed}):\n" + ("\n".join(lines) or "    pass")
    return text, _names(named), known, tuple(defaults), keyword_defaults or None


def _names(named):
    return {f"_{place}": name for place, name in enumerate(named)}


def _eq(owner, named):
    return _comparison(named, "==")


def _hash(owner, named):
    whole = f"hash({_values('self', named)})"
    slot = getattr(owner, _KEPT_HASH, None)
    if slot is None:
        return f"(self):\n    return {whole}", _names(named), {}, None, None
    text = (
        "(self):\n    try:\n        return self.__kept_hash__\n    except AttributeError:\n"
        f"        found = {whole}\n        _keep(self, found)\n        return found"
    )
    return text, _names(named), {"_keep": slot.__set__}, None, None


def _comparison(named, sign):
    text = (
        "(self, other):\n    if other.__class__ is self.__class__:\n"
        f"        return {_values('self', named)} {sign} {_values('other', named)}\n    return NotImplemented"
    )
    return text, _names(named), {}, None, None


def _values(whose, named):
    compared = (f"{whose}._{place}, " for place, each in enumerate(named.values()) if each.compare)
    return f"({''.join(compared)})"


def _order(sign):
    return lambda owner, named: _comparison(named, sign)


_ORDERS = {"__lt__": _order("<"), "__le__": _order("<="), "__gt__": _order(">"), "__ge__": _order(">=")}


def _repr(self):
    shown = (f"{name}={getattr(self, name)!r}" for name, each in getattr(self, _NAMED).items() if each.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _refuse_setting(self, name, value):
    _refuse("assign to", name)


def _refuse_deleting(self, name):
    _refuse("delete", name)


def _refuse(what, name):
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot {what} field {name!r}")


def _getstate(self):
    return [getattr(self, name) for name in getattr(self, _NAMED)]


def _setstate(self, state):
    for name, value in zip(getattr(self, _NAMED), state, strict=True):
        object.__setattr__(self, name, value)


class _Signature:
    """Answers `help` and `inspect.signature`, before and after `__init__` is compiled."""

    def __get__(self, record, owner):
        from inspect import Parameter, Signature

        empty = Parameter.empty
        shown = [
            Parameter(
                name,
                Parameter.KEYWORD_ONLY if each.kw_only else Parameter.POSITIONAL_OR_KEYWORD,
                default=each.default if each.default is not _MISSING else each.default_factory,
                annotation=each.type,
            )
            for name, each in getattr(owner, _NAMED).items()
        ]
        shown = [each.replace(default=empty) if each.default is _MISSING else each for each in shown]
        return Signature(sorted(shown, key=lambda each: each.kind), return_annotation=None)


class _StandardFields:
    """Answers the standard library's question for a class's fields as it is first asked."""

    def __get__(self, record, owner):
        import dataclasses

        made = [
            (
                name,
                each.type,
                dataclasses.field(
                    **{
                        option: getattr(each, option)
                        for option in ("default", "default_factory")
                        if getattr(each, option) is not _MISSING
                    },
                    compare=each.compare,
                    repr=each.repr,
                    kw_only=each.kw_only,
                ),
            )
            for name, each in getattr(owner, _NAMED).items()
        ]
        found = dataclasses.make_dataclass(owner.__name__, made, repr=False, eq=False).__dataclass_fields__
        owner.__dataclass_fields__ = found
        return found


_SIGNATURE, _STANDARD_FIELDS = _Signature(), _StandardFields()
"""One of each does for all classes."""
