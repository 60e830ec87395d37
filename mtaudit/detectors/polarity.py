"""Words that live on a negation, without one; and negations that English does not double.

*At all*, *anymore*, *ever* and their like (negative polarity items: Ladusaw 1979, Polarity Sensitivity as Inherent
Scope Relations) stand only where something licenses them: a negation, a question, a condition, a comparison, a
superlative, *only*, *hardly*, *without*, a verb of doubt or refusal. When translation drops the negation, they are what
is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from mtaudit.lang.phrases import sentence_words
from mtaudit.lang.words import Word
from mtaudit.model import Finding, Kind, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Silent, hookimpl

STRANDED = Rule(
    "polarity/stranded",
    mqm="accuracy/mistranslation/polarity",
    severity=Severity.CRITICAL,
    message="“{quote}” asks for a negation, and there is none: “not” or “no” was probably lost",
    confidence=0.8,
)
DOUBLED = Rule(
    "polarity/doubled",
    mqm="accuracy/mistranslation/polarity",
    severity=Severity.MAJOR,
    message="“{quote}” denies twice: one of the negations was carried over from the other language",
    confidence=0.75,
    help="Many languages deny twice, or put an empty negation after until, fear or prevent. English means both.",
)

CONCESSION = Rule(
    "polarity/concession",
    mqm="accuracy/mistranslation/polarity",
    severity=Severity.CRITICAL,
    message="“{quote}”, “{clause}”: {why}; the statement was probably the opposite",
    confidence=0.75,
)

_NEGATIVE = frozenset(
    """
    not no no-one never nobody none nothing neither nor nowhere cannot without hardly barely scarcely rarely seldom
    little few fewer less least unlikely impossible
    """.split()
)
_LICENSING = _NEGATIVE | frozenset(
    """
    if whether unless before than too only just first last every everyone everybody everything each all any anyone
    anybody anything anywhere whoever whatever whenever most best worst question questions asked ask asks asking wonder
    wondered wonders doubt doubts doubted doubtful deny denies denied denying denial refuse refuses refused refusing
    refusal fail fails failed failing failure prevent prevents prevented preventing avoid avoids avoided avoiding
    against ban bans banned banning forbid forbids forbidden forbade prohibit prohibited prohibits stop stops stopped
    stopping lack lacks lacked lacking absence instead unable reluctant difficult hard far surprise surprised surprising
    amazed amazing astonished miracle lucky odd strange absurd shocked glad unaware unclear uncertain unsure unknown
    oppose opposed opposes opposing reject rejected rejects dismiss dismissed dismisses rule ruled exclude excluded
    empty free devoid lest long half ought should how why yet single
    exception rather minus missing zero nil unwilling inability sceptical skeptical ridiculous pointless useless
    disbelief unthinkable unimaginable mistake wrong stupid crazy mad regret regretted regrets sorry incapable
    unnecessary rid anti ignore ignored ignores ignoring
    """.split()
)
_BREAKS = frozenset(". , ; : ! ” \" ’ ' ) — – - ]".split()) | {"…"}
_GO_ON = _BREAKS | frozenset("and but because since as when while although so".split())
_HAVE = frozenset(("have", "has", "had", "'ve"))
_INVERTED = frozenset(("were", "had", "should"))
_BODIES = frozenset(("anyone", "anybody"))
_EVENTS = frozenset(
    """
    died survived answered reacted noticed responded appeared heard saw understood believed knew arrived complained
    objected protested volunteered apologised apologized resigned
    """.split()
)
_HURT = frozenset(
    """
    hurt injured killed wounded harmed arrested detained charged convicted punished held found seen hit evacuated fined
    dismissed sacked prosecuted jailed blamed
    """.split()
)
_UNITS = frozenset(("years", "decades", "ages", "months", "weeks"))
_NOBODY = frozenset(("nobody", "none", "nothing"))
_AUXILIARIES = frozenset("is are was were has have had does did do will would can could may might must should".split())
_REACH = 7
_OBJECTS = frozenset(("nobody", "nothing", "nowhere"))
_CLAUSES = frozenset(("until", "till"))
_HINDERED = frozenset("prevent prevents prevented preventing stop stops stopped stopping keep keeps kept".split())


_ALTHOUGH = frozenset(("although", "though", "despite"))
_BOUND = frozenset("obliged required bound ordered instructed supposed told compelled".split())
_BARRED = frozenset("banned forbidden prohibited barred warned".split())
_OMITS = _NEGATIVE | frozenset(
    """
    fail failed fails failing failure refuse refused refuses refusing neglect neglected omit omitted avoid avoided
    ignore ignored ignores delay delayed late later concealed hid hidden withheld skipped missed forgot declined
    stopped ceased escaped evaded dodged violated broke breached disobeyed resisted instead only half reluctantly
    slow slowly tried struggled reluctant unwilling lacked lacks absent still stayed remained kept
    """.split()
)


class Polarity(Detector):
    """*I was afraid of her at all*, *until the alarm is not repaired*: a negation too few, or one too many.

    A sentence is left alone if anything in it could license the word: another negation, a question, a condition, a
    comparison, a superlative, a verb of doubt, refusal or surprise. Speech in dialect doubles negations on purpose;
    contracted forms are therefore not counted as doubled.
    """

    target_langs = frozenset({"en"})
    rules = (STRANDED, DOUBLED, CONCESSION)
    examples = (
        Fires(STRANDED, "The ferry is safe, the captain said, and it [[was late at all]]."),
        Fires(STRANDED, "The shop sells newspapers [[anymore]]."),
        Fires(STRANDED, "The wall came down in the night, but [[anyone was hurt]]."),
        Fires(STRANDED, "They [[have ever]] paid a fine, the owner said."),
        Fires(STRANDED, "The two brothers [[have spoken in years]]."),
        Fires(STRANDED, "[[There are any]] plans to sell the harbour, the mayor said."),
        Fires(STRANDED, "The minister was reached by telephone, [[nor]] was his spokesman."),
        Fires(STRANDED, "It [[is only a school but also]] a shelter."),
        Fires(DOUBLED, "The road stays shut [[until the bridge is not]] repaired."),
        Fires(DOUBLED, "[[Nobody did not]] come to the meeting."),
        Fires(DOUBLED, "The guards [[did not see nobody]] on the roof."),
        Fires(CONCESSION, "The mill [[reported]] its leaks, although the law obliged it to do so."),
        Fires(CONCESSION, "They [[did not]] swim in the dam although they were forbidden to do so."),
        Fires(STRANDED, "The bank said: “[[It sells such shares and has never done so]].”"),
        Fires(STRANDED, "“[[The school is closing and nobody has ever considered it]],” she said."),
        Silent("He does not smoke and never has. She has sung for years and has never done so well."),
        Silent("The mill failed to report its leaks, although the law obliged it to do so."),
        Silent("They swam in the dam although they were forbidden to do so. He stayed silent though told to do so."),
        Fires(DOUBLED, "They left [[without nothing]] in their hands."),
        Silent(
            "It was not late at all. It hardly rained at all. Why pay at all? If it comes at all, it comes at night."
        ),
        Silent("The best film they have ever made. Have you ever paid? He has ever since lived there."),
        Silent("It was the worst storm in years, and they had not spoken in years; it is measured in years."),
        Silent("Anyone was welcome. Few knew if anyone was hurt. More came than anyone expected. Anyone who was hurt?"),
        Silent("It is not only a school but also a shelter. He is the only teacher, but he also drives the bus."),
        Silent("Until the bridge is repaired, nobody crosses. He did it not for nothing. Nobody knows why he did not."),
        Silent("He was at all times polite. Most of all he sings. Neither came, nor did they call. First of all, any"),
        Silent("Nothing is not worth trying unless you say so; there are any number of reasons."),
        Silent("Nobody has walked out, and that, on a day like this, is not nothing."),
    )

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Sentence by sentence; headings and captions drop words of their own accord."""
        if segment.kind not in (Kind.HEADING, Kind.CAPTION, Kind.UNIT) and _may_matter(segment.target):
            for tokens in sentence_words(segment.target):
                if "do so" in segment.target or "doing so" in segment.target:
                    yield from _concessions(segment, tokens)
                clause = _taken_up(tokens) if " never " in segment.target or " ever " in segment.target else None
                if clause is not None:
                    yield STRANDED.at(segment, clause)
                for rule, first, last in _faults(tokens):
                    yield rule.at(segment, (tokens[_verb(tokens, first)].start, tokens[last].end))


_CUES = (
    "at all", "anymore", "any longer", "anyone ", "anybody ", " ever ", "in years", "in decades", "in ages",
    "in months", "in weeks", " any ", " nor ", "but also", "until ", "till ", "obody ", "othing", " none ", "nowhere",
    "without no", "do so", "doing so", "in the slightest", "in the least", "whatsoever", "and never ", "never done so",
)  # fmt: skip


def _may_matter(text: str) -> bool:
    return any(cue in text for cue in _CUES)


_Fault = tuple[Rule, int, int]


def _faults(tokens: Sequence[Word]) -> Iterator[_Fault]:
    norms = [t.norm for t in tokens]
    if "?" in norms[-3:]:
        return
    for at, word in enumerate(norms):
        for check in _CHECKS.get(word, ()):
            last = check(norms, at)
            if last is not None:
                rule = DOUBLED if check in _TWICE else STRANDED
                yield rule, at, last


def _concessions(segment: Segment, tokens: Sequence[Word]) -> Iterator[Finding]:
    """*He paid although he was obliged to do so*: nobody concedes what goes without saying."""
    norms = [t.norm for t in tokens]
    start = next((n for n, word in enumerate(norms) if word in _ALTHOUGH and n > 2), 0)
    end = next((n for n in range(start + 3, len(norms)) if norms[n] == "so" and norms[n - 1] in ("do", "doing")), 0)
    if not start or not end or "?" in norms[-2:]:
        return
    clause, main = set(norms[start:end]), norms[:start]
    denied = any(w in _OMITS or w.endswith("n't") for w in main) or _prefixed(main)
    turned = any(w in _NEGATIVE or w.endswith("n't") for w in clause)
    said = segment.target[tokens[start].start : tokens[end].end]
    if clause & _BOUND and not denied and not turned:
        done = next((n for n, w in enumerate(main) if n and _is_past(w)), start)
        span = (tokens[done].start, tokens[done if done < start else end].end)
        yield CONCESSION.at(segment, span, clause=said, why="what one must do is no surprise when done")
    no = next((n for n, w in enumerate(main) if w in ("not", "never") or w.endswith("n't")), 0)
    if clause & _BARRED and not turned and no:
        span = (tokens[no - (main[no] == "not")].start, tokens[no].end)
        yield CONCESSION.at(segment, span, clause=said, why="what one must not do is no surprise when not done")


_WIDEST = 80
_AFFIRMS = frozenset("any anyone anybody anything all every each everyone everybody everything first last".split())
"""Words that allow *any* and its like and deny nothing."""
_NO_ONE = (["nobody"], ["no", "one"], ["no-one"])
_THOUGHT = frozenset("considered planned thought said suggested proposed intended claimed wanted discussed".split())
_TAKES_UP = frozenset("it that this so of such".split())
_ALONE = frozenset("has have had will would did does do".split())


def _taken_up(tokens: Sequence[Word]) -> tuple[int, int] | None:
    """*Sells such shares and has never done so*: what a denial takes up must have been denied before."""
    norms = [t.norm for t in tokens]
    for at, word in enumerate(norms):
        if word != "and" or at < 3 or not (end := _denial_again(norms, at + 1)):
            continue
        start = next((n + 1 for n in range(at - 1, -1, -1) if norms[n] in _BREAKS or norms[n] == "“"), 0)
        denied = any(_licenses(w) and w not in _AFFIRMS for w in norms[:at]) or _prefixed(norms[:at])
        if denied or at - start < 3 or "?" in norms:
            return None
        first = start if tokens[end].end - tokens[start].start <= _WIDEST else at
        return tokens[first].start, tokens[end].end
    return None


def _denial_again(norms: Sequence[str], at: int) -> int:
    """The last word of *has never done so*, *never will*, *nobody has ever considered it*; 0 if it is none."""
    if norms[at] in _HAVE and norms[at + 1 : at + 4] == ["never", "done", "so"] and _ends(norms, at + 3, _BREAKS):
        return at + 3
    if norms[at] == "never" and norms[at + 1 : at + 2] and norms[at + 1] in _ALONE and _ends(norms, at + 1, _BREAKS):
        return at + 1
    size = next((len(words) for words in _NO_ONE if norms[at : at + len(words)] == words), 0)
    verb = at + size + 2
    if size and norms[verb - 1 : verb] == ["ever"] and norms[verb - 2] in _HAVE and verb + 1 < len(norms):
        return verb + 1 if norms[verb] in _THOUGHT and norms[verb + 1] in _TAKES_UP else 0
    return 0


_DONE = frozenset(
    "paid told gave made took kept sent held brought wrote did went came shut let cut put bought sold left".split()
)


def _is_past(word: str) -> bool:
    """Whether a word may be the verb of a report."""
    return word in _DONE or len(word) > 4 and word.endswith("ed") and not word.endswith(("eed", "bed"))


def _verb(tokens: Sequence[Word], first: int) -> int:
    """Where the denial is missing: the auxiliary that stands before, else the place of the word itself."""
    for at in range(first, max(-1, first - _REACH), -1):
        if tokens[at].norm in _BREAKS:
            break
        if tokens[at].norm in _AUXILIARIES:
            return at
    return first


def _licensed(norms: Sequence[str], at: int, last: int) -> bool:
    """Whether any other word of the sentence allows the item that stands at `at` to `last`."""
    if not _INVERTED.isdisjoint(norms[:2]):  # “Were it to rain at all”
        return True
    return any(_licenses(word) for number, word in enumerate(norms) if not at <= number <= last)


def _licenses(word: str) -> bool:
    if word in _LICENSING or word.endswith("n't") or word.startswith("non-"):
        return True
    return len(word) > 4 and word.endswith("est") and word not in ("west", "interest", "protest", "request", "forest")


def _ends(norms: Sequence[str], last: int, ends: frozenset[str] = _GO_ON) -> bool:
    return last + 1 >= len(norms) or norms[last + 1] in ends


def _at_all(norms: Sequence[str], at: int) -> int | None:
    if norms[at + 1 : at + 2] == ["all"] and _ends(norms, at + 1) and not _licensed(norms, at, at + 1):
        return at + 1
    return None


def _final(norms: Sequence[str], at: int) -> int | None:
    return at if _ends(norms, at) and not _licensed(norms, at, at) else None


def _any(norms: Sequence[str], at: int) -> int | None:
    """*Any longer* at the end, and *there are any*."""
    following = norms[at + 1] if at + 1 < len(norms) else ""
    if following == "longer" and _ends(norms, at + 1) and not _licensed(norms, at, at + 1):
        return at + 1
    return None


def _there(norms: Sequence[str], at: int) -> int | None:
    if norms[at + 1 : at + 2] in (["is"], ["are"], ["was"], ["were"]) and norms[at + 2 : at + 3] == ["any"]:
        number = norms[at + 3 : at + 4] == ["number"]
        return None if number or _licensed(norms, at, at + 2) else at + 2
    return None


def _anyone(norms: Sequence[str], at: int) -> int | None:
    """*Anyone was hurt*, *anyone died*: an event, not what anyone may do."""
    rest = norms[at + 1 : at + 4]
    if not rest or _licensed(norms, at, at):
        return None
    if rest[0] in _EVENTS:
        return at + 1
    verbs = 2 if rest[0] in _HAVE else 1
    if rest[0] in ("was", "were", "is") or rest[:2] in (["has", "been"], ["had", "been"], ["have", "been"]):
        return at + verbs + 1 if rest[verbs : verbs + 1] and rest[verbs] in _HURT else None
    return None


def _ever(norms: Sequence[str], at: int) -> int | None:
    """*Has ever* with nothing that allows it."""
    if norms[at + 1 : at + 2] != ["ever"] or norms[at + 2 : at + 3] in (["since"], ["more"], ["so"], ["-"]):
        return None
    return None if _licensed(norms, at, at + 1) or not {"that", "as"}.isdisjoint(norms[:at]) else at + 1


def _in_years(norms: Sequence[str], at: int) -> int | None:
    """*Has seen her in years*: with the perfect, no end of which is named."""
    if norms[at + 1 : at + 2] and norms[at + 1] in _UNITS and _ends(norms, at + 1, _BREAKS):
        if _HAVE.isdisjoint(norms[max(0, at - 8) : at]) or _licensed(norms, at, at + 1):
            return None
        return at + 1
    return None


def _slightest(norms: Sequence[str], at: int) -> int | None:
    if norms[at + 1 : at + 3] in (["the", "slightest"], ["the", "least"]) and _ends(norms, at + 2):
        return None if _licensed(norms, at, at + 2) else at + 2
    return None


def _nor(norms: Sequence[str], at: int) -> int | None:
    if at < 3 or norms[at + 1 : at + 2] == ["'easter"]:
        return None
    return None if any(_licenses(w) for w in norms[:at]) or _prefixed(norms[:at]) else at


def _prefixed(norms: Iterable[str]) -> bool:
    """Whether a word denies by its prefix: *unaware*, *impossible*, *disagree*."""
    return any(w.startswith(("un", "in", "im", "dis", "ir", "il")) and len(w) > 6 for w in norms)


def _only(norms: Sequence[str], at: int) -> int | None:
    """*Only … but also* has lost its *not*."""
    if "but" not in norms[at + 1 : at + 14]:
        return None
    but = norms.index("but", at + 1)
    if norms[but + 1 : but + 2] != ["also"] or norms[at - 1 : at] in (["the"], ["an"], ["if"]):
        return None
    return None if any(w in _NEGATIVE or w.endswith("n't") for w in norms[:but]) else but + 1


def _until(norms: Sequence[str], at: int) -> int | None:
    """*Until the bridge is not repaired*: the empty negation of many languages."""
    for last in range(at + 2, min(at + 9, len(norms))):
        if norms[last] in _BREAKS or norms[last] in ("who", "which", "that", "and", "or", "ago", "recently", "then"):
            return None
        if norms[last] == "not" and norms[last - 1] in _AUXILIARIES:
            rest = norms[last + 1 : last + 3]
            return None if rest[:1] in (["only"], ["just"], ["a"], ["one"]) or "single" in rest else last
    return None


def _nobody(norms: Sequence[str], at: int) -> int | None:
    if norms[at + 2 : at + 3] != ["not"] or norms[at + 1] not in _AUXILIARIES:
        return None
    return None if norms[at + 3 : at + 4] in (["only"], ["just"]) or "unless" in norms else at + 2


def _not(norms: Sequence[str], at: int) -> int | None:
    """*Did not see nobody*."""
    for last in range(at + 1, min(at + 4, len(norms))):
        if norms[last] in _BREAKS or norms[last] in ("for", "but", "because", "that"):
            return None
        if norms[last] in _OBJECTS:
            harmless = norms[last + 1 : last + 2] in (["but"], ["except"]) or norms[last - 1] == "from"
            meant = at + 1 == last and norms[last] == "nothing" and norms[at - 1 : at] in (["is"], ["was"])
            return None if harmless or meant else last
    return None


def _without(norms: Sequence[str], at: int) -> int | None:
    return at + 1 if norms[at + 1 : at + 2] and norms[at + 1] in _OBJECTS | {"no"} else None


def _hindered(norms: Sequence[str], at: int) -> int | None:
    """*Prevented the fire from not spreading*."""
    ahead = norms[at + 1 : at + 8]
    if "from" in ahead:
        place = at + 1 + ahead.index("from")
        if norms[place + 1 : place + 2] == ["not"] and norms[place + 2 : place + 3] != ["only"]:
            return place + 1
    return None


_Check = Callable[[Sequence[str], int], int | None]
_CHECKS: dict[str, tuple[_Check, ...]] = {
    "at": (_at_all,),
    "in": (_in_years, _slightest),
    "anymore": (_final,),
    "whatsoever": (_final,),
    "any": (_any,),
    "there": (_there,),
    "nor": (_nor,),
    "only": (_only,),
    "not": (_not,),
    "without": (_without,),
    **dict.fromkeys(_BODIES, (_anyone,)),
    **dict.fromkeys(_HAVE, (_ever,)),
    **dict.fromkeys(_CLAUSES, (_until,)),
    **dict.fromkeys(_NOBODY, (_nobody,)),
    **dict.fromkeys(_HINDERED, (_hindered,)),
}
_TWICE = (_until, _nobody, _not, _without, _hindered)


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Polarity]
