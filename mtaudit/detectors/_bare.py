"""Singular nouns without an article: as subject, as object, behind a preposition and behind *of*."""

from __future__ import annotations

from collections.abc import Sequence

from mtaudit.lang.grammar import Vocabulary
from mtaudit.lang.words import Word

Place = tuple[int, int]

_AUX = frozenset("is was has had will would can could must should may might did does".split())
# Forms that a list of tags leaves open, and that stand as verbs behind a noun.
_VERBS = frozenset(
    "says said told plans wants sells won left lost met fell found saw took gave came went became began got "
    "held kept led made paid ran sent set sold spent stood struck brought bought built caught fought felt "
    "heard hit lay put rose shot spoke wrote drove flew grew knew threw wore broke chose drew died lies stands "
    "refused asked noticed demanded ordered confirmed explained announced rejected denied noted".split()
)
_DETERMINERS = frozenset("the a an his her its their this that these those our my".split())
_OBJECTS = _DETERMINERS | frozenset("all some him them that to two three four five".split())
_PRONOUNS = frozenset("he she they it we who".split())
_CLEAR = frozenset(". ; ? !".split())
_TELLING = frozenset(
    "told asked informed warned arrested detained killed wounded injured robbed attacked sued stabbed shot interviewed "
    "dismissed sacked acquitted extradited fined jailed expelled hired rescued kidnapped beat hit questioned".split()
)
_DOING = frozenset(
    "leave enter destroy destroyed damaged captured bombed flooded demolished renovated inspected evacuated "
    "surrounded broke opened closed sold bought stole stopped left entered approved cancelled visited stormed "
    "looted searched crossed shelled founded tore repaired parked drove robbed attacked hit".split()
)
_LEAVING = frozenset("leave left enter entered".split())
_LEFT_BARE = frozenset("port harbour court school prison hospital church town camp base university college".split())
_AFTER_OBJECT = frozenset(
    ". ; in on at from with near to for by during before over off after "
    "because that when while who which without under".split()
)
_BEGINNING = frozenset("after before during according near inside behind under against by near in on at".split())
_GO_ON = frozenset("the a he she they it his her their there".split())
_JOINED = frozenset("a an the two took his".split())
_TOP = frozenset(
    "head heads director owner owners chief leader leaders spokesman spokeswoman spokesperson member members "
    "deputy decision captain manager mayor president representative representatives lawyer coach wife husband "
    "brother sister son daughter mother father friend roof walls statement report work wing body chairman "
    "chairwoman founder editor".split()
)
_SCHOOLS = frozenset("university court ministry parliament school church prison hospital government".split())
_OF_COURTS = frozenset("decision ruling verdict head statement representative lawyer spokesman spokeswoman".split())
_OFFICES = frozenset("ministry embassy consulate prefecture municipality department".split())
_FORE = frozenset("former young regional local national elderly foreign main central".split())
_NOT_ADJECTIVES = frozenset(
    "one no each every another any neither either some all both most such what which average international federal "
    "chief top senior fellow many few more increasing individual state public".split()
)


def starts(
    words: Vocabulary, tokens: Sequence[Word], norms: Sequence[str], at: int, kind: str, marks: str
) -> Place | None:
    """“Company sells …”, “Young woman fell …”, “Owner of the hotel sold …”: at the beginning of a sentence."""
    if (
        at > 1
        or "m" in marks
        and not (at == 1 and norms[at] == "court")
        or not tokens[0].capital
        or tokens[0].text.isupper()
    ):
        return None
    group = kind != "thing" or "c" in marks
    if at == 1:
        adjective = group and norms[0] not in _NOT_ADJECTIVES and "-" not in norms[0] and len(norms[0]) > 3
        if not adjective or not (words.tags(norms[0]) == ("J",) or norms[0] in _FORE):
            return None
    if norms[at + 1] in ("of", "for") and at == 0:
        return _of(words, tokens, norms)
    return (0, at) if tokens[at + 1].text.islower() and _is_finite(words, norms, at + 1, group) else None


def _is_finite(words: Vocabulary, norms: Sequence[str], at: int, group: bool = True) -> bool:
    """Whether a verb stands there that can be nothing else; of things, one that they can do."""
    if at + 1 >= len(norms):
        return False
    word = norms[at]
    if word in ("says", "said", "told", "believes", "agrees", "thinks", "wants") and not group:
        return False
    tags = words.tags(word)
    if word in _AUX or word in _VERBS:
        return norms[at + 1] not in (":", "’")
    if "Vz" in tags and "N" not in tags and norms[at + 1] in _DETERMINERS:
        return True
    if "Vd" in tags and "J" in tags and norms[at + 1] in _OBJECTS and not {"N", "V"} & set(tags):
        return True
    if not tags or not set(tags) <= {"Vd", "Vn", "Vz"} or tags == ("Vn",):
        return False
    # a participle may be a telegram's: “Squad cut near …”
    return (
        "Vz" in tags
        or norms[at + 1] in _DETERMINERS
        or norms[at + 1] in ("to", "that", "him", "her", "them")
        or "Vn" not in tags
        or any(word in ("the", "a", "an") for word in norms[at + 1 :])
    )


def _of(words: Vocabulary, tokens: Sequence[Word], norms: Sequence[str]) -> Place | None:
    """“Owner of the hotel sold …”, “Ministry of Health confirmed …”; “Chairman of the bank Ian Smith” is a title."""
    if norms[0] in _OFFICES and norms[1] == "of" and tokens[2].capital:
        end = 3
        if norms[3] == "and" and tokens[4].capital:
            end = 5
        return (0, 0) if norms[end] in _VERBS | _AUX or _is_plain_past(words, norms[end]) else None
    if norms[2] not in ("the", "his", "her", "its", "their", "this", "a"):
        return None
    for at in (4, 5):
        if at + 1 >= len(norms) or any(token.capital or token.kind == "punct" for token in tokens[3:at]):
            return None
        if norms[at] in _AUX or norms[at] in _VERBS or _is_plain_past(words, norms[at]):
            named = norms[at] in ("is", "was") and (tokens[at + 1].capital or tokens[at + 1].kind != "word")
            return None if named else (0, 0)
    return None


def _is_plain_past(words: Vocabulary, word: str) -> bool:
    tags = set(words.tags(word))
    return bool(tags & {"Vd", "Vz"}) and tags <= {"Vd", "Vn", "Vz"}


def inside(
    words: Vocabulary, tokens: Sequence[Word], norms: Sequence[str], at: int, kind: str, marks: str
) -> Place | None:
    """“arrested suspect in …”, “head of company said”, “After meeting the …”."""
    if at + 1 >= len(norms) or "m" in marks and norms[at] != "court":
        return None
    before, after = norms[at - 1], norms[at + 1]
    group = kind != "thing" or "c" in marks
    if before == "of" and at > 1:
        top = norms[at - 2] in _TOP and (group or "b" not in marks) and kind != "role"
        if norms[at] in _SCHOOLS:
            top = norms[at] in ("court", "ministry", "university") and norms[at - 2] in _OF_COURTS
        ends = after in _CLEAR or after in _AUX or after in _VERBS or after in ("who", "in", "from")
        return (at - 1, at) if top and ends and tokens[at - 2].text.islower() else None
    if before in _BEGINNING and at == 1 or before == "to" and norms[:2] == ["according", "to"] and at == 2:
        return _after_preposition(norms, at, kind, marks)
    if before == "with" and norms[at - 2] in ("met", "meet", "meets") and kind != "thing":
        return (at - 1, at) if after in ("of", "in", "on", "at", ".", "and") else None
    if before in ("to", "from", "by", "with") and after in ("in", "for", "which", "who") and group and kind != "role":
        pair = norms[at] in _SCHOOLS or norms[at - 2] in ("from", norms[at]) or "V" in words.tags(norms[at])
        return None if pair or "from" in norms[max(0, at - 5) : at - 1] else (at - 1, at)
    return _object(words, tokens, norms, at, (kind, marks))


def _after_preposition(norms: Sequence[str], at: int, kind: str, marks: str) -> Place | None:
    """“After accident he …”: the clause begins behind the noun."""
    if norms[at - 1] == "to":
        return (0, at) if norms[at + 1] == "," and kind != "thing" else None
    if norms[at] in _SCHOOLS or kind == "role" or norms[at - 1] in ("by", "in", "on", "at") and "b" in marks:
        return None
    behind = at + 2 if norms[at + 1] == "," else at + 1
    return (0, at) if behind < len(norms) and norms[behind] in _GO_ON else None


def _object(
    words: Vocabulary, tokens: Sequence[Word], norms: Sequence[str], at: int, noun: tuple[str, str]
) -> Place | None:
    """“destroyed warehouse and two trucks”: the verb with its subject before it, the noun at its end."""
    kind, marks = noun
    verb, after = norms[at - 1], norms[at + 1]
    if at < 2 or verb not in (_TELLING | _DOING if kind == "person" else _DOING):
        return None
    subject = norms[at - 2]
    tags = words.tags(subject)
    does = subject in _PRONOUNS or subject == "to" or tokens[at - 2].capital or tags[:1] in (("N",), ("Ns",))
    if not does and at > 2:
        return None
    if "c" in marks and kind == "thing" or kind == "role":
        return None
    if verb in _LEAVING and norms[at] in _LEFT_BARE:
        return None
    joined = after == "and" and bool(_JOINED.intersection(norms[at + 2 : at + 3]))
    return (at - 1, at) if after in _AFTER_OBJECT or joined else None
