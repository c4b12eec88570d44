"""Frozen dataclasses that cost next to nothing until they are used: `dataclass` and what goes with it.

They mean what the standard library's mean, which compiles up to six methods for each class as the class is made: half a
millisecond each time, and a command loads two hundred classes of which it uses a few. Here a method is compiled as it is
first called. The standard library's own `fields`, `replace` and `asdict` take these classes too.
Only what the package needs is here: a class must be frozen, and has no `__post_init__`. Type checkers read `records.pyi`.
"""

from __future__ import annotations

__all__ = ["dataclass", "field", "fields", "is_dataclass", "replace"]

_MISSING = object()
_NAMED = "__record_fields__"


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


def dataclass(*, frozen, slots=False, eq=True, order=False, repr=True, kw_only=False):
    """Return a decorator that makes a class a frozen dataclass, as `dataclasses.dataclass` does."""
    assert frozen, "only frozen classes are made here"

    def made(cls):
        return _made(cls, slots, eq, order, repr, kw_only)

    return made


def _made(cls, slots, eq, order, repr, kw_only):
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
    found["__dataclass_fields__"] = _StandardFields()
    if "__init__" not in own:
        found["__signature__"] = _Signature()
    found["__match_args__"] = tuple(name for name, each in named.items() if not each.kw_only)
    found.pop("__dict__", None)
    found.pop("__weakref__", None)
    if slots:
        above = {name for base in cls.__mro__[1:] for name in getattr(base, _NAMED, {})}
        for name in named:
            found.pop(name, None)
        found["__slots__"] = tuple(name for name in named if name not in above)
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
    known = {}
    exec(f"def {name}{text_of(owner, getattr(owner, _NAMED), known)}", known)
    known[name].__qualname__ = f"{owner.__qualname__}.{name}"
    setattr(owner, name, known[name])


def _init(owner, named, known):
    """Return the text of `__init__` from its parameters on, and let it know what it needs."""
    parameters, keywords, lines = [], [], []
    for name, each in named.items():
        parameter = name
        if each.has_default:
            known[f"_default_{name}"] = each.default
            parameter = f"{name}=_default_{name}"
        (keywords if each.kw_only else parameters).append(parameter)
        value = name
        if each.default_factory is not _MISSING:
            known[f"_make_{name}"] = each.default_factory
            value = f"_make_{name}() if {name} is _default_{name} else {name}"
        place = getattr(owner, name, None)
        if hasattr(place, "__set__"):
            known[f"_set_{name}"] = place.__set__
            lines.append(f"    _set_{name}(self, {value})")
        else:
            known["_set"] = object.__setattr__
            lines.append(f"    _set(self, {name!r}, {value})")
    listed = ", ".join(["self", *parameters, *(["*", *keywords] if keywords else [])])
    return f"({listed}):\n" + ("\n".join(lines) or "    pass")


def _eq(owner, named, known):
    return _comparison(named, "==")


def _hash(owner, named, known):
    return f"(self):\n    return hash({_values('self', named)})"


def _comparison(named, sign):
    return (
        "(self, other):\n    if other.__class__ is self.__class__:\n"
        f"        return {_values('self', named)} {sign} {_values('other', named)}\n    return NotImplemented"
    )


def _values(whose, named):
    return "(" + "".join(f"{whose}.{name}, " for name, each in named.items() if each.compare) + ")"


def _order(sign):
    return lambda owner, named, known: _comparison(named, sign)


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
