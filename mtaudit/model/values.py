"""Dataclasses that cost little to declare: what a run does not use of them is not written.

`dataclasses.dataclass` writes and compiles half a dozen functions for each class when a module is imported, which is a
tenth of the time of a run over one article. Here a class has functions that all such classes share, and its `__init__`
is written when the first of its objects is made. All else is the standard library's: `fields`, `replace`, `field`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls=None, /, *, frozen=False, slots=False, eq=True, **others):
        """Like `dataclasses.dataclass`, which makes those classes that have more to them than fields."""

        def made(cls):
            if others or _is_special(cls):
                return dataclasses.dataclass(frozen=frozen, slots=slots, eq=eq, **others)(cls)
            return _light(cls, frozen=frozen, slots=slots, eq=eq)

        return made if cls is None else made(cls)


_OWN: Final = ("__init__", "__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__", "__getstate__")


def _is_special(cls: type) -> bool:
    """Whether a class has such a method itself, or inherits fields."""
    inherits = any(dataclasses.is_dataclass(base) for base in cls.__mro__[1:])
    return inherits or any(name in vars(cls) for name in _OWN)


def _light(cls: Any, *, frozen: bool, slots: bool, eq: bool) -> Any:
    cls.__doc__ = cls.__doc__ or cls.__name__  # else it is made from the signature, for which all is imported
    cls = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    all_fields = dataclasses.fields(cls)
    cls.__init__ = _first_init(cls)
    cls.__repr__ = _repr
    if eq:
        cls._compared = staticmethod(_values([f.name for f in all_fields if f.compare]))
        cls.__eq__ = _eq
        cls.__hash__ = _hash if frozen else None
    if frozen:
        cls.__dataclass_params__.frozen = True  # for dataclasses that inherit from this one
        cls.__setattr__, cls.__delattr__ = _guards(cls, frozenset(f.name for f in all_fields))
        if slots:
            cls.__getstate__, cls.__setstate__ = _state, _set_state
    return cls


def _values(names: list[str]) -> Callable[[Any], Any]:
    return attrgetter(*names) if names else lambda _: ()


def _eq(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self._compared(self) == self._compared(other)


def _hash(self: Any) -> int:
    return hash(self._compared(self))


def _repr(self: Any) -> str:
    shown = (f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self) if f.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _state(self: Any) -> list[Any]:
    return [getattr(self, f.name) for f in dataclasses.fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


def _guards(cls: Any, names: frozenset[str]) -> tuple[Callable[..., None], Callable[..., None]]:
    """What keeps objects from being changed; subclasses may have attributes of their own."""

    def set_(self: Any, name: str, value: object) -> None:
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def delete(self: Any, name: str) -> None:
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return set_, delete


def _first_init(cls: Any) -> Callable[..., None]:
    """Writes the class's own `__init__`, and calls it."""

    def init(self: Any, *given: Any, **named: Any) -> None:
        if cls.__init__ is init:
            cls.__init__ = _written_init(cls)
        cls.__init__(self, *given, **named)

    return init


_NEW: Final = object()
"""Stands for a value that is made anew for each object."""


def _written_init(cls: Any) -> Any:
    """`__init__` as the standard library would write it."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_NEW": _NEW}
    line = "self.{0} = {1}" if cls.__setattr__ is object.__setattr__ else "_set(self, {0!r}, {1})"
    heads, lines = [], []
    for field in dataclasses.fields(cls):
        name, value = field.name, field.name
        if field.default is not MISSING:
            known[f"_default_{name}"] = field.default
            heads.append(f"{name}=_default_{name}")
        elif field.default_factory is not MISSING:
            known[f"_make_{name}"] = field.default_factory
            value = f"_make_{name}() if {name} is _NEW else {name}" if field.init else f"_make_{name}()"
            heads.append(f"{name}=_NEW")
        else:
            heads.append(name)
        if not field.init:
            heads.pop()
            value = f"_default_{name}" if field.default is not MISSING else value
        if field.init or field.default is not MISSING or field.default_factory is not MISSING:
            lines.append(line.format(name, value))
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    code = f"def __init__(self, {', '.join(heads)}):\n  " + "\n  ".join(lines or ["pass"])
    exec(code, known)
    known["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
    return known["__init__"]
