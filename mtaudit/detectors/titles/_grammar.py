"""The grammar of offices before a name: which heads follow each other, which fields they have, and with which links."""

from __future__ import annotations

from collections.abc import Sequence

from mtaudit.detectors._atoms import Atom
from mtaudit.detectors.titles._names import is_english, is_person, person_behind, titled_from
from mtaudit.detectors.titles._tables import Mangled, Tables
from mtaudit.lang.inflect import lemmas


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Who leads or represents something. Ranks (general, inspector), honorifics (senator, judge) and words that are
# given names (dean) may follow another office and are left out.
HEADS = _set(
    "president minister director directress governor mayor mayoress chairman chairwoman chairperson chancellor "
    "secretary prefect head boss manager manageress prosecutor rector premier deputy presidentess coordinator "
    "administrator treasurer undersecretary"
)
_FIRST = HEADS | _set(
    "chief leader inspector attorney clerk councillor counselor adviser superintendent speaker spokesman spokeswoman"
)
# Two heads side by side that English or the English of a country has.
_PAIRS = {
    "deputy": HEADS,
    "head": _set("prosecutor manager director"),
    "chief": HEADS,
    "leader": _set("secretary"),
    "prime": HEADS,
    "minister": _set("president secretary deputy"),
    "president": _set("director governor minister"),
    "chairman": _set("president director governor"),
    "chairwoman": _set("president director governor"),
    "mayor": _set("president"),
    "director": _set("president secretary governor deputy"),
    "secretary": _set("treasurer director deputy undersecretary minister"),
    "attorney": _set("secretary"),
    "clerk": _set("treasurer"),
    "premier": _set("minister"),
    "vice": HEADS,
    "inspector": _set("director"),
    "councillor": _set("deputy mayor"),
    "governor": _set("president deputy"),
}
_WITHOUT_NAME = _set("of for in to at on and")
_BETWEEN = _set("general executive managing")


def stacked(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“Group Head Deputy NAME”, “President General Director of X, NAME”: two heads with nothing between them."""
    second = at + 1 + (at + 1 < len(found) and found[at + 1].norm in _BETWEEN)
    if second >= len(found) or not (found[at].capital and found[second].capital):
        return None
    one, two = found[at].norm, found[second].norm
    gap = second > at + 1
    if two not in HEADS or one == two or (two in _PAIRS.get(one, ()) and not (gap and one == "president")):
        return None
    if gap and (one in ("deputy", "chief", "vice", "head") or found[second].norm == "secretary"):
        return None
    start, end = person_behind(found, second + 1, tables)
    if not end or (start > second + 1 and found[second + 1].norm not in (*_WITHOUT_NAME, ",")):
        return None
    if at and found[at - 1].norm in ("former", "and", "vice", "deputy"):
        return None
    first = titled_from(found, at)
    why = f"“{found[at].text}” and “{found[second].text}” are two offices with nothing between them"
    return Mangled(found[first].start, found[end - 1].end, why, "", 0.8)


_LEADERS = _set("head chief chairman chairwoman president director minister governor chair directress")
_SECOND = HEADS - _set("deputy secretary head undersecretary")
_ORGANS = _set(
    "administration council committee department agency region office republic government ministry commission board "
    "federation district directorate service organization association union company state group province party rada "
    "assembly parliament municipality bureau inspectorate"
)


def across(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“Head of the Odesa OVA Governor NAME”: the head of a body runs on into a second office."""
    if at + 4 >= len(found) or found[at + 1].norm != "of" or (at and found[at - 1].norm in ("former", "and")):
        return None
    here = at + 2 + (found[at + 2].norm == "the")
    body = here
    while here < len(found) and here < body + 6 and found[here].capital and found[here].letters:
        if here > body and found[here].norm in _SECOND:
            break
        here += 1
    else:
        return None
    if here >= len(found) or found[here].norm not in _SECOND or not is_person(found, here + 1, tables):
        return None
    named = [a for a in found[body:here] if a.norm in _ORGANS or (a.text.isupper() and len(a.text) > 1)]
    end = here + 3
    if not named or (end < len(found) and found[end].norm == "'s") or found[here - 1].norm in ("deputy", "vice"):
        return None
    if found[here - 1] is not named[-1] or (here == body + 1 and found[body].norm in ("state", "government")):
        return None  # the second head may be that of the last body: "the Head of the State Council President"
    why = f"“{found[at].text}” and “{found[here].text}” are two offices with nothing between them"
    first = titled_from(found, at)
    return Mangled(found[first].start, found[end - 1].end, why, "", 0.8)


# Fields of ministers, councillors and directors. What is not here and is an English word is no field of an office.
FIELDS = _set(
    """accession accountability accounts activity administration affair africa aged ageing agency aging agri agriculture
    aid air alcohol americas animal antiquities antiquity archive arm army art artificial arts asia asset asylum
    aviation awqaf bank banking basic beauty bench biodiversity border brexit broadcasting budget building business
    cabinet cannabis care caribbean chancellery charge charity child cinema citizen citizenship city civic civil
    climate coal coast cohesion commerce communication communications community compassion competition
    competitiveness conservation constitution constitutional construction consumer cooperation cooperative
    coordination corporate corporation correction cost countryside court covid crafts creative crime crisis crown
    cult cultural culture currency customs cyber cybersecurity dairy data day debt decentralisation
    decentralization decolonization defence delivery democracy demography development dialogue diaspora digital
    digitalization digitisation digitization diplomacy disability disaster domestic drainage drought drug drugs
    early east ecological ecology economic economics economy education efficiency elderly election electricity
    electronics emergency emigration employment empowerment endowment endowments energy engineering enterprise
    entrepreneurship environment equal equality ethnic europe european exchequer expatriate export external
    extractive faith family farm farming fashion federal federalism fertilizer field film finance finances fire
    fish fishery fishing fitness flood food force foreign foreign-trade forest forestry fuel function future
    gambling gas gender general global goal gospel government green groundwater growth guard hajj happiness harbor
    harbour health healthcare heavy herd heritage higher highway home homeland hospital hospitality hospitals house
    housing human humanitarian hunting husbandry hydrocarbon hydropower identity immigration import inclusion
    indian indigenous industrial industry inequality information infrastructure inland innovation insurance
    integration integrity intelligence interaction interests interior internal international internet investment
    irrigation island jails job judicial judiciary justice juvenile kingdom knowledge laboratory labour land
    language law learning legal legislative leisure level levelling liaison liberty library light livestock living
    local logistics loneliness magic maintenance management manpower manufacturing marine maritime market martyr
    media medical medicine medium memory metal metallurgy middle midwifery migration military mine mineral mining
    minority mobility modernization monument motion mountain municipal museums music narcotics national nationality
    native natural nature navy neighborhood neighbourhood network north nuclear nursing nutrition occupied ocean
    oceans oil older opportunity overseas pacific parliament parliamentary participation partnership passports
    peace pension people performance personnel petroleum pharmaceutical physical pilgrimage plan planning plant
    police policy political politics population port portfolio possibility post postal posts poverty power
    preservation presidency president press prevention price prison privatization procurement production program
    programme promotion property prosperity protection protocol province provincial public publishing racing radio
    rail railway railways reality reconciliation reconstruction recovery recreation red reform refugee refugees
    regeneration region regional regulation regulatory rehabilitation reintegration relation relief religion
    religious renewable repatriation reproduction research resettlement resilience resource resources retirement
    return reunification revenue right rights river road roads royal rural safeguard safety sanitation school
    science scientific sea seals secondary secretariat security senior seniors service settlement sewerage shipping
    simplification situation skill skills slum small social society solidarity south space spatial special
    sponsorship sport sports stability standard state statistic steel strategic strategy street student sugar
    supply support sustainability sustainable talent tax taxation teaching technical technology telecom
    telecommunication television territorial territories territory textile theatre third tobacco tourism town
    township trade traditional traffic training transformation transition transparency transport transportation
    travel treasures treasury treaty tribal tribe umrah unification union unity university urban urbanism utilities
    utility valley value veteran veterinary victim village vocational vulnerable waqf war waste water welfare west
    wildlife wine wisdom woman women work works world worship young youth zakat zone zoo"""
) - _set("agency charge seals treasures beauty red motion field city town light goal level")
_MINISTERS = _set("minister undersecretary")
_HEADED = _set("counselor assessor vocal responsible referent procurator syndic aldermaness delegate")


def _is_field(word: str, tables: Tables) -> bool:
    return not is_english(word, tables) or any(form in FIELDS for form in (word, *lemmas(word)))


def strange_field(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“Minister of Sanitary Corners, NAME”: English words, and none of them the field of a ministry."""
    if at + 3 >= len(found) or found[at + 1].norm not in ("of", "for") or not found[at].capital:
        return None
    begin = at + 2 + (found[at + 2].norm == "the")
    start, end = person_behind(found, begin, tables, 7)
    if not end or start == begin or tables.places.starting(found, begin) is not None:
        return None
    words = [a.norm for a in found[begin:start] if a.letters and a.capital]
    if not words or any(_is_field(w, tables) or w in HEADS for w in words) or len(words[0]) < 4:
        return None
    why = f"no minister has “{' '.join(a.text for a in found[begin : begin + len(words)])}” as a field"
    return Mangled(found[titled_from(found, at)].start, found[end - 1].end, why, "", 0.7)


def odd_head(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“the Counselor of Public Works, NAME”, “Assessor to the Environment NAME”: a word for other offices."""
    if at + 3 >= len(found):
        return None
    head, link = found[at].norm, found[at + 1].norm
    if head == "responsible" and at and found[at - 1].letters and found[at - 1].norm != "the":
        return None  # “the Secretary responsible for water”
    begin = at + 2 + (found[at + 2].norm == "the")
    if begin >= len(found) or not _has_odd_link(head, link, begin > at + 2):
        return None
    field = found[begin].norm
    known = field in FIELDS or field.removesuffix("s") in FIELDS
    if not known or field in _NO_FIELDS or (head == "delegate" and field != "government"):
        return None
    _, end = person_behind(found, begin + 1, tables, small=FIELDS)
    if not end:
        return None
    right = "councillor" if head in ("assessor", "syndic", "vocal") else "minister"
    why = f"a {found[at].text.lower()} has no such field in English: it is a regional minister or a councillor"
    return Mangled(found[titled_from(found, at)].start, found[end - 1].end, why, f"{right} for {field}", 0.85)


_NO_FIELDS = _set("state president court tax taxation city town region property student school university")


def _has_odd_link(head: str, link: str, article: bool) -> bool:
    if head in ("counselor", "delegate"):
        return link == "of" or (link == "for" and article and head == "counselor")
    return link in ("of", "to", "for", "in")


# Adjectives that Romance languages put behind the office.
_BEHIND_OFFICE = _set(
    "municipal regional provincial federal departmental communal adjunct titular district cantonal parliamentary "
    "governmental educational sanitary territorial"
)
_BEFORE_ADJECTIVE = _set("secretary director deputy counselor councillor minister coordinator senator delegate adviser")


def office_adjective(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“Secretary Municipal of Health NAME”, “Deputy Federal NAME”: the adjective behind the office."""
    if at + 2 >= len(found) or not found[at].capital or found[at + 1].norm not in _BEHIND_OFFICE:
        return None
    after = found[at + 2]
    if not found[at + 1].capital or (after.norm not in ("of", "for", ",") and not is_person(found, at + 2, tables)):
        return None
    if found[at].norm == "deputy" and found[at + 1].norm in ("municipal", "regional", "provincial", "district"):
        return None  # “deputy regional director”
    _, end = person_behind(found, at + 2, tables)
    if not end:
        return None
    why = f"English says “{found[at + 1].text} {found[at].text}”"
    return Mangled(found[titled_from(found, at)].start, found[end - 1].end, why, "", 0.75)


def staff_rank(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“Colonel Staff NAME”: an officer of the general staff, as Arabic calls him."""
    if at + 3 >= len(found) or found[at + 1].norm != "staff" or not (found[at].capital and found[at + 1].capital):
        return None
    here = at + 2 + (found[at + 2].norm in ("pilot", "engineer", "doctor"))
    if not is_person(found, here, tables):
        return None
    why = "“Staff” is no part of a rank in English"
    return Mangled(found[titled_from(found, at)].start, found[here + 1].end, why, found[at].text, 0.75)


_ESS = _set(
    "mayoress directress presidentess ministress governoress senatoress chancelloress rectoress secretaress doctoress "
    "professoress ambassadress inspectress prosecutress councilloress judgess deputess managress chieftess "
    "chairladyess administratress administratrix vice-presidentess advocatess lawyeress directrix rectrix"
)


def feminine(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“Mayoress NAME”, “Directress of X, NAME”: the feminine of another language."""
    if not found[at].capital:
        return None
    start, end = person_behind(found, at + 1, tables)
    if not end or (found[at].norm in ("mayoress", "ambassadress") and _is_british(found, at, start, tables)):
        return None
    why = "English has no feminine of this office in use"
    return Mangled(found[titled_from(found, at)].start, found[end - 1].end, why, "", 0.8)


def _is_british(found: Sequence[Atom], at: int, start: int, tables: Tables) -> bool:
    """Whether it may be the wife of a British mayor: a lady mayoress, or an English given name."""
    consort = at > 0 and found[at - 1].norm in ("lady", "the", "mayor", "and")
    return consort or found[start].norm in tables.english_given


_MATTERS = _set("matters matter questions question issues affairs cases topics themes")
_OFFICERS = HEADS | _set(
    "commissioner plenipotentiary representative authorized spokesman spokeswoman adviser counselor specialist "
    "inspector delegate envoy ombudsman assistant officer vice-director"
)
_IN_PLACE = _set("foreign public home internal external religious political civil veterans legal corporate student")


def matters(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“Director for Matters of Care NAME”, “Deputy Mayor on Questions of Housing”: the link of Slavic offices."""
    if at < 2 or at + 2 >= len(found) or found[at + 1].norm != "of":
        return None
    link = found[at - 1].norm
    if link not in ("for", "on", "in", "at", "under") or found[at - 2].norm not in _OFFICERS:
        return None
    if found[at].norm == "affairs" and link == "in":
        return None
    here = at + 2 + (found[at + 2].norm == "the")
    end = person_behind(found, here, tables)[1]
    if not end and not (found[at].capital and found[at - 2].capital):
        end = _lower_behind(found, here, tables)[1]
        if not end:
            return None
    first = titled_from(found, at - 2)
    why = f"English says “for”, not “{link} {found[at].text.lower()} of”"
    return Mangled(found[first].start, found[end - 1].end, why, "", 0.85)


def _lower_behind(found: Sequence[Atom], at: int, tables: Tables) -> tuple[int, int]:
    """A name within five words in lower case."""
    for here in range(at, min(len(found), at + 6)):
        if is_person(found, here, tables):
            return here, here + 2
        if not found[here].letters and found[here].text != ",":
            break
    return 0, 0


_RANKS = _set("general colonel admiral marshal lieutenant major brigadier")
_FORCES = _set(
    """
    air airborne allied armed army artillery aviation battalion board boards border brigade bureau cabinet carabinieri
    cavalry central city coast combined command corps counterintelligence crime customs cyber defence department
    directorate district division drone drones east eastern engineering engineers federal fire fleet force forces
    frontier gendarmerie general ground guard high home household imperial infantry intelligence internal
    investigation investigations island joint land logistics main marine marines medical metropolitan military
    militia missile mission mobile mountain mounted narcotics national naval navy north northern nuclear observer
    office operation operational operations palace paramilitary paratroopers peacekeeping personnel police
    presidential prison prisons protocol provincial rangers rapid regiment regional republic republican reserve
    reserves royal secret section security service services signal signals south southern space special ss staff
    state strategic submarine supreme tank tanks territorial traffic training union unit united west western"""
)


def strange_staff(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“Chief of the Corners General NAME”: an officer who leads something that is no force or staff."""
    if at + 3 >= len(found) or found[at + 1].norm != "of":
        return None
    begin = at + 2 + (found[at + 2].norm == "the")
    here = begin
    while here < len(found) and here < begin + 4 and found[here].capital and found[here].norm not in _RANKS:
        here += 1
    if here == begin or here >= len(found) or found[here].norm not in _RANKS or not found[here].capital:
        return None
    words = [a.norm for a in found[begin:here]]
    if any(w in _FORCES or w.removesuffix("s") in _FORCES or not is_english(w, tables) for w in words):
        return None
    while here < len(found) and found[here].norm in _RANKS:
        here += 1
    if not is_person(found, here, tables):
        return None
    why = f"an officer leads forces or a staff, not “{found[begin].text}”: one word has both senses in other languages"
    return Mangled(found[titled_from(found, at)].start, found[here + 1].end, why, "chief of staff", 0.8)


_DUTIES = _set("duties duty obligations responsibilities functions")
_EXECUTING = _set("executing fulfilling exercising performing discharging acting carrying temporarily temporary")
_OFFICES = HEADS | _set("chief rector dean judge commander commissioner")


def duties(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“Executing Duties of Governor NAME”: acting, in the words of Russian and its neighbours."""
    if not found[at].capital or at == 0 or at + 2 >= len(found):
        return None
    before = at - 1 - (found[at - 1].norm == "the")
    if before < 0 or found[before].norm not in _EXECUTING:
        return None
    here = at + 1 + (found[at + 1].norm == "of")
    here += found[here].norm == "the"
    while here < len(found) and found[here].capital and found[here].norm not in _OFFICES and here < at + 5:
        here += 1
    if here >= len(found) or found[here].norm not in _OFFICES:
        return None
    _, end = person_behind(found, here + 1, tables)
    if not end:
        return None
    why = "who holds an office for the time being is acting"
    office = found[here].text
    return Mangled(found[titled_from(found, before)].start, found[end - 1].end, why, f"Acting {office}", 0.85)


_UNDER = _set("deputy vice substitute assistant")
_UNDER_HEADS = HEADS - _set("head boss deputy manager manageress")


def deputy_of(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“Deputy of Minister NAME”, “Vice of Mayor”: the rank that English puts before the office."""
    if at + 3 >= len(found) or found[at + 1].norm != "of" or not found[at].capital:
        return None
    head = found[at + 2]
    if head.norm not in _UNDER_HEADS or not head.capital:
        return None
    _, end = person_behind(found, at + 3, tables)
    if not end or (end < len(found) and found[end].norm == "'s"):
        return None
    right = f"deputy {head.norm}"
    return Mangled(found[titled_from(found, at)].start, found[end - 1].end, "“of” is not wanted here", right, 0.75)


_NOUN_FIRST = _set("prosecutor attorney director inspector consul directress procurator")


def general_last(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“Prosecutor of the Republic General NAME”: the adjective of the office behind what it leads."""
    if at + 4 >= len(found) or found[at + 1].norm != "of" or not found[at].capital:
        return None
    here = at + 2 + (found[at + 2].norm == "the")
    stop = here + 4
    while here < min(len(found), stop) and found[here].capital and found[here].norm != "general":
        here += 1
    if here >= len(found) or found[here].norm != "general" or not found[here].capital or here == at + 2:
        return None
    if not is_person(found, here + 1, tables) or found[here - 1].norm in ("staff", "army", "force", "guard", "police"):
        return None
    why = "“General” belongs to the office, not to what it leads"
    return Mangled(found[titled_from(found, at)].start, found[here + 2].end, why, "", 0.75)


# Adjectives that English puts before the body, and that other languages put behind it.
_BEHIND = _set(
    "national federal central municipal regional provincial supreme constitutional electoral superior cantonal "
    "departmental"
)
_BODY = _set(
    "bank court council committee commission police agency institute service directorate department office assembly "
    "federation chamber tribunal guard hospital theatre library museum orchestra prosecution inspectorate secretariat"
)


def adjective_last(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“President of the Court Supreme, NAME”: an adjective behind the body that it goes with."""
    if at < 3 or not found[at].capital or found[at - 1].norm not in _BODY or not found[at - 1].capital:
        return None
    before = at - 2 - (found[at - 2].norm == "the")
    if before < 1 or found[before].norm != "of" or found[before - 1].norm not in _FIRST:
        return None
    start, end = person_behind(found, at + 1, tables, 2)
    if not end or start > at + 2:
        return None
    body = f"{found[at].text} {found[at - 1].text}"
    why = f"English says “{body}”"
    return Mangled(found[titled_from(found, before - 1)].start, found[end - 1].end, why, "", 0.8)


# What a mayor of one field is called in German and French town halls; English has no such mayors.
_TOWN_FIELDS = _set(
    "building construction culture cultural finance financial social school schools youth traffic environment "
    "environmental sports sport economic housing planning education health transport order security mobility"
)


def mayor_of_field(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“Building Mayor NAME”: a deputy mayor with a field."""
    if at == 0 or found[at - 1].norm not in _TOWN_FIELDS or not (found[at].capital and found[at - 1].capital):
        return None
    if not is_person(found, at + 1, tables):
        return None
    why = "a mayor with one field is a deputy mayor"
    right = f"deputy mayor for {found[at - 1].norm}"
    return Mangled(found[at - 1].start, found[at + 2].end, why, right, 0.8)


FINDERS = (
    (_FIRST, stacked),
    (_LEADERS, across),
    (_MINISTERS, strange_field),
    (_HEADED, odd_head),
    (_BEFORE_ADJECTIVE, office_adjective),
    (_RANKS, staff_rank),
    (_ESS, feminine),
    (_MATTERS, matters),
    (_set("chief head commander"), strange_staff),
    (_DUTIES, duties),
    (_UNDER, deputy_of),
    (_NOUN_FIRST, general_last),
    (_BEHIND, adjective_last),
    (_set("mayor mayoress burgomaster"), mayor_of_field),
)
"""The words that a finder begins with, and the finder."""
