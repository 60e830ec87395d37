"""Joins a target with its source and reference: by structure where both have it, else by sentence alignment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mtaudit.lang.align import Alignment, align
from mtaudit.model import Document, Fault, Languages, OffsetMap, Problem, Run, Segment, Side, Skip, Span
from mtaudit.model.values import dataclass

TRUST_NEEDED = 0.35


@dataclass(frozen=True)
class Paired:
    """The target document whose segments now carry their other sides."""

    document: Document
    problems: tuple[Problem, ...] = ()
    skips: tuple[Skip, ...] = ()


def paired(target: Document, source: Document | None, reference: Document | None) -> Paired:
    """Gives each segment of the target its source and reference.

    Sentences of the target that together translate one sentence become one segment. A sentence of the other side
    that nothing translates becomes a segment with an empty target, at the place where it is missing. An alignment
    that cannot be trusted is a Problem, and that side is left out: better no comparison than a flood of findings.
    """
    if source is not None:
        target = _with_source_language(target, source.languages.target)
    problems: list[Problem] = []
    sides: list[_Links] = []
    for side, other in ((Side.SOURCE, source), (Side.REFERENCE, reference)):
        if other is None or not other.segments:
            continue
        links, problem = _links(target, other, side)
        if links is not None:
            sides.append(links)
        if problem is not None:
            problems.append(problem)
    if not sides:
        return Paired(target, tuple(problems))
    segments = _joined(target, sides)
    return Paired(replace(target, segments=segments), tuple(problems))


def _with_source_language(target: Document, language: str) -> Document:
    if target.languages.source or not language:
        return target
    languages = Languages(target.languages.target, language)
    segments = tuple(replace(s, languages=Languages(s.languages.target, language)) for s in target.segments)
    return replace(target, segments=segments, languages=languages)


@dataclass(frozen=True)
class _Links:
    """For one side: beads of (target numbers, numbers in the other document), in order."""

    side: Side
    other: tuple[Segment, ...]
    beads: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


def _links(target: Document, other: Document, side: Side) -> tuple[_Links | None, Problem | None]:
    by_key = _by_key(target, other)
    if by_key is not None:
        return _Links(side, other.segments, by_key), _uneven(target, other, side)
    alignment = _aligned(target, other, side)
    if alignment.trust < TRUST_NEEDED:
        message = (
            f"the {side} {other.path} does not seem to be a text of the same content "
            f"(alignment trust {alignment.trust:.2f}); it was not compared"
        )
        return None, Problem(Fault.PAIRING, message, path=target.path, hint="check that the files belong together")
    return _Links(side, other.segments, tuple((b.target, b.other) for b in alignment.beads)), None


def _uneven(target: Document, other: Document, side: Side) -> Problem | None:
    """Files whose lines belong together must have equally many."""
    if target.format != "lines" or len(target.segments) == len(other.segments):
        return None
    ours, theirs = (int(d.segments[-1].key) for d in (target, other))
    longer, end = (side.value, ours) if theirs > ours else ("text", theirs)
    message = f"the {side} {other.path} is not parallel: the {longer} goes on behind line {end}"
    return Problem(Fault.PAIRING, message, path=target.path, hint="check that the files belong together")


def _by_key(target: Document, other: Document) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] | None:
    """Beads by unit id, where both files carry ids; None for prose."""
    if target.format == "text" or target.format != other.format:
        return None
    places = {s.key: n for n, s in enumerate(other.segments)}
    beads = tuple(((n,), (places[s.key],) if s.key in places else ()) for n, s in enumerate(target.segments))
    return beads if sum(bool(o) for _, o in beads) >= 0.5 * len(beads) else None


def _aligned(target: Document, other: Document, side: Side) -> Alignment:
    language = target.languages.target_base
    return align(
        [s.target for s in target.segments],
        [s.target for s in other.segments],
        same_language=side is Side.REFERENCE,
        target_language=language,
        other_language=language if side is Side.REFERENCE else other.languages.target_base,
        target_blocks=[s.block for s in target.segments],
        other_blocks=[s.block for s in other.segments],
    )


def _joined(target: Document, sides: Sequence[_Links]) -> tuple[Segment, ...]:
    groups = _groups(len(target.segments), sides)
    out: list[Segment] = []
    for number, group in enumerate(groups):
        out += _missing_before(groups, number, sides, out)
        out.append(_segment(target, group, sides))
    out += _missing_before(groups, len(groups), sides, out)
    return tuple(out)


def _groups(size: int, sides: Sequence[_Links]) -> list[tuple[int, ...]]:
    """Consecutive target numbers that some bead ties together."""
    tied = [False] * size  # tied[n]: n belongs to the group of n - 1
    for links in sides:
        for numbers, _ in links.beads:
            for number in range(min(numbers, default=0) + 1, max(numbers, default=-1) + 1):
                tied[number] = True
    groups: list[list[int]] = []
    for number in range(size):
        if tied[number] and groups:
            groups[-1].append(number)
        else:
            groups.append([number])
    return [tuple(group) for group in groups]


def _segment(target: Document, group: tuple[int, ...], sides: Sequence[_Links]) -> Segment:
    segment = _merged([target.segments[n] for n in group])
    for links in sides:
        members = set(group)
        numbers = [o for numbers, others in links.beads if members & set(numbers) for o in others]
        if not numbers:
            continue
        other = _merged([links.other[n] for n in sorted(set(numbers))])
        segment = _attached(segment, links.side, other)
    return segment


def _attached(segment: Segment, side: Side, other: Segment) -> Segment:
    if side is Side.SOURCE:
        return replace(segment, source=other.target, source_map=OffsetMap())
    return replace(segment, reference=other.target, reference_map=OffsetMap())


def _merged(members: Sequence[Segment]) -> Segment:
    """Several segments as one, with the gaps between them; sentences of different blocks by one space."""
    if len(members) == 1:
        return members[0]
    text = ""
    parts: list[tuple[OffsetMap, int]] = []
    for number, member in enumerate(members):
        if number:
            text += member.gap or " " if member.block == members[number - 1].block else " "
        parts.append((member.map, len(text)))
        text += member.target
    return replace(members[0], target=text, map=OffsetMap.joined(parts))


def _missing_before(
    groups: Sequence[tuple[int, ...]], number: int, sides: Sequence[_Links], done: Sequence[Segment]
) -> list[Segment]:
    """Segments with an empty target for sentences of the other side that stand untranslated before a group.

    Source and reference of the same missing sentence cannot be told to be one; the source goes first.
    """
    first = groups[number][0] if number < len(groups) else None
    last = groups[number - 1][-1] if number else -1
    out: list[Segment] = []
    for links in sides:
        for other in _unlinked(links, last, first):
            text = links.other[other]
            blank = _blank(done[-1] if done else None, text, f"{links.side.value}-{text.key}")
            out.append(_attached(blank, links.side, text))
    return out


def _unlinked(links: _Links, last: int, first: int | None) -> list[int]:
    """Numbers of the other side in beads without target that stand between target `last` and target `first`."""
    found: list[int] = []
    at = -1
    for numbers, others in links.beads:
        if numbers:
            at = max(numbers)
            if first is not None and at >= first:
                break
        elif at == last:
            found += others
    return found


def _blank(before: Segment | None, other: Segment, key: str) -> Segment:
    """An empty target right behind the segment before it."""
    if before is None:
        point, block, languages = 0, 0, other.languages
    else:
        place = before.map.to_file(Span(len(before.target), len(before.target)))
        point, block, languages = place.end if place else 0, before.block, before.languages
    where = OffsetMap((Run(Span(0, 0), Span(point, point)),))
    return Segment(key=key, target="", languages=languages, map=where, block=block, kind=other.kind)
