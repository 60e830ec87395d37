"""Facts as JSON and back, without loss: the format `mtaudit-report/1`.

A fact becomes an object with the names of its fields; fields that have their default value are left out, except of
findings, verdicts and results. Some facts are written shorter: a span as `[start, end]`; an offset map as a list of
runs, `[text start, file start, length]` if verbatim, else `[text start, text end, file start, file end]`; numbers
that JSON does not know as the texts `"nan"`, `"inf"`, `"-inf"`. Keys that a reader does not know are to be ignored:
later versions add some, and results carry a few that can be worked out from others (`line`, `penalty`).
"""

from __future__ import annotations

import dataclasses
import enum
import functools
import json
import math
import re
import types
import typing
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from mtaudit.model.finding import Finding
from mtaudit.model.result import DocumentResult, Problem, Skip, Summary, Verdict
from mtaudit.model.span import OffsetMap, Run, Span
from mtaudit.model.values import dataclass

FORMAT = "mtaudit-report/1"

T = TypeVar("T")
Codec = Callable[[Any], Any]

_FULL = (Finding, Verdict, DocumentResult)
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_dict(fact: Any) -> dict[str, Any]:
    """A fact as JSON-ready objects. TypeError for what is no fact of the model."""
    if not dataclasses.is_dataclass(fact) or isinstance(fact, type):
        raise TypeError(f"{fact!r} is no fact")
    encoded: dict[str, Any] = _encoder(type(fact))(fact)
    return encoded


def from_dict(cls: type[T], data: Mapping[str, Any]) -> T:
    """The fact that `to_dict` wrote. Raises ValueError, naming class and field, for what cannot be one."""
    fact: T = _decoder(typing.cast(Any, cls))(data)
    return fact


def dumps(value: Any, *, indent: int | None = None) -> str:
    """JSON text. Readable in every script; lone surrogates, which no encoding can write, are escaped."""
    separators = (",", ":") if indent is None else None
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)
    return _SURROGATE.sub(lambda c: f"\\u{ord(c[0]):04x}", text)


@dataclass(frozen=True, slots=True)
class SavedReport:
    """A report read back. `run` holds tool, rules, plugins and settings as they were written."""

    results: tuple[DocumentResult, ...]
    summary: Summary
    verdict: Verdict
    problems: tuple[Problem, ...] = ()
    run: Mapping[str, Any] = dataclasses.field(default_factory=dict)


def read_report(text: str) -> SavedReport:
    """A JSON report, or the lines of a JSONL report. Raises ValueError if it is neither or of another version."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError:
        data = _from_lines(text)
    if isinstance(data, dict) and data.get("type") == "summary":
        data = _from_lines(text)
    check_format(data)
    return SavedReport(
        results=tuple(from_dict(DocumentResult, d) for d in data.get("documents", ())),
        summary=from_dict(Summary, data.get("summary", {})),
        verdict=from_dict(Verdict, data.get("verdict", {"passed": True})),
        problems=tuple(from_dict(Problem, p) for p in data.get("run", {}).get("problems", ())),
        run=data.get("run", {}),
    )


def _from_lines(text: str) -> dict[str, Any]:
    try:
        lines = [json.loads(line) for line in text.split("\n") if line.strip()]
    except json.JSONDecodeError as error:
        raise ValueError(f"this is no JSON report: {error}") from error
    if not lines or not all(isinstance(line, dict) for line in lines):
        raise ValueError("this is no JSON report: it holds no objects")
    last = lines[-1]
    if last.get("type") != "summary":
        raise ValueError("the report breaks off: its last line is no summary")
    return {**last, "documents": [line for line in lines[:-1] if line.get("type") == "document"]}


def check_format(data: Any) -> None:
    """Raises ValueError unless `data` says that it is a report of this version."""
    said = data.get("format") if isinstance(data, Mapping) else None
    if said != FORMAT:
        raise ValueError(f"this is no {FORMAT}: its format is {said!r}")


@functools.cache
def _encoder(hint: Any) -> Codec:
    if hint in _OWN_FORM:
        return _OWN_FORM[hint][0]
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _optional(_encoder(_only(args)))
    if origin is tuple:
        return _encode_tuple(args)
    if origin is list:
        item = _encoder(args[0])
        return lambda value: [item(v) for v in value]
    if origin in (dict, Counter):
        inner = _encoder(args[1]) if origin is dict else int
        return lambda value: {k: inner(v) for k, v in value.items()}
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return lambda value: value.value
    if dataclasses.is_dataclass(hint):
        return _encode_fields(hint)
    return _number if hint is float else _same


@functools.cache
def _decoder(hint: Any) -> Codec:
    if hint in _OWN_FORM:
        return _OWN_FORM[hint][1]
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _optional(_decoder(_only(args)))
    if origin is tuple:
        return _decode_tuple(args)
    if origin is list:
        item = _decoder(args[0])
        return lambda value: [item(v) for v in value]
    if origin is dict:
        inner = _decoder(args[1])
        return lambda value: {k: inner(v) for k, v in value.items()}
    if origin is Counter:
        return lambda value: Counter({str(k): int(v) for k, v in value.items()})
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return hint
    if dataclasses.is_dataclass(hint):
        return _decode_fields(typing.cast(type, hint))
    return _SCALARS.get(hint, _same)


def _only(args: tuple[Any, ...]) -> Any:
    (choice,) = (a for a in args if a is not type(None))
    return choice


def _optional(codec: Codec) -> Codec:
    return lambda value: None if value is None else codec(value)


def _encode_tuple(args: tuple[Any, ...]) -> Codec:
    if args[-1] is Ellipsis:
        item = _encoder(args[0])
        return lambda value: [item(v) for v in value]
    items = [_encoder(a) for a in args]
    return lambda value: [item(v) for item, v in zip(items, value, strict=True)]


def _decode_tuple(args: tuple[Any, ...]) -> Codec:
    if args[-1] is Ellipsis:
        item = _decoder(args[0])
        return lambda value: tuple(item(v) for v in value)
    items = [_decoder(a) for a in args]
    return lambda value: tuple(item(v) for item, v in zip(items, value, strict=True))


def _fields(cls: Any) -> Iterator[tuple[str, Any, Any]]:
    """Name, annotation and default of each public field."""
    hints = typing.get_type_hints(cls)
    for field in dataclasses.fields(cls):
        if not field.name.startswith("_"):
            made = field.default_factory
            default = made() if made is not dataclasses.MISSING else field.default
            yield field.name, hints[field.name], default


def _encode_fields(cls: Any) -> Codec:
    plan = [(name, _encoder(hint), default) for name, hint, default in _fields(cls)]
    derive = _derived.get(cls)

    def encode(fact: Any) -> dict[str, Any]:
        values = ((name, codec, default, getattr(fact, name)) for name, codec, default in plan)
        data = {n: codec(value) for n, codec, default, value in values if cls in _FULL or value != default}
        if derive:
            derive(fact, data)
        return data

    return encode


def _decode_fields(cls: type) -> Codec:
    plan = {name: _decoder(hint) for name, hint, _ in _fields(cls)}

    def decode(data: Any) -> Any:
        if not isinstance(data, Mapping):
            raise ValueError(f"{cls.__name__}: {data!r} is no object")
        values = {}
        for name in plan.keys() & data.keys():
            try:
                values[name] = plan[name](data[name])
            except (TypeError, KeyError, AttributeError, IndexError, ValueError) as error:
                raise ValueError(f"{cls.__name__}.{name}: {error}") from error
        try:
            return cls(**values)
        except (TypeError, ValueError) as error:
            raise ValueError(f"{cls.__name__}: {error}") from error

    return decode


def _same(value: Any) -> Any:
    return value


def _number(value: float) -> float | str:
    return value if math.isfinite(value) else str(float(value))


def _scalar(kind: type) -> Codec:
    def decode(value: Any) -> Any:
        if type(value) is not kind:
            raise ValueError(f"{value!r} is no {kind.__name__}")
        return value

    return decode


def _read_number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise ValueError(f"{value!r} is no number")
    return float(value)


_SCALARS: Mapping[Any, Codec] = {str: _scalar(str), int: _scalar(int), bool: _scalar(bool), float: _read_number}


def _encode_map(value: OffsetMap) -> list[list[int]]:
    return [
        [run.text.start, run.file.start, len(run.text)]
        if run.verbatim
        else [run.text.start, run.text.end, run.file.start, run.file.end]
        for run in value.runs
    ]


def _decode_map(value: Any) -> OffsetMap:
    runs = []
    for numbers in value:
        if len(numbers) == 3:
            text, file, length = numbers
            runs.append(Run(Span(text, text + length), Span(file, file + length)))
        else:
            start, end, begin, stop = numbers
            runs.append(Run(Span(start, end), Span(begin, stop), verbatim=False))
    return OffsetMap(tuple(runs))


def _decode_span(value: Any) -> Span:
    start, end = value
    return Span(start, end)


def _encode_skips(value: Counter[Skip]) -> list[dict[str, Any]]:
    encode = _encoder(Skip)
    return [{**encode(skip), "count": count} for skip, count in value.items()]


def _decode_skips(value: Any) -> Counter[Skip]:
    decode = _decoder(Skip)
    return Counter({decode(item): int(item.get("count", 1)) for item in value})


_OWN_FORM: Mapping[Any, tuple[Codec, Codec]] = {
    Span: (lambda span: [span.start, span.end], _decode_span),
    OffsetMap: (_encode_map, _decode_map),
    Counter[Skip]: (_encode_skips, _decode_skips),
}


def _derive_result(result: DocumentResult, data: dict[str, Any]) -> None:
    """Lines and columns (from 1, the end exclusive) for readers that have no line index."""
    for finding, written in zip(result.findings, data["findings"], strict=True):
        if finding.place is not None:
            span = finding.place.span
            written["line"], written["column"] = result.document.lines.position(span.start)
            written["end_line"], written["end_column"] = result.document.lines.position(span.end)
    data["penalty"] = result.penalty


def _derive_summary(summary: Summary, data: dict[str, Any]) -> None:
    data["penalty_per_1000_words"] = summary.penalty_per_1000_words


_derived: Mapping[type, Callable[[Any, dict[str, Any]], None]] = {
    DocumentResult: _derive_result,
    Summary: _derive_summary,
}
