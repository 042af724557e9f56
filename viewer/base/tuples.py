"""Tuples whose fields have names, at a tenth of the price.

`NamedTuple` is used as that of `typing`, which is what a type checker takes it for. There, each class compiles one
function, and each of its fields a forward reference: for the eighty such classes that a window loads, as long as
reading the registry. Here classes share their functions, and the constructor is compiled when it is first called.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple

_WIDEST = 64  # fields
_declare: Any = namedtuple  # a type checker wants to see the names
_NAMES = [f"field_{place}" for place in range(_WIDEST)]
_GETTERS = [*map(vars(_declare("_Wide", _NAMES)).get, _NAMES)]


class _Maker(type):
    """Makes of a class with annotations a tuple whose items have those names."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
        if not bases:
            return super().__new__(cls, name, bases, body)
        fields = tuple(body.get("__annotations__", ()))
        defaults = {field: body[field] for field in fields if field in body}
        body |= {
            "__slots__": (),
            "__match_args__": fields,
            "__new__": _SHARED,
            "__repr__": _repr,
            "__getnewargs__": _as_tuple,
            "_fields": fields,
            "_field_defaults": defaults,
            "_make": classmethod(_make),
            "_replace": _replace,
            "_asdict": _asdict,
            **dict(zip(fields, _GETTERS, strict=False)),
        }
        return type(name, (tuple,), body)


if not TYPE_CHECKING:
    NamedTuple = _Maker("NamedTuple", (), {})


def _new(cls: Any, *values: object, **named: object) -> Any:
    """Give the class of named tuples that `cls` is or derives from its own constructor, and use it."""
    owner = next(one for one in cls.__mro__ if one.__dict__.get("__new__") is _SHARED)
    made = _constructor(owner._fields, owner._field_defaults)
    owner.__new__ = made
    return made(cls, *values, **named)


_SHARED: Any = staticmethod(_new)


def _constructor(fields: tuple[str, ...], defaults: dict[str, object]) -> Callable[..., Any]:
    """Return a function of the fields' names that makes a tuple, compiled as `namedtuple` does."""
    words = "".join(f"{field}, " for field in fields)
    known: dict[str, Any] = {"_new": tuple.__new__}
    exec(f"def __new__(_cls, {words}):\n return _new(_cls, ({words}))", known)
    constructor: Callable[..., Any] = known["__new__"]
    constructor.__defaults__ = tuple(defaults.values())
    return constructor


def _make(cls: Any, items: Iterable[object]) -> Any:
    return cls(*items)


def _replace(self: Any, /, **changes: object) -> Any:
    made = tuple.__new__(type(self), map(changes.pop, self._fields, self))
    if changes:
        raise TypeError(f"{type(self).__name__} has no field {', '.join(changes)}")
    return made


def _asdict(self: Any) -> dict[str, object]:
    return dict(zip(self._fields, self, strict=True))


def _as_tuple(self: Any) -> tuple[object, ...]:
    return tuple(self)


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={item!r}" for name, item in zip(self._fields, self, strict=True))
    return f"{type(self).__name__}({shown})"
