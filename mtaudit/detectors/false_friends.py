"""False friends: an English word that looks like a word of the source and means something else."""

# ruff: noqa: E501  (examples)

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from mtaudit.lang.inflect import lemmas
from mtaudit.lang.stems import fold
from mtaudit.lang.words import words
from mtaudit.model import Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Lexicons, Need, Silent, hookimpl

SENSE = Rule(
    "false-friends/sense",
    mqm="accuracy/mistranslation/wrong-sense",
    severity=Severity.MAJOR,
    message="“{quote}” looks like “{theirs}” of the source, which means “{suggestion}”",
    confidence=0.8,
)

_MOST_WORDS = 400


class _Row(NamedTuple):
    """What the source must have, what the translation must not have beside it, and what tells that all is right."""

    theirs: tuple[str, ...]
    right: tuple[str, ...]
    unless: tuple[str, ...]


class FalseFriends(Detector):
    """*Actual* for *aktuell*, *library* for *librairie*: the English word looks like the source's and is another one.

    Reported only where the source has the one word and none that the English word may stand for, and the translation
    has the right word nowhere.
    """

    needs = Need.SOURCE
    source_langs = frozenset({"de", "es", "fr", "it", "pt"})
    target_langs = frozenset({"en"})
    rules = (SENSE,)
    examples = (
        Fires(SENSE, "The [[actual]] owner bought the mill in May.", source="Der aktuelle Eigentümer kaufte die Mühle im Mai.", languages="de-en", suggestion="current"),
        Fires(SENSE, "She found the map in a [[library]].", source="Elle a trouvé la carte dans une librairie.", languages="fr-en", suggestion="bookshop"),
        Fires(SENSE, "The concert was an [[exit]].", source="El concierto fue un éxito.", languages="es-en", suggestion="success"),
        Silent("The actual owner is unknown.", source="Der tatsächliche, nicht der aktuelle Eigentümer ist unbekannt.", languages="de-en"),
        Silent("The current owner and the actual one met.", source="Der aktuelle und der wahre Eigentümer trafen sich.", languages="de-en"),
        Silent("She found the map in the library.", source="Elle a trouvé la carte à la bibliothèque.", languages="fr-en"),
    )  # fmt: skip

    def check(self, segment: Segment) -> Iterable[Finding]:
        """By the words of the translation that are false friends in the source's language."""
        source = segment.source or ""
        table = _table(self.lexicons, segment.languages.source_base)
        ours = words(segment.target) if source and table else ()
        said: list[str] = []
        for word in ours[:_MOST_WORDS]:
            rows = [row for base in sorted({word.norm, *lemmas(word.norm)}) for row in table.get(base, ())]
            if not rows or (word.text[0].isupper() and word.start):
                continue
            said = said or [fold(other.norm) for other in words(source) if other.kind == "word"]
            for row in rows:
                theirs = next(_having(said, row.theirs), "")
                if theirs and not any(_having(said, row.unless)) and not _says(segment.target, row.right):
                    yield SENSE.at(segment, (word.start, word.end), suggestion=row.right[0], theirs=theirs)
                    break


def _having(said: Sequence[str], wanted: Iterable[str]) -> Iterator[str]:
    """The words of a text that a cell of the table speaks of."""
    text = f" {' '.join(said)} "
    for one in wanted:
        if "_" in one:
            if f" {one.replace('_', ' ')}" in text:
                yield one
        elif one.endswith("="):
            yield from (word for word in said if word == one[:-1])
        else:
            yield from (word for word in said if word.startswith(one))


def _says(target: str, right: Iterable[str]) -> bool:
    """Whether a translation has the right word."""
    low = target.lower()
    return any(one in low for one in right)


@lru_cache(maxsize=8)
def _table(lexicons: Lexicons, language: str) -> dict[str, list[_Row]]:
    """The rows for sources in a language, by the base form of the wrong word."""
    found: dict[str, list[_Row]] = defaultdict(list)
    for cells in lexicons.rows("false_friends", "en"):
        if cells["language"] == language:
            right = tuple(one.strip() for one in cells["right"].split(","))
            row = _Row(tuple(map(fold, cells["theirs"].split())), right, tuple(map(fold, cells["unless"].split())))
            for wrong in cells["wrong"].split():
                found[wrong].append(row)
    return dict(found)


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [FalseFriends]
