"""Phrase tables: rows of patterns over the words of one sentence, their reader, index and matcher.

A table is UTF-8 text: comments (``#``), one header line with the names in `COLUMNS`, then one row an entry, the cells
separated by tabs. A pattern is a sequence of elements separated by spaces:

===============  =======================================================================================
``word``         the word in any case; written with capitals, it needs the same capitals in the text
``~lemma``       any English inflection of the lemma (`mtaudit.lang.inflect.inflections`)
``stem*``        any word with that beginning
``a|~b|c*``      alternatives;  ``a|b?`` an element that may be missing
``_``            exactly one word or number;  ``<0-3>`` a gap of so many words, which crosses no punctuation
``#``            a number in digits;  ``%``, ``,`` … a mark stands for itself
``^``            a word with a capital that it has not merely from beginning the sentence or a quotation
``[[ … ]]``      the part that a finding points at (else the whole match)
===============  =======================================================================================

A table is indexed when it is made: each row under the forms of one element, its anchor. A row is parsed when its
anchor first turns up in a text. Matching is linear in the text: what a row can reach from its anchor is bounded.
"""

import re
import zlib
from abc import abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Final, Literal, NamedTuple, cast, overload

from mtaudit.errors import MtauditError
from mtaudit.lang.inflect import inflections, is_function_word, lemmas
from mtaudit.lang.patterns import lazy
from mtaudit.lang.sentences import sentences
from mtaudit.lang.words import Word, normal, words

COLUMNS: Final = (
    "pattern", "suggestion", "pivots", "near", "topic", "unless", "severity", "confidence", "why", "fires", "silent",
)  # fmt: skip
_OBLIGATORY: Final = ("pattern", "suggestion", "pivots", "why", "fires")
_MOST_WORDS: Final = 30
"""The widest gap: what a row can reach must stay bounded."""

_MOST_WORDS_KNOWN: Final = 100_000
_FORM_OF_INDEX: Final = "phrase index 2"

Severity = Literal["critical", "major", "minor"]


class TableError(MtauditError):
    """A phrase table that cannot be used; the text names the table and the line of every fault."""


class Row(NamedTuple):
    """One entry of a table: its cells as written, in the order of `COLUMNS`; `line` counts from 1.

    The cells are read when they are asked for: thousands of rows are loaded for the few that a text needs.
    """

    cells: tuple[str, ...]
    table: str = "table"
    line: int = 0

    @property
    def pattern(self) -> str:
        """The pattern as written."""
        return self.cells[0]

    @property
    def suggestion(self) -> str:
        """The right wordings, separated by `` / ``."""
        return self.cells[1]

    @property
    def suggestions(self) -> tuple[str, ...]:
        """The right wordings, one by one."""
        return tuple(part.strip() for part in self.cells[1].split(" / "))

    @property
    def pivots(self) -> tuple[str, ...]:
        """The codes of the languages from which the error comes."""
        return _codes(self.cells[2])

    @property
    def near(self) -> str:
        """Elements of which one must occur in the sentence, separated by ``;``."""
        return self.cells[3]

    @property
    def topic(self) -> str:
        """Topics of which the document must have one; with ``or:`` before them if `near` suffices without."""
        return self.cells[4]

    @property
    def unless(self) -> str:
        """Elements of which none may occur in the sentence, separated by ``;``."""
        return self.cells[5]

    @property
    def severity(self) -> Severity:
        """The harm if the finding is true."""
        return cast(Severity, self.cells[6])

    @property
    def confidence(self) -> float:
        """The chance that a match is an artifact, 0..1."""
        return _confidence(self.cells[7]) or 0.0

    @property
    def why(self) -> str:
        """A clause for the editor."""
        return self.cells[8]

    @property
    def fires(self) -> str:
        """A text on which the row fires."""
        return self.cells[9]

    @property
    def silent(self) -> str:
        """A text on which it does not, or nothing."""
        return self.cells[10]

    @property
    def place(self) -> str:
        """Table and line, for messages."""
        return f"{self.table}:{self.line}"


class Match(NamedTuple):
    """Where a row fits: code points of the text from which the words came, half-open."""

    row_index: int
    start: int
    end: int
    mark_start: int
    mark_end: int


# ---------------------------------------------------------------------------------------------- reading a table


class LazyRows(Sequence[Row]):
    """Rows that are made when they are asked for: thousands stand ready for the few that a text needs."""

    @abstractmethod
    def row(self, at: int) -> Row:
        """The row of that number."""

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...

    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return [self.row(n) for n in range(*at.indices(len(self)))]
        return self.row(at)


class TableRows(LazyRows):
    """The rows of tables that are known to be right (`load_table`): each is read when it is asked for."""

    def __init__(self, tables: Sequence[tuple[str, Callable[[], bytes]]], places: str) -> None:
        """`tables`: the name of each, and what reads it. `places`: what `row_places` says of them."""
        self._tables = tables
        self._places = places.split(" ") if places else []
        self._read: dict[int, bytes] = {}

    def __len__(self) -> int:
        return len(self._places)

    def row(self, at: int) -> Row:
        """Reads the row from its table."""
        table, line, start = map(int, self._places[at].split(":"))
        name, read = self._tables[table]
        text = self._read.get(table)
        if text is None:
            text = self._read[table] = read()
        end = text.find(b"\n", start)
        return Row(tuple(text[start : end if end >= 0 else None].decode().split("\t")), name, line)


def row_places(tables: Iterable[bytes]) -> str:
    """Where the rows of tables stand: for each the number of its table, its line, and the byte where that starts."""
    places: list[str] = []
    for number, text in enumerate(tables):
        at = header = 0
        for line, row in enumerate(text.split(b"\n"), 1):
            if row.strip() and (not row.startswith(b"#") or b"\t" in row):
                places += [f"{number}:{line}:{at}"] if header else []
                header = 1
            at += len(row) + 1
    return " ".join(places)


def index_head(sources: Iterable[str]) -> str:
    """The first line of a written index: it names from what the index was made (names of tables and their sizes)."""
    return f"{_FORM_OF_INDEX} {zlib.crc32(chr(10).join(sources).encode()):08x}"


def load_table(text: str, name: str = "table") -> tuple[Row, ...]:
    """The rows of a table.

    Raises `TableError` that lists every line with a wrong number of cells, an empty obligatory cell, an unknown
    severity, a confidence outside 0..1 or pivots that are no language codes. Patterns are looked at by `check_rows`.
    """
    rows: list[Row] = []
    faults: list[str] = []
    header = False
    for number, line in enumerate(text.split("\n"), 1):
        line = line.removesuffix("\r")
        if (line.startswith("#") and "\t" not in line) or not line.strip():
            continue
        cells = line.split("\t")
        if not header:
            header = True
            if tuple(cells) != COLUMNS:
                raise TableError(f"{name}:{number}: the header must name the columns {' '.join(COLUMNS)}")
            continue
        fault = _fault(cells)
        if fault:
            faults.append(f"{name}:{number}: {fault}")
        else:
            rows.append(Row(tuple(cells), name, number))
    if faults:
        raise TableError("\n".join(faults))
    if not header:
        raise TableError(f"{name}: no header line with the names of the columns")
    return tuple(rows)


@lru_cache(maxsize=1024)
def _codes(cell: str) -> tuple[str, ...]:
    codes = tuple(code.strip() for code in cell.split(",") if code.strip())
    return codes if all(re.fullmatch(r"[a-z]{2,3}", code) for code in codes) else ()


@lru_cache(maxsize=256)
def _confidence(cell: str) -> float | None:
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if 0 < value <= 1 else None


def _fault(cells: list[str]) -> str:
    if len(cells) != len(COLUMNS):
        return f"{len(cells)} cells instead of {len(COLUMNS)}"
    if not (cells[0] and cells[1] and cells[2] and cells[8] and cells[9]):
        return "empty: " + ", ".join(name for name in _OBLIGATORY if not cells[COLUMNS.index(name)])
    if cells[6] not in ("critical", "major", "minor"):
        return f"severity {cells[6]!r} is not critical, major or minor"
    if _confidence(cells[7]) is None:
        return f"confidence {cells[7]!r} is not a number above 0 and up to 1"
    if not _codes(cells[2]):
        return f"pivots {cells[2]!r} are not language codes separated by commas"
    return ""


@lru_cache(maxsize=1024)
def _topic_cell(cell: str) -> tuple[bool, frozenset[str]]:
    """Whether the topic may stand in for `near`, and the names of the topics."""
    either = cell.startswith("or:")
    names = cell.removeprefix("or:").split(",")
    return either, frozenset(name.strip() for name in names if name.strip())


# ---------------------------------------------------------------------------------------------- one sentence


class _Sentence:
    """The tokens of a sentence with what the matcher asks about them."""

    def __init__(self, tokens: Sequence[Word]) -> None:
        self.tokens = tokens
        self.norms = [token.norm for token in tokens]
        self.size = len(tokens)

    @cached_property
    def ends(self) -> dict[str, tuple[int, int]]:
        """For each word the first and the last place where it stands."""
        places: dict[str, tuple[int, int]] = {}
        for at, norm in enumerate(self.norms):
            places[norm] = (places[norm][0] if norm in places else at, at)
        return places

    @cached_property
    def keys(self) -> frozenset[str]:
        """The words and `~` with their lemmas."""
        return frozenset().union(*map(_keys, set(self.norms)))

    @cached_property
    def shouted(self) -> bool:
        """True where capitals say nothing: a sentence of several words without a small letter."""
        named = [token.text for token in self.tokens if token.kind == "word"]
        return len(named) > 2 and not any(char.islower() for text in named for char in text)

    @cached_property
    def named(self) -> list[bool]:
        """For each token: it has a capital that it does not owe to its place."""
        found: list[bool] = []
        fresh = True
        for at, token in enumerate(self.tokens):
            if token.kind == "word":
                capital = token.capital and not self.shouted
                found.append(capital and (not fresh or _several_capitals(token.text)))
                fresh = False
            else:
                found.append(False)
                fresh = fresh or token.text in _OPENING or token.text in "!?" or self._opens(at)
        return found

    def _opens(self, at: int) -> bool:
        token = self.tokens[at]
        if token.text not in _EITHER_QUOTE or at + 1 >= self.size or self.tokens[at + 1].start != token.end:
            return False
        before = self.tokens[at - 1]
        return at == 0 or before.end < token.start or before.text in _OPENING or before.text in _DASHES


_OPENING: Final = frozenset("“„«‹「『‘‚¿¡")
_EITHER_QUOTE: Final = frozenset("\"'”»’")
_DASHES: Final = frozenset("—–([")


def _several_capitals(text: str) -> bool:
    return sum(char.isupper() for char in text) > 1


# ---------------------------------------------------------------------------------------------- patterns


class _Element(NamedTuple):
    """One element; a token fits if any of the alternatives does."""

    forms: frozenset[str] = frozenset()
    cased: Mapping[str, str] | None = None
    """Forms that need capitals where the value has them."""
    stems: tuple[str, ...] = ()
    cased_stems: tuple[str, ...] = ()
    any_word: bool = False
    number: bool = False
    capital: bool = False
    sequences: tuple[tuple["_Element", ...], ...] = ()
    optional: bool = False
    gap: tuple[int, int] | None = None

    def fits(self, sentence: _Sentence, at: int) -> bool:
        norm = sentence.norms[at]
        if norm in self.forms or (self.stems and norm.startswith(self.stems)):
            return True
        token = sentence.tokens[at]
        if (self.any_word and token.kind != "punct") or (self.number and token.kind == "number"):
            return True
        if self.capital and sentence.named[at]:
            return True
        return (self.cased is not None or bool(self.cased_stems)) and self._fits_capitals(sentence, token)

    def _fits_capitals(self, sentence: _Sentence, token: Word) -> bool:
        if sentence.shouted:
            return False
        written = self.cased.get(token.norm) if self.cased else None
        if written is not None and _has_capitals(token.text, written):
            return True
        return any(
            token.norm.startswith(normal(stem)) and _has_capitals(token.text, stem) for stem in self.cased_stems
        )

    def steps(self, sentence: _Sentence, at: int, way: int) -> Iterator[int]:
        """The places where this element may end (`way` 1) or begin (-1) if it begins or ends at `at`."""
        if self.gap is not None:
            yield from self._gap_steps(sentence, at, way)
            return
        nearest = at if way == 1 else at - 1
        if 0 <= nearest < sentence.size and self.fits(sentence, nearest):
            yield at + way
        for sequence in self.sequences:
            first = at if way == 1 else at - len(sequence)
            within = first >= 0 and first + len(sequence) <= sentence.size
            if within and all(part.fits(sentence, first + step) for step, part in enumerate(sequence)):
                yield at + way * len(sequence)
        if self.optional:
            yield at

    def _gap_steps(self, sentence: _Sentence, at: int, way: int) -> Iterator[int]:
        least, most = self.gap or (0, 0)
        for width in range(most + 1):
            if width:
                crossed = at + width - 1 if way == 1 else at - width
                if not 0 <= crossed < sentence.size or sentence.tokens[crossed].kind == "punct":
                    return
            if width >= least:
                yield at + way * width


def _has_capitals(text: str, written: str) -> bool:
    return all(not want.isupper() or have.isupper() for have, want in zip(text, written, strict=False))


class _Pattern(NamedTuple):
    elements: tuple[_Element, ...]
    mark: tuple[int, int]
    """The marked elements, half-open."""
    gaps: bool

    def around(self, sentence: _Sentence, anchor: int, at: int) -> list[int] | None:
        """Where each element begins if element `anchor` begins at token `at`; the last number is the end."""
        size = len(self.elements)
        bounds = [at] * (size + 1)
        if not self._forward(sentence, anchor, at, bounds, set()):
            return None
        if not self._backward(sentence, anchor, at, bounds, set()):
            return None
        if self.gaps:  # seen from its end the match may be shorter: make <0-5> tea in "make and make tea"
            self._backward(sentence, size, bounds[size], bounds, set())
        return bounds

    def _forward(
        self, sentence: _Sentence, index: int, at: int, bounds: list[int], dead: set[tuple[int, int]]
    ) -> bool:
        if index == len(self.elements):
            bounds[index] = at
            return True
        if (index, at) in dead:
            return False
        for after in self.elements[index].steps(sentence, at, 1):
            if self._forward(sentence, index + 1, after, bounds, dead):
                bounds[index] = at
                return True
        dead.add((index, at))
        return False

    def _backward(
        self, sentence: _Sentence, index: int, at: int, bounds: list[int], dead: set[tuple[int, int]]
    ) -> bool:
        bounds[index] = at
        if index == 0:
            return True
        if (index, at) in dead:
            return False
        for before in self.elements[index - 1].steps(sentence, at, -1):
            if self._backward(sentence, index - 1, before, bounds, dead):
                bounds[index] = at
                return True
        dead.add((index, at))
        return False


_GAP: Final = lazy(r"<(\d+)-(\d+)>")


def _split(pattern: str) -> list[str]:
    if "[[" in pattern or "]]" in pattern:
        pattern = pattern.replace("[[", " [[ ").replace("]]", " ]] ")
    return pattern.split()


def _parse_atom(atom: str) -> _Element:
    if atom in ("_", "#", "^"):
        return _Element(any_word=atom == "_", number=atom == "#", capital=atom == "^")
    if atom.startswith("~") and len(atom) > 1:
        lemma = atom[1:]
        if len(words(lemma)) != 1:
            raise ValueError(f"{atom!r} is not one word")
        forms = inflections(lemma)
        if lemma[0].isupper():
            return _Element(cased={form: form.upper() if lemma.isupper() else form.title() for form in forms})
        return _Element(forms=forms)
    if atom.endswith("*") and len(atom) > 1:
        stem = atom[:-1]
        if len(words(stem.rstrip("-"))) != 1:
            raise ValueError(f"{atom!r} is not the beginning of one word")
        return _Element(cased_stems=(stem,)) if stem != stem.lower() else _Element(stems=(normal(stem),))
    return _parse_literal(atom)


def _parse_literal(atom: str) -> _Element:
    if not atom or (atom != "<" and atom.startswith("<")) or atom[:2] in ("[[", "]]"):
        raise ValueError(f"{atom!r} is not an element")
    parts = tuple(
        _Element(cased={word.norm: word.text})
        if word.text != word.text.lower()
        else _Element(forms=frozenset((word.norm,)))
        for word in words(atom)
    )
    return parts[0] if len(parts) == 1 else _Element(sequences=(parts,))


@lru_cache(maxsize=8192)
def _parse_element(written: str) -> _Element:
    gap = _GAP.fullmatch(written)
    if gap:
        least, most = int(gap[1]), int(gap[2])
        if least > most or most > _MOST_WORDS:
            raise ValueError(f"{written!r} is not a gap of 0 to {_MOST_WORDS} words")
        return _Element(gap=(least, most))
    optional = written.endswith("?") and len(written) > 1
    atoms = [_parse_atom(atom) for atom in _alternatives(written[:-1] if optional else written)]
    if len(atoms) == 1 and not optional:
        return atoms[0]
    cased = {form: text for atom in atoms if atom.cased for form, text in atom.cased.items()}
    return _Element(
        forms=frozenset().union(*(atom.forms for atom in atoms)),
        cased=cased or None,
        stems=tuple(stem for atom in atoms for stem in atom.stems),
        cased_stems=tuple(stem for atom in atoms for stem in atom.cased_stems),
        any_word=any(atom.any_word for atom in atoms),
        number=any(atom.number for atom in atoms),
        capital=any(atom.capital for atom in atoms),
        sequences=tuple(sequence for atom in atoms for sequence in atom.sequences),
        optional=optional,
    )


def _alternatives(written: str) -> list[str]:
    return written.split("|") if "|" in written and len(written) > 1 else [written]


def _parse(pattern: str) -> _Pattern:
    """The compiled pattern; ValueError says what is wrong with it."""
    elements: list[_Element] = []
    marks: list[int] = []
    for written in _split(pattern):
        if written in ("[[", "]]"):
            if (written == "[[") != (len(marks) == 0) or len(marks) > 1:
                raise ValueError("[[ and ]] must each stand once, in this order")
            marks.append(len(elements))
        else:
            elements.append(_parse_element(written))
    if len(marks) == 1 or (len(marks) == 2 and marks[0] == marks[1]):
        raise ValueError("[[ and ]] must enclose something")
    if not elements or all(element.optional or element.gap for element in elements):
        raise ValueError("a pattern needs an element that must be there")
    if elements[0].gap or elements[-1].gap:
        raise ValueError("a gap must have an element on either side")
    mark = (marks[0], marks[1]) if marks else (0, len(elements))
    return _Pattern(tuple(elements), mark, any(element.gap for element in elements))


# ---------------------------------------------------------------------------------------------- conditions


def _only_forms(element: _Element) -> frozenset[str]:
    """The forms of an element that is nothing but forms; else empty."""
    return element.forms if element == _Element(forms=element.forms) else frozenset()


class _Condition:
    """Elements of which `near` must have one outside the match, `unless` none anywhere in the sentence."""

    def __init__(self, cell: str) -> None:
        forms: set[str] = set()
        self._patterns: list[_Pattern] = []
        for written in cell.split(";"):
            if not written.strip():
                continue
            pattern = _parse(written)
            single = len(pattern.elements) == 1 and _only_forms(pattern.elements[0])
            if single:
                forms |= single
            else:
                self._patterns.append(pattern)
        self._forms = frozenset(forms)

    def reach(self, sentence: _Sentence) -> tuple[int, int]:
        """The least end and the greatest beginning of what fits in the sentence."""
        least, greatest = sentence.size + 1, -1
        for norm in sentence.ends.keys() & self._forms:
            first, last = sentence.ends[norm]
            least, greatest = min(least, first + 1), max(greatest, last)
        for pattern in self._patterns:
            first_forms = _only_forms(pattern.elements[0])
            if first_forms and sentence.ends.keys().isdisjoint(first_forms):
                continue
            for at in range(sentence.size):
                bounds = pattern.around(sentence, 0, at)
                if bounds is not None and bounds[-1] > bounds[0]:
                    least, greatest = min(least, bounds[-1]), max(greatest, bounds[0])
        return least, greatest


@lru_cache(maxsize=8192)
def _condition(cell: str) -> _Condition:
    return _Condition(cell)


# ---------------------------------------------------------------------------------------------- anchors


_COMMON_LEMMAS: Final = frozenset(
    ("be", "have", "do", "make", "take", "get", "go", "give", "say", "come", "put", "set", "man", "year", "day", "time")
)


class _Ranks(dict[str, int]):
    """Remembers the rank of each element: tables repeat them, and this lookup is what indexing a table costs."""

    def __missing__(self, written: str) -> int:
        rank = self[written] = _rank(written)
        return rank


def _rank(written: str) -> int:
    """How well an element serves as the anchor of its row; 0: not at all."""
    if not written:  # an empty alternative, which the parser will reject
        return 0
    if written.isalpha():
        return 8 if is_function_word(written.lower()) else 100 + len(written)
    if (len(written) > 1 and written[-1] == "?") or (written[0] == "<" and len(written) > 1):
        return 0
    if "|" in written and len(written) > 1:
        return min(_rank(atom) for atom in written.split("|")) // 2
    if written in ("_", "#", "^"):
        return 0 if written == "_" else 1
    if written[0] == "~":
        return 20 if written[1:] in _COMMON_LEMMAS else 60 + len(written)
    if written[-1] == "*":
        return 20 + len(written)
    return 100 + len(written) if len(written) > 2 and any(char.isalnum() for char in written) else 4


def _anchor_keys(written: str) -> Iterator[str]:
    """Under which keys a row with this anchor is found: `word`, `~lemma`, `stem*`, `#` or `^`."""
    for atom in _alternatives(written):
        if atom.isalpha():
            yield atom.lower()
        elif atom in ("#", "^"):
            yield atom
        elif atom[0] == "~" and len(atom) > 1:
            yield atom.lower()
        elif atom[-1] == "*" and len(atom) > 1:
            yield normal(atom[:-1]) + "*"
        else:
            yield words(atom)[0].norm


def _need(written: str) -> str:
    """The keys of which a sentence must have one for an element to fit, separated by `|`; empty: cannot be told."""
    keys: list[str] = []
    for atom in _alternatives(written):
        bare = atom.removeprefix("~")
        if not bare.isalpha():
            return ""
        forms = sorted(inflections(bare)) if atom[0] == "~" else ()
        if all(normal(bare) in lemmas(form) for form in forms):
            keys.append(("~" if forms else "") + normal(bare))
        else:  # forms that do not lead back to their lemma
            keys += forms
    return "|".join(keys)


@lru_cache(maxsize=1 << 15)
def _keys(norm: str) -> frozenset[str]:
    """The keys that a word satisfies: itself and its lemmas."""
    return frozenset((norm, *("~" + lemma for lemma in lemmas(norm))))


class _Index:
    """Where to look each row up when its anchor turns up, and what else its sentence must have."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}
        """For each key the numbers of its rows, separated by spaces: most are never asked for."""
        self.rows: list[str] = []
        """For each row the number of its anchor among the elements, then what the other elements need."""
        self._stem_lengths: tuple[int, ...] = ()
        self._of_word: dict[str, tuple[int, ...]] = {}
        self._of_mark: dict[str, tuple[int, ...]] = {}
        self._needs: dict[int, tuple[frozenset[str], ...]] = {}

    @classmethod
    def loaded(cls, text: str) -> "_Index":
        """The index from its written form, without the first line."""
        index = cls()
        places, _, rows = text.partition("\n\n")
        cells = places.replace("\n", "\t").split("\t")
        index.places = dict(zip(cells[::2], cells[1::2], strict=True))
        index.rows = rows.split("\n")
        index._stem_lengths = tuple(map(int, index.places.pop("*", "").split()))
        return index

    def written(self) -> str:
        """What `loaded` reads."""
        kept = {**self.places, "*": " ".join(map(str, self._stem_lengths))}
        places = "\n".join(f"{key}\t{numbers}" for key, numbers in sorted(kept.items()))
        return places + "\n\n" + "\n".join(self.rows)

    def add(self, row: int, elements: Sequence[str], anchor: str, *, thorough: bool) -> None:
        """`thorough`: with what the other elements need, which takes longer than indexing and pays when it is kept."""
        at = elements.index(anchor)
        needs = (_need(element) for n, element in enumerate(elements) if n != at) if thorough else ()
        self.rows.append(" ".join((str(at), *filter(None, needs))))
        for key in _anchor_keys(anchor):
            self.places[key] = f"{self.places[key]} {row}" if key in self.places else str(row)

    def finish(self) -> None:
        """To be called when all rows are there."""
        self._stem_lengths = tuple(sorted({len(key) - 1 for key in self.places if key[-1] == "*" and len(key) > 1}))

    def anchor(self, row: int) -> int:
        """The number of the anchor among the elements of a row."""
        return int(self.rows[row].partition(" ")[0])

    def fits(self, row: int, keys: Collection[str]) -> bool:
        """Whether a sentence with these keys has what the elements of a row need."""
        needs = self._needs.get(row)
        if needs is None:
            _, *cells = self.rows[row].split(" ")
            needs = self._needs[row] = tuple(frozenset(cell.split("|")) for cell in cells)
        for need in needs:  # a generator would take twice as long, and this is asked of every row at every word
            if need.isdisjoint(keys):
                break
        else:
            return True
        return False

    def at(self, token: Word) -> tuple[int, ...]:
        """The rows whose anchor may stand at a token."""
        norm = token.norm
        if token.kind != "word":
            found = self._of_mark.get(norm)
            if found is None:
                if len(self._of_mark) > _MOST_WORDS_KNOWN:
                    self._of_mark.clear()
                found = self._of_mark[norm] = tuple(self._rows_of(norm, ("#",) if token.kind == "number" else ()))
        else:
            found = self._of_word.get(norm)
            if found is None:
                if len(self._of_word) > _MOST_WORDS_KNOWN:
                    self._of_word.clear()
                # The words of a text are fewer than the lemmas of a table: it is they that are taken apart.
                found = self._of_word[norm] = tuple(self._rows_of(norm, ["~" + lemma for lemma in lemmas(norm)]))
        return found + self._capitals if self._capitals and token.capital else found

    @cached_property
    def _capitals(self) -> tuple[int, ...]:
        return tuple(map(int, self.places.get("^", "").split()))

    def _rows_of(self, norm: str, others: Iterable[str]) -> Iterator[int]:
        for key in (norm, *others) if norm not in "#^" else others:
            if key in self.places:
                yield from map(int, self.places[key].split(" "))
        for length in self._stem_lengths:
            if length > len(norm):
                break
            key = norm[:length] + "*"
            if key in self.places:
                yield from map(int, self.places[key].split(" "))


# ---------------------------------------------------------------------------------------------- the table


class PhraseTable:
    """Rows, indexed. Making one parses no pattern; `TableError` for a bad pattern comes when its row is needed."""

    def __init__(self, rows: Sequence[Row], index: str = "") -> None:
        """`index` is what `written_index` gave for the same rows, if it is at hand: then no row is looked at here."""
        self.rows: Final = rows
        self._patterns: dict[int, _Pattern] = {}
        self._index = _Index.loaded(index) if index else _indexed(rows)

    def written_index(self) -> str:
        """The index as a text, from which the same table is made without looking at its rows."""
        return _indexed(self.rows, thorough=True).written()

    def find(self, text: str, topics: Collection[str] = frozenset(), *, language: str = "en") -> list[Match]:
        """All matches in a text of any number of sentences; `topics` are those of the whole document."""
        found: list[Match] = []
        for tokens in sentence_words(text, language):
            found.extend(self.match(tokens, topics))
        return found

    def match(self, tokens: Sequence[Word], topics: Collection[str] = frozenset()) -> list[Match]:
        """All matches in the words of one sentence, by place; matches of the same row do not overlap.

        `topics`: the topics of the document, as `mtaudit.lang.topics.TopicIndex` gives them.
        """
        sentence = tokens.sentence if isinstance(tokens, _Tokens) else _Sentence(tokens)
        found: list[Match] = []
        done: dict[int, int] = {}
        reaches: dict[str, tuple[int, int]] = {}
        index = self._index
        for place, token in enumerate(tokens):
            for number in index.at(token):
                if done.get(number, 0) > place or not index.fits(number, sentence.keys):
                    continue
                if not self._may_fire(number, topics):
                    continue
                bounds = self._pattern(number).around(sentence, index.anchor(number), place)
                if bounds is None or bounds[0] < done.get(number, 0):
                    continue
                done[number] = bounds[-1]
                if self._conditions_hold(number, sentence, bounds, topics, reaches):
                    found.append(self._match(number, tokens, bounds))
        found.sort(key=lambda match: (match.start, match.end, match.row_index))
        return found

    def _may_fire(self, number: int, topics: Collection[str]) -> bool:
        """False if the topics of the document alone rule the row out."""
        row = self.rows[number]
        if not row.topic:
            return True
        either, wanted = _topic_cell(row.topic)
        return bool(either and row.near) or not wanted.isdisjoint(topics)

    def _conditions_hold(
        self,
        number: int,
        sentence: _Sentence,
        bounds: list[int],
        topics: Collection[str],
        reaches: dict[str, tuple[int, int]],
    ) -> bool:
        def reach(cell: str) -> tuple[int, int]:
            if cell not in reaches:
                try:
                    reaches[cell] = _condition(cell).reach(sentence)
                except ValueError as fault:
                    raise TableError(f"{self.rows[number].place}: {fault}") from None
            return reaches[cell]

        row = self.rows[number]
        if row.unless and reach(row.unless)[1] >= 0:
            return False
        if not row.near:
            return True
        either, wanted = _topic_cell(row.topic)
        if either and not wanted.isdisjoint(topics):
            return True
        least, greatest = reach(row.near)
        return least <= bounds[0] or greatest >= bounds[-1]

    def _pattern(self, number: int) -> _Pattern:
        pattern = self._patterns.get(number)
        if pattern is None:
            try:
                pattern = self._patterns[number] = _parse(self.rows[number].pattern)
            except ValueError as fault:
                raise TableError(f"{self.rows[number].place}: {fault}") from None
        return pattern

    def _match(self, number: int, tokens: Sequence[Word], bounds: list[int]) -> Match:
        low, high = self._pattern(number).mark
        first, last = bounds[low], bounds[high]
        if first == last:  # all that is marked may be missing, and is
            first, last = bounds[0], bounds[-1]
        return Match(
            number, tokens[bounds[0]].start, tokens[bounds[-1] - 1].end, tokens[first].start, tokens[last - 1].end
        )


def _indexed(rows: Sequence[Row], *, thorough: bool = False) -> _Index:
    index = _Index()
    rank = _Ranks().__getitem__
    for number, row in enumerate(rows):
        elements = row.cells[0].replace("[[", " ").replace("]]", " ").split()
        anchor = max(elements, key=rank, default="")
        if not rank(anchor):
            raise TableError(f"{row.place}: {row.pattern!r} has no word, number or capital that must be there")
        index.add(number, elements, anchor, thorough=thorough)
    index.finish()
    return index


class _Tokens(tuple[Word, ...]):
    """The words of one sentence with what all tables ask about them."""

    @cached_property
    def sentence(self) -> _Sentence:
        return _Sentence(self)


@lru_cache(maxsize=4096)
def sentence_words(text: str, language: str = "en") -> tuple[Sequence[Word], ...]:
    """The words of each sentence of a text in order."""
    tokens = words(text)
    found: list[Sequence[Word]] = []
    at = 0
    for _, end in sentences(text, language):
        first = at
        while at < len(tokens) and tokens[at].start < end:
            at += 1
        found.append(_Tokens(tokens[first:at]))
    return tuple(found)


# ---------------------------------------------------------------------------------------------- checking a table


def check_rows(rows: Sequence[Row], topics: Callable[[str], Collection[str]] | None = None) -> list[str]:
    """What is wrong with rows, each message with table and line; an empty list if nothing is.

    Every pattern and condition is parsed; every `fires` must fire, every `silent` be silent, no pattern stand twice
    with the same conditions. `topics` gives the topics of a text; without it, a row's own topics hold in its `fires`
    and none in its `silent`.
    """
    faults: list[str] = []
    seen: dict[tuple[str, str, str, str], Row] = {}
    for row in rows:
        conditions = (row.pattern, row.near, row.topic, row.unless)
        if conditions in seen:
            faults.append(f"{row.place}: the same pattern as {seen[conditions].place}")
        seen.setdefault(conditions, row)
        try:
            _parse(row.pattern)
            _condition(row.near)
            _condition(row.unless)
            faults.extend(f"{row.place}: {fault}" for fault in _examples(row, topics))
        except ValueError as fault:
            faults.append(f"{row.place}: {fault} in {row.pattern!r}")
        except TableError as fault:
            faults.append(str(fault))
    return faults


def _examples(row: Row, topics: Callable[[str], Collection[str]] | None) -> Iterator[str]:
    table = PhraseTable((row,))
    own = _topic_cell(row.topic)[1]
    if not table.find(row.fires, topics(row.fires) if topics else own):
        yield f"{row.pattern!r} does not fire on {row.fires!r}"
    if row.silent and table.find(row.silent, topics(row.silent) if topics else frozenset()):
        yield f"{row.pattern!r} fires on {row.silent!r}"
