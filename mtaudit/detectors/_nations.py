"""Countries, peoples, cities and great bodies that a text names, told alike in many languages."""

# ruff: noqa: E501  (patterns: one row of alternatives is read as one line)

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mtaudit.lang.patterns import lazy
from mtaudit.plugin import Lexicons

_EVERYWHERE = frozenset({"zh", "ja", "yue", "th"})
_REGIONS = frozenset({"europe", "asia", "africa", "latam", "arab", "mideast"})
# What a word of the language may begin with before a name.
_FRONT = {
    "de": lazy(r"(?:nord(?:ost|west)?|süd(?:ost|west)?|ost|west|mittel|zentral|alt|neu|ex|vor|gegen|anti|pro|inner|außer|gesamt|trans|sino|indo|post|inter)"),
    "nl": lazy(r"(?:noord|zuid|oost|west|midden|centraal|oud|nieuw|ex|anti|pro|trans|inter)"),
    "ar": lazy(r"[وف]?(?:ال|بال|كال|لل|[بكل])?"),
    "he": lazy(r"[ושכ]{0,2}[הבלמ]{0,2}"),
}  # fmt: skip
_KATAKANA = ("\u30a1", "\u30ff")


@dataclass(frozen=True, slots=True)
class Mention:
    """A nation and where it is named; not `sure` if the words may mean something else."""

    start: int
    end: int
    nations: tuple[str, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class _Form:
    text: str
    whole: bool
    cased: bool
    sure: bool
    nations: tuple[str, ...]


class Nations:
    """The table `nations`: what names whom in which language (read for a language when it is first asked for)."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons
        keys, parents = lexicons.columns("nations", "", "nation", "of")
        self._keys = keys
        self._parent = {k: p for k, p in zip(keys, parents, strict=True) if p and p not in _REGIONS}
        self._kin: dict[str, frozenset[str]] = {}
        self._forms: dict[str, Mapping[str, list[_Form]]] = {}
        self._told: dict[str, frozenset[str]] = {}
        self._pieces: dict[str, _Pieces] = {}

    def told(self, language: str) -> frozenset[str]:
        """The nations that have forms in a language."""
        self._read(language)
        return self._told[language]

    def kin(self, nation: str) -> frozenset[str]:
        """The nation, what it is a part of, and its parts."""
        found = self._kin.get(nation)
        if found is None:
            parts = {k for k, p in self._parent.items() if p == nation}
            found = self._kin[nation] = frozenset({nation, self._parent.get(nation, nation), *parts})
        return found

    def find(self, text: str, language: str) -> list[Mention]:
        """All mentions in order; the longest form wins."""
        forms = self._read(language)
        if not forms:
            return []
        plain = _plain(text)
        low = _low(plain)
        out: list[Mention] = []
        for at, some in self._candidates(low, language):
            if out and out[-1].sure and at < out[-1].end:
                continue
            fitting = [f for f in some if _fits(f, plain, low, at)]
            out += [Mention(at, _word_end(low, at, f, language), f.nations, False) for f in fitting if not f.sure]
            form = next(iter(fitting), None)
            if form is not None and form.sure:
                out.append(Mention(at, _word_end(low, at, form, language), form.nations, True))
        return out

    def _candidates(self, low: str, language: str) -> Iterator[tuple[int, Sequence[_Form]]]:
        """The places where a form may stand, in order, each with the forms that may stand there."""
        forms = self._forms[language]
        if language in _EVERYWHERE:
            return _anywhere(low, forms)
        found = low.split()
        pieces = self._pieces.get(language)
        if pieces is None:
            pieces = self._pieces[language] = _Pieces(forms, language)
        return iter(()) if pieces.dull.issuperset(found) else pieces.candidates(low, found)

    def _read(self, language: str) -> Mapping[str, list[_Form]]:
        if language not in self._forms:
            cells = self._lexicons.columns("nations", "", language)[0]
            told = dict(zip(self._keys, cells, strict=True))
            self._forms[language] = _by_beginning(told)
            self._told[language] = frozenset(k for k, cell in told.items() if cell)
        return self._forms[language]


class _Pieces:
    """Which forms may begin where within what stands between spaces: most pieces were met before and have none."""

    def __init__(self, forms: Mapping[str, list[_Form]], language: str) -> None:
        self._forms = forms
        self._language = language
        self._heads = {
            key: [(head, more, form) for form in some for head, more, _ in [_low(form.text).partition(" ")]]
            for key, some in forms.items()
        }
        self._alone = {key[0] for key in forms if not key[1:].strip()}
        self._known: dict[str, tuple[tuple[int, Sequence[_Form]], ...]] = {}
        self.dull: set[str] = set()

    def candidates(self, low: str, found: Sequence[str]) -> Iterator[tuple[int, Sequence[_Form]]]:
        """As places in the text."""
        at = 0
        for piece in found:
            start = low.index(piece, at)
            at = start + len(piece)
            if piece in self.dull:
                continue
            for offset, some in self._known.get(piece) or self._learnt(piece):
                yield start + offset, some or self._forms.get(low[start + offset : start + offset + 2], ())

    def _learnt(self, piece: str) -> tuple[tuple[int, Sequence[_Form]], ...]:
        found = []
        for at in _starts(piece, self._language):
            if at < len(piece) - 1:
                rest = piece[at:]
                some = [
                    form
                    for head, more, form in self._heads.get(rest[:2], ())
                    if (rest == head if more else rest.startswith(head))
                ]
                if some:
                    found.append((at, some))
            elif piece[at:] in self._alone:  # the key of a last letter has the space behind it, too
                found.append((at, []))
        if len(self._known) + len(self.dull) > _MOST_PIECES:
            self._known.clear()
            self.dull.clear()
        if found:
            self._known[piece] = tuple(found)
        else:
            self.dull.add(piece)
        return tuple(found)


_MOST_PIECES = 40_000


def _anywhere(low: str, forms: Mapping[str, list[_Form]]) -> Iterator[tuple[int, Sequence[_Form]]]:
    for at, char in enumerate(low):
        some = forms.get(low[at : at + 2]) or forms.get(char)
        if some and not (_is_kana(char) and at and _is_kana(low[at - 1])):
            yield at, some


def _by_beginning(told: Mapping[str, str]) -> dict[str, list[_Form]]:
    nations: dict[str, list[str]] = {}
    for key, cell in told.items():
        for written in cell.split():
            nations.setdefault(written, []).append(key)
    out: dict[str, list[_Form]] = {}
    for written, keys in nations.items():
        bare = _plain(written.lstrip("=~").replace("_", " "))
        form = _Form(bare, written[0] == "=", bare != bare.lower(), written[0] != "~", tuple(keys))
        out.setdefault(bare[:2].lower(), []).append(form)
        if len(bare) == 1:
            out.setdefault(bare, []).append(form)
    for forms in out.values():
        forms.sort(key=lambda f: (-len(f.text), not f.sure, not f.cased))
    return _with_short(out)


def _with_short(out: dict[str, list[_Form]]) -> dict[str, list[_Form]]:
    """Forms of one sign stand under every beginning that has their sign."""
    for sign in [k for k in out if len(k) == 1]:
        for key, forms in out.items():
            if len(key) == 2 and key[0] == sign:
                forms += out[sign]
    return out


_SPACES = {"-": " ", "\u2010": " ", "\u2011": " ", "\u00a0": " ", "\u2019": "'"}


def _plain(text: str) -> str:
    """The text with spaces for hyphens and no-break spaces; as long as it was."""
    for sign, plain in _SPACES.items():
        if sign in text:
            text = text.replace(sign, plain)
    return text


def _low(text: str) -> str:
    """In lower case, as long as it was."""
    low = text.lower()
    if len(low) == len(text) and "Σ" not in text:
        return low
    return "".join([c.lower() if len(c.lower()) == 1 else c for c in text])


def _is_letter(char: str) -> bool:
    return char.isalnum() or not char.isascii() and unicodedata.category(char)[0] == "M" or char == "\u200c"


def _starts(text: str, language: str) -> Iterator[int]:
    front = _FRONT.get(language)
    if front is None and text.isascii() and text.isalpha():
        yield 0
        return
    for at, char in enumerate(text):
        if char.isalpha() and not (at and _is_letter(text[at - 1])):
            yield at
            if front is not None and (hit := front.match(text, at)) and hit.end() > at:
                yield from (range(at + 1, hit.end() + 1) if language in ("ar", "he") else (hit.end(),))


def _is_kana(char: str) -> bool:
    return _KATAKANA[0] <= char <= _KATAKANA[1]


def _fits(form: _Form, plain: str, low: str, at: int) -> bool:
    end = at + len(form.text)
    if form.whole and end < len(low) and _is_letter(low[end]):
        return False
    if not form.cased:
        return low.startswith(form.text, at)
    return plain.startswith(form.text, at) or (
        len(form.text) > 3 and plain[at:end].isupper() and low.startswith(form.text.lower(), at)
    )


def _word_end(text: str, at: int, form: _Form, language: str) -> int:
    end = at + len(form.text)
    while language not in _EVERYWHERE and end < len(text) and _is_letter(text[end]):
        end += 1
    return end


@dataclass(frozen=True, slots=True)
class Difference:
    """Mentions of one side that the other side has nothing for."""

    lost: tuple[Mention, ...]
    new: tuple[Mention, ...]
    theirs: tuple[Mention, ...]
    ours: tuple[Mention, ...]


_NO_DIFFERENCE = Difference((), (), (), ())


def differences(table: Nations, source: str, there: str, target: str, here: str) -> Difference:
    """Compares the nations of two texts as far as both languages have words for them."""
    theirs, ours = table.find(source, there), table.find(target, here)
    if not theirs and not ours:
        return _NO_DIFFERENCE
    both = table.told(there) & table.told(here)
    named = frozenset(n for m in theirs for n in m.nations)
    answered = frozenset(n for m in ours for n in m.nations)
    new = tuple(_unanswered(table, ours, named, both))
    if new and there == "en":  # people write “swedish”, too
        named |= frozenset(n for m in table.find(source.title(), there) for n in m.nations)
        new = tuple(_unanswered(table, new, named, both))
    return Difference(
        tuple(_unanswered(table, theirs, answered, both)),
        new,
        tuple(theirs),
        tuple(ours),
    )


def _unanswered(
    table: Nations, mentions: Sequence[Mention], others: Collection[str], both: Collection[str]
) -> Iterator[Mention]:
    seen: set[tuple[str, ...]] = set()
    for mention in mentions:
        if mention.sure and mention.nations not in seen and all(n in both for n in mention.nations):
            seen.add(mention.nations)
            if not any(k in others for n in mention.nations for k in table.kin(n)):
                yield mention


def overlaps(start: int, end: int, mentions: Sequence[Mention]) -> bool:
    """Whether a stretch touches one of the mentions."""
    return any(m.sure and start < m.end and m.start < end for m in mentions)


def near(mention: Mention, size: int, others: Sequence[Mention], other_size: int) -> Mention:
    """The mention of the other side whose relative place is nearest."""
    place = mention.start / max(1, size)
    return min(others, key=lambda o: abs(o.start / max(1, other_size) - place))


def quoted(text: str, mention: Mention) -> str:
    """The words of a mention."""
    return re.sub(r"\s+", " ", text[mention.start : mention.end])
