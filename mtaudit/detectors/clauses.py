"""Where the verb and the subject of a clause stand, or that there is none: clauses built as in another language."""

# ruff: noqa: E501  (examples)

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from mtaudit.detectors._running import running_sentences
from mtaudit.lang.grammar import Vocabulary, vocabulary
from mtaudit.lang.words import Word
from mtaudit.model import Document, Finding, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

FIRST = Rule(
    "clauses/verb-first",
    mqm="linguistic-conventions/word-order",
    severity=Severity.MAJOR,
    message="“{quote}”: the verb stands before its subject, as in another language",
    confidence=0.8,
    help="Arabic, Russian and Spanish begin sentences with the verb.",
)
SECOND = Rule(
    "clauses/verb-second",
    mqm="linguistic-conventions/word-order",
    severity=Severity.MAJOR,
    message="“{quote}”: the verb stands in second place, before its subject, as in another language",
    confidence=0.8,
    help="German, Dutch and the Scandinavian languages keep the verb in second place; Turkish and Russian may end with the subject.",
)
LAST = Rule(
    "clauses/verb-last",
    mqm="linguistic-conventions/word-order",
    severity=Severity.MAJOR,
    message="“{quote}”: the verb stands at the end of its clause, as in another language",
    confidence=0.8,
    help="German, Turkish, Japanese, Korean, Persian and Hindi end clauses with the verb.",
)
SUBJECT = Rule(
    "clauses/subject",
    mqm="accuracy/omission",
    severity=Severity.MAJOR,
    message="“{quote}”: the clause has no subject",
    confidence=0.8,
    help="Spanish, Italian, Polish, Japanese, Chinese and others leave the subject out.",
)
THAT = Rule(
    "clauses/that",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MAJOR,
    message="“{quote} …”: a clause with “that” stands as a sentence, without a main clause",
    confidence=0.75,
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_DETERMINERS = _set(
    "the a an his her its their our my your this that these those some many several all both every each no"
)
_PREPOSITIONS = _set(
    "in on at since until till from to with by for of under over near during after before through against about between "
    "into without within around across behind outside inside toward towards among because along despite"
)
_PRONOUNS = _set("he she it they we i you who")
_BE = _set("is are was were")
_HAVE = _set("has have had")
_MODALS = _set("will would can could must should may might")
_AUX = _BE | _HAVE | _MODALS | _set("does do did be been being am 's 're 'll 've 'd")
_TIME_NOUNS = _set(
    "year years month months week weeks weekend day days night morning evening afternoon spring summer autumn winter "
    "century decade decades hour hours minutes minute time moment season war election elections past beginning end then "
    "now today yesterday tomorrow noon midnight monday tuesday wednesday thursday friday saturday sunday january february "
    "march april may june july august september october november december 1990s 2000s 1980s 1970s 1960s 1950s future"
)
_ADVERBS = (
    ("yesterday",), ("tomorrow",), ("meanwhile",), ("nevertheless",), ("therefore",), ("recently",), ("currently",),
    ("already", "yesterday"), ("until", "then"), ("since", "then"), ("after", "that"), ("before", "that"),
    ("until", "now"), ("for", "this", "reason"), ("at", "the", "moment"), ("at", "the", "same", "time"),
    ("last", "night"), ("last", "week"), ("last", "month"), ("last", "year"), ("next", "week"), ("next", "month"),
    ("next", "year"), ("this", "week"), ("this", "year"), ("in", "the", "future"), ("in", "the", "meantime"),
    ("in", "the", "evening"), ("in", "the", "morning"), ("for", "years"), ("for", "months"), ("for", "weeks"),
    ("now",), ("today",), ("according", "to", "him"), ("according", "to", "her"), ("according", "to", "them"), ("additionally",),
)  # fmt: skip
# Verbs that may stand before their subject in English when a place or a time opens the sentence.
_COMING = _set(
    "be come comes came follow follows followed begin begins began start starts started stand stands stood lie lies lay sit sits "
    "sat hang hangs hung go goes went run runs ran remain remains remained live lives lived appear appears "
    "appeared emerge emerges emerged arrive arrives arrived enter enters entered loom looms loomed lurk lurks belong belongs "
    "rest rests rested stretch stretches stretched exist exists existed occur occurs occurred fall falls fell open opens "
    "end ends ended pass passes passed marks mark sees saw see brings brought means meant was is were are had has"
)
_GOES_ON = _set(". in at on by with")
# Past tenses that are nothing else, no participle either.
_WENT = _set(
    "fell went took began saw gave knew grew flew drew wrote spoke broke chose drove ate sang swam threw wore became"
)
_SECOND_AUX = _set("has have will would can could must may was were")
_ARRIVING = _set("participated arrived attended")
_PRESENTED = _set("be come follow begin start stand lie appear")
_REPORTED = _set(
    "confirmed announced declared stated explained stressed emphasized emphasised noted indicated revealed affirmed underlined "
    "recalled denied considered claimed said added reported pointed clarified concluded admitted believed"
)
# No plural nouns among them: “Fears that”, “Reports that”.
_STATES = _set(
    "expects believes thinks considers adds explains announces confirms denies predicts assumes admits emphasizes "
    "emphasises insists suggests understands knows says warns indicates assures argues"
)
_IMPERSONAL = _set(
    "expected planned believed considered noted assumed required necessary important clear possible known recommended reported "
    "estimated supposed said forbidden prohibited scheduled worth foreseen understood recalled emphasized hoped feared"
)
_CONJUNCTIONS = _set("because although unless whereas")
_NO_NOUNS = _DETERMINERS | _set(
    "round around back home again soon away up down out off there here today yesterday tomorrow"
)
_ENDS = _set(". ; : ! ,")
_QUESTIONS = _set("who what which how why when where whether that if than as so not")
_SPEAKERS = _set("i you")
_LEAST = 6


class Clauses(Detector):
    """*Confirmed the mayor that …*, *Until then will go the guests*, *He will until May with the bank talk*, *Expects that …*.

    Each sentence is read by its words and what parts of speech they can be. Only orders that English has in no style
    are reported: *In the corner stood a chair*, *Never has he*, questions, commands and headings are left alone.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (FIRST, SECOND, LAST, SUBJECT, THAT)
    examples = (
        Fires(FIRST, "[[Confirmed the director of the zoo that]] nine goats had fled."),
        Fires(FIRST, "[[Stressed the coach Ana Ruiz that]] the team would stay."),
        Fires(SECOND, "Until then [[will drive the guests]] round by the coast road."),
        Fires(SECOND, "At the harbour since 2014 [[continues the repair]]."),
        Fires(SECOND, "Yesterday [[has the council]] decided to wait."),
        Fires(SECOND, "In 2017 [[will the ferries]] sail from the new port."),
        Fires(LAST, "She said that she would [[until Monday with the bank talk]]."),
        Fires(LAST, "A man who [[with his son since noon on the bridge waited]] fell ill."),
        Fires(LAST, "Guards who looked at nine films [[to a small house the thief’s way traced]]."),
        Fires(SUBJECT, "[[Expects that]] the rent will rise in the spring of next year."),
        Fires(SUBJECT, "[[Is expected that]] the rent will rise in the spring."),
        Fires(SUBJECT, "According to her, [[will]] the rent rise in the spring."),
        Fires(SUBJECT, "The mill was closed [[because was]] too old."),
        Fires(THAT, "[[That the]] ferry sails again in May."),
        Silent("That the ferry sails is good news. That the town paid for it surprised me. That he did not know."),
        Fires(FIRST, "[[Participated in the march]] more than nine hundred teachers."),
        Fires(FIRST, "[[Was found a]] body in the river near the mill."),
        Fires(SECOND, "In the past two years [[rose the rents]] by a third."),
        Fires(SECOND, "Until now [[was the bridge]] never closed in winter."),
        Fires(LAST, "The council had [[in the spring with the owners of the mill spoken]]."),
        Fires(SUBJECT, "[[Is not known who]] opened the gate of the zoo."),
        Fires(SUBJECT, "The mayor said [[that is]] not possible to open the pool."),
        Silent("Arrived at the station in two minds. He said that is not true. Was told nothing of it by anybody."),
        Silent("Confirmed cases in the town rose. Announced in May that day, the plan failed. Said the mayor: no."),
        Silent("In the corner stood a chair. Never has he seen that. Only in May will the bridge open. In May came rain."),
        Silent("Is it expected that rents rise? Had the mayor known, he would have gone. So will the guests be told."),
        Silent("He will in time comply. The men who with their sons had waited on the bridge fell ill in the night."),
        Silent("The club with a hall on the hill folded. Those with a stall in the market, who by law pay, left."),
        Silent("According to her, the will of the king is lost. It was closed because, it was said, it was old."),
    )  # fmt: skip

    @cached_property
    def _words(self) -> Vocabulary:
        return vocabulary(self.lexicons)

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Running text only."""
        for segment, tokens in running_sentences(document):
            if len(tokens) >= _LEAST and tokens[-1].text in (".", "”", '"'):
                yield from self._sentence(segment, tokens)

    def _sentence(self, segment: Segment, tokens: Sequence[Word]) -> Iterator[Finding]:
        norms = [token.norm for token in tokens]
        if "?" in norms:
            return
        for rule, found in (
            (FIRST, self._first(tokens, norms)),
            (SUBJECT, _without_subject(tokens, norms)),
            (THAT, self._that(norms)),
            (SECOND, self._second(tokens, norms)),
            (LAST, self._last(tokens, norms)),
        ):
            if found is not None:
                yield rule.at(segment, (tokens[found[0]].start, tokens[found[1]].end))
                return

    def _that(self, norms: Sequence[str]) -> tuple[int, int] | None:
        """“That the ferry sails in May.”: one verb only."""
        if norms[0] != "that" or norms[1] not in ("the", "his", "her", "its", "their", "a", "an"):
            return None
        verbs = [n for n in range(2, len(norms)) if self._may_be_verb(norms[n])]
        auxiliary = len(verbs) == 2 and verbs[1] == verbs[0] + 1 and norms[verbs[0]] in _AUX
        return (0, 1) if (len(verbs) == 1 or auxiliary) and "," not in norms else None

    def _may_be_verb(self, norm: str) -> bool:
        return norm in _AUX and norm != "may" or bool(set(self._words.tags(norm)) & {"Vd", "Vz", "Vn"})

    # ------------------------------------------------------------------------------------------ verb first

    def _first(self, tokens: Sequence[Word], norms: Sequence[str]) -> tuple[int, int] | None:
        """“Confirmed the spokesman, X, that”: no other verb between."""
        if norms[0] in _ARRIVING or norms[0] in ("was", "were"):
            return self._presented(tokens, norms)
        if norms[0] not in _REPORTED or not (norms[1] in ("the", "a", "his", "its", "their") or tokens[1].capital):
            return None
        for at in range(2, min(len(norms), 16)):
            if norms[at] == "that":
                return (0, at) if norms[at - 1] not in _PREPOSITIONS and norms[at - 1] not in _TIME_NOUNS else None
            if norms[at] in _AUX or norms[at] in (";", ":", "and", "by") or self._is_finite(norms[at]):
                return None
        return None

    def _presented(self, tokens: Sequence[Word], norms: Sequence[str]) -> tuple[int, int] | None:
        """“Participated in the march nine hundred teachers”, “Was found a body”: no other verb in the sentence."""
        if any(norm in _AUX or self._is_finite(norm) for norm in norms[2:]) or "," in norms:
            return None
        if norms[0] in ("was", "were"):
            found = "Vn" in self._words.tags(norms[1]) and (
                norms[2] in _DETERMINERS or norms[2] in _COUNTS or norms[2].isdecimal()
            )
            return (0, 2) if found and norms[1] not in ("told", "given", "asked") else None
        end = self._noun_phrase(tokens, 2) if norms[1] in ("in", "at") and norms[2] in _DETERMINERS else 0
        counted = norms[end] in _COUNTS or norms[end].isdecimal() or norms[end] in ("the", "a", "an")
        counted = counted or norms[end : end + 2] in (
            ["more", "than"],
            ["at", "least"],
            ["fewer", "than"],
            ["up", "to"],
        )
        return (0, end - 1) if end and counted else None

    # ------------------------------------------------------------------------------------------ verb second

    def _second(self, tokens: Sequence[Word], norms: Sequence[str]) -> tuple[int, int] | None:
        start = _adverbials(norms)
        if start == 0 or start + 3 >= len(norms):
            return None
        verb, behind = norms[start], norms[start + 1]
        if verb in _SECOND_AUX:
            return self._auxiliary_second(tokens, norms, start)
        if tokens[start].capital or verb in _COMING or behind not in ("the", "his", "her", "its", "their"):
            return None
        tags = self._words.tags(verb)
        if tags[:1] not in (("Vz",), ("Vd",)) and tags != ("Ns", "Vz") and ("Vd" not in tags or "Ns" in tags):
            return None
        end = self._noun_phrase(tokens, start + 1)
        if not end:
            return None
        if norms[end] in ("the", "a", "an", "its", "his", "her", "their"):  # the object behind the subject
            return start, end - 1
        # a subject that the adverbial hid would leave a second noun phrase or a clause behind the verb
        return (start, end - 1) if norms[end] in _GOES_ON and _plain(norms, end) else None

    def _auxiliary_second(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> tuple[int, int] | None:
        """“will go the residents”, “has the council decided”."""
        behind = norms[at + 1]
        if norms[at - 1] == "," or behind in _PRESENTED or behind in ("not", "it", "also"):
            return None
        if behind in _PRONOUNS:
            return (at, at + 1) if self._goes_on(norms, at, at + 2) else None
        if behind in _DETERMINERS:
            ends = range(at + 3, min(at + 6, len(norms) - 1))
            return next(((at, end - 1) for end in ends if self._goes_on(norms, at, end)), None)
        if norms[at] in ("has", "have", "was", "were") or self._words.tags(behind)[:1] != ("V",):
            return None
        end = self._noun_phrase(tokens, at + 2) if norms[at + 2] in ("the", "his", "her", "its", "their") else 0
        return (
            (at, end - 1)
            if end and norms[end] in ("round", "by", "in", "on", "to", "at", "from", "with", ".")
            else None
        )

    def _goes_on(self, norms: Sequence[str], at: int, end: int) -> bool:
        """Whether the rest of a compound verb stands there."""
        wanted = "Vn" if norms[at] in ("has", "have", "was", "were") else "V"
        end += norms[end] in ("never", "already", "finally", "again")
        tags = self._words.tags(norms[end])
        if norms[end] in ("be", "been", "have"):
            return (norms[end] == "been") == (wanted == "Vn")
        return wanted in tags and (wanted == "Vn" or tags[0] == "V" or norms[end + 1] in _PREPOSITIONS)

    def _noun_phrase(self, tokens: Sequence[Word], at: int) -> int:
        """Where a short noun phrase that begins there with a determiner ends; 0 if it cannot be told."""
        end = at + 1
        while end < len(tokens) - 1 and end - at < 4 and self.is_nominal(tokens[end], end == at + 1):
            end += 1
        return end if end > at + 1 else 0

    def is_nominal(self, token: Word, first: bool = False) -> bool:
        """Whether a word may belong to a noun phrase; `first`: right behind the article, where it can be nothing else."""
        if token.kind != "word" or token.norm in _PREPOSITIONS or token.norm in _AUX or token.norm in _NO_NOUNS:
            return False
        tags = self._words.tags(token.norm)
        return first or token.capital or bool(tags) and tags[0] in ("N", "Ns", "J", "Vg")

    # ------------------------------------------------------------------------------------------ verb last

    def _last(self, tokens: Sequence[Word], norms: Sequence[str]) -> tuple[int, int] | None:
        """A verb that ends its clause behind prepositional phrases or an object."""
        if _PREPOSITIONS.isdisjoint(norms):
            return None
        for at in range(4, len(norms)):
            if norms[at] not in _ENDS and norms[at] not in _AUX and not self._begins_verb(norms, at):
                continue
            found = self._ends_clause(tokens, norms, at - 1)
            if found is not None:
                return found
        return None

    def _begins_verb(self, norms: Sequence[str], at: int) -> bool:
        """Whether the main clause goes on with its verb there: a relative clause ended before."""
        word = norms[at]
        return word in _WENT or word.endswith("s") and self._words.tags(word) == ("Vz",)

    def _ends_clause(self, tokens: Sequence[Word], norms: Sequence[str], at: int) -> tuple[int, int] | None:
        tags = self._words.tags(norms[at])
        past = "Vn" in tags and set(tags) <= {"Vd", "Vn", "J"}
        bare = tags[:1] == ("V",) and set(tags) <= {"V", "N"}
        if tokens[at].kind != "word" or tokens[at].capital or not (past or bare):
            return None
        first, phrases = _phrases_before(tokens, norms, at, self)
        if first < 1 or not phrases:
            return None
        head = norms[first - 1]
        size = at - first
        if bare:
            fits = head in _MODALS and (
                phrases > 1 and size > 4 or norms[first] in ("until", "since", "with") and size > 2
            )
        else:
            fits = phrases > 1 and size > 4 and (head in _HAVE or head == "who" and "J" not in tags)
        if fits:
            return first, at
        last = past and "J" not in tags and norms[at + 1] == "."
        return self._object_last(norms, first, at) if last else None

    def _object_last(self, norms: Sequence[str], first: int, at: int) -> tuple[int, int] | None:
        """“to a second car the route traced”: a place, an object, a verb, and no other verb to have a subject."""
        objects = [n for n in range(first + 2, at - 1) if norms[n] == "the" and norms[n - 1] not in _PREPOSITIONS]
        start = max((n for n in range(first, at) if norms[n] == "to"), default=at)
        if (
            len(objects) != 1
            or not start < objects[0]
            or any(norm in _AUX and norm != "'s" or norm in _PRONOUNS for norm in norms[start:at])
        ):
            return None
        others = (n for n in range(1, first) if norms[n] in _AUX or {"Vd", "Vz"} & set(self._words.tags(norms[n])))
        return (start, at) if all(norms[n - 1] in ("who", "which", "that") for n in others) else None

    def _is_finite(self, norm: str) -> bool:
        tags = set(self._words.tags(norm))
        return bool(tags) and tags <= {"Vd", "Vn", "Vz"}


def _plain(norms: Sequence[str], at: int) -> bool:
    """Whether no other verb follows in the sentence: then what stands before it is its subject."""
    return not any(norm in _AUX or norm in ("that", "who", "which", "and") for norm in norms[at:])


def _adverbials(norms: Sequence[str]) -> int:
    """Where the adverbials of time at the beginning end, with a place before them; 0 if there are none."""
    for words in _ADVERBS:
        if tuple(norms[: len(words)]) == words:
            return len(words)
    at = _time(norms, 0)
    if at:
        return at
    if norms[0] in ("in", "at", "on", "near") and norms[1] == "the":
        for end in range(3, min(len(norms) - 3, 6)):
            if norms[end] in ("since", "until") and (later := _time(norms, end)):
                return later
    return 0


def _time(norms: Sequence[str], at: int) -> int:
    """Where an adverbial of time that begins there ends; 0 if none does."""
    if norms[at] not in ("in", "on", "since", "until", "during", "after", "before", "from", "at", "by"):
        return 0
    end = at + 1
    while end < len(norms) and norms[end] in (
        "the",
        "this",
        "last",
        "next",
        "early",
        "late",
        "mid",
        "same",
        "following",
    ):
        end += 1
    first = end
    while end < len(norms) and end - first < 3 and _is_time(norms[end]):
        end += 1
    return end if end > first else 0


_COUNTS = _set("two three four five six seven eight nine ten twelve few several")


def _is_time(norm: str) -> bool:
    return norm in _TIME_NOUNS or norm in _COUNTS or norm.isdecimal() and (len(norm) == 4 or len(norm) < 3)


def _phrases_before(tokens: Sequence[Word], norms: Sequence[str], at: int, words: Clauses) -> tuple[int, int]:
    """Where the chain of prepositional phrases before a verb begins, and how many there are.

    Going back, every word must be part of a noun phrase, and a noun phrase must begin with a preposition, or be an
    object right before the verb.
    """
    first, phrases, here = at, 0, at - 1
    while here >= 0 and at - here < 14:
        norm = norms[here]
        if norm in _PREPOSITIONS:
            if here + 1 == at or here + 1 == first:
                break
            first, phrases = here, phrases + 1
        elif not (_is_small(tokens[here]) or words.is_nominal(tokens[here])):
            break
        here -= 1
    return first, phrases


def _is_small(word: Word) -> bool:
    """Whether a word belongs to a noun phrase without being a noun or adjective."""
    return (
        word.norm in _DETERMINERS
        or word.norm in _NUMBERS
        or word.norm in ("'s", "'")
        or word.kind == "number"
        or _is_time(word.norm)
    )


_NUMBERS = _set("one two three four five six seven eight nine ten eleven twelve noon second")


def _without_subject(tokens: Sequence[Word], norms: Sequence[str]) -> tuple[int, int] | None:
    """“Expects that …”, “Is expected that …”, “According to him, will …”, “because is …”."""
    if norms[0] in _STATES and norms[1] == "that":
        return 0, 1
    if norms[0] in _BE:
        at = 1 + (norms[1] == "not")
        return (0, at + 1) if norms[at] in _IMPERSONAL and norms[at + 1] in _CLAUSES else None
    if norms[:2] == ["according", "to"] and "," in norms[3:7]:
        at = norms.index(",", 3) + 1
        if norms[at] in _BE | _HAVE - {"have"} | _MODALS:
            return at, at
    for at, norm in enumerate(norms[:-4]):
        if norm in _CONJUNCTIONS and norms[at + 1] in _BE | _HAVE | _MODALS and tokens[at + 1].text.islower():
            return at, at + 1
        if (
            norm == "that"
            and at
            and norms[at - 1] in _SAYING
            and norms[at + 1] in ("is", "was")
            and _impersonal(norms, at)
        ):
            return at, at + 1
    return None


def _impersonal(norms: Sequence[str], at: int) -> bool:
    """“that is not possible to”."""
    at += 2 + (norms[at + 2] == "not")
    return norms[at] in _IMPERSONAL and norms[at + 1] in ("to", "that")


_CLAUSES = _set("that to who what how why whether if when where")
_SAYING = _set(
    "said says explained stated added believes believed thinks stressed noted confirmed indicated warned considers"
)


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Clauses]
