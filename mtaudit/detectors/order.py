"""Word order, articles and agreement that only translation produces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtaudit.lang.patterns import lazy
from mtaudit.model import Finding, Kind, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Silent, hookimpl

VERB = Rule(
    "order/verb",
    mqm="linguistic-conventions/word-order",
    severity=Severity.MAJOR,
    message="“{quote}”: the verb stands where another language puts it",
    confidence=0.8,
)
NOUN = Rule(
    "order/noun",
    mqm="linguistic-conventions/word-order",
    severity=Severity.MINOR,
    message="“{quote}”: the nouns stand in an order that English does not have",
    confidence=0.75,
)
ARTICLE = Rule(
    "order/article",
    mqm="linguistic-conventions/grammar/article",
    severity=Severity.MINOR,
    message="“{quote}”: English has no article here",
    confidence=0.75,
)
SUBJECT = Rule(
    "order/subject",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MAJOR,
    message="“{quote}”: {head} cannot do that; the parts of the sentence were mixed up",
    confidence=0.8,
)
AGREEMENT = Rule(
    "order/agreement",
    mqm="linguistic-conventions/grammar/agreement",
    severity=Severity.MINOR,
    message="“{quote}”: number does not agree",
    confidence=0.8,
)
FORM = Rule(
    "order/form",
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    message="“{quote}” is not how English says it",
    confidence=0.8,
)

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_HARMED = (
    "struck|hit|shaken|killed|attacked|destroyed|flooded|damaged|visited|affected|threatened|ruled|"
    "governed|plagued|surrounded|"
    "tormented|menaced|covered|haunted|frequented|devastated|ravaged|shelled|bombed"
)
_AGENT_FIRST = lazy(
    rf"(?:^|(?<=[.;:,] )|(?<=\bthat )|(?<=\band )|(?<=\bbut ))(?:[A-Z][a-z]+(?: [A-Z][a-z]+)?|[Tt]he "
    rf"(?:country|region|city|town|village|island|area|coast|"
    rf"province|valley|house|district|land|state|north|south|east|west)) (?P<v>by (?:[a-z]+ )?[a-z]+s "
    rf"(?:is|are|was|were|has been|have been)(?: [a-z]+)? (?:{_HARMED}))(?=\s*(?:[.,;]|$)|\s(?:because|and|"
    rf"since|so|as|but|when|every|again)\b)"
)
_PRONOUN_PLACE = lazy(
    r"(?:^|(?<=[.;,] ))(?:He|She|They|We|he|she|they|we) (?:to|from) (?:the (?!time\b|end\b|moment\b|"
    r"beginning\b|start\b|best\b|last\b|full\b|point\b)[a-z]+|"
    r"[A-Z][a-z]+) (?:went|came|travelled|traveled|returned|flew|drove|moved|fled|arrived|walked|ran)\b"
)
_INVERTED = lazy(
    rf"^(?P<t>Yesterday|On (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Last (?:week|month|year|night)|In "
    rf"(?:{_MONTH}|(?:19|20)\d\d)|Today) "
    r"(?P<v>(?:has|have|had) (?:(?:the|a|his|her|their) [a-z]+(?: [a-z]+)?|he|she|they|it|we) "
    r"(?:[a-z]{3,}ed|given|taken|made|held|said|begun|met|left|won|lost|found|told))\b"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PAST = (
    r"(?:[a-z]{3,}(?<!indee)(?<!nee)ed|won|lost|sold|bought|built|found|made|took|gave|held|told|said|wrote|broke|"
    r"fought|chose|kept|left|sent|spent|met|read|knew|saw|wanted)"
)
# The verb in the second place, where German, Dutch and Swedish have it; bodies that come, stand or follow may do so.
_SECOND = lazy(
    rf"^(?:In (?:the (?:spring|summer|autumn|winter|year) (?:of )?)?(?:19|20)\d\d|In {_MONTH}(?: (?:19|20)\d\d)?|"
    rf"Yesterday|Already (?:in (?:19|20)\d\d|yesterday|last \w+)|On {_WEEKDAY}(?: (?:morning|evening|night))?|"
    r"Last (?:week|month|year|night|summer|autumn|winter|spring)|(?:A|One|Two|Three|Ten|Five|Several) "
    r"(?:days?|weeks?|months?|years?) (?:ago|later|earlier|before)|Since then|At the same time|In the meantime|"
    r"Meanwhile|Nevertheless|Therefore|Now|Then|Later|Soon|Today|After that|According to [A-Z]\w+) "
    rf"(?P<v>(?!(?:called|named|followed|appeared|arrived|entered|emerged|started|remained|lived|stood|passed|"
    rf"dubbed|based|situated|located|used|added|headed)\b){_PAST} (?:the|a|an|his|her|its|their) [a-z]+)(?= [a-z])"
)
_WAS_SECOND = lazy(
    rf"^(?:In (?:19|20)\d\d|In {_MONTH}(?: (?:19|20)\d\d)?|On {_WEEKDAY}) "
    r"(?P<v>(?:was|were|will|would|must|can|could) (?:the|a|an|his|her|its|their) "
    r"(?!first|last|[a-z]+est\b)[a-z]+(?: [a-z]+)? "
    r"(?:[a-z]{3,}ed|built|sold|bought|found|held|shot|made|given|taken|vote|decide|begin|start|open|close|meet|be))\b"
)
_MODAL_OBJECT = lazy(
    r"(?:^|(?<=[.;] ))(?P<v>(?:He|She|They|We|The (?!(?:will|can|must|may|might)\b)[a-z]+) "
    r"(?:will|can|must|should|would|could|may|might|wants to) (?:the|an?|his|her|their|its|our) "
    r"[a-z]+ (?:not )?[a-z]+)(?=[.,;]| [a-z])"
)
_HAS_OBJECT = lazy(
    r"(?:^|(?<=[.;] ))(?P<v>(?:He|She|They|We|The [a-z]+(?: [a-z]+)?) (?:has|have) (?:the|his|her|their|its|this) "
    r"[a-z]+ (?:yesterday |already |not )?(?!needed|required|wanted|required)"
    r"(?:[a-z]{3,}ed|sold|bought|built|found|made|taken|given|held|told|written|broken|won|lost))(?=[.,;])"
)
_AGENT_BETWEEN = lazy(
    r"\b(?P<v>(?:was|were|been|being) (?:by|from) (?:the|a|an|his|her|its|their) (?:[a-z]+ )?[a-z]+ "
    r"(?:[a-z]{3,}ed|built|sold|killed|found|made|taken|given|held|written|broken|stolen|shot|hit|won))(?=[.,;])"
)
_ATTRIBUTE = lazy(
    rf"\b(?P<v>[Tt]he (?:in (?:(?:19|20)\d\d|{_MONTH}|[A-Z][a-z]+)|since (?:19|20)\d\d|from (?:the|a) [a-z]+|"
    rf"by (?:the |a )?[a-z]+|on {_WEEKDAY}) (?:[a-z]{{3,}}ed|built|born|held|made|known|written|taken|given|shot|won|"
    r"sold|killed) [a-z]+)\b(?! (?:to|on|in|for)\b)"
)
_NATION = (
    "Spanish|French|German|Italian|Russian|Ukrainian|Polish|Turkish|Portuguese|Brazilian|American|British|Chinese|"
    "Japanese|Israeli|Iranian|European|Mexican|Argentine|Argentinian|Colombian|Venezuelan|Romanian|Greek|Indian|"
    "Egyptian|Syrian|Iraqi|Lebanese|Moroccan|Algerian|Tunisian|Saudi|Indonesian|Vietnamese|Hungarian|Catalan|"
    "socialist|communist|conservative|municipal|provincial|parliamentary|presidential|ministerial"
)
_ADJECTIVE_LAST = lazy(
    r"\b(?P<v>(?:the|a|an|of|The) (?:government|army|police|president|minister|parliament|team|club|company|embassy|"
    r"ambassador|authorities|singer|actor|actress|writer|player|king|flag|border|language|people|citizen|citizens|"
    r"soldier|soldiers|ship|market|capital|group|party|leader|council|councillor|candidate|elections?|campaign|"
    rf"commission|press|justice|economy|navy|constitution) (?:{_NATION}))\b"
    r"(?=[.,;]| (?:is|was|has|had|said|will|and|in|of|who|that|were|are|have)\b)"
)
_DAY_OF = lazy(rf"\b(?:the|on) days? \d{{1,2}}(?:(?:,| and|-|–| to) \d{{1,2}})*(?: of)? {_MONTH}\b")
_STACK = lazy(
    r"\b(?:[Tt]he )?(?P<n>[A-Z][a-z]+(?:-[A-Z][a-z]+)?) (?:city|town|village) (?:[a-z]+ )?(?:plant|"
    r"factory|refinery|smelter|shipyard|steelworks|sawmill|brewery|cannery|works)\b"
)
_STATES_CITIES = frozenset("New York Kansas Mexico Quebec Panama Oklahoma Inner Capital The A An This Old".split())
_TERM = lazy(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty) (?:years|months|days|"
    r"weeks) of (?:the )?(?:(?:detention|correctional|juvenile|penal) (?:cent(?:er|re)|colony|"
    r"facility|institution)|prison camp|prison cell|jail cell|penitentiary|colony)\b"
)
_DISEASE = (
    "cholera|malaria|tuberculosis|typhoid|polio|leprosy|smallpox|diphtheria|tetanus|scurvy|dysentery|"
    "diabetes|asthma|rabies|dengue|"
    "chickenpox|hepatitis|meningitis|typhus|scarlet fever|yellow fever|monkeypox|pertussis|rubella|"
    "scabies|tonsillitis|bronchitis"
)
_THE_DISEASE = lazy(
    rf"\b[Tt]he (?:{_DISEASE})(?=\s*(?:[.,;:!?]|$)|\s(?:is|are|was|were|has|have|had|can|could|may|will|"
    rf"spread\w*|and|in|from|by|to|for|as|"
    r"kills|killed|broke|remains|still|continues|among)\b)(?! (?:that|of|which)\b)"
)
_PLAY = lazy(
    r"\b[Pp]lay(?:s|ed|ing)? the (?:football|tennis|basketball|volleyball|handball|hockey|chess|cricket|"
    r"rugby|golf|badminton|baseball|"
    r"table tennis|water polo|squash|bowling|poker|billiards)(?=\s*(?:[.,;:!?]|$)|\s(?:in|with|at|on|and|"
    r"for|against|since|every|professionally|together)\b)"
)
_LANGUAGE = (
    "English|German|French|Spanish|Italian|Russian|Ukrainian|Polish|Turkish|Arabic|Persian|Hindi|Chinese|"
    "Japanese|Korean|Portuguese|"
    "Dutch|Swedish|Greek|Hebrew|Romanian|Hungarian|Czech"
)
_SPEAK = lazy(
    rf"\b(?:speaks?|spoke|spoken|speaking|learn(?:s|ed|ing)?|studied|understands?) the (?:{_LANGUAGE})"
    rf"(?=\s*(?:[.,;:!?]|$)|\s(?:and|well|fluently|perfectly|badly|at|in)\b)"
)
_COUNTRY = (
    "Spain|France|Germany|Italy|Russia|Poland|Turkey|Portugal|Greece|Sweden|Norway|Finland|Denmark|"
    "Austria|Hungary|Romania|Bulgaria|"
    "Serbia|Croatia|Belgium|Switzerland|China|Japan|India|Pakistan|Iran|Iraq|Syria|Egypt|Israel|Brazil|"
    "Argentina|Chile|Peru|Colombia|"
    "Venezuela|Mexico|Canada|Australia|Indonesia|Thailand|Vietnam|Malaysia|Nigeria|Kenya|Ethiopia|"
    "Morocco|Algeria|Tunisia|Georgia|"
    "Armenia|Azerbaijan|Kazakhstan|Uzbekistan|Belarus|Latvia|Lithuania|Estonia|Ireland|Scotland|England"
)
_THE_COUNTRY = lazy(
    rf"\b(?:in|from|to|through|across) the (?:{_COUNTRY})(?=\s*(?:[.,;!?]|$)(?!\s*(?:[A-Z][a-z]+,? and))|"
    rf"\s(?:is|was|has|will|there|he|she|they|it)\b)"
)
_MANKIND = lazy(
    r"\b[Tt]he (?:mankind|humankind)\b(?! [a-z]+ (?:project|museum))|(?<!ake )(?<!ade )(?<!aking )"
    r"\b[Tt]he most of (?:the|his|her|its|their|them|these|all)\b"
)
_ABSTRACT = (
    r"drivers?(?= of [“\"]?(?:low|poor|high|weak|bad|rising|falling|growing)\b)|causes?|reasons?|roots?|"
    r"factors?|origins?|lack|absence|levels?|rates?|quality|importance|meaning|price|size"
)
_ANIMATE = (
    r"(?:(?:had|have|has) )?(?:suffered [“\"]?(?:heavy|serious|great|many|severe) (?:losses|casualties)|"
    r"fled|retreated|surrendered|deserted|shouted|"
    r"drank|ate|slept|wept|attacked|ambushed|shot|arrested|marched|were killed|were wounded|were arrested|"
    r"was killed|was arrested|was wounded)"
)
_ABSTRACT_DOES = lazy(
    rf"\b[Tt]he (?P<h>{_ABSTRACT}) of (?!(?:those|people|all|some|the (?:killed|dead|wounded|people))\b)"
    rf"(?:[“‘\"]?[a-z]+[”’\"]? ){{1,3}}(?P<v>{_ANIMATE})(?![\w-])"
)
_PEOPLE = (
    "children|men|women|people|police|policemen|firefighters|residents|soldiers|officers|doctors|teachers|"
    "pupils|students|passengers|authorities|parents|voters|refugees|migrants"
)
_ONE = (
    "spokesman|spokeswoman|minister|president|mayor|governor|judge|prosecutor|driver|pilot|teacher|doctor|"
    "woman|man|girl|boy|child|suspect|victim|coach|director|ambassador"
)
_DISAGREE = lazy(
    rf"^(?:The|These|Those|Many|Several|Some|All|Both) (?:{_PEOPLE}) (?:is|was|has)(?= (?:not |also |now |"
    rf"already |still |been )?(?:[a-z]+ed|[a-z]+ing|been|no|a|the|in|at|on|to)\b)"
    rf"|^(?:The|This|That|A|An) (?:{_ONE}) (?:are|were|have)(?= (?:not |also |now |already |still |been )"
    rf"?(?:[a-z]+ed|[a-z]+ing|been|no|a|the|in|at|on|to)\b)"
    r"|^(?:They|We) (?:is|was|has)(?= [a-z])"
    r"|^(?:He|She|It) (?:have|are)(?= (?:not |also |now |already |still |been )?(?:[a-z]+ed|[a-z]+ing|"
    r"been|no|a|the|in|at|on|to)\b)"
)
_SINGULAR = (
    "country|man|woman|child|person|city|town|village|company|problem|reason|party|soldier|policeman|"
    "minister|house|school|hospital|"
    "measure|weapon|law|question|region|village|ship|plane|vehicle|player|team|member|city|leader|journalist|citizen"
)
_PLURAL = (
    "men|women|children|countries|cities|companies|problems|reasons|parties|soldiers|policemen|ministers|"
    "houses|schools|hospitals|weapons|"
    "laws|questions|regions|villages|ships|planes|vehicles|players|members|leaders|journalists|citizens|"
    "events|actions|documents"
)
_STOP = (
    r"(?=\s*(?:[.,;:!?]|$)|\s(?:is|are|was|were|has|have|had|will|can|must|should|who|which|that|in|at|on|of|"
    r"for|from|to|with|and|because)\b)"
)
_STOP_VERB = r"(?=\s*(?:[.;!?]|$)|\s(?:is|are|was|were|has|have|had|will|can|must|should|who|which)\b)"
_NUMBERED = lazy(
    rf"\b(?:these|those|These|Those|several|Several|both) (?:{_SINGULAR}){_STOP_VERB}(?! and)"
    rf"|\b(?:[Tt]his) (?:{_PLURAL}){_STOP}(?!['’])"
    rf"|(?<![\w.,-])(?:two|three|four|five|six|seven|eight|nine|ten|many|[2-9]|[1-9]\d) (?:man|woman|child|"
    rf"person|policeman|soldier|country|city|village|village|house|school|hospital|weapon|ship)"
    r"(?=\s*[.;!?]|$|\s(?:were|are|have|who|died|was)\b)"
    rf"|\b[Oo]ne of (?:the|these|those|its|his|her|their|our|my) (?:(?:most|main|key|major|first|last|"
    rf"biggest|largest|best|oldest|important|leading) ){{0,2}}(?:{_SINGULAR}|way|method|task|goal)"
    r"(?=\s*(?:[.;!?]|$)|\s(?:is|was|who|which|why|for|of this|in)\b)"
)
_UNCOUNTED = lazy(
    r"\b(?:informations|furnitures|homeworks|luggages|softwares|aircrafts|advices|knowledges|sheeps|"
    r"equipments|childrens|womens|mens|policemans|hardwares|"
    r"trafics|baggages|jewelries|machineries|offsprings)\b(?!['’])"
)
_MORE_ER = lazy(
    r"\b(?:more|most) (?:better|worse|cheaper|easier|bigger|larger|smaller|higher|lower|faster|slower|"
    r"stronger|weaker|older|younger|richer|poorer|safer|"
    r"longer|shorter|harder|earlier|best|worst|biggest|largest|highest|strongest|oldest|cheapest)\b(?! "
    r"(?:than [a-z]+ (?:is|are)|known|selling|paid|off))"
)
_GOVERN = lazy(
    r"\b(?:[Dd]espite of (?:the|a|his|her|their|its|all|this)|(?:wants?|wanted) that (?:he|she|they|the|"
    r"we|it|you|his|her)\b|according with (?:the|his|her|its|a)|"
    r"(?<!above all)(?<!know)(?<!ask)(?<!asked), what (?:led|leads|causes|resulted|allowed|allows|forced|prompted) "
    r"(?:to the|to|in|the|a|him|her|them|many|some)\b|"
    r"presided by|in the year of (?:19|20)\d\d|(?:explain|explained|explains|"
    r"suggest|suggested|suggests|described) (?:me|us|him|them) (?:that|how|why|what|the)\b|"
    r"[Ii]t is (?:since|for) (?:\d+|two|three|four|five|ten|many) (?:days|weeks|months|years) that\b|"
    r"(?:let|lets|made|makes) (?:him|them|her|us|me) to [a-z]+)"
)


class Order(Detector):
    """Grammar of another language under English words.

    An agent before its passive (*Peru by floods is often struck*), a verb before its subject, *days 5 and 6 of May*,
    an article before the name of a disease, a game or a country, an abstraction that flees or shoots, and numbers that
    do not agree. Only constructions that English does not have; what is merely clumsy is left alone.
    """

    target_langs = frozenset({"en"})
    rules = (VERB, NOUN, ARTICLE, SUBJECT, AGREEMENT, FORM)
    examples = (
        Fires(VERB, "Chile [[by floods is often hit]]."),
        Fires(VERB, "On Monday [[has the council decided]] to wait."),
        Fires(VERB, "In 2011 [[sold the council]] the old baths."),
        Fires(VERB, "On Friday [[was the bridge closed]] again."),
        Fires(VERB, "[[He has the letter opened]]."),
        Fires(VERB, "[[He can the letter not find]], his wife says."),
        Fires(VERB, "The mill [[was by the storm destroyed]]."),
        Fires(VERB, "[[The in 1998 founded club]] plays at home."),
        Fires(NOUN, "[[The government Spanish]] has agreed."),
        Fires(FORM, "The road was closed[[, what led to the]] long queues."),
        Fires(NOUN, "Workers of the [[Alcor city cement factory]] are on strike."),
        Fires(NOUN, "He got [[three years of penal colony]]."),
        Fires(ARTICLE, "Two villages fight [[the malaria]]."),
        Fires(ARTICLE, "She [[plays the tennis]] every day."),
        Fires(SUBJECT, "[[The causes of poor supply had fled]] at night."),
        Fires(AGREEMENT, "[[The children is]] not at school."),
        Fires(AGREEMENT, "[[This soldiers]] were brave."),
        Fires(FORM, "We met [[on days 3 and 4 of May]]."),
        Fires(FORM, "Prices are [[more cheaper]] here."),
        Silent("Chile is often hit by floods. Books by women are widely read. Those hit by floods were moved."),
        Silent("In 2011 came the flood. Now called the Old Baths, it is full. In 2012 followed a long winter."),
        Silent("He had the letter opened. The in-house lawyer wrote it. He knows, above all, what led to the crash."),
        Silent("On Monday the council decided to wait. Today has the makings of a fine day."),
        Silent(
            "The malaria vaccine works; the cholera of 1832 did not. She plays the tennis circuit in the France shirt."
        ),
        Silent(
            "The causes of poor supply were known. The number of those who fled is high. New York city schools closed."
        ),
        Silent("These city councils met. The children’s room is full. Police officers have come; this works well."),
        Silent("More better-known names came. He wanted that badly. A five man team won."),
    )

    def check(self, segment: Segment) -> Iterable[Finding]:
        """Each construction by its own pattern; headings have a grammar of their own."""
        if segment.kind in (Kind.HEADING, Kind.CAPTION):
            return
        taken: list[tuple[int, int]] = []
        for finding in _all(segment, segment.target):
            start, end = finding.span.start, finding.span.end
            if all(end <= s or start >= e for s, e in taken):
                taken.append((start, end))
                yield finding


# What a pattern cannot do without: a text that has none of these words is not searched.
_CUES: tuple[tuple[Rule, re.Pattern[str], frozenset[str]], ...] = tuple(
    (rule, pattern, frozenset(words.replace("|", " ").split()))
    for rule, pattern, words in (
        (ARTICLE, _THE_DISEASE, _DISEASE),
        (ARTICLE, _PLAY, "play plays played playing Play Playing"),
        (
            ARTICLE,
            _SPEAK,
            "speak speaks spoke spoken speaking learn learns learned learning studied understand understands",
        ),
        (ARTICLE, _THE_COUNTRY, _COUNTRY),
        (ARTICLE, _MANKIND, "mankind humankind most"),
        (AGREEMENT, _DISAGREE, "is was has are were have"),
        (AGREEMENT, _NUMBERED, f"{_SINGULAR} {_PLURAL} way method task goal"),
        (
            AGREEMENT,
            _UNCOUNTED,
            "informations furnitures homeworks luggages softwares aircrafts advices knowledges sheeps "
            "equipments childrens womens "
            "mens policemans hardwares trafics baggages jewelries machineries offsprings",
        ),
        (FORM, _DAY_OF, "day days"),
        (FORM, _MORE_ER, "more most"),
        (
            FORM,
            _GOVERN,
            "despite Despite want wants wanted according presided year explain explained explains "
            "suggest suggested suggests described "
            "since for let lets made makes what",
        ),
    )
)
_WORD = lazy(r"[A-Za-z]+")


def _all(segment: Segment, text: str) -> Iterator[Finding]:
    present = frozenset(_WORD.findall(text))
    yield from _verbs(segment, text, present)
    yield from _nouns(segment, text, present)
    if "the" in present or "The" in present:
        for hit in _ABSTRACT_DOES.finditer(text) if "of" in present else ():
            head = f"a {hit['h'].rstrip('s')}" if hit["h"] != "absence" else "an absence"
            yield SUBJECT.at(segment, hit.span(), head=head)
    for rule, pattern, cues in _CUES:
        if not cues.isdisjoint(present):
            for hit in pattern.finditer(text):
                yield rule.at(segment, hit.span())


def _verbs(segment: Segment, text: str, present: frozenset[str]) -> Iterator[Finding]:
    for hit in _AGENT_FIRST.finditer(text) if "by" in present else ():
        yield VERB.at(segment, hit.span("v"))
    if not _MOTION.isdisjoint(present):
        for hit in _PRONOUN_PLACE.finditer(text):
            yield VERB.at(segment, hit.span())
    for pattern in (_INVERTED, _SECOND, _WAS_SECOND):
        for hit in pattern.finditer(text):
            yield VERB.at(segment, hit.span("v"))
    if "The" in present or "the" in present or not _SUBJECTS.isdisjoint(present):
        for pattern in (_MODAL_OBJECT, _HAS_OBJECT, _AGENT_BETWEEN, _ATTRIBUTE, _ADJECTIVE_LAST):
            for hit in pattern.finditer(text):
                yield (NOUN if pattern is _ADJECTIVE_LAST else VERB).at(segment, hit.span("v"))


_SUBJECTS = frozenset(("He", "She", "They", "We"))
_MOTION = frozenset("went came travelled traveled returned flew drove moved fled arrived walked ran".split())
_TERMS = frozenset("years months days weeks".split())


def _nouns(segment: Segment, text: str, present: frozenset[str]) -> Iterator[Finding]:
    if "city" in present or "town" in present or "village" in present:
        for hit in _STACK.finditer(text):
            if hit["n"] not in _STATES_CITIES:
                yield NOUN.at(segment, (hit.start("n"), hit.end()))
    if not _TERMS.isdisjoint(present):
        for hit in _TERM.finditer(text):
            yield NOUN.at(segment, hit.span())


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Order]
