"""Whether initials can be those of a name in another language: what the words of names of bodies begin with there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

# Words of names of bodies, and the letters that their translations begin with in some thirty languages (Latin
# letters; Cyrillic, Greek and Arabic as they are transliterated).
_BEGIN = dict(
    pair.split(":")
    for pair in (
        "association:asvudtzebyfkhopjmp federation:fsublaiphmv confederation:cksbuafi union:usvzafbliecmkdjp "
        "society:sgtdvayjpbe organization:ovbtsjemn organisation:ovbtsjemn league:lbsdpk alliance:aszlbpki "
        "council:crsntavhkbdmupg committee:ckbhvoat commission:ckbhutnlv office:obuikavdszwhpm bureau:bouidzk "
        "agency:abvwusdkm authority:aoiubvgmhkdepwzsy service:sdtuawvopbkhc institute:izuekdvmlit "
        "institution:iuzkm ministry:mbvwuz department:dorvaskmu directorate:dugirvm board:bcsrkvodujpnh bank:bt "
        "fund:fvtsac foundation:fszvanwpmbo academy:amh university:uvsyjdm school:sevkmo college:cklk "
        "centre:cztkmsnopr party:psvnemhb movement:mrhdbplgks front:fcjb army:aevhosl forces:fszovlaqbtn "
        "police:ptrsezmh court:ctsgbvhdmrzukni tribunal:tgsm inspectorate:iuvtdm administration:auvdbsih "
        "chamber:ckihjt assembly:aszskvnmg company:cskbuagmtpe corporation:ckzs group:gsncr network:nrsmtal "
        "mission:m programme:pb initiative:im operation:od unit:ueojgb command:ckd brigade:b observatory:oro "
        "exchange:bvea museum:m hospital:hskbnlk registry:rke syndicate:s confederacy:ck trust:tfs regulator:rtu "
        "survey:sgi secretariat:sg national:ndnsmvklo state:segdvpnszrtm federal:fbs public:pjnvoskuh "
        "general:gaovuz central:czksumt international:imnkutbvdr european:eya world:wmsvdtpc african:a "
        "united:uozvsfmenp republic:rcj democratic:d social:sot socialist:sp liberal:l people:pnvlhtbsr "
        "popular:pnvlh workers:wtarlpdbisem labour:ltarpdbism labor:ltarpdbism trade:tchzpolmbn trades:tchzpolmbn "
        "traders:tchzpolmbknv merchants:mcktohn employers:eapwtzdui employees:eadzwps farmers:farbpvtmczsu "
        "agricultural:alrszptmk agriculture:alrszptmk farming:alrszp growers:gpzckvbua fruit:fomvpg "
        "industry:ipsbt industrial:ip commerce:ctohzm chambers:ckiho small:spkmdlvwb medium:ms large:gbl "
        "business:begpn businesses:begpnpf enterprise:epfuisn enterprises:epfuisn entrepreneurs:epuit "
        "consumers:ckpsvf protection:pozsvhltd environment:emuozkdhcsv environmental:emuozkdhcs nature:npdlt "
        "conservation:coepn health:hsgzpti healthcare:hsgzp medical:mlazt medicines:mlgad doctors:dmalho "
        "nurses:nepikmos pharmacists:pfae education:ebonvpuf teachers:eplnotdumi students:seduo youth:yjmnugo "
        "women:wfmkzndjl children:ckedbnl families:frpc veterans:vabkcg disabled:dibhnoz science:snvwbct "
        "scientific:snwvct research:rfoitbvaknpd technology:tn technical:t space:ersku aerospace:aer "
        "nuclear:nakjy atomic:ak energy:ev electricity:es power:pemn oil:opnm petroleum:pno gas:gp water:wavehms "
        "mines:mrbg mining:mrbgn geological:gj railway:rfcsbejdzp railways:rfcsbejdzp rail:rfsbejdzp "
        "road:rcvsdptw roads:rcvsdptw transport:tpvuds traffic:tvp maritime:mzsdp ports:phlsv port:phlsv "
        "shipping:snm aviation:alhv civil:czosm air:alhv airport:alf post:p postal:p telecommunications:t "
        "communications:ckst communication:ckst audiovisual:a broadcasting:brtet media:m television:t radio:r "
        "press:pst journalists:jndgzp news:nivt information:i data:dp statistics:seitg statistical:seitg "
        "election:evwics elections:evwics electoral:evwics independent:inubsatofmz high:havswnymdc higher:hvswenm "
        "supreme:snvhca constitutional:cukts justice:jspag judicial:js legal:lpj criminal:ckup anticorruption:ak "
        "corruption:ck rights:rdpcmlio human:hdcmpli security:sbedt defence:dovmp defense:dovmp intelligence:isrv "
        "interior:imvub border:bgfh customs:cdtzg emergency:elsnhmic emergencies:elsnhmi rescue:rszp fire:fpb "
        "finance:fmr financial:fm tax:tifsnvd treasury:ts audit:acrkt auditors:ackr accounts:ckrc monetary:m "
        "currency:vmd insurance:iasvubzodp pension:prepe pensions:prep savings:scekapb investment:ivi "
        "development:drehkpb economic:ew economy:ew competition:ckmrn market:mrtp securities:vstcmp housing:hvlwm "
        "tourism:t travel:tvr culture:ckm cultural:ck heritage:hpdb arts:akstu film:fkc music:m sports:sdut "
        "sport:sdut football:fcpnzskb olympic:o athletics:al cycling:cvk swimming:snpu volleyball:vo "
        "basketball:bk handball:hr ski:s chess:sea boxing:bp tennis:t refugees:rvmbfu migration:mi immigration:im "
        "foreign:feaiuvdzsm affairs:azscdpoi relations:rod cooperation:ckszw regional:ro local:lpms "
        "municipal:mkgo municipalities:mkgos cities:cvsmgt city:cvsmg animal:adzt animals:adzt food:fanlvpe "
        "safety:sbt quality:qkj standards:snd patent:po property:pvi intellectual:is library:b archives:a "
        "church:cekit churches:cekit islamic:i muslim:m christian:ck catholic:ck jewish:jziy revolutionary:ri "
        "resistance:rok liberation:lovo freedom:lfsvw peace:pmfr solidarity:s progress:p reform:r green:gvze "
        "new:nm old:as free:flsw left:lgi right:rd radical:r alternative:a truth:vpwt reconciliation:rp "
        "victims:voz prisoners:pzdw population:pbvs citizens:cbgo planning:p building:bcsg construction:csbi "
        "forest:fblsmo forests:fblsmo fisheries:pfrkv fishing:pfrkv fishermen:pfr hunters:cjlvm weather:wmt "
        "meteorological:m coast:ckog guard:gvsg navy:nm accident:au disaster:cdak disasters:cdak prevention:pzv "
        "control:ckns drug:dnltm drugs:dnltm royal:rkc imperial:ik special:so joint:jcgoz common:cgsw strategic:s "
        "advanced:az studies:seo study:se training:tfobsn professional:pbz vocational:bpf unions:usv "
        "owners:opvels drivers:dcspk pilots:p tenants:tili lawyers:aojp judges:jsr notaries:n engineers:ip "
        "architects:a writers:sep artists:auk actors:as authors:as publishers:ev producers:pv retailers:rd "
        "bakers:b hotel:hg hotels:hg restaurants:rg public-health:s against:cgpv fight:lbz fighting:lbz "
        "combating:lbz promotion:pf export:ev exports:ev"
    ).split()
)
_COUNTRIES = {
    "germany": "d", "german": "dn", "spain": "e", "spanish": "e", "hungary": "mu", "hungarian": "m", "finland": "s",
    "finnish": "s", "croatia": "h", "croatian": "h", "albania": "s", "albanian": "s", "greece": "e", "greek": "e",
    "switzerland": "s", "austria": "o", "austrian": "o", "georgia": "s", "georgian": "s", "armenia": "h",
    "armenian": "h",
    "egypt": "m", "egyptian": "m", "netherlands": "nhp", "dutch": "n", "belgium": "b", "wales": "cg", "japan": "n",
    "japanese": "n", "china": "zk", "chinese": "zk", "india": "b", "bhutan": "d", "france": "f", "french": "f",
    "britain": "gb", "british": "b", "england": "ai", "scotland": "ea", "ireland": "e", "irish": "e", "turkey": "t",
    "estonia": "ev", "lithuania": "l", "iceland": "i", "jordan": "u", "algeria": "dca", "lebanon": "l", "syria": "s",
    "cyprus": "ck", "chad": "t", "ethiopia": "e", "czech": "c", "slovak": "s", "ivory": "c", "american": "ae",
    "america": "ae", "states": "se", "kingdom": "rk", "brazil": "b", "israel": "i", "palestinian": "pf",
    "palestine": "pf", "swedish": "r", "welsh": "c",
}  # fmt: skip
_SMALL = frozenset("of the for and on in to against at with by from a an".split())


def fits_no_language(acronym: str, name: Sequence[str], is_word: Callable[[str], bool]) -> bool:
    """Whether at least two letters, and half of them, begin no word of the name in any language.

    One such letter is enough where there is a letter for each word, and none of them is that of the proper name.

    `is_word`: whether a word in small letters is an English word. A name with a word that the table lacks is not
    judged; a proper name begins alike everywhere.
    """
    letters = acronym.lower()
    parts = [part for word in name for part in _plain(word).split("-") if part and part not in _SMALL]
    choices = [_begins(part, is_word) for part in parts]
    if not all(choices) or len(choices) < 3 or not 3 <= len(letters) <= len(choices) + 1:
        return False
    lost = len(letters) - _matched(letters, choices)
    if lost >= 2 and lost * 2 >= len(letters):
        return True
    proper = {c for part, begins in zip(parts, choices, strict=True) if part not in _BEGIN for c in begins}
    strange = not set(letters) & (proper | {part[0] for part in parts})
    return lost > 0 and bool(proper) and strange and len(letters) >= len(choices)


def lost_letters(acronym: str, name: Sequence[str], is_word: Callable[[str], bool]) -> int:
    """How many letters begin no word of the name in any language; an English word that the table lacks has its own."""
    parts = [part for word in name for part in _plain(word).split("-") if part and part not in _SMALL]
    letters = acronym.lower()
    return len(letters) - _matched(letters, [_begins(part, is_word) or part[0] for part in parts])


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s").rstrip("'")


def _begins(word: str, is_word: Callable[[str], bool]) -> str:
    if word in _COUNTRIES:
        return word[0] + _COUNTRIES[word]
    if word in _BEGIN:
        return word[0] + _BEGIN[word]
    return "" if is_word(word) else word[0]


def _matched(letters: str, choices: Sequence[str]) -> int:
    """How many letters can be given to a word of their own (augmenting paths)."""
    owner: dict[int, int] = {}

    def place(letter: int, seen: set[int]) -> bool:
        for at, begins in enumerate(choices):
            if letters[letter] in begins and at not in seen:
                seen.add(at)
                if at not in owner or place(owner[at], seen):
                    owner[at] = letter
                    return True
        return False

    return sum(place(letter, set()) for letter in range(len(letters)))
