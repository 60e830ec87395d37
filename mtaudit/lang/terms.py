"""Finding terms of one or several words in a text, in any of their forms, and asking whether a translation has one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from mtaudit.lang.stems import UNSPACED, fold, is_form, is_like, keys_of_term, keys_of_word
from mtaudit.lang.words import Word, words
from mtaudit.model import Span, base_language

T = TypeVar("T")
_MOST_BETWEEN = 2
"""Words that may stand between two words of a term in a translation: `Department of Public Health`."""
_CASELESS_LENGTH = 4
"""Up to this length a word in capitals is taken for an abbreviation: `IT` is not `it`."""


class Hit(NamedTuple, Generic[T]):
    """A term in a text: where, and what was stored with it."""

    span: Span
    value: T


class _Entry(NamedTuple, Generic[T]):
    texts: tuple[str, ...]
    norms: tuple[str, ...]
    value: T
    exact: bool


class TermIndex(Generic[T]):
    """Terms of one language, found in one pass over a text: the longest at each place, none inside another.

    `case`: "auto" (a capital in the term must be one in the text, `IT` is not `it`), "ignore" or "exact".
    """

    def __init__(self, language: str, case: str = "auto") -> None:
        self.language = base_language(language)
        self.case = case
        self._unspaced = self.language in UNSPACED
        self._buckets: dict[str, list[_Entry[T]]] = {}
        self._longest = 0
        self._sorted = True

    def __len__(self) -> int:
        return sum(len(bucket) for bucket in self._buckets.values())

    def add(self, term: str, value: T, *, exact: bool = False) -> None:
        """A term with what to give back for it; `exact`: only in this form, with these capitals."""
        tokens = words(term)
        if not tokens or not any(t.kind != "punct" for t in tokens):
            return
        entry = _Entry(tuple(t.text for t in tokens), tuple(t.norm for t in tokens), value, exact)
        if self._unspaced:
            entry = _Entry((term,), (term.lower(),), value, exact)
            self._buckets.setdefault(term.lower()[:2], []).append(entry)
            self._longest = max(self._longest, len(term))
        else:
            for key in keys_of_term(entry.norms[0], self.language):
                self._buckets.setdefault(key, []).append(entry)
        self._sorted = False

    def find(self, text: str) -> list[Hit[T]]:
        """The terms of a text in order; where several terms are equally long, all of them."""
        if not self._buckets:
            return []
        if not self._sorted:
            for bucket in self._buckets.values():
                bucket.sort(key=lambda entry: (-len(entry.texts), -sum(map(len, entry.texts))))
            self._sorted = True
        return list(self._in_signs(text) if self._unspaced else self._in_words(text))

    def _in_words(self, text: str) -> Iterator[Hit[T]]:
        tokens = words(text)
        shouted = text.isupper()
        at = 0
        while at < len(tokens):
            found = self._at(tokens, at, shouted)
            for entry in found:
                yield Hit(Span(tokens[at].start, tokens[at + len(entry.texts) - 1].end), entry.value)
            at += len(found[0].texts) if found else 1

    def _at(self, tokens: tuple[Word, ...], at: int, shouted: bool) -> list[_Entry[T]]:
        """The longest terms that begin at a word."""
        found: list[_Entry[T]] = []
        for key in keys_of_word(tokens[at].norm, self.language):
            for entry in self._buckets.get(key, ()):
                if found and len(entry.texts) < len(found[0].texts):
                    break
                if entry not in found and self._stands(entry, tokens, at, shouted):
                    if found and len(entry.texts) > len(found[0].texts):
                        found.clear()
                    found.append(entry)
        return found

    def _stands(self, entry: _Entry[T], tokens: tuple[Word, ...], at: int, shouted: bool) -> bool:
        if at + len(entry.texts) > len(tokens):
            return False
        for n, (own, norm) in enumerate(zip(entry.texts, entry.norms, strict=True)):
            token = tokens[at + n]
            if entry.exact or self.case == "exact":
                fits = token.text == own
            else:
                free = self.case == "ignore" or shouted
                fits = is_form(norm, token.norm, self.language) and (free or self._case_fits(own, tokens, at + n))
            if not fits:
                return False
        return True

    def _case_fits(self, own: str, tokens: tuple[Word, ...], at: int) -> bool:
        token = tokens[at]
        if own.isupper() and len(own) > 1:
            return token.text.startswith(own[:2])
        if own[0].isupper():
            return token.capital
        if token.text.isupper() and 1 < len(token.text) <= _CASELESS_LENGTH:
            return False
        return self.language != "de" or not token.capital or _begins(tokens, at)

    def _in_signs(self, text: str) -> Iterator[Hit[T]]:
        """In writing without spaces every character may begin a term."""
        lower = text.lower() if len(text.lower()) == len(text) else text
        at = 0
        while at < len(text):
            size = 0
            for entry in (*self._buckets.get(lower[at : at + 2], ()), *self._buckets.get(lower[at], ())):
                own, norm = entry.texts[0], entry.norms[0]
                if len(own) < size or not lower.startswith(norm, at):
                    continue
                if (entry.exact or self.case == "exact") and not text.startswith(own, at):
                    continue
                size = len(own)
                yield Hit(Span(at, at + size), entry.value)
            at += max(1, size)


def _begins(tokens: tuple[Word, ...], at: int) -> bool:
    """Whether a word stands at the beginning of a sentence, or of a quotation."""
    return at == 0 or tokens[at - 1].kind == "punct" and tokens[at - 1].text not in ",;-–/()"


def has_term(term: str, text: str, language: str) -> bool:
    """Whether a text may be said to have a term: in any form, in a compound, with a word or two between its words."""
    if base_language(language) in UNSPACED:
        return squashed(term) in squashed(text)
    wanted = [t.norm for t in words(term) if t.kind != "punct"]
    here = [t.norm for t in words(text) if t.kind != "punct"]
    if not wanted:
        return True
    starts = (n for n, word in enumerate(here) if is_like(wanted[0], word, language))
    if any(_follows(wanted, here, start, language) for start in starts):
        return True
    plain = squashed(term)
    return len(plain) >= 5 and plain in squashed(text)


def _follows(wanted: list[str], here: list[str], start: int, language: str) -> bool:
    at = start
    for word in wanted[1:]:
        near = range(at + 1, min(len(here), at + 2 + _MOST_BETWEEN))
        found = next((n for n in near if is_like(word, here[n], language)), None)
        if found is None:
            return False
        at = found
    return True


def squashed(text: str) -> str:
    """Letters and digits only, without case and accents: `data base` is `Database`."""
    return "".join(c for c in fold(text) if c.isalnum())


def covered(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span lies in one of several, and is shorter than it."""
    return any(o.start <= span.start and span.end <= o.end and len(o) > len(span) for o in others)
