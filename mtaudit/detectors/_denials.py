"""What somebody denies, and then affirms in the quotation that is to deny it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from mtaudit.lang.words import Word

_GIVE_UP = frozenset("give gives giving gave given".split())
_DENY = frozenset("denied denies deny denying".split())
_DISMISS = frozenset("dismissed dismisses rejected rejects refuted refutes".split())
_RUMOURS = frozenset(
    "report reports rumour rumours rumor rumors claim claims speculation suggestion suggestions allegations".split()
)
_BEFORE = frozenset(
    "not never nobody none cannot can't don't doesn't didn't neither nor who whoever if without".split()
)
_NO = frozenset(
    """
    not no never nobody nothing none neither nor without cannot if when whether why who whoever would could might may
    should false untrue nonsense lie lies rumour rumours absurd invented ridiculous wrong fake slander unfounded
    rubbish supposedly allegedly reports reported heard read said says say thought asked ask want wants wanted once
    before
    until unless only far less few unlike categorically deny denies denied reject
    """.split()
)
_BE = frozenset("am is are was were will shall have has had i'm we're he's she's it's they're i've we've i'll".split())
_OPENS = frozenset(("“", '"'))
_ENDS = frozenset((".", ",", ";", ":", "”", '"', "!", "?", "and", "but", "because", "—", "–"))
_LONGEST = 14


def denials(
    sentences: Sequence[Sequence[Word]], events: Callable[[], Mapping[str, int]]
) -> Iterator[tuple[int, int, int, str]]:
    """The number of a sentence, the first and last token of a quoted predicate, and the word of what was denied.

    `events` is asked for the number of the event that each word tells of when somebody denies something. Only the
    quotation that follows at once counts, and in it only the first clause.
    """
    for number, tokens in enumerate(sentences):
        norms = [t.norm for t in tokens]
        for at, norm in enumerate(norms):
            denied = _denied(norms, at, events()) if norm in _DENY or norm in _DISMISS else {}
            for there, start in _quotations(sentences, number, at) if denied else ():
                found = _affirmed(sentences[there], start, denied, events())
                if found is not None:
                    yield there, *found[:2], denied[found[2]]
                    return


def _denied(norms: Sequence[str], at: int, events: Mapping[str, int]) -> dict[int, str]:
    """The kinds of events in the complement of a verb of denial."""
    if not _BEFORE.isdisjoint(norms[max(0, at - 4) : at]) or norms[at + 1 : at + 2] == ["by"]:
        return {}
    rest = norms[at + 1 : at + 16]
    stop = next((n for n, word in enumerate(rest) if word in _OPENS or word in (".", ";")), len(rest))
    if norms[at] in _DISMISS and _RUMOURS.isdisjoint(rest[:4]):
        return {}
    if not {"not", "never", "no", "fail", "failed", "refused", "but", "while", "although"}.isdisjoint(rest[:stop]):
        return {}
    return {events[word]: word for word in rest[:stop] if word in events}


def _quotations(sentences: Sequence[Sequence[Word]], number: int, at: int) -> Iterator[tuple[int, int]]:
    """Where the next quotation begins: in this sentence, or at the beginning of the next two."""
    opening = next((n for n, t in enumerate(sentences[number]) if n > at and t.text in _OPENS), None)
    if opening is not None:
        yield number, opening + 1
        return
    for there in range(number + 1, min(number + 3, len(sentences))):
        if sentences[there][0].text in _OPENS:
            yield there, 1
            return


def _affirmed(
    tokens: Sequence[Word], start: int, denied: dict[int, str], events: Mapping[str, int]
) -> tuple[int, int, int] | None:
    """First and last token of the affirmed predicate, with the kind of event."""
    norms = [t.norm for t in tokens[start : start + _LONGEST]]
    end = next((n for n, word in enumerate(norms) if word in _ENDS), len(norms))
    clause, whole = norms[:end], [t.norm for t in tokens[start:]]
    if "?" in whole or any(word in _NO or word.endswith("n't") for word in clause):
        return None
    first = next((n for n, word in enumerate(clause) if word in _BE), None)
    for at, word in enumerate(clause):
        gives_up = word in _GIVE_UP and clause[at + 1 : at + 2] == ["up"]
        kind = events.get("quit" if gives_up else word)
        if first is not None and kind in denied and first < at <= first + 3:
            return start + first, start + at, kind
    return None
