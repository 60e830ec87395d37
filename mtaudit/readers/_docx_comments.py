"""Findings as comments in a Word document: its main part gets marks, the part with comments their texts.

Runs of text are split where a comment begins or ends inside one; nothing else of the document is touched. Comments of
an earlier run are taken out, but for those that somebody answered.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from mtaudit.lang.xmltext import escape
from mtaudit.model import DocumentResult, Finding, Segment, Side, Span
from mtaudit.readers._office import Package

_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPES: Final = "[Content_Types].xml"
_EMPTY: Final = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{_MAIN}"></w:comments>'
_NO_RELATIONS: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_ID: Final = re.compile(r"<(?:[\w.-]+:)?comment\s[^>]*?\bid=[\"'](\d{1,9})[\"']|<[^>]*?:id=[\"'](\d{1,9})[\"']")

Tag = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cut:
    """The characters `[start, end)` of a `w:t`, with the start tags of its run and itself and the run's format."""

    start: int
    end: int
    run: Tag
    format: Tag
    tag: Tag


def commented(
    package: Package,
    main: str,
    relations: Mapping[str, str],
    cuts: Sequence[Cut],
    marks: Mapping[tuple[str, str], Tag],
    results: Sequence[DocumentResult],
) -> bytes:
    """The archive with a comment for each open finding."""
    part = relations.get("comments", "")
    if part not in package:
        part = f"{main.rpartition('/')[0]}/comments.xml".lstrip("/")
    answers = relations.get("commentsExtended", "")
    earlier = _Earlier(
        package.text(part) if part in package else _EMPTY, package.text(answers) if answers in package else ""
    )
    notes = list(earlier.unsaid(_notes(main, marks, results)))
    if not notes and not earlier.ids:
        return package.rewritten({})
    texts = earlier.rest
    first = 1 + max((int(a or b) for a, b in _ID.findall(texts)), default=0)
    document = package.text(main)
    marker = _Marker(document, cuts, list(_marks_of(document, earlier.ids)))
    changed = {
        main: _encoded(package, main, marker.marked(notes, first)),
        part: _encoded(package, part, _before_end(texts, "".join(_comments(notes, first)))),
    }
    if part not in package:
        changed |= _announced(package, main, part)
    return package.rewritten(changed)


class _Earlier:
    """The comments that are there: ours, which make room, and the rest."""

    def __init__(self, texts: str, answers: str) -> None:
        self.ids: set[str] = set()
        self._kept: Counter[str] = Counter()
        answered = set(_ANSWERED.findall(answers))
        rest, at = [], 0
        for hit in _COMMENT.finditer(texts):
            if not all(sign in hit["attributes"] for sign in _OURS):
                continue
            if answered.intersection(_PARAGRAPH_ID.findall(hit["body"])):
                self._kept["".join(_TEXT.findall(hit["body"]))] += 1
                continue
            number = _NUMBER.search(hit["attributes"])
            self.ids |= {number[1]} if number else set()
            rest.append(texts[at : hit.start()])
            at = hit.end()
        self.rest: Final = "".join([*rest, texts[at:]])

    def unsaid(self, notes: Iterable[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
        """The notes without those that stand there, answered."""
        for span, said in notes:
            if self._kept[_plain(said)] > 0:
                self._kept[_plain(said)] -= 1
            else:
                yield span, said


_OURS: Final = ('author="mtaudit"', 'initials="mt"')
_COMMENT: Final = re.compile(
    r"<(?P<name>(?:[\w.-]+:)?comment)(?P<attributes>\s[^>]*)>(?P<body>.*?)</(?P=name)\s*>", re.DOTALL
)
_NUMBER: Final = re.compile(r"\bid=[\"'](\d{1,9})[\"']")
_ANSWERED: Final = re.compile(r"\bparaIdParent=[\"']([^\"']+)[\"']")
_PARAGRAPH_ID: Final = re.compile(r"\bparaId=[\"']([^\"']+)[\"']")
_TEXT: Final = re.compile(r"<(?:[\w.-]+:)?t(?:\s[^>]*)?>([^<]*)<")
_MARKS: Final = re.compile(
    r"<(?P<p>(?:[\w.-]+:)?)commentRange(?:Start|End)\s(?P<range>[^>]*?)/>"
    r"|<(?P<q>(?:[\w.-]+:)?)r(?:\s[^>]*)?>(?:<(?P=q)rPr>(?:(?!</(?P=q)rPr>).)*</(?P=q)rPr>)?"
    r"<(?P=q)commentReference\s(?P<reference>[^>]*?)/></(?P=q)r>",
    re.DOTALL,
)


def _marks_of(document: str, ids: Collection[str]) -> Iterator[Tag]:
    """Where the main part speaks of comments."""
    for hit in _MARKS.finditer(document) if ids else ():
        number = _NUMBER.search(hit["range"] or hit["reference"])
        if number is not None and number[1] in ids:
            yield hit.span()


def _notes(
    main: str, marks: Mapping[tuple[str, str], Tag], results: Sequence[DocumentResult]
) -> Iterator[tuple[Span, str]]:
    """Where each comment stands in the main part, and what it says."""
    for result in results:
        segments = {segment.key: segment for segment in result.document.segments}
        for finding in result.open:
            segment = segments.get(finding.segment)
            if segment is None or finding.side is not Side.TARGET:
                continue
            if result.document.part == main:
                found = _within(segment, finding.span)
                if found is not None:
                    yield found, _said(finding)
            else:
                number = dict(segment.meta).get("note", "")
                mark = marks.get((result.document.key, number))
                if mark is not None:
                    yield Span(*mark), f"In note {number}, “{finding.quote}”: {_said(finding)}"


def _within(segment: Segment, span: Span) -> Span | None:
    """An empty span takes in a neighbour."""
    if not len(span):
        span = Span(span.start - 1, span.start) if span.start else Span(0, min(1, len(segment.target)))
    return segment.map.to_file(span)


def _said(finding: Finding) -> str:
    advice = f" → {finding.suggestion}" if finding.suggestion else ""
    return f"{finding.severity.value}: {finding.message}{advice} [{finding.rule}]"


def _comments(notes: Sequence[tuple[Span, str]], first: int) -> Iterator[str]:
    for number, (_, said) in enumerate(notes, first):
        text = _plain(said)
        yield (
            f'<w:comment xmlns:w="{_MAIN}" w:id="{number}" w:author="mtaudit" w:initials="mt">'
            f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p></w:comment>'
        )


def _plain(said: str) -> str:
    return escape(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", said))


class _Marker:
    """Writes the beginnings and ends of comments into the main part; `gone` is taken out of it, in order."""

    def __init__(self, document: str, cuts: Sequence[Cut], gone: Sequence[Tag] = ()) -> None:
        self.document = document
        self.gone = gone
        self._gone_ends = [end for _, end in gone]
        self.cuts = [cut for cut in cuts if cut.end > cut.start]
        self._starts = [cut.start for cut in self.cuts]

    def marked(self, notes: Sequence[tuple[Span, str]], first: int) -> str:
        """The document with marks; where several meet, ends come first."""
        ends: dict[int, list[str]] = {}
        starts: dict[int, list[str]] = {}
        for number, (span, _) in enumerate(notes, first):
            starts.setdefault(span.start, []).append(f'<w:commentRangeStart w:id="{number}"/>')
            ends.setdefault(span.end, []).append(
                f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
            )
        out, done, opened = [], 0, set[Tag]()
        for at in sorted(starts.keys() | ends.keys()):
            marks = "".join([*ends.get(at, ()), *starts.get(at, ())])
            cut = self._cut(at)
            if cut is None:  # between runs
                out += [self._rest(done, at), self._own(marks)]
            else:
                out += [self._before(cut, done, at, cut.tag not in opened), self._split(cut, marks)]
                opened.add(cut.tag)
            done = at
        return "".join([*out, self._rest(done, len(self.document))])

    def _rest(self, start: int, end: int) -> str:
        """A stretch of the document without what is gone."""
        out = []
        for begin, stop in self.gone[bisect_right(self._gone_ends, start) :]:
            if begin >= end:
                break
            out.append(self.document[start:begin])
            start = stop
        return "".join([*out, self.document[start:end]])

    def _cut(self, at: int) -> Cut | None:
        """The text that holds an offset, its ends included."""
        number = bisect_right(self._starts, at) - 1
        cut = self.cuts[number] if number >= 0 else None
        return cut if cut is not None and at <= cut.end else None

    def _before(self, cut: Cut, done: int, at: int, first: bool) -> str:
        """What stands before a split; white space at its end must be kept, which the tag has to say."""
        if not first:
            return self._rest(done, at)
        tag = self.document[slice(*cut.tag)]
        kept = tag if "xml:space" in tag else f'{tag[:-1]} xml:space="preserve">'
        return self._rest(done, cut.tag[0]) + kept + self.document[cut.tag[1] : at]

    def _split(self, cut: Cut, marks: str) -> str:
        run, tag = self.document[slice(*cut.run)], self.document[slice(*cut.tag)]
        run_name, text_name = (re.match(r"<([^\s/>]+)", raw) for raw in (run, tag))
        assert run_name is not None
        assert text_name is not None
        form = self.document[slice(*cut.format)]
        reopened = f'{run}{form}<{text_name[1]} xml:space="preserve">'
        return f"</{text_name[1]}></{run_name[1]}>{self._own(marks)}{reopened}"

    def _own(self, marks: str) -> str:
        """Marks with the prefix that the document uses for Word's namespace."""
        if re.search(r"<w:document\b", self.document[:4096]):
            return marks
        return re.sub(r"<w:(\w+)", rf'<w:\1 xmlns:w="{_MAIN}"', marks)


def _announced(package: Package, main: str, part: str) -> dict[str, bytes]:
    """The list of types and the relations of the main part, with the new part."""
    folder, _, name = main.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels".lstrip("/")
    known = package.text(relations) if relations in package else _NO_RELATIONS
    number = next(n for n in range(1, 10**9) if f'"mtaudit{n}"' not in known)
    relation = f'<Relationship Id="mtaudit{number}" Type="{_RELATION}" Target="/{part}"/>'
    override = f'<Override PartName="/{part}" ContentType="{_TYPE}"/>'
    return {
        relations: _encoded(package, relations, _before_end(known, relation)),
        _TYPES: _encoded(package, _TYPES, _before_end(package.text(_TYPES), override)),
    }


def _before_end(xml: str, addition: str) -> str:
    """`xml` with something added at the end of its root element, which may be an empty tag."""
    root = re.search(r"<([^\s/>!?]+)[^>]*/>\s*\Z", xml)
    if root is not None and xml.count("<") <= 1 + xml.count("<?"):
        body = root[0].rstrip()[:-2]
        return f"{xml[: root.start()]}{body}>{addition}</{root[1]}>"
    at = xml.rindex("</")
    return xml[:at] + addition + xml[at:]


def _encoded(package: Package, part: str, text: str) -> bytes:
    """A part in the encoding that it had."""
    head = package.read(part)[:3] if part in package else b""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return mark + text.encode(encoding)
    return text.encode("utf-8")
