"""Classes of values: fields in a row, told apart by what they hold.

`@frozen` makes a frozen class and `@record` one that changes, both with slots. They are used as `dataclass` is,
and cost almost nothing to define: `dataclass` compiles six functions for each class, which for the hundred
classes that a window loads takes longer than reading the registry. Here all classes share their functions, and
only those of which many objects are made get a compiled constructor.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform, overload

T = TypeVar("T")


_OFTEN = 100  # objects of one class; so many made without its own constructor cost as much as compiling it


class _Made:
    """Stands for a default that is made anew for each object."""

    def __init__(self, default_factory: Callable[[], object]) -> None:
        self.default_factory = default_factory


def field(*, default_factory: Callable[[], T]) -> T:
    """Declare a field whose default is made anew for each object."""
    return _Made(default_factory)  # type: ignore[return-value]  # as in `dataclass`: what stands in the class


@overload
def frozen(cls: type[T]) -> type[T]: ...
@overload
def frozen(*, slots: bool = ..., eq: bool = ...) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T] | None = None, *, slots: bool = True, eq: bool = True) -> Any:
    """Make a frozen class of `cls`, whose annotations are its fields.

    Args:
        cls: the class; its name, methods and docstring stay.
        slots: without them, objects can keep what is computed from their fields (`cached_property`).
        eq: without it, an object equals itself only.
    """

    def make(declared: type[T]) -> type[T]:
        methods: dict[str, object] = {"__setattr__": _refuse, "__delattr__": _refuse, "__reduce__": _reduce}
        if eq:
            methods |= {"__eq__": _equal, "__hash__": _hash}
        return _made(declared, methods, slots=slots)

    return make if cls is None else make(cls)


@dataclass_transform(field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Make a class with slots of `cls`, whose annotations are its fields; its objects change and have no hash."""
    return _made(cls, {"__eq__": _equal, "__hash__": None}, slots=True)


def fields(owner: type) -> tuple[str, ...]:
    """Return the names of the fields of a class of values."""
    names: tuple[str, ...] = owner.__match_args__  # type: ignore[attr-defined]  # `_made` has set it
    return names


def replace(before: T, **changes: object) -> T:
    """Return a value like `before` but for the fields that are named.

    Raises:
        TypeError: there is no such field.
    """
    kept = {name: getattr(before, name) for name in fields(type(before))}
    return type(before)(**{**kept, **changes})


def _made(declared: type[T], methods: dict[str, object], *, slots: bool) -> type[T]:
    names = tuple(declared.__annotations__)
    body = {name: part for name, part in declared.__dict__.items() if name not in ("__dict__", "__weakref__")}
    defaults = {name: body.pop(name) for name in names if name in body}
    for name, method in ({"__repr__": _repr} | methods).items():
        if body.get(name) is None:
            body[name] = method
    body["__match_args__"] = names
    body["_values"] = attrgetter(*names)
    if slots:
        body["__slots__"] = names
    made: type[T] = type(declared.__name__, declared.__bases__, body)
    _give_constructor(made, names, defaults)
    return made


def _give_constructor(made: type, names: tuple[str, ...], defaults: dict[str, object]) -> None:
    """Give `made` a constructor that fits every class, and one of its own once it is used often."""
    fresh = {name: default.default_factory for name, default in defaults.items() if isinstance(default, _Made)}
    plain = {name: default for name, default in defaults.items() if name not in fresh}
    setters = _setters(made, names)
    calls = 0

    def initialise(self: object, *values: object, **named: object) -> None:
        nonlocal calls
        calls += 1
        given = {**plain, **dict(zip(names, values, strict=False)), **named}
        for name, make in fresh.items():
            if name not in given:
                given[name] = make()
        sound = len(values) <= len(names) and named.keys().isdisjoint(names[: len(values)])
        if calls > _OFTEN or not sound or given.keys() != setters.keys():
            made.__init__ = _constructor(names, defaults, setters)  # type: ignore[misc]  # that is the purpose
            made.__init__(self, *values, **named)  # type: ignore[misc]  # it also says what is wrong
            return
        for name, put in setters.items():
            put(self, given[name])

    made.__init__ = initialise  # type: ignore[misc]  # as above


def _setters(made: type, names: tuple[str, ...]) -> dict[str, Callable[[object, object], None]]:
    """Return what sets each field, past the class's own refusal to set anything."""
    slots = made.__dict__.get("__slots__", ())
    return {name: made.__dict__[name].__set__ if name in slots else partial(_set_attribute, name) for name in names}


def _set_attribute(name: str, self: object, given: object) -> None:
    object.__setattr__(self, name, given)


def _constructor(
    names: tuple[str, ...], defaults: dict[str, object], setters: dict[str, Callable[[object, object], None]]
) -> Callable[..., None]:
    """Return a function of the fields' names that sets them, compiled as `dataclass` does."""
    known: dict[str, Any] = {}
    words, lines = [], []
    for name in names:
        word = given = name
        if name in defaults:
            default = known[f"_default_{name}"] = defaults[name]
            word = f"{name}=_default_{name}"
            if isinstance(default, _Made):
                known[f"_make_{name}"] = default.default_factory
                given = f"_make_{name}() if {name} is _default_{name} else {name}"
        known[f"_set_{name}"] = setters[name]
        words.append(word)
        lines.append(f" _set_{name}(self, {given})")
    exec("\n".join((f"def __init__(self, {', '.join(words)}):", *lines)), known)
    constructor: Callable[..., None] = known["__init__"]
    return constructor


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in fields(type(self)))
    return f"{type(self).__qualname__}({shown})"


def _equal(self: Any, other: Any) -> object:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self._values(self) == other._values(other)


def _hash(self: Any) -> int:
    return hash(self._values(self))


def _refuse(self: object, name: str, *_value: object) -> NoReturn:
    raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be changed")


def _reduce(self: Any) -> tuple[type, tuple[object, ...]]:
    return type(self), tuple(getattr(self, name) for name in fields(type(self)))
