"""Proper names in running text: where they stand, which of them are people, and which spellings mean one name.

Works on capitals alone, so it needs no table; a table of given names makes it surer. A word that only ever opens
sentences is doubtful, a word inside a sentence is not. Nothing here decides that a name is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from typing import Final, NamedTuple

from mtaudit.lang.inflect import is_function_word
from mtaudit.lang.patterns import lazy
from mtaudit.lang.translit import romanise
from mtaudit.lang.words import Word, words
from mtaudit.model.values import dataclass


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


HONORIFICS: Final = _set(
    "mr mrs ms miss mx dr prof professor sir dame lord lady madam madame monsieur herr frau señor señora don doña rev "
    "reverend father sister brother rabbi imam sheikh sheikha sheik king queen prince princess pope emperor empress "
    "duke duchess sultan emir saint st"
)
OFFICES: Final = HONORIFICS | _set(
    """president vice deputy prime foreign defence defense finance interior health education justice economy energy
    transport culture trade agriculture environment labour labor home treasury minister ministers secretary general
    chancellor premier governor senator congressman congresswoman representative rep sen gov mayor councillor
    commissioner ambassador envoy chairman chairwoman chair director chief executive head captain major colonel
    lieutenant sergeant corporal private commander marshal admiral brigadier judge prosecutor attorney detective
    inspector superintendent constable officer archbishop bishop cardinal patriarch ayatollah spokesman spokeswoman
    spokesperson coach manager speaker leader justice former ex-president ex-minister acting interim doctor professor
    gen col maj capt lt sgt adm cmdr administrator analyst expert professor undersecretary undersecretary-general
    secretary-general co-founder founder ceo cfo coo editor author singer actor actress"""
)
PARTICLES: Final = _set(
    "al el ul ould ibn bin bint ben abu von van der den de da do dos das di del della des du la le les lo ten ter te "
    "zu zum zur af av y e san mac"
)
_DATES: Final = _set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec christmas easter ramadan"
)
_BODIES: Final = _set(
    """university college school institute academy hospital clinic bank group party union club league cup council
    committee commission court ministry department agency office authority service board company corporation inc ltd
    gmbh holdings industries airlines airways airport station stadium arena park street road avenue square bridge
    church cathedral mosque temple palace house castle tower hotel museum gallery theatre theater times post news
    herald tribune journal radio television tv press foundation federation association organization organisation
    society centre center city town county state states province region district island islands river lake sea ocean
    mountain mountains valley bay gulf peninsula desert army navy air force forces guard police parliament senate
    congress assembly republic kingdom empire federation united fc afc sc war act agreement treaty award awards prize
    championship championships games olympics open grand prix festival day week tech technologies systems motors
    energy oil gas electric capital partners brothers sons hall court airport port fund trust world international
    national royal central global first second north south east west northern southern eastern western new old great
    upper lower"""
)
SAYING: Final = _set(
    """said says told tells added adds wrote writes replied answered explained explains announced warned warns noted
    stressed claimed claims argued argues insisted insists admitted admits denied denies declared stated confirmed
    acknowledged recalled asked asks testified tweeted posted thinks believes believed thanked praised criticised
    criticized concluded continued joked"""
)
_PERSONAL: Final = SAYING | _set(
    """was is has had will would could can did does also who scored won lost played plays joined left became
    arrived signed wants wanted took made went came came gave got told met died lived worked served resigned led
    leads headed born himself herself knew knows felt feels thought hopes hoped plans planned tried decided refused
    agreed accepted rejected received beat missed spent started began returned moved grew studied taught himself
    appealed apologised apologized promised expects expected urged demanded regretted praised hopes intends wishes
    appeared testified confessed smiled laughed nodded shrugged retired resigned ordered visited opened founded ran
    runs works lives owns teaches heads chairs believes remembered recalled dismissed defended criticised welcomed"""
)
_TOWARDS: Final = _set("to from of via through for on off leaving left")
_LOCATIVE: Final = _set("in at near around outside inside across toward towards into throughout")
_CITY_OF: Final = _set("city town village port region province district county state capital oblast suburb resort")


class Mention(NamedTuple):
    """A name where it stands: `start` and `end` are code points of the block's text, half-open.

    `words` are the words of the name without offices and nationalities before it; `title` is the word of office or
    courtesy right before it; `before` and `after` are the neighbouring tokens. `doubtful`: its first word opens a
    sentence and may be an ordinary word.
    """

    block: int
    start: int
    end: int
    words: tuple[str, ...]
    title: str = ""
    before: str = ""
    after: str = ""
    doubtful: bool = False
    quoted: bool = False

    @property
    def text(self) -> str:
        """The words, one space between them."""
        return " ".join(self.words)

    @property
    def surname(self) -> str:
        """The last word."""
        return self.words[-1]

    @property
    def given(self) -> str:
        """The first word."""
        return self.words[0]

    @property
    def is_body(self) -> bool:
        """Whether one of the words says that this is an institution, a street, an event."""
        return any(w.lower() in _BODIES for w in self.words)

    @property
    def locative(self) -> bool:
        """Whether it stands where a place stands: "in X", "X region"."""
        return self.before in _LOCATIVE or self.after in _CITY_OF

    @property
    def maybe_locative(self) -> bool:
        """Whether it stands where a place may stand: "to X", "from X"."""
        return self.locative or self.before in _TOWARDS

    @property
    def speaking(self) -> bool:
        """Whether only a person stands there: "Mr X", "X said"."""
        return bool(self.title) or self.after in SAYING or self.before in SAYING or self.before == ACCORDING

    @property
    def personal(self) -> bool:
        """Whether it stands where a person may stand: "X was", "X scored"."""
        return self.speaking or self.after in _PERSONAL


@dataclass(slots=True)
class Text:
    """The capital and lower-case words of a document, and its names in reading order."""

    mentions: list[Mention] = field(default_factory=list)
    lower: set[str] = field(default_factory=set)
    inside: set[str] = field(default_factory=set)
    """Words (lower case) seen with a capital inside a sentence."""


def collect(
    blocks: Iterable[tuple[str, Sequence[int]]],
    given: Mapping[str, str] | Collection[str] = (),
    nations: Collection[str] = (),
) -> Text:
    """The names of a document, given the text of each block and where its sentences start.

    `given` and `nations` hold given names and words of nationality in lower case. Blocks with capitals on most words
    (headlines in title case) and capitals only are passed over.
    """
    text = Text()
    kept: list[tuple[int, tuple[Word, ...], frozenset[int]]] = []
    for number, (block, starts) in enumerate(blocks):
        tokens = words(block)
        opening = _openings(tokens, starts)
        if _is_titled(tokens):
            continue
        kept.append((number, tokens, opening))
        for at, token in enumerate(tokens):
            if token.kind != "word":
                continue
            if not token.capital:
                text.lower.add(token.norm)
            elif at not in opening:
                text.inside.add(token.norm)
    for number, tokens, opening in kept:
        text.mentions.extend(_mentions(number, tokens, opening, text, given, nations))
    return text


def _is_titled(tokens: Sequence[Word]) -> bool:
    long = [t for t in tokens if t.kind == "word" and len(t.text) > 3]
    return len(long) > 3 and sum(t.capital for t in long) > 0.65 * len(long) and tokens[-1].text not in ".!?”\"'"


_OPENERS: Final = frozenset('“”"„«»‘:([—–-•…!?')


def _openings(tokens: Sequence[Word], starts: Sequence[int]) -> frozenset[int]:
    """Which tokens open a sentence, a quotation or a bracket, and so have a capital anyway."""
    wanted = set(starts)
    found = set()
    fresh = True
    for at, token in enumerate(tokens):
        if token.start in wanted:
            fresh = True
        if token.kind == "punct":
            stop = token.text == "." and at > 0 and tokens[at - 1].end == token.start
            fresh = (fresh or stop or token.text in _OPENERS) and not (stop and _is_initial(tokens, at - 1))
            continue
        if fresh:
            found.add(at)
        fresh = False
    return frozenset(found)


def _is_initial(tokens: Sequence[Word], at: int) -> bool:
    return at >= 0 and tokens[at].capital and (len(tokens[at].text) == 1 or tokens[at].norm in OFFICES)


_JOINED: Final = lazy(r"(?:al|el|ul|an|as|ar|ash|at|ad|az|bin|d'|l'|o'|de|da|di)[-'’]?[A-ZÀ-ÞŠŽČ]")
_CAMEL: Final = lazy(r"[^\W\d_]*[a-zß-ÿ][^\W\d_]*")


def _is_name_word(token: Word) -> bool:
    if token.kind != "word" or token.norm in _DATES:
        return False
    if token.capital:
        if token.text.isupper() and len(token.text) > 1:
            return False
        return not is_function_word(token.norm) and token.norm not in ("mr", "i'm", "i've", "i'll", "i'd")
    return bool(_JOINED.match(token.text))


def _mentions(
    block: int,
    tokens: Sequence[Word],
    opening: frozenset[int],
    text: Text,
    given: Collection[str],
    nations: Collection[str],
) -> Iterator[Mention]:
    quoted = quotation(tokens)
    at = 0
    while at < len(tokens):
        if not (_is_name_word(tokens[at]) or tokens[at].norm in HONORIFICS and tokens[at].capital):
            at += 1
            continue
        run, following = _run(tokens, at, opening)
        found = _trimmed(tokens, run, given, nations)
        if found:
            first, last = found[0], found[-1]
            lead = run[run.index(first) - 1] if run.index(first) else None
            title = tokens[lead].norm if lead is not None and tokens[lead].norm in OFFICES else ""
            if not title and first > 0 and tokens[first - 1].norm in OFFICES and not tokens[first - 1].capital:
                title = tokens[first - 1].norm
            before = _before(tokens, first)
            norm = tokens[first].norm
            doubtful = first in opening and norm not in text.inside and norm not in given
            if doubtful and len(found) > 1 and _is_ordinary(norm, tokens[found[1]].norm, text, given):
                found, doubtful = found[1:], False
                first, title, before = found[0], "", norm
            parts = tuple(tokens[i].text for i in found if tokens[i].kind == "word")
            after = tokens[last + 1].norm if last + 1 < len(tokens) else ""
            span = tokens[first].start, tokens[last].end
            yield Mention(block, *span, parts, title, before, after, doubtful, quoted[first])
        at = following


ACCORDING: Final = "according to"


def _before(tokens: Sequence[Word], at: int) -> str:
    """The word before a place; “according to” as one."""
    before = tokens[at - 1].norm if at else ""
    return ACCORDING if before == "to" and at > 1 and tokens[at - 2].norm == "according" else before


_ADVERBS: Final = _set(
    """later yesterday today tomorrow tonight meanwhile recently earlier afterwards afterward then now still however
    moreover nevertheless also perhaps maybe finally instead soon once again even only unlike like despite according
    asked speaking born both neither either following including"""
)


def _is_ordinary(norm: str, following: str, text: Text, given: Collection[str]) -> bool:
    """Whether a capital word that opens a sentence is no part of the name after it."""
    eastern = norm in _EASTERN_FAMILY or norm in _SHORT_FAMILY
    return norm in text.lower or (following in given and not eastern) or norm in _ADVERBS or norm.endswith("ly")


def quotation(tokens: Sequence[Word]) -> list[bool]:
    """For each token whether it stands inside double quotation marks."""
    inside, out = False, []
    for token in tokens:
        if token.text in "“«„":
            inside = True
        elif token.text in "”»":
            inside = False
        elif token.text == '"':
            inside = not inside
        out.append(inside)
    return out


def _run(tokens: Sequence[Word], at: int, opening: frozenset[int]) -> tuple[list[int], int]:
    """Tokens of capitals that belong together from `at` on, and where to go on."""
    run = [at]
    here = at + 1
    while here < len(tokens):
        token = tokens[here]
        if token.text == "." and _is_initial(tokens, here - 1) and tokens[here - 1].end == token.start:
            here += 1
            continue
        if here in opening or (tokens[here].start - tokens[here - 1].end > 1):
            break
        if _is_name_word(token) or (token.norm in PARTICLES and not token.capital and _leads_on(tokens, here)):
            run.append(here)
        else:
            break
        here += 1
    return run, here


def _leads_on(tokens: Sequence[Word], at: int) -> bool:
    for step in (1, 2):
        if at + step < len(tokens):
            if _is_name_word(tokens[at + step]):
                return True
            if tokens[at + step].norm not in PARTICLES:
                return False
    return False


_SHORT_FAMILY: Final = frozenset(
    "li wu xu hu lu gu zhu xie shi ye du fu kim lee yoo yun seo oh cho lim ahn bae noh ryu pak roh".split()
)
# Surnames of four letters and more that stand before the given name.
_EASTERN_FAMILY: Final = _set(
    """zhang wang liang chen yang huang zhao zhou song tang feng deng peng zeng xiao tian dong yuan jiang zhong shen
    meng qian shao shang jiao kong kang fang pang ding ning ming ying shan zhan zhen zhai zhuang zhuo zheng zhu
    chai chang cheng chong chou chow chung chiang chiu dang duan gong guan guang guo hong hsieh hsu huan kuang
    kwok kwong lai leung liao ling long luan mao miao nian pan ping qiang qiao qiu quan rong ruan shang shi shih
    shuai sima situ ouyang tong tsai tsang tseng tung weng wong xiang xing xiong xu xue yeung ying yong yuen
    yung zhan jung jeong kwon choi hwang yoon shin hong jang ryoo ryu moon baek cheon chon chun namgung seol
    sohn song seong yeom yeon byun bang park kang nguyen pham tran hoang phan dang dinh truong duong trinh doan
    luong quach thai trieu sato suzuki takahashi tanaka watanabe yamamoto nakamura kobayashi yoshida yamada
    sasaki yamaguchi matsumoto inoue kimura hayashi shimizu yamazaki mori abe ikeda hashimoto ishikawa yamashita
    ogawa ishii hasegawa goto okada kondo maeda fujita endo aoki sakamoto saito murakami ota kaneko fujii fukuda
    nishimura miura takeuchi nakajima okamoto matsuda harada nakano ono tamura fujiwara nakagawa ishida ueda
    morita kojima shibata sakai kudo yokoyama miyazaki miyamoto uchida takagi ando taniguchi ohno maruyama imai
    takada fujimoto murata takeda ueno sugiyama masuda hirano orban szijjarto kovacs szabo toth nagy horvath
    varga molnar nemeth farkas balogh papp takacs juhasz lakatos meszaros"""
)


def _trimmed(tokens: Sequence[Word], run: list[int], given: Collection[str], nations: Collection[str]) -> list[int]:
    """The run without offices, nationalities and sentence words before the name."""
    start = 0
    for place, at in enumerate(run[:-1]):
        norm = tokens[at].norm
        if norm in OFFICES or (norm in nations and norm not in given):
            start = place + 1
    for place in range(start + 1, len(run) - 1):
        # "Roscosmos Yuri Belyakov", "Iran Brian Hook": what stands before a given name and is none is another name
        before, norm = tokens[run[place - 1]].norm, tokens[run[place]].norm
        alone = before not in given and before not in _EASTERN_FAMILY and len(before) > 3
        if norm in given and alone and place == start + 1:
            start = place
    rest = run[start:]
    while rest and tokens[rest[0]].norm in PARTICLES and not tokens[rest[0]].capital:
        rest = rest[1:]
    if len(rest) == 1 and tokens[rest[0]].norm in OFFICES:
        return []
    return rest


_FOLDS: Final = (
    ("sch", "sh"), ("tch", "ch"), ("tsch", "ch"), ("dzh", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("ck", "k"),
    ("qu", "k"), ("ee", "i"), ("oo", "u"), ("ou", "u"), ("ij", "i"), ("iy", "i"), ("yi", "i"),
    ("ey", "ei"), ("ay", "ai"),
    ("ie", "e"), ("ia", "a"), ("ya", "a"), ("yu", "u"), ("iu", "u"), ("yo", "o"), ("ye", "e"), ("dj", "j"),
    ("th", "t"), ("dh", "d"), ("ts", "z"), ("tz", "z"), ("cz", "ch"), ("sz", "sh"), ("oe", "o"), ("ue", "u"),
    ("ae", "a"), ("abdel", "abdul"), ("abdal", "abdul"), ("abd ", "abdul"),
)  # fmt: skip
_LETTERS: Final = str.maketrans({"y": "i", "w": "v", "q": "k", "x": "ks", "-": None, "'": None, " ": None, "’": None})


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """A key under which transliterations of one name meet: *Sergey*, *Sergei*; *Khateeb*, *Khatib*.

    Small unaccented letters, digraphs of romanisation systems as one letter, double letters once, no hyphens.
    """
    out = romanise(name)
    for spelling, reading in _FOLDS:
        if spelling in out:
            out = out.replace(spelling, reading)
    out = out.translate(_LETTERS)
    return re.sub(r"(.)\1+", r"\1", out)


def distance(one: str, two: str, limit: int) -> int:
    """Optimal string alignment distance (a swap of neighbours costs one), `limit + 1` if it is greater than `limit`.

    G. Navarro, A guided tour to approximate string matching, ACM Computing Surveys 33(1), 2001, section 5.
    """
    if abs(len(one) - len(two)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        above, row = row, [i, *([0] * len(two))]
        for j, b in enumerate(two, 1):
            row[j] = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                row[j] = min(row[j], before[j - 2] + 1)
        before = above
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


_GENDERED: Final = (
    ("skaya", "sky"), ("skaia", "skii"), ("skaja", "skij"), ("ská", "ský"), ("cká", "cký"), ("ska", "ski"),
    ("cka", "cki"), ("dzka", "dzki"), ("ová", ""), ("ova", "ov"), ("eva", "ev"), ("ina", "in"), ("aya", "y"),
    ("aya", "iy"), ("aitė", "as"), ("ytė", "is"), ("ienė", "as"), ("ienė", "a"), ("dóttir", "son"),
    ("dottir", "son"), ("opoulou", "opoulos"), ("idou", "idis"), ("adou", "adis"), ("aki", "akis"), ("ou", "os"),
)  # fmt: skip


def same_family(one: str, two: str) -> bool:
    """Whether two surnames are the man's and the woman's form of one: *Novák*, *Nováková*; *Ivanov*, *Ivanova*."""
    a, b = one.lower(), two.lower()
    return a != b and (_woman_of(a, b) or _woman_of(b, a))


def _woman_of(woman: str, man: str) -> bool:
    for female, male in _GENDERED:
        if woman.endswith(female):
            stem = woman[: -len(female)]
            if len(stem) > 1 and man == stem + male:
                return True
            if female in ("ová", "ova") and man in (stem + "a", stem + "o", stem + "ek", stem[:-1] + "e" + stem[-1:]):
                return True
    return False


_ENDINGS: Final = (
    "s", "es", "'s", "an", "n", "ian", "ans", "ians", "ese", "ish", "er", "ers", "i", "is", "ite", "ites", "ic", "ist",
    "ism", "ists", "ized", "isation", "ization", "a", "o", "y", "e", "ean", "eans", "ville", "land", "town", "burg",
)  # fmt: skip


def derived(one: str, two: str) -> bool:
    """Whether one word is the other with an ending: plural, people, language, diminutive."""
    a, b = sorted((romanise(one), romanise(two)), key=len)
    if b.startswith(a) and b[len(a) :] in _ENDINGS:
        return True
    if a[-1:] in "aeyo" and b.startswith(a[:-1]) and b[len(a) - 1 :] in _ENDINGS:
        return True
    common = len(a) - 2
    return common > 3 and a[:common] == b[:common] and a[common:] in _ENDINGS and b[common:] in _ENDINGS


def deletions(word: str) -> Iterator[str]:
    """The word and all words with one letter left out: two words at distance one share one of these.

    W. Garbe's symmetric deletion (2012): lets near words be found without comparing all pairs.
    """
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
