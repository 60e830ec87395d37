"""Who is spoken of where: names, nouns for people and pronouns in reading order, each with its gender if known."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Final, Literal

from mtaudit.lang.inflect import singular
from mtaudit.lang.names import HONORIFICS, OFFICES, SAYING, Mention, collect, quotation
from mtaudit.lang.words import Word, words
from mtaudit.model import Block
from mtaudit.model.values import dataclass

Gender = Literal["m", "f", "u"]
Kind = Literal["name", "role", "pronoun"]


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


MALE: Final = _set("he him his himself")
FEMALE: Final = _set("she her hers herself")
_EITHER: Final = MALE | FEMALE
_WOMEN: Final = _set(
    """woman mother girl daughter sister wife widow actress queen princess grandmother granddaughter stepmother
    stepdaughter aunt niece waitress hostess heiress bride girlfriend housewife businesswoman spokeswoman chairwoman
    congresswoman policewoman sportswoman stateswoman servicewoman noblewoman goddess nun duchess empress countess
    baroness mum mom mummy grandma lady heroine mistress abbess midwife schoolgirl ballerina mother-in-law
    daughter-in-law sister-in-law matriarch female fiancée mrs ms miss madam dame"""
)
_MEN: Final = _set(
    """man father boy son brother husband widower king prince grandfather grandson stepfather stepson uncle nephew
    bridegroom groom boyfriend businessman spokesman congressman policeman gentleman monk bishop archbishop pope duke
    emperor baron dad daddy grandpa guy bloke lad schoolboy father-in-law son-in-law brother-in-law patriarch male
    fiancé mr sir lord imam ayatollah sultan sheikh"""
)
_AFLOAT: Final = _set(
    """ship ships vessel boat yacht ferry frigate destroyer cruiser corvette warship battleship flagship minesweeper
    submarine tanker freighter trawler schooner brig galleon steamer steamship liner tug tugboat icebreaker lifeboat
    barque sloop dreadnought gunboat keel hull moorings hms uss"""
)
"""English calls a ship “she”."""
_WOMEN_MANY: Final = _set("women mothers girls daughters sisters wives widows actresses ladies females nuns queens")
_MEN_MANY: Final = _set("men fathers boys sons brothers husbands kings males guys monks")
_ANYBODY: Final = _set(
    """person someone somebody anyone anybody everyone everybody nobody whoever child baby kid infant toddler teen
    teenager adult friend relative parent spouse partner victim suspect patient student pupil doctor surgeon nurse
    judge lawyer attorney prosecutor defendant minister president chancellor premier secretary governor mayor senator
    deputy official officer soldier general colonel major captain sergeant guard pilot driver passenger worker
    employee boss chief head director manager coach player striker goalkeeper midfielder defender forward captain
    champion athlete runner swimmer boxer star singer musician composer conductor artist painter author writer poet
    journalist reporter editor critic expert scientist researcher professor teacher colleague neighbour neighbor
    member leader founder owner chairman chairwoman chairperson spokesperson candidate opponent rival predecessor
    successor heir host guest customer client resident citizen tourist migrant refugee immigrant native witness
    attacker assailant gunman shooter killer murderer thief robber rapist prisoner inmate convict hostage survivor
    priest pastor rabbi saint believer ambassador diplomat envoy representative delegate lawmaker legislator politician
    oligarch tycoon billionaire millionaire entrepreneur businessperson banker investor economist analyst activist
    dissident rebel fighter militant terrorist commander admiral marshal veteran recruit spy agent detective inspector
    policeman firefighter paramedic medic engineer architect farmer fisherman baker butcher hunter chef cook waiter
    servant actor comedian dancer model producer presenter anchor host director filmmaker photographer designer
    programmer hacker user blogger streamer youtuber influencer rapper dj twin cousin sibling grandchild grandparent
    ex lover figure character hero genius protagonist narrator god lord devil angel dog cat horse bear animal creature
    individual human youngster newborn orphan pensioner donor recipient applicant plaintiff accused deceased
    culprit offender perpetrator mentor disciple follower fan supporter voter emperor monarch ruler dictator tsar
    prodigy talent rookie newcomer compatriot countryman namesake youth spokesman latter"""
)
_SUFFIXES: Final = ("er", "or", "ist", "ian", "eer", "ee", "man", "woman")
_THINGS: Final = _set(
    """
    number water order power paper summer winter other after over under however whether rather never ever matter
    letter center quarter computer corner sector factor error floor door terror horror humor color labor harbor
    tractor reactor motor monitor list offer answer river tower weather border chapter cover container dollar
    helicopter register newspaper disaster further later earlier former latter better greater higher lower larger
    older younger elder newer smaller longer together altogether theater meter liter fiber fever cancer liver
    finger shoulder chamber timber lumber rubber butter dinner supper transfer character customer september
    october november december easter semester trailer printer server charter poster tier per her super proper
    minor major prior senior junior inner outer upper interior exterior superior behavior behaviour favor favour
    flavor vapor vector visor committee coffee fee degree guarantee employee tree knee agree three see free
    referee restaurant plant grant giant instant important significant relevant distant constant elegant brilliant
    vacant tenant want warrant covenant median guardian asian russian ukrainian italian canadian australian
    christian indian iranian human german roman woman civilian process access success business illness weakness
    congress progress press address less guess express initiative alternative perspective executive objective
    incentive five live give drive native archive motive representative active passive negative positive massive
    effective olive exist twist resist assist insist consist first last best most mist wrist fist career engineer
    beer deer peer steer pioneer cheer whisper thunder shelter filter gender murder slaughter laughter encounter
    corridor mirror elevator escalator generator refrigerator radiator calculator incubator accelerator indicator
    ventilator detector projector rotor sensor tumor tumour rumor rumour odor odour armor armour parlor parlour splendor
    fervor rigor vigor tenor manor meteor oyster monster cluster blister plaster roster booster toaster cooker locker
    sticker wrapper slipper trigger dagger burger hanger danger stretcher voucher bumper copper pepper scooter shutter
    gutter litter transmitter mower blower sewer freezer blazer tanker bunker liner airliner freighter steamer cruiser
    destroyer trawler bomber lighter charger adapter starter router scanner boiler cooler heater burner washer dryer
    digger bulldozer header folder cylinder surrender tender wonder crater sweater skyscraper chopper hunger anger
    character register cemetery buffer hammer spider caterpillar jubilee marquee melee pedigree talisman ottoman
    counter headquarter ladder leather feather another either neither layer prayer player drawer flower shower
    lawyer buyer"""
) - _set("player customer employee referee lawyer buyer engineer pioneer executive representative guardian tenant")
_DETERMINERS: Final = _set(
    "a an the his her their its our my your this that another one each every whose any some no 's ’s"
)
_COPULAS: Final = _set("is was be been became become becomes being remains as")
_STYLES: Final = _set("majesty royal highness excellency holiness honour honor lordship ladyship eminence grace")
_OTHER_SEX: Final = {"m": FEMALE, "f": MALE}


@dataclass(slots=True)
class Event:
    """Somebody spoken of. `sentence` counts through the document; `start` and `end` in the block's text.

    `person` is the key of a named person, empty otherwise. `sure`: the gender is said by a noun or a title, not only
    guessed from a given name. `first`: a full name that stands in the text for the first time. `owned`: “her coach”;
    `part`: “for his part”; `the`: a noun with the definite article; `called`: the nouns that stand beside a name.
    """

    block: int
    sentence: int
    start: int
    end: int
    kind: Kind
    gender: Gender
    text: str
    person: str = ""
    sure: bool = False
    quoted: bool = False
    first: bool = False
    many: bool = False
    opens: bool = False
    reported: bool = False
    asked: bool = False
    attributed: bool = False
    own: bool = False
    fronted: bool = False
    capital: bool = False
    shown: bool = False
    weak: bool = False
    owned: bool = False
    part: bool = False
    the: bool = False
    called: tuple[str, ...] = ()
    at: int = 0


@dataclass(slots=True)
class Scene:
    """All events of a document in reading order, and in which sentence each block starts."""

    events: list[Event] = field(default_factory=list)
    first_sentence: list[int] = field(default_factory=list)


def scene(
    blocks: Sequence[Block],
    given: Mapping[str, str],
    places: Collection[str],
    nations: Collection[str],
    known: Mapping[str, str],
    eastern: Collection[str] = (),
    english: Collection[str] = (),
) -> Scene:
    """Everybody who is spoken of in a document.

    `known`: the gender of well-known people by whole name; `eastern`: given names that stand behind the surname;
    `english`: ordinary words.
    """
    out = Scene()
    mentions: dict[int, list[Mention]] = {}
    text = collect([(b.text, b.starts) for b in blocks], given, nations)
    for mention in text.mentions:
        mentions.setdefault(mention.block, []).append(mention)
    people = _People(given, places, nations, known, text.lower, eastern, english)
    people.learn(text.mentions)
    count = 0
    for number, block in enumerate(blocks):
        out.first_sentence.append(count)
        names = mentions.get(number, [])
        out.events.extend(_block_events(number, block, count, names, people))
        count += len(block.starts)
    _vote(out.events)
    return out


def _vote(events: Sequence[Event]) -> None:
    """Gives people of unknown gender the one that the pronouns after them agree on."""
    votes: dict[str, list[int]] = {}
    last: Event | None = None
    for event in events:
        if event.kind == "name":
            last = event
        elif event.kind == "role":
            last = None
        elif last is not None and not event.quoted and event.sentence <= last.sentence + 1:
            votes.setdefault(last.person, [0, 0])[event.gender == "f"] += 1
    for event in events:
        if event.kind == "name" and event.gender == "u" and event.person in votes:
            men, women = votes[event.person]
            if max(men, women) >= 3 * min(men, women) and max(men, women) > 1:
                event.gender = "m" if men > women else "f"


class _People:
    """What is known of the names of one document."""

    def __init__(
        self,
        given: Mapping[str, str],
        places: Collection[str],
        nations: Collection[str],
        known: Mapping[str, str],
        lower: Collection[str],
        eastern: Collection[str],
        english: Collection[str],
    ) -> None:
        self.eastern, self.english = eastern, english
        self.given, self.places, self.nations, self.known, self.lower = given, places, nations, known, lower
        self.genders: dict[str, Gender] = {}
        self.sure: set[str] = set()
        self.met: set[str] = set()
        self.alone: set[str] = set()

    def learn(self, mentions: Sequence[Mention]) -> None:
        """The gender of surnames from the full names and titles that they stand with anywhere in the text."""
        self.alone = {m.surname.lower() for m in mentions if len(m.words) == 1 and m.personal}
        for mention in mentions:
            gender, sure = self._said(mention)
            if gender == "u" and len(mention.words) > 1 and not self._no_person(mention):
                self._note(mention.surname.lower(), "u", False)
            elif gender != "u":
                self._note(mention.surname.lower(), gender, sure)

    def _note(self, key: str, gender: Gender, sure: bool) -> None:
        """Two bearers of one surname with different genders make it undecided."""
        old = self.genders.setdefault(key, gender)
        if old != gender and key not in self.sure and sure:
            self.genders[key] = gender
        elif old != gender and not (key in self.sure and not sure):
            self.genders[key] = "u"
        if sure:
            self.sure.add(key)

    def _said(self, mention: Mention) -> tuple[Gender, bool]:
        if mention.title in _WOMEN:
            return "f", True
        if mention.title in _MEN:
            return "m", True
        found = self.known.get(mention.text.lower())
        if found in ("m", "f"):
            return found, True  # type: ignore[return-value]
        if len(mention.words) > 1:
            gender = self._by_given(mention)
            return gender, False
        return "u", False

    def _by_given(self, mention: Mention) -> Gender:
        if mention.given.lower() not in self.given and mention.surname.lower() in self.eastern:
            return self.given[mention.surname.lower()]  # type: ignore[return-value]
        for word in mention.words[creed(mention.words) : -1]:
            low = word.lower()
            parts = [low, *low.split("-")]
            found = {self.given[p] for p in parts if p in self.given}
            if found:
                return found.pop() if len(found) == 1 else "u"  # type: ignore[return-value]
            if len(word) > 2:
                return "u"
        return "u"

    def _no_person(self, mention: Mention) -> bool:
        if mention.title in OFFICES and mention.title and not mention.is_body:
            return False
        low = mention.text.lower()
        if low in self.places or low in self.nations or (mention.is_body and mention.title not in HONORIFICS):
            return True
        if mention.locative and mention.given.lower() not in self.given:
            return True
        if len(mention.words) > 1 and not self._may_be_called(mention):
            return True
        if len(mention.words) == 1 and low not in self.genders:
            return low in self.lower or not (mention.personal or _acts(mention)) or mention.locative
        return False

    def _may_be_called(self, mention: Mention) -> bool:
        """Whether several words with capitals may name a person: a known given name, or the grammar of a person."""
        if mention.given.lower() in self.given or mention.surname.lower() in self.eastern:
            return True
        alone = mention.surname.lower() in self.alone
        if not (mention.title or alone or mention.speaking) and self._is_ordinary(mention):
            return False
        return bool(mention.title) or mention.personal or alone or mention.after in ("(", ",", "'s", "–", "—")

    def _is_ordinary(self, mention: Mention) -> bool:
        """Whether all words are English ones, as in the name of a body or a field: *Small Farmers*."""
        return all(
            word.lower() in self.english or (singular(word) or word).lower() in self.english for word in mention.words
        )

    def event(self, mention: Mention, sentence: int) -> Event | None:
        """The mention as an event; None if it names no person."""
        if self._no_person(mention):
            return None
        key = mention.surname.lower()
        gender, sure = self._said(mention)
        if gender == "u":
            gender, sure = self.genders.get(key, "u"), key in self.sure
            if gender != "u" and len(mention.words) > 1 and self._by_given(mention) == "u":
                gender, sure = "u", False  # another bearer of the surname, or one whose given name says nothing
        first = len(mention.words) > 1 and key not in self.met
        self.met.add(key)
        span = mention.start, mention.end
        weak = mention.doubtful and len(mention.words) == 1 and gender == "u" and not mention.speaking
        return Event(
            mention.block, sentence, *span, "name", gender, mention.text, key, sure, mention.quoted, first, weak=weak
        )


def creed(words: Sequence[str]) -> int:
    """How many words only tell the party: *the Christian Democrat Holger Brandt*."""
    return 2 if len(words) > 2 and words[0] == "Christian" and words[1] in ("Democrat", "Socialist") else 0


def _acts(mention: Mention) -> bool:
    """Whether the word behind a name may be a verb whose subject it is, or the name owns something."""
    after = mention.after
    verb = len(after) > 4 and after.endswith(("s", "ed"))
    return after in ("'s", "(") or (verb and not mention.doubtful and mention.before not in ("of", "the", "for", "and"))


def _block_events(
    number: int, block: Block, count: int, mentions: Sequence[Mention], people: _People
) -> Iterator[Event]:
    tokens = words(block.text)
    places = [t.start for t in tokens]
    quoted = quotation(tokens)
    names: list[Event] = []
    taken: set[int] = set()
    for mention in mentions:
        event = people.event(mention, count + bisect_right(block.starts, mention.start) - 1)
        if event is not None:
            names.append(event)
            event.at = bisect_left(places, mention.start)
            taken.update(range(event.at, bisect_left(places, mention.end)))
    roles = dict(_roles(tokens, taken))
    for event in names:
        for at in _own_roles(tokens, event, roles):
            if at > event.at and at + 1 in taken:
                continue  # it is the title of the next name: "Ann Reed, who knows Mr Obi"
            _tell(event, roles.pop(at), people)
            event.called = (*event.called, tokens[at].norm)
    events = [*names, *_nouns(tokens, roles), *_pronouns(tokens, block.starts)]
    for event in events:
        event.block, event.quoted = number, quoted[event.at]
        event.sentence = count + bisect_right(block.starts, event.start) - 1
    yield from sorted(events, key=lambda e: e.start)


def _tell(event: Event, gender: Gender, people: _People) -> None:
    """A noun beside a name tells the gender of the person."""
    if gender != "u" and (event.gender in ("u", gender) or not event.sure):
        event.gender, event.sure, event.shown = gender, True, True
        people.genders[event.person] = gender
        people.sure.add(event.person)


def _nouns(tokens: Sequence[Word], roles: Mapping[int, Gender]) -> Iterator[Event]:
    for at, gender in roles.items():
        token = tokens[at]
        found = Event(0, 0, token.start, token.end, "role", gender, token.norm, sure=gender != "u", at=at)
        found.capital = token.capital and at > 0 and tokens[at - 1].kind == "word"
        found.many = token.norm in _WOMEN_MANY or token.norm in _MEN_MANY
        before = [t.norm for t in tokens[max(0, at - 2) : at]]
        found.owned = not {"his", "her", "their"}.isdisjoint(before)
        found.the = before[-1:] == ["the"]
        yield found


def _pronouns(tokens: Sequence[Word], starts: Sequence[int]) -> Iterator[Event]:
    opening = set(starts)
    first = 0
    for at, token in enumerate(tokens):
        if token.start in opening:
            first = at
        if token.norm not in _EITHER or _is_paired(tokens, at):
            continue
        if token.norm in FEMALE and any(word.norm in _AFLOAT for word in tokens[first:at]):
            continue
        sex: Gender = "m" if token.norm in MALE else "f"
        found = Event(0, 0, token.start, token.end, "pronoun", sex, token.norm, at=at)
        found.opens = at == first
        found.reported = _is_reported(tokens, at)
        following = tokens[at + 1].norm if at + 1 < len(tokens) else ""
        before = tokens[at - 1] if at else token
        found.attributed = before.kind == "punct" and following in SAYING
        found.own = token.norm.endswith("self") or following == "own"
        found.asked = at > 0 and tokens[at - 1].norm in _QUESTIONS and tokens[at - 1].text != "When"
        found.fronted = _is_fronted(tokens, at, first)
        found.part = following == "part" and before.norm == "for"
        yield found


def _is_paired(tokens: Sequence[Word], at: int) -> bool:
    """Part of "he or she", or of "His Majesty"."""
    other = _OTHER_SEX["m" if tokens[at].norm in MALE else "f"]
    near = {t.norm for t in tokens[max(0, at - 2) : at + 3]}
    if near & other and near & {"or", "/", "and"}:
        return True
    return at + 1 < len(tokens) and tokens[at + 1].norm in _STYLES and tokens[at].norm in ("his", "her")


_REPORTING: Final = SAYING - _set("asked asks recalled thanked praised criticised criticized")


def _is_reported(tokens: Sequence[Word], at: int) -> bool:
    """Whether the pronoun follows "said" or "said that"."""
    before = at - 1 - (at > 1 and tokens[at - 1].norm == "that")
    return before >= 0 and tokens[before].norm in _REPORTING


_QUESTIONS: Final = _set("whether if how why what where when who whom which")
_FRONTS: Final = _set(
    """in on at with when while as after before since if although though because despite unlike like for by to from
    during through upon until once without asked speaking writing being having given following thanks according
    throughout among under over within besides apart along together whether"""
)


def _is_fronted(tokens: Sequence[Word], at: int, first: int) -> bool:
    here = first
    while here < at and tokens[here].kind == "punct":
        here += 1
    opener = tokens[here].norm
    return (here == at and opener in ("his", "her")) or opener in _FRONTS or opener.endswith("ing")


def _roles(tokens: Sequence[Word], taken: Collection[int]) -> Iterator[tuple[int, Gender]]:
    for at, token in enumerate(tokens):
        if at in taken or token.kind != "word":
            continue
        norm = token.norm
        if _is_predicate(tokens, at):
            continue
        if norm in _WOMEN or norm in _WOMEN_MANY:
            yield at, "f"
        elif norm in _MEN or norm in _MEN_MANY:
            yield at, "m"
        elif (norm in _ANYBODY and _is_noun(tokens, at)) or _looks_like_person(tokens, at):
            yield at, "u"


def _is_predicate(tokens: Sequence[Word], at: int) -> bool:
    """What somebody is or becomes ("is an elite runner") is nobody new, unless the noun tells the gender."""
    if tokens[at].norm in _WOMEN or tokens[at].norm in _MEN:
        return False
    for here in range(at - 1, max(-1, at - 6), -1):
        if tokens[here].norm in ("a", "an"):
            return here > 0 and tokens[here - 1].norm in _COPULAS | {"also", "not"}
        if tokens[here].kind != "word":
            return False
    return False


def _looks_like_person(tokens: Sequence[Word], at: int) -> bool:
    norm = tokens[at].norm
    if len(norm) < 5 or norm in _THINGS or not norm.endswith(_SUFFIXES) or tokens[at].capital:
        return False
    return _is_noun(tokens, at)


def _is_noun(tokens: Sequence[Word], at: int) -> bool:
    """Whether a word that may be a verb or adjective too stands as a noun: with an article, or as a title."""
    if tokens[at].capital or tokens[at].norm.endswith(("body", "one")):
        return True
    return any(t.norm in _DETERMINERS for t in tokens[max(0, at - 3) : at])


def _own_roles(tokens: Sequence[Word], event: Event, roles: Mapping[int, Gender]) -> Iterator[int]:
    """The nouns that only say who a named person is: before the name, in apposition behind it, after a copula."""
    at = event.at
    before = at - 1
    far = 10 if before >= 0 and tokens[before].text == "," else 4
    while before >= 0 and at - before < far and before not in roles:
        token = tokens[before]
        if not (token.capital or token.norm in _LINKS or (token.text == "," and before == at - 1)):
            break
        before -= 1
    if before in roles:
        yield before
        if before > 1 and tokens[before - 1].norm == "and" and before - 2 in roles:
            yield before - 2  # “their founder and chairwoman, NAME”
    here = at + 1
    while here < len(tokens) and tokens[here].start < event.end:
        here += 1
    if here + 2 < len(tokens) and tokens[here].text == "(" and tokens[here + 2].text == ")":
        yield from _first_role(tokens, here + 3, roles)
    elif here < len(tokens) and _explains(tokens, here):
        yield from _first_role(tokens, here + 1, roles)


def _explains(tokens: Sequence[Word], behind: int) -> bool:
    """Whether the word behind a name leads to a word for the person: not so in “Ann Reed was giving a patient”."""
    token = tokens[behind]
    if token.norm in _COPULAS:
        return not (behind + 1 < len(tokens) and tokens[behind + 1].norm.endswith("ing"))
    return token.text in ",(–—-" or token.norm == "who"


_LINKS: Final = _set("of for in at to the and 's")
_STOPS: Final = _set(
    ". ; : and or but of by with for from to at in on said says whose whom where which that when while"
)


def _first_role(tokens: Sequence[Word], start: int, roles: Mapping[int, Gender]) -> Iterator[int]:
    found = -1
    if start < len(tokens) and tokens[start].norm == "whose":
        return  # “Ann Reed, whose son …”
    for at in range(start, min(len(tokens), start + 14)):
        token = tokens[at]
        if at in roles:
            found = at
            if at + 1 < len(tokens) and tokens[at + 1].text != "and":
                break
        elif found >= 0 or token.text == "," or (token.norm in _STOPS and at > start):
            break
    if found >= 0:
        yield found
