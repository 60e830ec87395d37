"""Words that have a capital in the names of institutions, events and offices, and are translated with these."""

from __future__ import annotations

from mtaudit.lang.patterns import lazy

# Beginnings of words in small Latin letters without accents, of Romance and Slavic languages and their neighbours.
_HEADS = lazy(
    r"(?:minist|univers|institu|instyt|consej|consel|conseil|consigl|rada|rade|radu|radzi|rady|sovet|sobran|zakon|kodeks|legge|ley|lei|loi|"
    r"decret|dekret|trib|corte|cour|sad|sadu|soud|sud|stat|estad|etat|panstw|gosudar|gosdum|respub|republ|repub|rzeczpos|union|uni[aoeiy]|soyuz|soiuz|svaz|"
    r"mund|mond|swiat|svet|mirov|mir|guerr|wojn|valk|voin|voyn|razboi|parti|strana|strany|igles|chies|eglis|igrej|biseric|kosci|cirkv|tserk|"
    r"dios|dieu|deus|dumnez|bog|boh|gospod|norte|nord|sur|sul|sud|polnoc|poludn|sever|jih|yuzh|iuzh|vostok|vostoch|zapad|zachod|wschod|vychod|"
    r"oest|leste|ouest|ovest|occid|orient|vest|parlam|sejm|senat|camar|chambr|camer|izb|snem|poslan|dum|bank|banq|banc|nacion|nation|nazion|narod|"
    r"federa|centr|tsentr|stred|srodk|intern|miedzyn|mezinar|mezhdun|europ|evrop|constit|konst|ustav|presid|prezyd|prezid|govern|gobiern|rzad|vlad|"
    r"pravitel|gouvern|guvern|comis|commis|komis|comit|komit|agen|ofic|offic|uffic|burea|urz|urad|biur|polic|poliz|milit|ejerc|eserc|arme|armi|armat|wojsk|"
    r"vojsk|akadem|academ|accadem|asoc|assoc|stowarz|sdruz|asots|assots|lig|copa|coupe|copp|cupa|puchar|pohar|kub|campeon|champion|campion|"
    r"mistrz|mistrov|chempion|hospit|ospedal|szpital|nemocn|bolnits|spital|escue|ecol|scuol|escol|szkol|skol|shkol|muse|muze|calle|rue|via|rua|ulic|"
    r"ulits|strad|plaz|plac|namest|ploshch|piazz|prac|prag|rio|fium|rzek|reka|reki|mar|mer|mare|mor|ocean|lag|lac|lago|jezior|jezer|ozer|mont|munt|gor|hor|"
    r"isl|ile|iles|isol|ilh|insul|wysp|ostrov|bai|bay|bah|golf|zalew|zaliv|rey|roi|rei|rege|krol|kral|korol|rein|regin|tsar|prin|knia|knez|svat|swi|"
    r"sant|saint|san|svyat|sviat|sfant|papa|pape|papi|biskup|obisp|vescov|epis|otec|otets|padre|pere|ojc|gran|gross|wielk|velk|velik|mare|nuev|nouv|nuov|"
    r"nov|now|noul|noua|viej|vieux|vieil|vecchi|velh|star|alt|haut|gorn|horn|verkh|baj|bass|doln|nizh|prim|prem|pierw|prvn|perv|segund|second|"
    r"drug|vtor|terc|trois|tret|group|grup|skupin|fond|fund|organ|progra|proy|proj|proek|plan|conven|konwen|konven|umluv|tratad|trait|tratt|trakt|smlouv|"
    r"dogovor|acuerd|accord|acord|umow|dohod|soglash|internet|tierr|terr|ziem|zem|pamant|sol|soleil|slon|slun|soln|soare|lun|ksiez|mesi|navid|noel|"
    r"natal|bozeg|vanoc|rozhd|craciun|pascu|paqu|pasqu|wielkan|velikon|paskh|past|revol|rewol|rivol|indep|niepodl|nezavis|libert|wolno|svobod|democr|"
    r"demokr|soci|sots|sotsi|comun|commun|komun|kommun|liber|popul|lud|lid|trabaj|trava|lavor|pracy|trud|munc|mujer|femm|donn|kobiet|zhen|zen|jov|"
    r"jeun|giovan|mlod|mlad|molod|tiner|human|humain|uman|ludzk|lidsk|chelov|om|derech|droit|dirit|direit|drept|praw|prav|segur|secur|sicur|bezp|bezop|publi|"
    r"wspol|spol|verejn|obshch|obran|obron|oboron|difes|defen|apar|zdrow|zdrav|salu|saud|sanat|educ|eduk|obraz|vzdel|skolst|wewn|vnitr|vnutr|vnesh|"
    r"ester|exter|zagran|zahran|inostr|spraw|sprav|yust|iust|just|giust|finan|delo|del|econ|ekon|gosp|hospod|cult|kult|tur|transp|agric|roln|zemed|"
    r"selsk|ambi|environ|srodow|zivot|energ|tecn|techn|tekhn|tehn|scien|cienc|stiin|nauk|ved|vedec|gener|supr|super|nejv|najw|vyssh|regi|obwod|wojew|"
    r"kraj|krai|oblast|raion|rayon|okr|powiat|gmin|obec|obc|dziel|miast|mest|gorod|ciud|cidad|citt|vill|oras|municip|provin|provin|depart|prefe|"
    r"direc|direz|diret|dyrek|redit|uprav|sluzh|sluz|serv|secret|segret|sekret|pan|pani|panie|panstwo|vas|vash|vy|vam|vami|ty|tvuj|usted|signor|monsie|"
    r"madam|senhor|senor|don|dona|doctor|profes|prof|dokt|minut|paese|pays|pais|opportun|oport|list|medid|med|sono|vida|vie|vita|zyci|zivo|zhizn|dia|jour|"
    r"giorn|dzie|den|dn|zi|zilei|enferm|student|etud|estud|coment|comment|otech|otec|rodin|famil|pobed|victor|vitor|vitt|zwyc|vitez|pater|patr|matk|mother|mat|"
    r"bogor|krist|crist|chris|khrist|diabl|diavo|satan|djab|raj|rai|parad|dobr|zl|bien|mal|fri[ao]|froid|zimn|cold|ocid|ocas|exerc|eserc|janeir|fevereir|marc|mars|marz|abril|maio|junh|julh|agost|setemb|outub|novem|dezem|diciem|dicem|decem|primaver|"
    r"vera|outon|otono|invern|invier|printem|autom|hiver|ete|wiosn|lato|jesien|zim|jar|lete|podzim|lun|mart|merc|jeud|giov|vendr|vener|viern|sab|sam|dom|dim|pon|wtor|ut|srod|stred|czwart|ctvrt|piat|pat|sobot|niedz|nedel|aliad|allie|alle|nazi|nazis|fasc|fasz|capital|kapit|kniz|knih|ksiaz|livr|libr|kart)"
)
# Endings of abstract nouns, and of adjectives in Slavic languages.
_TAILS = lazy(
    r"\w{2,}(?:cion|ciones|dad|dades|tad|zione|zioni|ita|tion|tions|sion|sions|sione|mente?|ment[oi]s?|ments|cao|coes|dade|dades|ncia|ncias|nza|nze|nce|nces|"
    r"osc|osci|anie|enie|ania|enia|aniu|eniu|aniem|eniem|stwo|stwa|stwu|stvi|stvo|stva|nost|nosti|ost|osti|osty|isation|ismo|isme|izm\w{0,2}|"
    r"ego|emu|ej|ych|ich|ymi|imi|owy|owa|owe|ny|na|ne|ny|ni|neho|nem|nou|nych|nym|ckych|skych|skeho|skem|ske|"
    r"yi|yy|aya|aia|oye|oe|ogo|omu|oi|oy|uyu|uiu|ykh|ikh|ymi|iye|ye|iya|iia|iyu|ovany|eur|euse|aire|ica|ico|icas|icos|ique|iques|ului|ilor|elor|iei|atii|atie|are|ire)"
)


def is_titleword(plain: str) -> bool:
    """Whether a word (small Latin letters, no accents) may be one of the translated words of a name."""
    return bool(_HEADS.match(plain) or _TAILS.fullmatch(plain))
