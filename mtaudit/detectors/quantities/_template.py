"""A text with its numbers taken out, so that patterns over several sentences stay short and quick.

*Of the 640 pupils, 160 walk, or 25 per cent* becomes *Of the #0; pupils, #1; walk, or %2;*: `#` for a number, `%` for a
share (per cent, a fraction, one in five), each with its place in `Template.numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mtaudit.detectors.quantities._mentions import Mention, mentions
from mtaudit.lang.patterns import lazy

N = r"#(?P<{0}>\d+);"
"""A number, to be given the name of its group."""
S = r"%(?P<{0}>\d+);"
"""A share in per cent."""
ABOUT = (
    r"(?:(?:about|around|nearly|almost|some|only|just|roughly|exactly|more than|over|less than|under|well|a total of|"
    r"altogether|as many as|no fewer than|at least) ){0,2}"
)
_ONE_OF = dict(
    zip(
        "second third fourth fifth sixth seventh eighth ninth tenth twentieth hundredth".split(),
        (2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100),
        strict=True,
    )
)
_COUNTS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_FRACTION = lazy(
    r"\b(?:(?P<half>half)(?! an? | past| hour| brother| sister|-)|"
    r"(?P<n>a|one|two|three|four|five) ?-?(?P<d>third|quarter|fourth|fifth|sixth|seventh|eighth|tenth)s?\b"
    r"(?= of | |[.,;)])|"
    r"every (?P<e>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|hundredth)\b|"
    r"(?P<a>one|two|three|four|five|six|seven|eight|nine) (?:out of|in) (?:every )?"
    r"(?P<b>two|three|four|five|six|seven|eight|nine|ten)\b)",
    re.I,
)


class Template(NamedTuple):
    """`text` with placeholders, `numbers` in order."""

    text: str
    numbers: Sequence[Mention]

    def pick(self, hit: re.Match[str], *names: str) -> list[Mention]:
        """The numbers of named groups; those that did not match are left out."""
        return [self.numbers[int(hit[name])] for name in names if hit[name] is not None]

    def before(self, at: int, reach: int) -> list[Mention]:
        """The numbers whose placeholders stand within `reach` characters before a place of the template."""
        return [self.numbers[int(n)] for n in _HELD.findall(self.text, max(0, at - reach), at)]


_HELD = lazy(r"[#%](\d+);")


def template(text: str) -> Template:
    """The template of a text (a paragraph)."""
    found = [*fractions(text)]
    taken = [(m.start, m.end) for m in found]
    found += [m for m in mentions(text) if all(m.end <= s or m.start >= e for s, e in taken)]
    found.sort(key=lambda m: m.start)
    pieces, end = [], 0
    for at, mention in enumerate(found):
        pieces += [text[end : mention.start], "%" if mention.kind.startswith("%") else "#", f"{at};"]
        end = mention.end
    return Template("".join([*pieces, text[end:]]), found)


def fractions(text: str) -> list[Mention]:
    """Shares told in words, in per cent."""
    found = []
    for hit in _FRACTION.finditer(text):
        if hit["half"]:
            value = 50.0
        elif hit["d"]:
            value = 100.0 * _COUNTS.get(hit["n"].lower(), 1) / (4 if hit["d"] == "quarter" else _ONE_OF[hit["d"]])
        elif hit["e"]:
            value = 100.0 / _ONE_OF[hit["e"]]
        else:
            value = 100.0 * _COUNTS[hit["a"].lower()] / _COUNTS[hit["b"].lower()]
        kind = "%of" if hit["e"] or hit["a"] else "%part"
        if value < 100:
            found.append(Mention(hit.start(), hit.end(), value, kind, hit[0]))
    return found
