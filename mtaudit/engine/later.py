"""Classes of the program's own wings that are imported when a run first needs them.

`mtaudit/engine/_wings.py` says what each module brings: enough to choose readers by name and rules by id. A module
that has changed since that was written is imported at once, as are those of plugins.
"""

from __future__ import annotations

import functools
import importlib
import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from mtaudit.engine import _wings
from mtaudit.errors import PluginError
from mtaudit.model import Rule, Severity
from mtaudit.plugin import Cost, Detector, Need, NoOptions, Reader, RuleInfo

Facts = tuple[str, str, dict[str, Any]]
"""Kind (`detector`, `reader`, ...), name of the class, and its attributes as plain data."""


class Later:
    """Stands in for a class: what is known of it is there, and all else is asked of the class itself."""

    def __init__(self, module: str, name: str, facts: Mapping[str, Any]) -> None:
        vars(self).update(facts)
        self._place = (module, name)

    @functools.cached_property
    def real(self) -> Any:
        """The class. Raises PluginError if its module cannot be imported."""
        module, name = self._place
        try:
            return getattr(importlib.import_module(module), name)
        except Exception as error:
            raise PluginError(f"{module} did not load: {type(error).__name__}: {error}") from error

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.real, name)

    def __call__(self, *given: Any, **named: Any) -> Any:
        return self.real(*given, **named)


class LateInfo(RuleInfo):
    """What there is to know of a rule; the description and the examples are read where somebody wants them."""

    @classmethod
    def of(cls, complete: Callable[[], RuleInfo], **known: Any) -> LateInfo:
        """`known` are the fields that are there already, `complete` makes all of them."""
        info = object.__new__(cls)
        vars(info).update(known, _complete=complete)
        return info

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self.__dataclass_fields__:
            raise AttributeError(name)
        vars(self).update(vars(vars(self)["_complete"]()))
        return vars(self)[name]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RuleInfo) and all(
            getattr(self, name) == getattr(other, name) for name in self.__dataclass_fields__
        )

    __hash__ = RuleInfo.__hash__


def real(cls: Any) -> Any:
    """The class itself, for one that may only be stood in for."""
    return cls.real if isinstance(cls, Later) else cls


def known(module: str) -> list[tuple[str, Later]] | None:
    """What a module brings, each with its kind; None if that must be asked of the module."""
    size, brought = _wings.MODULES.get(module, (-1, ()))
    if size < 0 or size != size_of(module):
        return None
    return [(kind, Later(module, name, _FACTS[kind](facts))) for kind, name, facts in brought]


def size_of(module: str) -> int:
    """Bytes of a module of a wing, all its parts together; -1 if it is not a file."""
    path = os.path.join(_ROOT, *module.split(".")[1:])
    try:
        return os.stat(f"{path}.py").st_size
    except OSError:
        pass
    try:
        return sum(entry.stat().st_size for entry in os.scandir(path) if entry.name.endswith(".py"))
    except OSError:
        return -1


_ROOT: Final = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def _detector(facts: dict[str, Any]) -> dict[str, Any]:
    rules = tuple(_rule(*fields) for fields in facts["rules"])
    languages = {
        key: None if facts[key] is None else frozenset(facts[key]) for key in ("source_langs", "target_langs")
    }
    return {
        **_options(facts),
        **languages,
        "rules": rules,
        "name": functools.partial(str, rules[0].detector),
        "needs": Need(facts["needs"]),
        "experimental": facts["experimental"],
        "default": None,
        "cost": Cost.LIGHT,
        "check_batch": Detector.check_batch,
        "weigh": Detector.weigh,
    }


def _rule(name: str, mqm: str, severity: str, *rest: Any) -> Rule:
    return Rule(name, mqm, Severity(severity), *rest)


def _reader(facts: dict[str, Any]) -> dict[str, Any]:
    plain = _options(facts)
    return {**plain, "sniff": Reader.sniff} if not plain.pop("sniffs") else plain


def _scorer(facts: dict[str, Any]) -> dict[str, Any]:
    return {**_options(facts), "cost": Cost(facts["cost"])}


def _options(facts: dict[str, Any]) -> dict[str, Any]:
    """Without the mark that there are options; where there are none, nobody need ask the class."""
    plain = {key: value for key, value in facts.items() if key != "options"}
    return plain if facts["options"] else {**plain, "Options": NoOptions}


_FACTS: Final[Mapping[str, Callable[[dict[str, Any]], dict[str, Any]]]] = {
    "detector": _detector,
    "reader": _reader,
    "scorer": _scorer,
    "reporter": _options,
}


class OptionsOf(Mapping[str, type[Any]]):
    """The options dataclasses by the names of their owners; asked for one by one, so that few owners are loaded."""

    def __init__(self, owners: Mapping[str, Any]) -> None:
        self._owners = owners

    def __getitem__(self, name: str) -> type[Any]:
        options: type[Any] = self._owners[name].Options
        return options

    def __iter__(self) -> Iterator[str]:
        return iter(self._owners)

    def __len__(self) -> int:
        return len(self._owners)
