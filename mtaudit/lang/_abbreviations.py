"""Abbreviations and sentence openers by language, written for this project (Apache-2.0).

`titles`: never the end of a sentence before a capital or a number (Dr. Smith). `soft`: the end only if a typical
opener follows (the Acme Co. The …). `numbered`: an abbreviation only before a number (No. 5, p. 12). `after_number`:
after a number a unit that may well end the sentence, elsewhere like `soft`. Case counts, except that a first capital is
accepted for every entry in small letters. Inner full stops are written, the last one is not.
"""

from typing import Final, NamedTuple


class Abbreviations(NamedTuple):
    titles: frozenset[str]
    soft: frozenset[str]
    numbered: frozenset[str]
    after_number: frozenset[str]
    openers: frozenset[str]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _make(
    titles: str = "", soft: str = "", numbered: str = "", after_number: str = "", openers: str = ""
) -> Abbreviations:
    return Abbreviations(_set(titles), _set(soft), _set(numbered), _set(after_number), _set(openers))


ENGLISH: Final = _make(
    titles="""Mr Mrs Ms Mx Dr Prof Rev Revd Fr Hon Gen Col Lt Sgt Maj Cpl Pvt Capt Cmdr Cdr Adm Brig Cmdt
    Gov Sen Rep Reps Sens Govs Supt Det Insp Msgr Mgr Messrs Mme Mlle Pres Amb Atty Ste St
    Mt Ft vs v viz cf e.g i.e eg ie Lt.Col Lt.Gen Maj.Gen Brig.Gen Lt.Gov Asst Assoc Dep Drs
    Profs Pfc Spc Spec Ens Ald Hr Comdr Vice-Adm""",
    soft="""Inc Corp St Ft Co Cos Ltd LLC Bros Jr Sr dept est govt assn univ Ave Blvd Rd Sq Ln Pl Hwy Mfg
    Intl Natl Bldg U.S U.K U.N E.U U.S.A U.A.E U.S.S.R D.C L.A B.C U.N.H.C.R N.Y N.J N.M N.C N.D N.H S.C
    S.D R.I W.Va P.E.I N.S N.B Ph.D M.D B.A M.A M.B.A D.Phil J.D LL.B R.N D.D.S C.E.O P.O a.k.a A.D resp
    incl excl orig ext repr trans transl ed eds illus""",
    numbered="""No Nos nr Art Arts Sec Secs Fig Figs Eq Eqs p pp vol vols ch chap chaps col para paras par
    cl sect ver vers art app apt ex c ca approx appx tel fl pt pts op circa r reg Reg Regs Res Pub Cap
    Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec""",
    openers="""The A An This That These Those He She It They We I You His Her Its Their Our My Your There
    Here In On At By For From With Without After Before During Since When While Where As If Although
    Though But And Or So Yet However Moreover Meanwhile Nevertheless Nonetheless Still Then Now Today
    Yesterday Tomorrow Who What Why How Which Whether Some Many Most All Both Each Every Not Nobody None
    Nothing Several Such Another According Despite Because Until Once Also Even Just Only Perhaps Maybe
    Later Earlier Instead Therefore Thus Besides Furthermore Additionally Finally Afterwards Afterward
    Ultimately Indeed Over Between Among Through Throughout Within Unlike Like Never Always
    Sometimes Often Recently Previously Currently Despite To Of Is Are Was Were Does Did Could
    Would Should Has Have Had He's She's It's They're We're I'm There's That's Don't Isn't Aren't Asked
    Critics Officials Police Authorities Experts Analysts Witnesses Residents Investigators Prosecutors""",
)

_GERMAN: Final = _make(
    titles="""Dr Prof Hr Fr Frl Hrn Dipl Ing Mag Med med jur phil rer nat St Sta hl n v z.B z.T d.h u.a
    i.d.R i.A i.V o.ä bzw vgl s.o s.u sog gen geb gest verh ca evtl ggf inkl exkl bes allg
    ehem gegr Gebr Abs Bd""",
    soft="""Mio Mrd Tsd Std Min Sek GmbH Co Str str Nr Tel usw u.s.w etc u.ä o.g m.E u.U v.Chr n.Chr Jh
    Jhd Abb Kap Jg Hrsg Aufl
    Chr i. e.V a.D a.M d.J d.M Okt Jan Feb Febr Mär Apr Aug Sep Sept Nov Dez Mo Di Mi Do Fr Sa So Univ""",
    numbered="Nr Nrn Art Abs S Bd Kap Abb Tab Anm Rn Rdnr Ziff lit Aufl H Z",
    openers="""Der Die Das Ein Eine Er Sie Es Wir Ihr Ich Du Dies Diese Dieser Dieses Jedoch Aber Und Oder
    Doch Denn Dann Damit Dabei Danach Dazu Davor Darum Deshalb Daher Außerdem Allerdings Auch Nach Vor Mit
    Bei Bis Seit Von Zu Zum Zur Im In Am An Auf Aus Für Gegen Ohne Um Unter Über Wenn Weil Während Als Ob
    Obwohl Da Dort Hier Heute Gestern Morgen Nun Jetzt So Noch Nur Schon Was Wer Wie Wo Warum Man Seine
    Seine Ihre Sein Kein Keine Alle Viele Einige Insgesamt Zudem Trotz Trotzdem Den Dem Des Laut Somit""",
)
_FRENCH: Final = _make(
    titles="""M MM Mme Mmes Mlle Mlles Me Mgr Dr Pr Prof St Ste cf p.ex ex env av apr Vve Cie Gal Col Cdt
    Cap Lt Sgt Adj""",
    soft="etc Sté Ets av bd boul tél éd vol J.-C s.d",
    numbered="n no nos art p pp vol chap fig t tél env ann al janv févr avr juil sept oct nov déc",
    openers="""Le La Les L' Un Une Des Il Elle Ils Elles On Nous Vous Je Tu Ce Cet Cette Ces C'est Cela Ça
    Mais Et Ou Or Car Donc Puis Alors Ainsi Après Avant Pendant Depuis Dans En Au Aux À A De Du D'après
    Par Pour Sur Sous Avec Sans Selon Si Quand Lorsque Comme Son Sa Ses Leur Leurs Notre Votre Mon Ma Mes
    Qui Que Quoi Où Pourquoi Comment Tous Tout Toute Cependant Toutefois Pourtant Enfin Aussi""",
)
_SPANISH: Final = _make(
    titles="""Sr Sra Srta Sres Sras Dr Dra Dres Prof Profa D Dña Dn Lic Ing Arq Gral Cnel Cap Tte Sgto Sto
    Sta Mons Pbro Fr p.ej P.ej Excmo Excma Ud Uds Vd Vds""",
    soft="etc S.A EE.UU EEUU RR.HH FF.AA a.C d.C Cía Avda Av Depto Dpto Ltda Hnos Jr ed",
    numbered="n núm núms no nº art arts pág págs p pp vol cap fig tel aprox ca",
    openers="""El La Los Las Un Una Unos Unas Él Ella Ellos Ellas Yo Tú Nosotros Usted Este Esta Esto Ese
    Esa Eso Estos Estas Aquel Pero Y O Sin Con En De Del Al A Por Para Según Desde Hasta Entre Sobre Tras
    Durante Cuando Si Como Donde Mientras Aunque Porque Que Quien Su Sus Se No Ya Hoy Ayer Mañana Así
    También Además Después Antes Luego Entonces Muchos Todos Todo Cada Es Fue Era Son""",
)
_ITALIAN: Final = _make(
    titles="""Sig Sigg Sig.ra Sigra Dott Dr Prof Avv Ing Arch Geom Rag On Sen Mons Gen Col Cap Ten S SS
    Spett Egr Gent.mo p.es es cfr""",
    soft="ecc S.p.A S.r.l a.C d.C C.so V.le P.za tel",
    numbered="n nn art artt pag pagg p pp vol cap fig ca tel",
    openers="""Il Lo La I Gli Le L' Un Uno Una Un' Egli Lui Lei Loro Noi Voi Io Questo Questa Questi
    Quello Quella Ma E O Però Anche Poi Dopo Prima Durante In Nel Nella Nei Nelle Di Del Della A Al Alla
    Da Dal Dalla Con Per Su Sul Sulla Tra Fra Secondo Se Quando Come Mentre Perché Che Chi Non Si È Era
    Sono Oggi Ieri Domani Così Tutti Tutto Ogni Inoltre Infine""",
)
_PORTUGUESE: Final = _make(
    titles="""Sr Sra Srta Srs Sras Dr Dra Drs Prof Profa D Eng Arq Gen Cel Cap Ten Sgt Sto Sta Pe Fr Exmo
    Exma V.Exa p.ex ex""",
    soft="etc S.A Ltda Cia a.C d.C Av R E.U.A EUA Jr ed",
    numbered="n nº núm art arts pág págs p pp vol cap fig tel aprox",
    openers="""O A Os As Um Uma Uns Umas Ele Ela Eles Elas Eu Nós Você Este Esta Isto Esse Essa Isso
    Aquele Mas E Ou Porém Também Depois Antes Durante Em No Na Nos Nas De Do Da Ao À Com Sem Por Pelo Pela
    Para Segundo Desde Até Entre Sobre Após Quando Se Como Onde Enquanto Embora Porque Que Quem Seu Sua
    Seus Suas Não Já Hoje Ontem Amanhã Assim Além Então Muitos Todos Cada É Foi Era""",
)
_DUTCH: Final = _make(
    titles="""dhr mevr mw dr drs ir ing mr prof ds St bijv bv d.w.z m.a.w o.a t.a.v m.b.t i.p.v a.u.b z.g
    zgn nl resp ca evt incl excl gen kol """,
    soft="enz etc B.V N.V e.d v.Chr n.Chr e.a tel fa",
    numbered="nr nrs art blz p pp vol hfst fig tel ca jan feb mrt apr aug sept okt nov dec",
    openers="""De Het Een Hij Zij Ze Wij We Ik Jij Je U Dit Dat Deze Die Maar En Of Want Dus Toen Dan
    Daarna Daarom Ook Na Voor Met Bij Tot Sinds Van Te In Op Aan Uit Om Onder Over Als Omdat Terwijl
    Hoewel Er Daar Hier Vandaag Gisteren Morgen Nu Zo Nog Wat Wie Hoe Waar Waarom Men Zijn Haar Hun Geen
    Alle Veel Volgens""",
)
_RUSSIAN: Final = _make(
    titles="""им ул пл пр просп пер г-н г-жа д-р проф акад гр тов св ст см ср напр т.е т.н т.к о обл
    р-н пос с зам нач лейт чл-корр""",
    soft="т.д т.п др пр н.э",
    numbered="№ рис табл стр с гл п пп ст т тел ч разд илл",
    after_number="г гг в вв руб коп тыс млн млрд трлн чел кв км м см кг экз мин сек ч",
    openers="""Он Она Оно Они Мы Вы Я Ты Это Этот Эта Эти Тот Та Те В На По С Со К Ко У О Об От Из За До
    Для При Через После Перед Между Но И А Или Однако Также Тогда Затем Потом Поэтому Если Когда Как Что
    Кто Где Почему Пока Хотя Его Её Ее Их Наш Сегодня Вчера Завтра Там Здесь Так Уже Ещё Еще Не Все Всё
    Каждый Многие Кроме Согласно""",
)
_UKRAINIAN: Final = _make(
    titles="""ім вул пл просп пров п д-р проф акад гр тов св ст див пор напр т.зв т.ч о обл р-н смт зам
    нач """,
    soft="т.д т.п ін н.е",
    numbered="№ рис табл стор с гл п пп ст т тел ч розд",
    after_number="р рр ст грн коп тис млн млрд осіб кв км м кг хв год",
    openers="""Він Вона Воно Вони Ми Ви Я Ти Це Цей Ця Ці Той У В На По З Із Зі До Від За Для При Через
    Після Перед Між Але І Й Та А Або Однак Також Тоді Потім Тому Якщо Коли Як Що Хто Де Чому Поки Хоча
    Його Її Їх Наш Сьогодні Вчора Завтра Там Тут Так Вже Ще Не Усі Всі Кожен""",
)
_POLISH: Final = _make(
    titles="""dr prof hab mgr inż ks bp abp kard św gen płk mjr kpt por sierż ul al pl os np tzn tzw
    m.in ww wg red lek mec p pp hr o""",
    soft="im itd itp etc sp S.A z o.o n.e p.n.e r w",
    numbered="nr art ust pkt poz str s rys tab tel t rozdz ok §",
    after_number="r w zł gr tys mln mld godz min sek proc ha",
    openers="""On Ona Ono Oni One My Wy Ja Ty To Ten Ta Te Ci W We Na Po Z Ze Do Od Za Dla Przy Przez
    Przed Między O U Ale I A Lub Albo Jednak Także Również Wtedy Potem Dlatego Jeśli Jeżeli Gdy Kiedy Jak
    Co Kto Gdzie Dlaczego Choć Jego Jej Ich Nasz Dziś Wczoraj Jutro Tam Tu Tak Już Jeszcze Nie Wszyscy
    Każdy Według Podczas""",
)
_CZECH: Final = _make(
    titles="""dr prof doc ing Ing Mgr Bc MUDr JUDr PhDr RNDr sv p pí sl tzv tj např gen plk mjr kpt por ul
    nám tř arch abp kard""",
    soft="atd apod aj a.s s.r.o n.l př.n.l spol",
    numbered="č čl odst str s obr tab tel r kap sv",
    after_number="Kč tis mil mld hod min",
    openers="""On Ona Ono Oni My Vy Já Ty To Ten Ta Toto Tento Tato V Ve Na Po Z Ze Do Od Za Pro Při Před
    Mezi O U S Se K Ke Ale A Nebo Však Také Pak Potom Proto Když Pokud Jak Co Kdo Kde Proč Jeho Její
    Jejich Náš Dnes Včera Zítra Tam Zde Tak Už Ještě Ne Všichni Každý Podle""",
)
_TURKISH: Final = _make(
    titles="Dr Prof Doç Yrd Av Müh Gen Alb Yb Bnb Yzb Sn Hz Bkz bkz Op Uzm Org Korg Tuğg örn",
    soft="vb vs A.Ş Ltd Şti vd M.Ö M.S T.C A.B.D Cad Sok Mah Apt",
    numbered="No s ss C Md tel Tel",
    openers="""Bu Şu O Bir Ancak Ama Fakat Ve Veya Çünkü Eğer Daha Sonra Önce Ayrıca Böylece Ben Sen Biz
    Siz Onlar Onun Bunun Bunlar Her Bazı Tüm Bütün Dün Bugün Yarın Şimdi Burada Orada Ne Kim Neden Nasıl
    İlk Son En Yine Yani Hem Ise""",
)
_ROMANIAN: Final = _make(
    titles="dl dna dnă d-l d-na dr prof ing av gen col cpt lt sf pr str bd bl sc ap ex conf lect acad",
    soft="etc S.A S.R.L a.m î.Hr d.Hr ș.a",
    numbered="nr art alin pag p pp vol cap fig tel lit cca",
    openers="""El Ea Ei Ele Eu Tu Noi Voi Acest Această Acesta Aceasta Acestea În La De Din Pe Cu Fără
    Pentru Prin După Înainte Dar Și Sau Însă Iar Dacă Când Cum Ce Cine Unde Deoarece Deși Un O Niște Nu
    Astăzi Ieri Mâine Aici Acolo Astfel Toți Fiecare Potrivit Conform A Au Este""",
)
_SWEDISH: Final = _make(
    titles="""dr prof fr hr ing S:St t.ex T.ex d.v.s dvs bl.a s.k kl jfr resp ev inkl exkl gm ca f.d ang
    bl t """,
    soft="etc o.s.v osv m.m m.fl mm e.Kr f.Kr tel",
    numbered="nr s sid art kap fig bd st tel ca jan febr feb apr aug sept okt nov dec",
    after_number="milj mdr tkr st",
    openers="""Den Det De En Ett Han Hon Vi Ni Jag Du Detta Denna Dessa Men Och Eller Så Då Sedan Därför
    Också Efter Före Med Vid Till Från Av I På Om Under Över När Medan Där Här Idag Igår Nu Vad Vem Hur
    Var Varför Man Hans Hennes Deras Ingen Alla Många Enligt""",
)
_FINNISH: Final = _make(
    titles="tri prof hra rva nti esim ts ns mm engl vrt ks os puh joht kenr ev majuri toim",
    soft="jne ym yms oy ab eaa jaa eKr jKr",
    numbered="s ss nro n nr art kpl puh klo luku",
    after_number="milj mrd kpl v",
    openers="""Hän Se Ne He Me Te Minä Sinä Tämä Tuo Nämä Mutta Ja Tai Sitten Siksi Myös Kun Jos Koska
    Vaikka Missä Mitä Kuka Miten Miksi Nyt Tänään Eilen Huomenna Siellä Täällä Ei On Oli Kaikki Monet Joka
    Lisäksi Kuitenkin""",
)
# In the scripts of India initials are spelt out by the English names of the letters.
_DEVANAGARI: Final = _make(
    titles="""ए बी सी डी ई एफ जी एच आई आय जे के एल एम एन ओ पी क्यू आर एस टी यू वी व्ही डब्ल्यू एक्स वाई वाय जेड डॉ डा प्रा प्रो
    श्री मि सं इ स पू रु"""
)
_GUJARATI: Final = _make(
    titles="એ બી સી ડી ઈ એફ જી એચ આઈ જે કે એલ એમ એન ઓ પી આર એસ ટી યુ વી ડબલ્યુ ડબ્લ્યુ એક્સ વાય ઝેડ ડૉ ડો શ્રી નં પ્રો ઈ સ રૂ"
)
_TAMIL: Final = _make(titles="ஏ பி சி டி ஈ எஃப் ஜி எச் ஹெச் ஐ ஜே கே எல் எம் என் ஓ ஆர் எஸ் யு வி டபிள்யூ எக்ஸ் ஒய் திரு கி மு டாக்டர்")
_TELUGU: Final = _make(
    titles="ఎ ఏ బి బీ సి సీ డి డీ ఇ ఈ ఎఫ్ జి జీ హెచ్ ఐ జె జే కె కే ఎల్ ఎమ్ ఎం ఎన్ ఓ పి పీ ఆర్ ఎస్ టి టీ యు వి వీ డబ్ల్యు డబ్ల్యూ "
    "ఎక్స్ వై డా డాక్టర్ శ్రీ నం క్రీ రూ"
)
_BENGALI: Final = _make(titles="এ বি সি ডি ই এফ জি এইচ আই জে কে এল এম এন ও পি আর এস টি ইউ ভি ডা ড মো মু মি খ্রি নং")
_GENERAL: Final = _make(
    titles="Dr Prof Mr Mrs Ms St Sr Sra Mme Mgr Gen Col Lt vs cf e.g i.e",
    soft="etc Inc Ltd Co Corp U.S U.K U.N",
    numbered="No Nr nr no p pp art fig vol",
)

BY_LANGUAGE: Final = {
    "en": ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "it": _ITALIAN, "pt": _PORTUGUESE, "nl": _DUTCH,
    "ru": _RUSSIAN, "uk": _UKRAINIAN, "pl": _POLISH, "cs": _CZECH, "tr": _TURKISH, "ro": _ROMANIAN, "sv": _SWEDISH,
    "fi": _FINNISH, "hi": _DEVANAGARI, "mr": _DEVANAGARI, "ne": _DEVANAGARI, "gu": _GUJARATI, "ta": _TAMIL,
    "te": _TELUGU, "bn": _BENGALI,
}  # fmt: skip


def abbreviations(language: str) -> Abbreviations:
    """The lists of a language (a code without region); a short general list for languages without one."""
    return BY_LANGUAGE.get(language, _GENERAL)


# Before a comma and after a place: states of the USA and provinces as newspapers write them.
STATES: Final = _set(
    """Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla
    Ore Pa Tenn Tex Vt Va Wash Wis Wyo Ont Que Alta Sask Man"""
)
# After "5 p.m." these go on with the same sentence.
AFTER_HOUR: Final = _set(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
    August September October November December Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Jan Feb Mar Apr
    Jun Jul Aug Sep Sept Oct Nov Dec ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT BST CET CEST UTC IST
    JST Eastern Central Pacific Mountain Greenwich Moscow Beijing"""
)
# Before a single letter that is no initial: vitamin C.
LETTERED: Final = _set(
    """vitamin hepatitis plan group grade type class section appendix category exhibit option figure model war
    part chapter schedule block team league unit hall gate zone pool level influenza point series annex
    division"""
)
# Names that end in an exclamation mark.
EXCLAIMING: Final = _set("Yahoo Jeopardy Oklahoma Wham Joomla")

# Languages that write an ordinal number with a full stop, and what the number then stands before or after.
ORDINALS: Final = _set("de fi cs sk da no nb nn hu sl hr sr bs et lv tr is pl")
GERMAN_AFTER_ORDINAL: Final = _set(
    """Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Jahrhundert
    Jahrhunderts Jahrhunderte Jahrtausend Weltkrieg Weltkriegs Bundesliga Liga Platz Runde Mal Tag Tages
    Tagen Jahrestag Jahrestages Geburtstag Geburtstags Minute Spielminute Etage Stock Stockwerk Klasse
    Sinfonie Symphonie Auflage Etappe Spieltag Kapitel Artikel Armee Division Bataillon Lebensjahr
    Hochzeitstag Woche Monat Rang Sitzung Legislaturperiode Wahlperiode Bezirk Senat Strafsenat Zivilsenat"""
)
GERMAN_BEFORE_ORDINAL: Final = _set(
    """der die das den dem des am im vom zum zur bis seit ab ihr ihrem ihren ihre sein seinem seinen seine
    unser unserem jeder jeden jede"""
)

SPEECH: Final = (
    "said|says|asked|asks|told|added|adds|wrote|writes|replied|shouted|cried|wondered|exclaimed|demanded|yelled|screamed"
    "|joked|tweeted|whispered|answered|inquired|insisted|called|continued|explained"
)
