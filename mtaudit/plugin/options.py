"""Options of detectors, readers, scorers and reporters: frozen dataclasses, checked when the config is read."""

from __future__ import annotations

import dataclasses
import enum
import types
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from mtaudit.model.values import dataclass

T = TypeVar("T")


class OptionError(ValueError):
    """A value that an option does not take; `key` names the option."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


@dataclass(frozen=True, slots=True)
class NoOptions:
    """For whoever has nothing to set."""


def option(
    default: Any, *, least: float | None = None, most: float | None = None, path: bool = False, help: str = ""
) -> Any:
    """A field of an options dataclass: its default, the bounds of a number, and one line of help.

    `path` marks file names, which are relative to the config.
    """
    metadata = {"least": least, "most": most, "path": path, "help": help}
    if isinstance(default, (list, dict, set)):
        raise TypeError("options are frozen: use a tuple")
    return dataclasses.field(default=default, metadata=metadata)


def located(cls: type[Any], values: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """The values with the file names among them as seen from the working folder; `folder` is that of the config."""
    files = {f.name for f in dataclasses.fields(cls) if f.metadata.get("path")}
    return {key: _beside(value, folder) if key.replace("-", "_") in files else value for key, value in values.items()}


def _beside(value: Any, folder: Path) -> Any:
    if isinstance(value, str):
        return str(folder / value)
    return [_beside(item, folder) for item in value] if isinstance(value, (list, tuple)) else value


def build(cls: type[T], values: Mapping[str, Any]) -> T:
    """An options object from the values of the config; keys may be written with `-` for `_`.

    Raises OptionError for an unknown key, a value of the wrong type or out of bounds.
    """
    hints = typing.get_type_hints(cls)
    fields = {f.name: f for f in dataclasses.fields(typing.cast(Any, cls))}
    chosen: dict[str, Any] = {}
    for key, value in values.items():
        name = key.replace("-", "_")
        if name not in fields:
            known = ", ".join(n.replace("_", "-") for n in fields) or "none"
            raise OptionError(key, f"unknown option {key!r} (options here: {known})")
        chosen[name] = _checked(key, value, hints[name], fields[name].metadata)
    return cls(**chosen)


def _checked(key: str, value: Any, hint: Any, bounds: Mapping[str, Any]) -> Any:
    converted = convert(key, value, hint)
    least, most = bounds.get("least"), bounds.get("most")
    if least is not None and converted < least:
        raise OptionError(key, f"{key} = {value!r} is below the least value {least}")
    if most is not None and converted > most:
        raise OptionError(key, f"{key} = {value!r} is above the greatest value {most}")
    return converted


def convert(key: str, value: Any, hint: Any) -> Any:
    """`value` as the annotated type; raises OptionError if it is of another."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _convert_union(key, value, args)
    if origin is tuple:
        if not isinstance(value, (list, tuple)):
            raise OptionError(key, f"{key} takes a list, not {value!r}")
        return tuple(convert(key, item, args[0]) for item in value)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        try:
            return hint(value)
        except ValueError:
            allowed = ", ".join(repr(m.value) for m in hint)
            raise OptionError(key, f"{key} = {value!r} is none of {allowed}") from None
    if hint is float and type(value) is int:
        return float(value)
    if isinstance(hint, type) and type(value) is not hint:
        raise OptionError(key, f"{key} takes {_NAMES.get(hint, hint.__name__)}, not {value!r}")
    return value


_NAMES = {int: "a whole number", float: "a number", str: "a text", bool: "true or false"}


def _convert_union(key: str, value: Any, args: tuple[Any, ...]) -> Any:
    if value is None and type(None) in args:
        return None
    for choice in args:
        if choice is not type(None):
            try:
                return convert(key, value, choice)
            except OptionError:
                continue
    wanted = " or ".join(_NAMES.get(a, getattr(a, "__name__", str(a))) for a in args if a is not type(None))
    raise OptionError(key, f"{key} takes {wanted}, not {value!r}")
