"""Our dataclasses behave as those of the standard library."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import field
from typing import Any

import pytest

from mtaudit.model import values


def _body(**extra: Any) -> dict[str, Any]:
    return {
        "__module__": __name__,
        "__qualname__": "Made",
        "__doc__": "A class.",
        "__annotations__": {"key": "str", "many": "list[int]", "size": "int", "kept": "list[str]"},
        "many": field(default_factory=list),
        "size": 3,
        "kept": field(default_factory=list, init=False, repr=False, compare=False),
        **extra,
    }


OPTIONS = [
    {},
    {"frozen": True},
    {"slots": True},
    {"frozen": True, "slots": True},
    {"eq": False},
    {"frozen": True, "eq": False},
]


@pytest.fixture(params=OPTIONS, ids=str)
def pair(request: pytest.FixtureRequest) -> tuple[Any, Any]:
    given = request.param
    return values.dataclass(**given)(type("Made", (), _body())), dataclasses.dataclass(**given)(
        type("Made", (), _body())
    )


def _outcome(call: Callable[[], object]) -> object:
    try:
        return repr(call())
    except Exception as error:
        return type(error)


@pytest.mark.parametrize(
    "call",
    [
        lambda cls: cls("a"),
        lambda cls: cls("a", [1], size=4),
        lambda cls: cls(key="a").kept,
        lambda cls: cls(),
        lambda cls: cls("a", wrong=1),
        lambda cls: cls("a", [], 3, []),
        lambda cls: cls("a") == cls("a"),
        lambda cls: cls("a") == cls("a", size=4),
        lambda cls: cls("a") != ("a", [], 3, []),
        lambda cls: cls("a", ()) in {cls("a", ())},
        lambda cls: hash(cls("a")) and None,
        lambda cls: cls("a").__setattr__("key", "b"),
        lambda cls: cls("a").__delattr__("size"),
        lambda cls: cls("a").many is cls("a").many,
        lambda cls: dataclasses.replace(cls("a"), size=5),
        lambda cls: dataclasses.asdict(cls("a")),
        lambda cls: [f.name for f in dataclasses.fields(cls)],
        lambda cls: copy.deepcopy(cls("a", [1])),
        lambda cls: cls.__match_args__,
        lambda cls: hasattr(cls("a"), "__dict__"),
        lambda cls: type("Under", (cls,), {})("a"),
        lambda cls: type("Under", (cls,), {})("a").__setattr__("key", "b"),
    ],
)
def test_like_the_standard_library(pair: tuple[Any, Any], call: Callable[[Any], object]) -> None:
    ours, theirs = pair
    assert _outcome(lambda: call(ours)) == _outcome(lambda: call(theirs))


@values.dataclass(frozen=True, slots=True)
class Stored:
    """Travels between processes."""

    key: str
    many: tuple[int, ...] = ()


def test_pickled() -> None:
    assert pickle.loads(pickle.dumps(Stored("a", (1, 2)))) == Stored("a", (1, 2))


def test_a_class_under_a_frozen_one_may_have_attributes_of_its_own() -> None:
    class Under(Stored):
        """Has a memory."""

    under: Any = Under("a")
    under.own = 1
    assert under.own == 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        under.key = "b"


def test_what_has_methods_of_its_own_or_inherits_is_made_by_the_standard_library() -> None:
    @values.dataclass(frozen=True)
    class Under(Stored):
        """Has a field more."""

        more: int = 0

        def __post_init__(self) -> None:
            if self.more < 0:
                raise ValueError("less than nothing")

    assert Under("a", (1,), 2) != Under("a", (1,), 3)
    with pytest.raises(ValueError, match="nothing"):
        Under("a", more=-1)
    ordered: Any = values.dataclass(order=True)(type("Made", (), _body()))
    assert ordered("a") < ordered("b")
