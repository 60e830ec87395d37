"""Words with their places: every token of a text, in any script, in one linear pass.

The tokens are those that the phrase tables speak of: a hyphenated word or a word with an apostrophe is one token, a
possessive ``'s`` is a token of its own (so is the ``'s`` of *it's*: the two cannot be told apart by their form), a
number keeps its separators, every other character that is not white space is a token by itself. Writing systems
without spaces between words (Chinese, Japanese, Thai) give one token for each run of letters.
"""

import re
import unicodedata
from typing import Final, Literal, NamedTuple

from mtaudit.lang.patterns import lazy

Kind = Literal["word", "number", "punct"]


class Word(NamedTuple):
    """One token; ``start`` and ``end`` are code points of the text, half-open.

    ``norm`` is for comparing: lower case, straight apostrophe, plain hyphen, no soft hyphens.
    """

    start: int
    end: int
    text: str
    norm: str
    kind: Kind

    @property
    def capital(self) -> bool:
        """True if the token begins with a capital letter (title-case letters included)."""
        return self.text[0].isupper() or self.text[0].istitle()


# Code points of the categories Mn, Mc and Me (Python's \w leaves them out), with the gaps between that Unicode has not
# assigned. A test compares the list with unicodedata.
_MARKS: Final = (
    r"\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7\u0610-\u061a"
    r"\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a"
    r"\u07a6-\u07b0\u07eb-\u07f3\u07fd\u0816-\u0819\u081b-\u0823\u0825-\u0827\u0829-\u082d\u0859-\u085b"
    r"\u0898-\u089f\u08ca-\u08e1\u08e3-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962-\u0963"
    r"\u0981-\u0983\u09bc\u09be-\u09cd\u09d7\u09e2-\u09e3\u09fe-\u0a03\u0a3c-\u0a51\u0a70-\u0a71\u0a75"
    r"\u0a81-\u0a83\u0abc\u0abe-\u0acd\u0ae2-\u0ae3\u0afa-\u0b03\u0b3c\u0b3e-\u0b57\u0b62-\u0b63\u0b82"
    r"\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04\u0c3c\u0c3e-\u0c56\u0c62-\u0c63\u0c81-\u0c83\u0cbc\u0cbe-\u0cd6"
    r"\u0ce2-\u0ce3\u0d00-\u0d03\u0d3b-\u0d3c\u0d3e-\u0d4d\u0d57\u0d62-\u0d63\u0d81-\u0d83\u0dca-\u0ddf"
    r"\u0df2-\u0df3\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f18-\u0f19\u0f35"
    r"\u0f37\u0f39\u0f3e-\u0f3f\u0f71-\u0f84\u0f86-\u0f87\u0f8d-\u0fbc\u0fc6\u102b-\u103e\u1056-\u1059"
    r"\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d\u135d-\u135f"
    r"\u1712-\u1715\u1732-\u1734\u1752-\u1753\u1772-\u1773\u17b4-\u17d3\u17dd\u180b-\u180d\u180f"
    r"\u1885-\u1886\u18a9\u1920-\u193b\u1a17-\u1a1b\u1a55-\u1a7f\u1ab0-\u1b04\u1b34-\u1b44\u1b6b-\u1b73"
    r"\u1b80-\u1b82\u1ba1-\u1bad\u1be6-\u1bf3\u1c24-\u1c37\u1cd0-\u1cd2\u1cd4-\u1ce8\u1ced\u1cf4"
    r"\u1cf7-\u1cf9\u1dc0-\u1dff\u20d0-\u20f0\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u302a-\u302f\u3099-\u309a"
    r"\ua66f-\ua672\ua674-\ua67d\ua69e-\ua69f\ua6f0-\ua6f1\ua802\ua806\ua80b\ua823-\ua827\ua82c"
    r"\ua880-\ua881\ua8b4-\ua8c5\ua8e0-\ua8f1\ua8ff\ua926-\ua92d\ua947-\ua953\ua980-\ua983\ua9b3-\ua9c0"
    r"\ua9e5\uaa29-\uaa36\uaa43\uaa4c-\uaa4d\uaa7b-\uaa7d\uaab0\uaab2-\uaab4\uaab7-\uaab8\uaabe-\uaabf"
    r"\uaac1\uaaeb-\uaaef\uaaf5-\uaaf6\uabe3-\uabea\uabec-\uabed\ufb1e\ufe00-\ufe0f\ufe20-\ufe2f\U000101fd"
    r"\U000102e0\U00010376-\U0001037a\U00010a01-\U00010a0f\U00010a38-\U00010a3f\U00010ae5-\U00010ae6"
    r"\U00010d24-\U00010d27\U00010eab-\U00010eac\U00010f46-\U00010f50\U00010f82-\U00010f85"
    r"\U00011000-\U00011002\U00011038-\U00011046\U00011070\U00011073-\U00011074\U0001107f-\U00011082"
    r"\U000110b0-\U000110ba\U000110c2\U00011100-\U00011102\U00011127-\U00011134\U00011145-\U00011146"
    r"\U00011173\U00011180-\U00011182\U000111b3-\U000111c0\U000111c9-\U000111cc\U000111ce-\U000111cf"
    r"\U0001122c-\U00011237\U0001123e\U000112df-\U000112ea\U00011300-\U00011303\U0001133b-\U0001133c"
    r"\U0001133e-\U0001134d\U00011357\U00011362-\U00011374\U00011435-\U00011446\U0001145e"
    r"\U000114b0-\U000114c3\U000115af-\U000115c0\U000115dc-\U000115dd\U00011630-\U00011640"
    r"\U000116ab-\U000116b7\U0001171d-\U0001172b\U0001182c-\U0001183a\U00011930-\U0001193e\U00011940"
    r"\U00011942-\U00011943\U000119d1-\U000119e0\U000119e4\U00011a01-\U00011a0a\U00011a33-\U00011a39"
    r"\U00011a3b-\U00011a3e\U00011a47\U00011a51-\U00011a5b\U00011a8a-\U00011a99\U00011c2f-\U00011c3f"
    r"\U00011c92-\U00011cb6\U00011d31-\U00011d45\U00011d47\U00011d8a-\U00011d97\U00011ef3-\U00011ef6"
    r"\U00016af0-\U00016af4\U00016b30-\U00016b36\U00016f4f\U00016f51-\U00016f92\U00016fe4-\U00016ff1"
    r"\U0001bc9d-\U0001bc9e\U0001cf00-\U0001cf46\U0001d165-\U0001d169\U0001d16d-\U0001d172"
    r"\U0001d17b-\U0001d182\U0001d185-\U0001d18b\U0001d1aa-\U0001d1ad\U0001d242-\U0001d244"
    r"\U0001da00-\U0001da36\U0001da3b-\U0001da6c\U0001da75\U0001da84\U0001da9b-\U0001daaf"
    r"\U0001e000-\U0001e02a\U0001e130-\U0001e136\U0001e2ae\U0001e2ec-\U0001e2ef\U0001e8d0-\U0001e8d6"
    r"\U0001e944-\U0001e94a\U000e0100-\U000e01ef"
    # assigned by Unicode 15, which Python has from 3.12 on
    r"\u0cf3\u0ece\U00010efd-\U00010eff\U00011241\U00011f00-\U00011f01\U00011f03\U00011f34-\U00011f3a"
    r"\U00011f3e-\U00011f42\U00013440\U00013447-\U00013455\U0001e08f\U0001e4ec-\U0001e4ef"
)
_FRACTIONS: Final = r"\u00bc-\u00be\u2150-\u215e"
_SPACES_IN_NUMBERS: Final = r"\u00a0\u202f\u2009"
_NUMBER: Final = (
    rf"(?:\d++(?:[.,:\u00b7\u066b\u066c]\d++|['’{_SPACES_IN_NUMBERS}]\d{{3}}(?!\d))*+[{_FRACTIONS}]?+|[{_FRACTIONS}])"
)
_HYPHEN: Final = r"[-\u2010\u2011]"
_APOSTROPHE: Final = r"['’\uff07]"


def _token(inner: str) -> re.Pattern[str]:
    """The pattern of a token; `inner` is what may stand inside a word without being a letter.

    No part can match the same characters in two ways (possessive quantifiers), so the whole is linear.
    """
    letters = rf"(?:[^\W_]++(?:[{inner}]++[^\W_]*+)*+)"
    possessive = rf"{_APOSTROPHE}[sS](?![^\W_]|[{inner}]|{_APOSTROPHE}?{_HYPHEN}[^\W_])"
    return lazy(
        rf"(?P<number>{_NUMBER}(?![^\W_]|[{inner}]|{_HYPHEN}[^\W\d_]))"
        rf"|(?P<word>(?:{_NUMBER}{letters}?+|{letters})(?:(?:{_HYPHEN}|(?!{possessive}){_APOSTROPHE}){letters})*+"
        rf"|{possessive})"
        r"|(?P<punct>\S)"
    )


# Marks, soft hyphen, the two joiners. Most texts have none but the soft hyphen, and the pattern without them is made,
# and matches, several times faster. `_MARKED` tells the blocks of Unicode where there may be any.
_ANY_TOKEN: Final = _token(_MARKS + r"\u00ad\u200c\u200d")
_PLAIN_TOKEN: Final = _token(r"\u00ad")
_MARKED: Final = lazy(
    r"[\u0300-\u036f\u0483-\u0489\u0591-\u1fff\u200c\u200d\u20d0-\u20ff\u2c00-\u2dff\u3000-\u30ff\ua600-\uabff\ud7b0-\uffff"
    r"\U00010000-\U0010ffff]"
)
_FOLD: Final = str.maketrans(
    {"’": "'", "\u02bc": "'", "\uff07": "'", "\u2010": "-", "\u2011": "-", "\u00ad": None}
)


def normal(text: str) -> str:
    """The form under which words are compared: lower case, straight apostrophe, plain hyphen, no soft hyphens."""
    lower = text.lower()
    return lower if lower.isascii() else lower.translate(_FOLD)


def plain(word: str) -> str:
    """A word without its marks: *é* as *e*."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


class _Kept(dict[str, tuple[Word, ...]]):
    """The tokens of the texts that were asked for last: every detector asks for the same ones."""

    characters = 0

    def __missing__(self, text: str) -> tuple[Word, ...]:
        if self.characters > _MOST_CHARACTERS:
            self.clear()
            self.characters = 0
        found = self[text] = _tokens(text)
        self.characters += len(text) + 50
        return found


_MOST_CHARACTERS: Final = 500_000
_KEPT: Final = _Kept()


def words(text: str) -> tuple[Word, ...]:
    """All tokens of ``text`` in order; together they cover everything but the white space."""
    return _KEPT[text]


def _tokens(text: str) -> tuple[Word, ...]:
    """Piece by piece: no token has white space inside but a number, and most pieces were met before."""
    if not text.isascii() and any(space in text for space in _JOINING) and _JOINED.search(text):
        return tuple(_matched(text))
    known, make = _PIECES, tuple.__new__
    out: list[Word] = []
    at = 0
    for piece in text.split():
        start = text.index(piece, at)
        at = start + len(piece)
        tokens = known.get(piece) or _learnt(piece)
        for begin, end, token, norm, kind in tokens:
            out.append(make(Word, (start + begin, start + end, token, norm, kind)))
    return tuple(out)


_JOINING: Final = ("\u00a0", "\u202f", "\u2009")
_JOINED: Final = lazy(rf"\d[{_SPACES_IN_NUMBERS}]\d")
_PIECES: Final[dict[str, tuple[Word, ...]]] = {}
_MOST_PIECES: Final = 30_000
_LONGEST_PIECE: Final = 40


def _learnt(piece: str) -> tuple[Word, ...]:
    """The tokens of a text without white space; kept, unless it is so long that it will hardly come back."""
    tokens = tuple(_matched(piece))
    if len(piece) <= _LONGEST_PIECE:
        if len(_PIECES) >= _MOST_PIECES:
            _PIECES.clear()
        _PIECES[piece] = tokens
    return tokens


def _may_have_marks(text: str) -> bool:
    """Whether there may be marks; the quotation marks and dashes that nearly all texts have need no pattern."""
    return any(char > "\u02ff" and not "\u2010" <= char <= "\u2027" for char in text) and bool(_MARKED.search(text))


def _matched(text: str) -> list[Word]:
    pattern = _PLAIN_TOKEN if text.isascii() or not _may_have_marks(text) else _ANY_TOKEN
    return [
        Word(hit.start(), hit.end(), found := hit[0], normal(found), hit.lastgroup)  # type: ignore[arg-type]
        for hit in pattern.finditer(text)
    ]
