"""Tags, placeholders, addresses, hashtags and handles that a translation must carry over unchanged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from mtaudit.detectors._anchor import anchor
from mtaudit.lang.patterns import lazy
from mtaudit.model import Finding, Rule, Segment, Severity, Side
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

PLACEHOLDER = Rule(
    "markup/placeholder",
    mqm="design-and-markup/placeholder",
    severity=Severity.CRITICAL,
    message="{what} placeholder {token}",
    confidence=0.95,
)
TAG = Rule(
    "markup/tag",
    mqm="design-and-markup/markup",
    severity=Severity.MAJOR,
    message="{what} tag {token}",
    confidence=0.9,
)
ADDRESS = Rule(
    "markup/address",
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    message="{what} address {token}",
    confidence=0.9,
)
HANDLE = Rule(
    "markup/handle",
    mqm="accuracy/omission",
    severity=Severity.MINOR,
    message="{what} hashtag or handle {token}",
    confidence=0.8,
)

_OTHERS = (
    r"(?P<placeholder>\{\{\s?[\w.:|-]{1,60}\s?\}\}|\$?\{[\w.:-]{0,60}\}|%\(\w{1,40}\)[sdif]"
    r"|(?<![\d%\w])(?<!\d )%(?:\d\$)?(?:\.\d)?(?:[sdfuxX@]|l[du])(?!\w)|%%\w{1,40}%%|\[%\w{1,40}%\])"
    r"|(?P<tag></?[A-Za-z][\w:-]{0,20}(?:\s[^<>\n]{0,200})?/?>)"
    r"|(?P<handle>(?<![\w&/#@.])[#@][^\W\d]\w{1,60})"
)
_OTHER = lazy(_OTHERS)
_SIGN = lazy(r"[{$%\[<#@]")
_SITE = lazy(r"\.[a-z]{2,4}/")
_TOKEN = lazy(
    r"(?P<address>(?:https?://|www\.)[^\s<>\"'」）)，。、\u3040-\u30ff\u4e00-\u9fff]+"
    r"|(?<![\w@./-])(?:[A-Za-z0-9-]{1,63}\.){1,3}"
    r"(?:com|org|net|info|edu|gov|int|io|eu|uk|de|at|ch|fr|be|es|it|pt|nl|pl|cz|ru|ua|cn|jp)/[\w./?=&%#~+-]{1,200}"
    r"|(?<![\w.+-])[\w+-][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}\.[A-Za-z0-9.-]{1,63}[A-Za-z0-9])"
    rf"|{_OTHERS}"
)
_SOURCE_CODES, _TARGET_CODES = "source-codes", "target-codes"
_RULES = {"placeholder": PLACEHOLDER, "tag": TAG, "address": ADDRESS, "handle": HANDLE}


class Markup(Detector):
    """Tags, placeholders (`{0}`, `%s`, `${name}`), web and mail addresses, hashtags and handles, changed or lost.

    What stands in the source must stand in the translation as often, and nothing new may appear. Order is free. A
    hashtag that was translated is left alone, an address may lose a closing stop or its protocol. The inline codes
    of formats for translators (`<g>`, `<ph>`, `<bpt>` …) are compared in the same way, by their ids; one that closes
    must not stand before the one that it closes.
    """

    needs = Need.COMPARISON
    rules = (PLACEHOLDER, TAG, ADDRESS, HANDLE)
    examples = (
        Fires(PLACEHOLDER, "Sie haben [[neue]] Nachrichten.", source="You have {0} new messages.", languages="en-de"),
        Fires(PLACEHOLDER, "Hallo [[${nome}]]!", source="Hello ${name}!", languages="en-it"),
        Fires(TAG, "Klicken Sie <b>hier[[</i>]].", source="Click <b>here</b>.", languages="en-de"),
        Fires(ADDRESS, "Write to [[info@exmaple.org]].",
              source="Schreiben Sie an info@example.org.", languages="de-en"),
        Fires(ADDRESS, "More at [[www.example.org/fr]].", source="Mehr: www.example.org/de/plan.", languages="de-en"),
        Fires(ADDRESS, "More at [[harbour.de/plan]].", source="Mehr: hafen.de/plan.", languages="de-en"),
        Fires(HANDLE, "Follow [[@harbour]] now.", source="Folgen Sie @hafen.", suggestion="@hafen", languages="de-en"),
        Fires(HANDLE, "Many posted under [[this]] name.", source="Viele posteten unter #hafenfest.", languages="de-en"),
        Silent("Vous avez %d messages, <b>{name}</b>.",
              source="<b>{name}</b>, you have %d messages.", languages="en-fr"),
        Silent("See example.org, www.example.org/a.",
              source="Siehe example.org, www.example.org/a.", languages="de-en"),
        Silent("It rose 5 %. #harbour", source="Es stieg um 5 %. #hafen", languages="de-en"),
        Silent("a < b and c > d", source="a < b und c > d", languages="de-en"),
    )  # fmt: skip

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Compares with the source, or with the reference if there is no source."""
        if segment.meta:
            yield from _codes(segment)
        side = Side.SOURCE if segment.source else Side.REFERENCE
        other, target = segment.text(side), segment.target
        if not other or not target.strip() or not _may_hold(other) and not _may_hold(target):
            return
        theirs, ours = _tokens(other), _tokens(target)
        if sorted([t[:2] for t in theirs]) == sorted([t[:2] for t in ours]):
            return
        have, need = Counter(t for _, t, _ in ours), Counter(t for _, t, _ in theirs)
        lost = _surplus(theirs, have)
        new = _surplus(ours, need)
        for kind in _RULES:
            gone, come = ([x for x in tokens if x[0] == kind] for tokens in (lost, new))
            if kind == "placeholder" and ("plural", "0") in segment.meta:
                gone = gone[: len(come)]  # "one file" may do without the number
            yield from self._compared(segment, side, kind, gone, come)

    @staticmethod
    def _compared(segment: Segment, side: Side, kind: str, lost: list[_Token], new: list[_Token]) -> Iterable[Finding]:
        rule = _RULES[kind]
        if kind == "handle" and len(lost) == len(new):  # a hashtag may be translated, a person's handle may not
            pairs = [pair for pair in zip(new, lost, strict=True) if all(_is_person(token) for _, token, _ in pair)]
            new, lost = [one for one, _ in pairs], [other for _, other in pairs]
        for (_, token, span), (_, wanted, there) in zip(new, lost, strict=False):
            exact = wanted if kind == "tag" else segment.text(side)[slice(*there)]
            yield rule.at(segment, span, suggestion=exact, what="changed", token=f"{token} (the {side} has {wanted})")
        for _, token, span in new[len(lost) :] if kind != "handle" else ():
            yield rule.at(segment, span, confidence=0.6, what="added", token=token)
        for _, token, span in lost[len(new) :]:
            place = span[0] / max(1, len(segment.text(side)))
            yield rule.at(segment, anchor(segment.target, place), what="lost", token=token)


def _is_person(token: str) -> bool:
    """`@harbour`; in scripts without spaces the end of a handle cannot be told."""
    return token[0] == "@" and token.isascii()


def _codes(segment: Segment) -> Iterable[Finding]:
    """Inline codes, which readers list in the meta: one a line, the offset in the text, a blank, the code."""
    listed = dict(segment.meta)
    if _SOURCE_CODES not in listed and _TARGET_CODES not in listed or not segment.target.strip():
        return
    theirs, ours = (_listed(listed.get(name, "")) for name in (_SOURCE_CODES, _TARGET_CODES))
    gone = _without(theirs, ours)
    come = _without(ours, theirs)
    for at, code in come:
        yield TAG.at(segment, _word_at(segment.target, at), what="added", token=code)
    for at, code in gone:
        place = at / max(1, len(segment.source or ""))
        yield TAG.at(segment, anchor(segment.target, min(1.0, place)), what="lost", token=code)
    seen = Counter(code for _, code in come)
    for at, code in ours:
        opening = code.replace("</", "<", 1)
        early = code.startswith("</") and not seen[opening] and any(c == opening for _, c in ours)
        if early and (at, code) not in come:
            yield TAG.at(segment, _word_at(segment.target, at), what="misplaced", token=code)
        seen[code] += 1


def _listed(value: str) -> list[tuple[int, str]]:
    rows = (line.partition(" ") for line in value.split("\n") if line)
    return [(int(at), code) for at, _, code in rows if at.isdigit()]


def _without(codes: list[tuple[int, str]], others: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Codes that occur more often than on the other side: the last ones of their kind."""
    left = Counter(code for _, code in others)
    out = []
    for at, code in codes:
        left[code] -= 1
        if left[code] < 0:
            out.append((at, code))
    return out


def _word_at(text: str, at: int) -> tuple[int, int]:
    return anchor(text, min(1.0, at / max(1, len(text))))


_Token = tuple[str, str, tuple[int, int]]


def _may_hold(text: str) -> bool:
    return any(sign in text for sign in "<{%@#/") or "www." in text


def _may_have_address(text: str) -> bool:
    return "@" in text or "www." in text or "/" in text and ("://" in text or _SITE.search(text) is not None)


def _signed(text: str) -> Iterator[re.Match[str]]:
    """Tokens but addresses: each begins with one of a few signs, so nothing else is looked at."""
    end = 0
    for sign in _SIGN.finditer(text):
        if sign.start() >= end and (hit := _OTHER.match(text, sign.start())):
            end = hit.end()
            yield hit


def _tokens(text: str) -> list[_Token]:
    out = []
    for hit in _TOKEN.finditer(text) if _may_have_address(text) else _signed(text):
        kind, token = str(hit.lastgroup), hit[0]
        start, end = hit.span()
        if kind == "address":
            token = token.rstrip(".,;:!?…")
            end = start + len(token)
            token = re.sub(r"^https?://|/$", "", token).lower()
        elif kind == "tag":
            token = re.sub(r"\s.*?(/?>)$", r"\1", token).lower()
        elif kind == "placeholder":
            token = token.replace(" ", "")
        out.append((kind, token, (start, end)))
    return out


def _surplus(tokens: list[_Token], other: Counter[str]) -> list[_Token]:
    """Tokens that occur more often than on the other side."""
    left = Counter(other)
    out = []
    for token in tokens:
        if left[token[1]] > 0:
            left[token[1]] -= 1
        else:
            out.append(token)
    return out


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Markup]
