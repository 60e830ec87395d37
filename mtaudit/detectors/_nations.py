"""Countries, peoples, cities and great bodies that a text names, told alike in many languages."""

# ruff: noqa: E501  (patterns: one row of alternatives is read as one line)

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

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
        self._forms: dict[str, Mapping[str, list[_Form]]] = {}
        self._told: dict[str, frozenset[str]] = {}

    def told(self, language: str) -> frozenset[str]:
        """The nations that have forms in a language."""
        self._read(language)
        return self._told[language]

    def kin(self, nation: str) -> frozenset[str]:
        """The nation, what it is a part of, and its parts."""
        parts = {k for k, p in self._parent.items() if p == nation}
        return frozenset({nation, self._parent.get(nation, nation), *parts})

    def find(self, text: str, language: str) -> list[Mention]:
        """All mentions in order; the longest form wins."""
        forms = self._read(language)
        if not forms:
            return []
        plain = _plain(text)
        low = "".join([c.lower() if len(c.lower()) == 1 else c for c in plain])
        out: list[Mention] = []
        for at in _starts(low, language):
            if out and out[-1].sure and at < out[-1].end:
                continue
            fitting = [f for f in forms.get(low[at : at + 2], ()) if _fits(f, plain, low, at)]
            out += [Mention(at, _word_end(low, at, f, language), f.nations, False) for f in fitting if not f.sure]
            form = next(iter(fitting), None)
            if form is not None and form.sure:
                out.append(Mention(at, _word_end(low, at, form, language), form.nations, True))
        return out

    def _read(self, language: str) -> Mapping[str, list[_Form]]:
        if language not in self._forms:
            cells = self._lexicons.columns("nations", "", language)[0]
            told = dict(zip(self._keys, cells, strict=True))
            self._forms[language] = _by_beginning(told)
            self._told[language] = frozenset(k for k, cell in told.items() if cell)
        return self._forms[language]


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


@lru_cache(maxsize=256)
def _plain(text: str) -> str:
    """The text with spaces for hyphens and no-break spaces; as long as it was."""
    return text.translate({0x2D: 0x20, 0x2010: 0x20, 0x2011: 0x20, 0xA0: 0x20, 0x2019: 0x27})


def _is_letter(char: str) -> bool:
    return char.isalnum() or not char.isascii() and unicodedata.category(char)[0] == "M" or char == "\u200c"


def _starts(text: str, language: str) -> Iterator[int]:
    if language in _EVERYWHERE:
        yield from (at for at, c in enumerate(text) if not (_is_kana(c) and at and _is_kana(text[at - 1])))
        return
    front = _FRONT.get(language)
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


def differences(table: Nations, source: str, there: str, target: str, here: str) -> Difference:
    """Compares the nations of two texts as far as both languages have words for them."""
    theirs, ours = table.find(source, there), table.find(target, here)
    both = table.told(there) & table.told(here)
    named = frozenset(n for m in theirs for n in m.nations)
    answered = frozenset(n for m in ours for n in m.nations)
    return Difference(
        tuple(_unanswered(table, theirs, answered, both)),
        tuple(_unanswered(table, ours, named, both)),
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
