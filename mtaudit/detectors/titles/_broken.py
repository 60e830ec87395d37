"""Titles that break the grammar of English offices wherever they stand, with a name behind them or without one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from mtaudit.detectors._atoms import Atom
from mtaudit.detectors.titles._grammar import FIELDS
from mtaudit.detectors.titles._names import is_person, titled_from
from mtaudit.detectors.titles._order import BODIES
from mtaudit.detectors.titles._parse import name_at
from mtaudit.detectors.titles._tables import Mangled, Tables


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OFFICES = _set(
    "minister mayor governor president prosecutor deputy director prefect ambassador rector notary commissioner "
    "counselor councillor secretary chancellor chairman chairwoman burgomaster inspector superintendent procurator "
    "undersecretary teacher headmaster headmistress attorney intendant consul premier commander chief"
)
# Courtesy titles behind an office: “Director Madam, NAME”. Lords and ladies hold these offices in Britain.
_BEHIND = _set("madam madame mister lady gentleman missus monsieur señora senhora frau herr")
_PEERS = _set("minister president governor chancellor chief commissioner deputy commander secretary")
# Offices that go with Lord and Lady in English.
_LORDS = _set(
    "prefect minister prosecutor director deputy inspector ambassador rector notary superintendent burgomaster"
)
_WOMEN = _set(
    "prefectress ministress chancelloress judgess professoress doctoress secretaress deputess prosecutress senatoress "
    "commissioneress burgomistress deputyess chiefess rectoress inspectoress counciloress councilloress "
    "ambassadoress consuless chairmaness presidentess lawyeress attorneyess delegatess directoress notaress "
    "generaless majoress spokesmanness teacheress"
)
_PULLED = _set(
    "advocate attorney inspector director secretary consul prosecutor solicitor auditor comptroller procurator "
    "postmaster commissioner governor treasurer surveyor surgeon adjutant commissar intendant"
)
_SIZES = _set(
    "long big large great high tall top main senior supreme old upper highest biggest greatest oldest elderly"
)
_ADJECTIVES = _set(
    "technical federal municipal regional national provincial civil political public foreign judicial central supreme "
    "military naval great big statistic statistical anticorruption medical electoral constitutional criminal agrarian "
    "industrial cultural scientific maritime popular social economic financial sanitary territorial interior exterior "
    "principal departmental parliamentary governmental agricultural environmental educational administrative communal"
)
_HEADED = _OFFICES | _set("head boss leader judge commandant manager coordinator captain")
_FIXED = _set("ambassador consul notary attorney deputy chief head secretary")
"""English has adjectives behind these: Ambassador Plenipotentiary, Notary Public; deputy and head stand before one."""
_NOUNS = (BODIES | FIELDS | _set("affairs works forces guard party corps zone court theatre library museum")) - _set(
    "accession general interior national public foreign social federal civil criminal medical regional provincial "
    "municipal political cultural industrial judicial royal financial scientific international university bank "
    "company group union village city town university house school state state republic america royal park radio "
    "television media church south north east west world women european indian global home post street hospital"
)
_DIRECTIONS = _set("of for the")
_ABSTRACT = _set(
    "chancellery presidency premiership mayoralty governorate governorship chancellorship secretaryship chairmanship "
    "directorship prefecture ministry"
)
# Offices of other countries; beside the English word for them they name the office twice.
_LOANS = _set(
    "hokim khokim akim gubernator voivode wojewoda burmistrz burmistr starosta alcalde alcaldesa intendente gobernador "
    "gobernadora prefeito prefeita vereador sindaco prefetto questore maire préfet bürgermeister landrat burgemeester "
    "borgmester ordfører kaymakam muhtar vali belediye primar polgármester župan načelnik gradonačelnik kmet dimarchos "
    "rais raïs wali amil mukhtar qaimaqam ostandar farmandar shahrdar bupati walikota camat lurah gubernur hetman "
    "hlava hejtman primátor starshina glava mer merul ministro ministra ministre ministr vazir wazir fiscal procureur"
)
_ENGLISH = _set("governor mayor minister prefect prosecutor president chief head administrator commissioner")
_UNITS = _set("region city district town province county village oblast municipality state of the")
_PERSECUTORS = _set("persecutor persecutors")
_COUNTED = _OFFICES - _set("deputy chief commander counselor attorney teacher inspector") | _set("subsecretary regent")
_VERBS = _set("said says told has had was is will would could added announced")


def broken(found: Sequence[Atom], tables: Tables) -> Iterator[Mangled]:
    """The titles of one sentence that no order or word of English makes."""
    for at, atom in enumerate(found):
        if not atom.letters:
            continue
        for find in _FINDERS:
            fault = find(found, at, tables)
            if fault is not None:
                yield fault
                break


def _at(found: Sequence[Atom], at: int) -> str:
    return found[at].norm if 0 <= at < len(found) else ""


def _capital(found: Sequence[Atom], at: int) -> bool:
    return 0 <= at < len(found) and found[at].capital and found[at].letters


def _ends(found: Sequence[Atom], at: int, tables: Tables) -> bool:
    """Whether the words before belong to nothing behind them: a mark, a small word or a person follows."""
    return at >= len(found) or not found[at].capital or is_person(found, at, tables)


def _fault(found: Sequence[Atom], start: int, end: int, why: str, right: str = "", sure: float = 0.85) -> Mangled:
    return Mangled(found[start].start, found[end - 1].end, why, right, sure)


def _courtesy(found: Sequence[Atom], at: int, _: Tables) -> Mangled | None:
    """“Prosecutor Lady”, “the mayor lady of X”, “Lord Prefect”, “the Mrs. Chancellor”."""
    one, two = found[at].norm, _at(found, at + 1)
    if one in ("mr", "mrs", "ms") and _at(found, at - 1) == "the":
        office = at + 1 + (two == ".")
        if _at(found, office) in _OFFICES and _capital(found, office) and found[at].capital:
            end = office + 1 + (_at(found, office + 1) in _ADJECTIVES)
            return _fault(found, at, end, f"“{found[at].text}” stands before no office that has an article")
    if one == "lord" and two in _LORDS and found[at].capital and _capital(found, at + 1):
        return _fault(found, at, at + 2, f"English has no “Lord {found[at + 1].text}”", found[at + 1].text)
    if two not in _BEHIND or one not in _OFFICES | _WOMEN or (two == "lady" and one in _PEERS):
        return None
    if found[at].end + 1 != found[at + 1].start or _at(found, at - 1) in ("first", "dear") and two == "madam":
        return None
    if not _capital(found, at + 1) and two not in ("lady", "gentleman", "madam"):
        return None
    behind = _at(found, at + 2)
    if not _capital(found, at + 1) and behind not in ("of", ",", *_VERBS):
        return None
    start = titled_from(found, at) if found[at].capital else at
    return _fault(found, start, at + 2, f"“{found[at + 1].text}” stands before an office in English, if at all")


def _made_up(found: Sequence[Atom], at: int, _: Tables) -> Mangled | None:
    """“The prefectress”: a woman’s form that English does not make."""
    word = found[at].norm
    if word not in _WOMEN:
        return None
    return _fault(found, at, at + 1, "English has one word for both sexes", word.removesuffix("ess"), 0.8)


def _pulled_apart(found: Sequence[Atom], at: int, _: Tables) -> Mangled | None:
    """“Auditor of the General”: a noun and its adjective “general” as two nouns."""
    if found[at].norm not in _PULLED or [_at(found, at + n) for n in (1, 2, 3)] != ["of", "the", "general"]:
        return None
    if _capital(found, at + 4) or not found[at].capital or not found[at + 3].capital:
        return None
    right = f"{found[at].norm} general"
    return _fault(found, at, at + 4, f"the office is called “{right}”", right)


def _size(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“The Big of the rescue service, NAME”: an adjective where the word for a head should be."""
    if found[at].norm not in _SIZES or [_at(found, at + n) for n in (1, 2)] != ["of", "the"]:
        return None
    if _at(found, at - 1) != "the":
        return None
    here = at + 3
    while here < len(found) and here < at + 9 and found[here].letters:
        here += 1
    if _at(found, here) != "," or not is_person(found, here + 1, tables):
        return None
    return _fault(found, at, here, f"“{found[at].text}” is no office: the word also means a head or a chief", "head")


def _adjective_behind(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“Trainer Technical, NAME”, “Chief Great of Staff”, “head of the Defence Civil”."""
    word, noun = found[at].norm, _at(found, at - 1)
    if word == "general" and noun == "boss" and found[at].capital and _capital(found, at - 1):
        return _fault(found, titled_from(found, at), at + 1, "no office is called so: English has a head or a governor")
    if word == "general" and noun == "hospital" and _led(found, at - 1) >= 0 and _is_title_end(found, at + 1, tables):
        return _fault(found, _led(found, at - 1), at + 1, "English says “General Hospital”")
    if at == 0 or word not in _ADJECTIVES or not found[at].capital or not _ends(found, at + 1, tables):
        return None
    before = found[at - 1]
    if not before.capital or before.end + 1 != found[at].start:
        return None
    staff = before.norm in ("chief", "head") and [_at(found, at + n) for n in (1, 2)] == ["of", "staff"]
    if staff or (before.norm in _HEADED - _FIXED and _is_title_end(found, at + 1, tables)):
        start = titled_from(found, at)
        return _fault(found, start, at + 1 + 2 * staff, f"“{found[at].text}” stands before “{before.text}” in English")
    if before.norm not in _NOUNS or not _is_title_end(found, at + 1, tables):
        return None
    start = _led(found, at - 1)
    if start < 0:
        return None
    return _fault(found, start, at + 1, f"“{found[at].text}” stands before “{before.text}” in English")


def _is_title_end(found: Sequence[Atom], at: int, tables: Tables) -> bool:
    return at >= len(found) or found[at].text in ",.;" or _at(found, at) in _VERBS or is_person(found, at, tables)


def _led(found: Sequence[Atom], at: int) -> int:
    """Where the office begins that leads to a noun by “of the”; -1 if none does."""
    here = at - 1
    while here > 0 and (found[here].norm in _DIRECTIONS or (found[here].capital and found[here].norm not in _HEADED)):
        here -= 1
    if here < 0 or found[here].norm not in _HEADED or _at(found, here + 1) not in ("of", "for"):
        return -1
    return titled_from(found, here) if found[here].capital else here


def _excellency(found: Sequence[Atom], at: int, _: Tables) -> Mangled | None:
    """“Minister Excellency”: the address without its possessive, behind an office."""
    if found[at].norm != "excellency" or not found[at].capital or _at(found, at - 1) not in _OFFICES:
        return None
    return _fault(found, titled_from(found, at), at + 1, "“Excellency” needs “His” or “Her” before it, and a comma")


def _abstract(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“Minister of Labour and Vice Presidency, NAME”: an office and an institution for one person."""
    if found[at].norm not in _ABSTRACT or not found[at].capital or _at(found, at + 1) != ",":
        return None
    if _at(found, at - 1) not in ("vice", "deputy") or _at(found, at - 2) != "and":
        return None
    if not is_person(found, at + 2, tables):
        return None
    start = titled_from(found, at - 3)
    if _at(found, start - 1) in ("the", "of"):
        start = _led(found, at - 2) if _led(found, at - 2) >= 0 else start
    return _fault(found, start, at + 1, f"a “{found[at].text.lower()}” is an institution, not the office of a person")


def _twice(found: Sequence[Atom], at: int, _: Tables) -> Mangled | None:
    """“Alcalde of the City mayor NAME”, “governor vali”: one office in two languages."""
    if found[at].norm not in _LOANS:
        return None
    here = at + 1
    while here < at + 5 and _at(found, here) in _UNITS:
        here += 1
    if _at(found, here) in _ENGLISH and found[here].end - found[at].start < 60:
        why = f"“{found[at].text}” and “{found[here].text}” are one office in two languages"
        return _fault(found, at, here + 1, why)
    return None


def _persecutor(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“The district persecutor, NAME”: who charges somebody is a prosecutor."""
    if found[at].norm not in _PERSECUTORS:
        return None
    here = at + 1 + (_at(found, at + 1) == ",")
    spoken = _at(found, at + 1) in ("general", "said", "asked", "'s", "demanded")
    if not (spoken or (here < len(found) and is_person(found, here, tables))):
        return None
    right = "prosecutors" if found[at].norm.endswith("s") else "prosecutor"
    start = at - (at > 0 and found[at - 1].norm not in ("the", "a", "his", "her", "their") and found[at - 1].letters)
    return _fault(found, start, at + 1, f"who charges somebody is a {right}", right)


def _three(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“Prefect of the Interior Secretary Minister, NAME”: three heads and nobody who joins them."""
    if found[at].norm not in _COUNTED or not found[at].capital:
        return None
    here, heads = at + 1, 1
    while here < len(found) and here < at + 9 and (_capital(found, here) or _at(found, here) in ("of", "the")):
        if is_person(found, here, tables):
            break
        heads += found[here].norm in _COUNTED
        if found[here].norm in ("deputy", "assistant", "permanent", "state", "cabinet", "board", "council"):
            return None
        here += 1
    if heads < 3 or found[here - 1].norm not in _COUNTED:
        return None
    person = here + (_at(found, here) == ",")
    if not is_person(found, person, tables):
        return None
    end = here if person > here else max(name_at(found, person, tables), person + 2)
    return _fault(found, titled_from(found, at), end, "three offices of three people stand in a row")


_ORDINALS = _set("general first second supreme deputy assistant chief")
_BODIES = _set("council court committee commission tribunal authority bank assembly command staff")


def _article_behind(found: Sequence[Atom], at: int, _: Tables) -> Mangled | None:
    """“Secretary the General”, “the Council the Supreme of X”: the adjective with an article of its own."""
    word = found[at].norm
    if not found[at].capital or _at(found, at + 1) != "the" or not (word in _OFFICES or word in _BODIES):
        return None
    if _at(found, at + 2) not in _ORDINALS or not _capital(found, at + 2) or found[at + 1].capital:
        return None
    behind = found[at + 3] if at + 3 < len(found) else None
    if behind is None or behind.text == "'s" or (behind.capital and behind.letters) or not _directs(behind):
        return None
    right = f"{found[at + 2].text} {found[at].text}" if word in _BODIES else f"{found[at].text} {found[at + 2].text}"
    return _fault(found, titled_from(found, at), at + 3, "the adjective has no article of its own in English", right)


def _directs(atom: Atom) -> bool:
    return atom.norm in ("of", ",", ".", "for", "in") or atom.norm in _VERBS


_GENERALS = _set("director vicar inspector attorney solicitor consul procurator surveyor prosecutor governor auditor")


def _in_general(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“the director in general of the hospital”: a director general."""
    if found[at].norm not in _GENERALS or _at(found, at + 1) != "in" or _at(found, at + 2) != "general":
        return None
    if _at(found, at - 1) in ("a", "any", "every", "each"):
        return None
    behind = at + 3 + (_at(found, at + 3) == ",")
    if _at(found, at + 3) not in ("of", *_VERBS) and not (behind < len(found) and is_person(found, behind, tables)):
        return None
    right = f"{found[at].norm} general"
    return _fault(found, at, at + 3, f"the office is called “{right}”", right)


def _mister(found: Sequence[Atom], at: int, _: Tables) -> Mangled | None:
    """“the Mister of Transport”, “Prime Mister”: a minister."""
    if found[at].norm != "mister" or not found[at].capital:
        return None
    if _at(found, at + 1) in ("of", "for") and _capital(found, at + 2) or _at(found, at - 1) == "prime":
        return _fault(found, at, at + 1, "who leads a ministry is a minister", "Minister")
    return None


_PORTFOLIOS = _set("minister ministry undersecretary vice-minister")
_FIELD_ADJECTIVES = _set(
    "agricultural educational industrial commercial economical economic financial cultural environmental energetic "
    "touristic medical sanitary judicial juridical scientific technological naval fiscal monetary nutritional "
    "infrastructural legal social foreign public internal external exterior medicinal ecological educative defensive "
    "agrarian sportive constructional municipal regional maritime nuclear electric religious civil military"
)
_AFTER_FIELD = _VERBS | _set("that on in to who whose does did did resigned promised signed presented visited rejected")


def _adjective_field(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“Minister of Agricultural”, “the Ministry of Industrial and Commercial said”: an adjective for a field."""
    if found[at].norm not in _PORTFOLIOS or not found[at].capital or _at(found, at + 1) not in ("of", "for"):
        return None
    here = at + 2 + (_at(found, at + 2) == "the")
    first = here
    while _capital(found, here) or (_at(found, here) == "and" and _capital(found, here + 1)):
        if is_person(found, here, tables):
            break
        here += 1
    if here == first or here > first + 5 or found[here - 1].norm not in _FIELD_ADJECTIVES:
        return None
    if here < len(found) and not _field_ends(found, here, tables):
        return None
    why = f"“{found[here - 1].text}” is an adjective: an office has a field, as in “Minister of Agriculture”"
    return _fault(found, titled_from(found, at), here, why)


def _field_ends(found: Sequence[Atom], at: int, tables: Tables) -> bool:
    if found[at].text == ",":
        return not _capital(found, at + 1) or is_person(found, at + 1, tables)
    return found[at].text == "." or found[at].norm in _AFTER_FIELD or is_person(found, at, tables)


_RULES = _set("rule direction reign ruling directive dominion")
_CHIEFS = _set("chief head leader president deputy chairman boss")


def _of_the_rule(found: Sequence[Atom], at: int, _: Tables) -> Mangled | None:
    """“Chief of the Rule”, “the head of the Direction”: a government or a directorate."""
    if found[at].norm not in _RULES or not found[at].capital or _capital(found, at + 1):
        return None
    if _at(found, at - 1) != "the" or _at(found, at - 2) != "of" or _at(found, at - 3) not in _CHIEFS:
        return None
    right = "directorate" if found[at].norm == "direction" else "government"
    return _fault(found, at - 3, at + 1, f"English calls the body a {right}", right, 0.75)


def _secretary_state(found: Sequence[Atom], at: int, tables: Tables) -> Mangled | None:
    """“First Secretary State for Culture”, “vice company-head”, “Chief Mantri”."""
    word, before = found[at].norm, _at(found, at - 1)
    if word == "state" and before == "secretary" and found[at].capital and _capital(found, at - 1):
        follows = at + 1 < len(found) and (_at(found, at + 1) == "for" or is_person(found, at + 1, tables))
        if follows and found[at - 1].end + 1 == found[at].start:
            return _fault(found, titled_from(found, at - 1), at + 1, "English says “Secretary of State”", "", 0.75)
    if word in ("head", "chief", "boss") and before == "-" and _at(found, at - 3) == "vice":
        return _fault(found, at - 3, at + 1, "English has a deputy head", f"deputy {word}")
    if word in _FOREIGN_OFFICES and before in _BEFORE_OFFICE and _capital(found, at - 1) and found[at].capital:
        return _fault(found, at - 1, at + 1, f"“{found[at].text}” was left in another language", "", 0.8)
    return None


_FOREIGN_OFFICES = _set(
    "mantri ministro ministra ministr ministre ministrul ministar vazir wazir bakan bakanı menteri miniszter vaziri "
    "presidente président präsident prezydent predsjednik predsednik gubernator gobernador governatore prokuror "
    "prokurator alcalde maire bürgermeister burgemeester sindaco burmistrz secretario secrétaire segretario sekretar"
)
_BEFORE_OFFICE = _set(
    "chief prime first deputy vice finance home health interior education foreign defence defense justice state former "
    "acting labour transport culture general provincial district regional city"
)
_FINDERS: tuple[Callable[[Sequence[Atom], int, Tables], Mangled | None], ...] = (
    _courtesy,
    _made_up,
    _pulled_apart,
    _size,
    _adjective_behind,
    _excellency,
    _abstract,
    _twice,
    _persecutor,
    _three,
    _article_behind,
    _in_general,
    _mister,
    _adjective_field,
    _of_the_rule,
    _secretary_state,
)

# Ranks of two words that stand far above the rank that is their first or second word.
_RANKS = {
    ("lieutenant", "colonel"): ("lieutenant",),
    ("lieutenant", "general"): ("lieutenant",),
    ("major", "general"): ("major",),
    ("colonel", "general"): ("colonel",),
    ("brigadier", "general"): ("general",),
    ("rear", "admiral"): (),
    ("lieutenant", "commander"): ("lieutenant",),
    ("captain", "general"): ("captain",),
    ("general", "captain"): ("captain",),
    ("general", "major"): ("major",),
}


def promoted(sentences: Sequence[Sequence[Atom]], tables: Tables) -> Iterator[tuple[int, int, int, str]]:
    """“The Major General said” of whom the text knows as Major NAME: sentence, start, end, and the rank there."""
    held: dict[str, str] = {}
    named: set[tuple[str, str]] = set()
    bare: list[tuple[int, int, tuple[str, str]]] = []
    for number, found in enumerate(sentences):
        for at, atom in enumerate(found):
            pair = (atom.norm, _at(found, at + 1))
            if pair in _RANKS:
                if _at(found, at - 1) == "the" and found[at].capital and not _capital(found, at + 2):
                    bare.append((number, at, pair))
                else:
                    named.add(pair)
            elif is_person(found, at + 1, tables) and _at(found, at - 1) not in ("lieutenant", "general", "brigadier"):
                held.setdefault(atom.norm, f"{atom.text} {found[at + 2].text}")
    for number, at, pair in bare:
        rank = next((r for r in _RANKS[pair] if r in held), "")
        if rank and pair not in named and sum(b[2] == pair for b in bare) == 1:
            yield number, at, at + 2, held[rank]
