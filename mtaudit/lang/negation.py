"""Negation cues of many languages, with their places.

Two strengths. An *explicit* cue negates its clause (not, never, nicht, ne … pas, не). A *weak* one is anything a
translator may turn into a negation or out of one: negative affixes (unable, -los), verbs (fail, refuse, lack), and
words such as hardly, few, without, instead of, until. A negation counts as lost only where the other language has no
cue of either kind. Written for this program from knowledge of the languages.
"""

# ruff: noqa: E501  (tables: one row of alternatives is read as one line)

from __future__ import annotations

import re
from functools import lru_cache

from mtaudit.lang.gates import Gate
from mtaudit.lang.stems import UNSPACED
from mtaudit.lang.unspaced import joined
from mtaudit.model import Span, base_language
from mtaudit.model.values import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """A negation cue: where it stands and whether it negates its clause by itself."""

    span: Span
    text: str
    explicit: bool


# language -> (explicit, weak, lexicalised stretches that are no negation at all)
_CUES: dict[str, tuple[str, str, str]] = {
    "en": (
        r"\b(?:not|never|nobody|nothing|nowhere|neither|nor|cannot|none|no one|no-one)\b|\b\w+n['’]t\b|\bno\b(?![.°]? ?\d)|"
        r"\b(?:dont|doesnt|didnt|isnt|wasnt|cant|wont|couldnt|wouldnt|shouldnt|arent|werent|havent|hasnt)\b",
        r"\b(?:without|hardly|barely|scarcely|rarely|seldom|few|little|less|least|fail\w*|refus\w+|reject\w*|den(?:y|ies|ied|ial|ying)|"
        r"declin\w+|lack\w*|miss(?:ing|ed|es)?|absen\w+|avoid\w*|prevent\w*|prohibit\w*|ban(?:s|ned|ning)?|forb\w+|doubt\w*|"
        r"exclud\w+|except\w*|unless|until|instead|rather than|other than|far from|too|only|stop(?:s|ped|ping)?|ceas\w+|"
        r"lost|los(?:e|es|ing|s)|free (?:of|from)|away from|against|oppos\w+|resist\w*|reluct\w+|ambigu\w+|lest|ill|trouble\w*|excessive\w*|barred|barring|nominal\w*|defie[sd]|defy\w*|contrary|devoid|short of|beyond|otherwise|"
        r"yet|still|but|although|though|despite|hidden|hide|unlike\w*|empty|wrong\w*|bad\w*|false\w*|ignor\w+|remain\w*|"
        r"(?:un|in|im|ir|il|dis|non|mis)-?[a-z]{3,}|\w+less(?:ly|ness)?|anti\w+|no longer|any|ever|even|almost|nearly|"
        r"end(?:s|ed|ing)?|cancel\w*|drop\w*|halt\w*|out of|difficult\w*|hard|impossib\w+|zero|nil)\b",
        r"\bnot (?:only|just|merely|least|to mention|necessarily only)\b|\bno (?:doubt|less than|matter)\b|\bwhy not\b|"
        r"\bwhether or not\b|\bor not\b|\bno\. ?\d|\bif not\b|\bnot-for-profit\b|\bnothing (?:but|less than)\b|\bNo\b(?=\.? ?\d)|"
        r"\bnot (?:alone|confined to|limited to|long (?:ago|after|before)|far (?:from|off|behind)|unlike\w*|un\w+|in\w{6,})\b|"
        r"\bno (?:option|choice|alternative|wonder|secret|coincidence|accident|stranger)\b|\b(?:if|or|but|were|had) (?:it )?not (?:for|been)\b|"
        r"\bif not for\b|\bwhy not\b|\b(?:do|does|did) not help that\b|\blast but not least\b|"
        r"\b(?:is|are|was|were) not the only\b|\b(?:isn|aren|wasn|weren)['’]t (?:the only|alone|it)\b|"
        r"\bnot (?:counting|surprisingly|fewer|costless|so-\w+|at all clear)\b|\bto say nothing of\b|\bno better than\b|\bmore \w+ than not\b|\bnot even (?:the )?(?:runner|second|third|close)\b|"
        r", ?\w+n['’]t (?:I|you|he|she|it|we|they|there|that|this)\s*\?|\b(?:could|can)(?:n['’]?t| not) care less\b|\b(?:do|does|did)(?:n['’]?t| not) give a\b|"
        r"\bin no small (?:part|measure|way|degree)\b|\bno[- ]holds[- ]barred\b|\bno mean (?:feat|task|achievement)\b|\bno end of\b|"
        r"\bno less\b|\bno later than\b|\bno more than\b|\bno-(?:fly|show|confidence|brainer|nonsense|deal|win)\b",
    ),
    "de": (
        r"\b(?:nicht|kein\w*|nie|niemals|niemand\w*|nichts|nirgends\w*|nirgendwo|weder|keinesfalls|keineswegs|nimmer)\b",
        r"\b(?:ohne|kaum|wenig\w*|selten|statt|anstatt|außer|bis|fehl\w+|verweiger\w+|weiger\w+|mangel\w*|verbot\w*|verbiet\w*|"
        r"verhinder\w*|vermeid\w*|leugn\w*|bestreit\w*|bestritt\w*|ablehn\w*|abgelehnt|zu|nur|erst|noch|sonst|nein|un\w{3,}|"
        r"miss\w+|in\w+|\w+los\w*|\w+frei\w*|nicht\w+|ent\w+|ver\w+|anders|ander\w*|lediglich|allein\w*|ab(?!er\b)\w+|mangelt|erschwer\w+|distanzier\w+|entweder|Preis|weit|fern|inef\w+|entgegen|gegen|trotz\w*|lehn\w+|verlor\w*|sondern)\b",
        r"\bnicht (?:nur|zuletzt|allein|alleine|bloß|umsonst|unbedingt|zwangsläufig|mehr und nicht weniger|zu übersehen|un\w{4,})\b|"
        r"\bnicht (?:schwer|schwierig|lange|folgenlos|ganz un\w+|minder|ohne|selten|sonderlich|besonders|gerade)\b|\bnichts (?:Gutes|dazwischen)\b|\bnoch nie\b(?=[.,])|\bnie (?:da ?gewesen|dagewesen)\w*|"
        r"\boder (?:etwa |auch )?nicht\b|\bwenn (?:auch )?nicht (?:gar|sogar|alle|alles)\b|\bwenn nicht\b(?=[,.])|\bnicht (?:bewusst|vergessen)\b|"
        r"\b(?:wäre|hätte|gäbe)\w* (?:\w+ ){0,3}nicht\b|\bnichts anderes als\b|\bnicht weniger als\b|\bnicht-?\w*\b(?=[a-zäöü])|\bnicht (?=übertragbar|staatlich|tödlich|öffentlich)|\bwenn nicht gar\b|\bnichts als\b|\bob oder nicht\b",
    ),
    "fr": (
        r"\b(?:ne|n['’])\s?(?:[\w'’-]+\s+){1,6}?(?:pas|plus|jamais|rien|personne|aucune?|guère|point|nullement|ni)\b|"
        r"\b(?:pas|jamais|aucune?|rien|personne ne|ni|non)\b",
        r"\b(?:ne|n['’]\w*|sans|peu|rare\w*|manqu\w+|refus\w+|interdi\w+|empêch\w+|évit\w+|ni\w*|dénu\w+|au lieu|sauf|avant|jusqu\w*|"
        r"in\w{3,}|im\w{3,}|ir\w{3,}|il\w{4,}|dés?\w{3,}|mal\w*|trop|seul\w*|à peine|échou\w*|absen\w+|démen\w+|rejet\w*|plutôt|faute|contre)\b",
        r"\bpas seulement\b|\bnon seulement\b|\bpas moins\b|\bn['’]est-ce pas\b|\bpas à pas\b|\bpas mal\b|\bpourquoi pas\b|\bpas encore\b(?=\?)",
    ),
    "es": (
        r"\b(?:no|nunca|jamás|nadie|nada|ningún|ningun[oa]s?|tampoco|ni)\b",
        r"\b(?:sin|apenas|poc[oa]s?|rar\w+|falt\w+|neg\w+|nieg\w+|rechaz\w+|rehus\w+|evit\w+|imped\w+|impid\w+|prohib\w+|carec\w+|"
        r"excepto|salvo|hasta|en vez|en lugar|in\w{3,}|im\w{3,}|ir\w{3,}|des\w{3,}|mal\w*|sólo|solo|demasiado|fracas\w+|contra|perd\w+|pierd\w+|dej\w+|"
        r"lejos|ausen\w+|anti\w+|todavía|aún)\b",
        r"\bno (?:s[oó]lo|solamente|obstante|únicamente)\b|\bpor qué no\b|\bo no\b|\bnada más\b|\bnada menos\b",
    ),
    "it": (
        r"\b(?:non|mai|nessun\w*|niente|nulla|né|neanche|nemmeno|neppure|mica)\b",
        r"\b(?:senza|appena|poc\w+|rar\w+|manc\w+|neg\w+|rifiut\w+|evit\w+|imped\w+|viet\w+|divieto|priv\w+|tranne|eccetto|fino|finché|"
        r"invece|anziché|in\w{3,}|im\w{3,}|ir\w{3,}|il\w{4,}|dis\w{3,}|s\w{4,}|solo|troppo|fall\w+|assen\w+|contro|anti\w+|no|ancora|smett\w+|respin\w+)\b",
        r"\bnon (?:solo|soltanto|solamente|appena|a caso|meno)\b|\bse non altro\b|\bnon ?ché\b",
    ),
    "pt": (
        r"\b(?:não|nunca|jamais|ninguém|nada|nenhum\w*|tampouco|nem)\b",
        r"\b(?:sem|apenas|pouc\w+|rar\w+|falt\w+|neg\w+|recus\w+|rejeit\w+|evit\w+|imped\w+|proib\w+|carec\w+|exceto|salvo|até|"
        r"em vez|in\w{3,}|im\w{3,}|ir\w{3,}|i[lr]\w{4,}|des\w{3,}|mal\w*|só|somente|demasiad\w*|fracass\w+|contra|perd\w+|deix\w+|longe|ausên\w+|anti\w+|ainda|fora)\b",
        r"\bnão (?:só|apenas|somente|obstante)\b|\bpor que não\b|\bou não\b|\bnada (?:mais|menos)\b",
    ),
    "ro": (
        r"\b(?:nu|niciodată|nimeni|nimic|nici\w*|n-\w+|deloc)\b",
        r"\b(?:fără|puțin\w*|rar\w*|lips\w+|refuz\w+|interzi\w+|evit\w+|imposibil\w*|ne\w{3,}|in\w{3,}|im\w{3,}|des\w{3,}|doar|numai|până|în loc|decât|abia|prea|eșu\w+|contra|împotriv\w+|încă|resping\w*|pierd\w+)\b",
        r"\bnu (?:numai|doar)\b",
    ),
    "nl": (
        r"\b(?:niet|geen|nooit|niemand|niets|nergens|noch|niks)\b",
        r"\b(?:zonder|nauwelijks|amper|weinig\w*|zelden|tenzij|tot|behalve|in plaats|ontbre\w+|ontbrak\w*|weiger\w+|verbod\w*|verbied\w*|voorkom\w+|vermijd\w+|ontken\w+|afwijz\w+|te|alleen|slechts|on\w{3,}|in\w{3,}|\w+loos|\w+loze|\w+vrij\w*|maar|pas|nog|tegen|ver\w+|mis\w+)\b",
        r"\bniet (?:alleen|enkel|slechts)\b|\bal dan niet\b",
    ),
    "sv": (
        r"\b(?:inte|ej|icke|aldrig|ingen|inget|inga|ingenting|ingenstans|varken)\b",
        r"\b(?:utan|knappt|få|sällan|sakna\w*|vägra\w*|neka\w*|förneka\w*|förbj\w+|förhindra\w*|undvik\w*|o\w{3,}|in\w{3,}|\w+lös\w*|bara|endast|tills|innan|istället|för|brist\w*|mot)\b",
        r"\binte (?:bara|enbart|minst)\b",
    ),
    "da": (
        r"\b(?:ikke|aldrig|ingen|intet|ingenting|hverken)\b",
        r"\b(?:uden|næppe|få|sjælden\w*|mangl\w*|nægt\w*|afvis\w*|forb\w+|undgå\w*|u\w{3,}|\w+løs\w*|kun|bare|indtil|før|i stedet|for|mod)\b",
        r"\bikke (?:kun|bare|mindst)\b",
    ),
    "no": (
        r"\b(?:ikke|aldri|ingen|intet|ingenting|verken)\b",
        r"\b(?:uten|neppe|få|sjelden\w*|mangl\w*|nekt\w*|avvis\w*|forb\w+|unngå\w*|u\w{3,}|\w+løs\w*|kun|bare|inntil|før|i stedet|for|mot)\b",
        r"\bikke (?:bare|minst)\b",
    ),
    "is": (
        r"\b(?:ekki|aldrei|enginn|engin|ekkert|engan|engum|engar|engir|enga|hvorki|neinn?\w*)\b",
        r"\b(?:án|varla|fáir|fá\w*|sjaldan|skort\w*|neit\w*|hafn\w*|ban\w*|ó\w{3,}|\w+laus\w*|bara|aðeins|þar til|áður|vant\w*|of|mis\w+|heldur)\b",
        r"\bekki (?:bara|aðeins|síst)\b",
    ),
    "fi": (
        r"\b(?:ei|en|et|emme|ette|eivät|eikä|älä|älkää|eihän|eipä|eivätkä|enkä|ettei\w*)\b",
        r"\b(?:ilman|tuskin|harv\w+|vähän|puut\w+|kielt\w+|kiel\w+|epä\w+|\w+t[oö]n|\w+ttom\w*|\w+ttöm\w*|vain|kunnes|ennen|sijaan|paitsi|liian|\w+m[aä]tt[aä]|est\w+|vasta|vastaan)\b",
        r"\bei (?:vain|ainoastaan|pelkästään)\b",
    ),
    "et": (
        r"\b(?:ei|ega|ära|ärge|mitte|pole|polnud|poleks|keegi ei|mitmes\w*)\b",
        r"\b(?:ilma|vaevalt|harva|vähe\w*|puud\w+|keel\w+|eba\w+|\w+tu|\w+ta|\w+mata|ainult|vaid|kuni|enne|asemel|välja arvatud|liiga|vastu)\b",
        r"\bmitte (?:ainult|üksnes)\b",
    ),
    "hu": (
        r"\b(?:nem|ne|sem|se|soha|sosem|senki\w*|semmi\w*|sehol|nincs\w*|sincs\w*|nélkül)\b",
        r"\b(?:alig|kev\w+|ritk\w+|hiány\w+|tagad\w+|tilt\w+|til\w+|elutas\w+|\w+tlan\w*|\w+tlen\w*|\w+talan\w*|\w+telen\w*|csak|amíg|helyett|kivéve|túl|ellen\w*)\b",
        r"\bnem(?: ?csak)\b",
    ),
    "pl": (
        r"\b(?:nie|nigdy|nikt|nikogo|nikomu|nic|niczego|nigdzie|żad\w+|ani)\b",
        r"\b(?:bez|ledwo|mało|niewiel\w+|rzadk\w+|brak\w*|odm\w+|zakaz\w*|zaprzecz\w+|unik\w+|nie\w{3,}|zamiast|oprócz|dopóki|aż|zbyt|tylko|jedynie|przeciw\w*|anty\w+|dopiero|jeszcze|odrzuc\w+|straci\w+)\b",
        r"\bnie tylko\b|\bnie mniej\b",
    ),
    "cs": (
        r"\b(?:ne|nikoliv?|není|nejs(?:em|i|me|te|ou)|nejd(?:e|ou|eme|ete|eš|u)|nejedn(?!odu)\w+|nejez\w+|nejmenuj\w*|nejeví|nebyl\w*|nemá|nemaj\w+|nikdy|nikdo|nikoho|nic|ničeho|nikde|žádn\w+|ani|nelze|"
        r"ne(?!b[oe]|ž|j\w|ch|kt|děl(?:[eií]|ích|ím|emi|n\w*)?\b|dávn|moc|gr|ustál|návi|váh|zapom|pochyb|m[ěe]c|rv|gat|utr|pál|hod|stor|stlé|daleko?|vy|přá|přít|zbyt|dost|závis|bezp|otř|tt)\w{3,})\b",
        r"\b(?:bez|aniž|jedno|sotva|málo|zřídka|chyb\w+|odm[ií]t\w+|zák\w+|ne\w{2,}|místo|kromě|dokud|než|příliš|jen|pouze|proti\w*|anti\w+|ještě|teprve|ztrat\w+|vyvr\w+|popř\w+)\b",
        r"\bnejen\w*\b|\bne jen\b",
    ),
    "sk": (
        r"\b(?:nie|nikdy|nikto|nič|ničoho|nikde|žiad\w+|ani|nemožno|ne(?!b[oe]|ž|j|ch|d[eáa]|mock|m[eé]c|rv|gat|utr)\w{3,})\b",
        r"\b(?:bez|sotva|málo|zriedka|chýb\w+|odm\w+|zák\w+|ne\w{2,}|namiesto|okrem|kým|než|príliš|len|iba|proti\w*|ešte|až)\b",
        r"\bnielen\b",
    ),
    "ru": (
        r"\b(?:не|нет|никогда|никто|никого|никому|никем|ничего|ничто|ничем|нигде|никак|никак\w+|ни|нельзя|невозможно|неверно)\b",
        r"\b(?:без\w*|бес\w{3,}|едва|мало|редко|отсутств\w+|отказ\w+|отриц\w+|опроверг\w+|запре\w+|избе\w+|лиш\w+|не\w{3,}|вместо|кроме|пока|слишком|только|лишь|против\w*|анти\w+|до сих пор|еще|ещё|потер\w+|прекра\w+|хватает|недо\w+)\b",
        r"\bне (?:только|просто|менее|раз|иначе как|столько)\b|\bвряд ли не\b|\bчуть ли не\b|\bпочему бы не\b|\bничего кроме\b",
    ),
    "uk": (
        r"\b(?:не|ні|немає|нема|ніколи|ніхто|нікого|нічого|ніщо|ніде|жод\w+|ані|неможливо)\b",
        r"\b(?:без\w*|ледве|мало|рідко|бракує|відсут\w+|відмов\w+|запереч\w+|спрост\w+|забор\w+|уник\w+|не\w{3,}|замість|крім|доки|поки|занадто|тільки|лише|проти\w*|анти\w+|ще)\b",
        r"\bне (?:тільки|лише|просто|менш\w*)\b",
    ),
    "bg": (
        r"\b(?:не|няма\w*|нямаше|никога|никой|никого|нищо|никъде|никак\w*|нито|нямал\w*)\b",
        r"\b(?:без\w*|едва|малко|рядко|липс\w+|отказ\w+|отрич\w+|отрек\w+|забран\w+|избяг\w+|не\w{3,}|вместо|освен|докато|твърде|само|против\w*|още)\b",
        r"\bне само\b",
    ),
    "sr": (
        r"\b(?:ne|nije|nisu|nisam|nema\w*|nikad\w*|niko|nitko|ništa|nigde|nigdje|nijed\w+|ni|niti|neće\w*|nemoj\w*|не|није|нису|нема\w*|никад\w*|нико|ништа|ниједн\w+|ни|нити|неће\w*)\b",
        r"\b(?:bez\w*|jedva|malo|retko|rijetko|nedosta\w+|odbi\w+|porek\w+|zabran\w+|ne\w{3,}|umesto|umjesto|osim|dok|previše|samo|protiv\w*|још|без\w*|осим|само|против\w*|одби\w+|забра\w+)\b",
        r"\bne samo\b|\bне само\b",
    ),
    "el": (
        r"\b(?:δεν|δε|μην|μη|όχι|ποτέ|κανέν\w*|κανείς|καμία|καμιά|τίποτα|τίποτε|πουθενά|ούτε|μήτε)\b",
        r"\b(?:χωρίς|δίχως|μόλις|λίγ\w+|σπάνια|λείπ\w+|έλλειψ\w+|αρν\w+|απαγόρ\w+|αποφ\w+|α\w{4,}|αντί|εκτός|μέχρι|μόνο|πολύ|κατά|αντι\w+|ακόμ\w+)\b",
        r"\bόχι μόνο\b",
    ),
    "tr": (
        r"\b(?:değil\w*|yok\w*|hiç\w*|asla|hayır|ne \w+ ne|kimse\w*|\w{2,}m[aeıiuü](?:d[ıiuü]\w*|y[ae]c[ae]\w*|z\w{0,6}|yor\w*|m[ıiuü]ş\w*|yan\w*|yen\w*|mak\w*|mek\w*|s[ıiuü]n\w*|d[ae]n|y[ae]n\w*))\b",
        r"\b(?:\w+s[ıiuü]z\w*|ancak|sadece|yalnız\w*|kadar|önce|yerine|dışında|az|nadir\w*|eksik\w*|redde\w*|ret|yasak\w*|kaçın\w*|engel\w*|henüz|daha|fazla|karşı|inkâr|inkar|\w+m[ae]\w*)\b",
        r"\byalnızca değil\b",
    ),
    "ar": (
        r"(?<!\w)(?:[وف])?(?:لا|لم|لن|ليس\w*|ما\s(?=\w)|غير|دون|بدون|عدم|كلا|أبدا|أبدًا|لست\w*)(?!\w)",
        r"(?:رفض|نف[ىي]|منع|حظر|فشل|تجنب|قليل|نادر|إلا|سوى|حتى|بدل|فقط|ضد|لولا|نقص|غياب|خال|مستحيل|استحال|أنكر|امتنع|قبل|عجز|لكن|بلا)",
        r"ليس فقط|لا سيما|لا يزال|لا تزال|ما زال|لا زال|لا شك|لابد|لا بد|فحسب",
    ),
    "he": (
        r"(?<!\w)(?:[ושכבהל])?(?:לא|אין|אינ\w+|בלי|ללא|אל|לעולם|אף|שום|מעולם|טרם|איני|אינם)(?!\w)",
        r"(?:סירב|סרב|נכשל|הכחיש|מנע|אסר|אסור|נמנע|חסר|היעדר|העדר|בלתי|אי[- ]|רק|עד|במקום|מעט|נגד|דחה|דח|נדיר|פרט|כמעט|עוד|פחות|חוץ|מדי)",
        r"לא רק|לא פחות",
    ),
    "fa": (
        r"(?<!\w)(?:نه|نیست\w*|نبود\w*|نمی\w*|نمی‌\w*|ندار\w+|نداشت\w*|نخواه\w+|نکرد\w*|نشد\w*|نشده|هیچ\w*|هرگز|بدون|عدم|غیر|نباید|نتوان\w*|ن[ا-ی]\w{3,})(?!\w)",
        r"(?:بی|نا|ضد|فقط|تنها|مگر|جز|کم|رد|امتناع|خودداری|منع|ممنوع|انکار|تکذیب|جلوگیری|فاقد|تا|به جای|علیه|اما|هنوز)",
        r"نه تنها|نه فقط",
    ),
    "hi": (
        r"(?<![\w\u0900-\u097f])(?:नहीं|नही|मत|ना|न|कभी नहीं|कोई नहीं|बिना|नहीँ)(?![\w\u0900-\u097f])",
        r"(?:इनकार|इंकार|मना|रोक|विफल|असफल|अ[क-ह]\w+|बेकार|कम|सिर्फ|केवल|जब तक|बजाय|अलावा|विरोध|ख़िलाफ़|खिलाफ|अभाव|कमी|वंचित|गैर|ग़ैर|बे\w+|ना\w+|पहले|लेकिन)",
        r"न केवल|ही नहीं|न सिर्फ|क्यों नहीं|न कि",
    ),
    "zh": (
        r"不(?!过|過|少|断|斷|同|仅|僅|但|只|久|限|拘|测|舍|屈|懈|朽|乏|外乎|亦乐乎|约而同|时|定期|俗|凡|约|丹|肖|堪|齐|雅|规则|变|等式|孕|倒翁|夜城|知不觉|管|论|論|久|得不|禁|妨|愧|料|已|锈|銹|动产|動產|惜|景气|可思议|明|良|足|满|滿|安|幸|止|单|單|光|由|如)|没(?!收|落|错|关系|事|准|想到|辙|头没脑)|沒(?!收|落)|未(?!来|來|必|知|婚|经|成年|遂|免|尝|央|雨绸缪)|无法(?!无天)|無法|从未|從未|绝非|并非|並非|没有|沒有|勿|切莫|(?<![告特分区區个個级級类類性派辨离離识識差各送])别(?=[^的人墅国國称稱处處名])|不是|不会|不會|不能",
        r"[不没沒未无無非否拒免禁缺失反止毋莫勿别別难難]|除|只|仅|僅|才|直到|避|少|停|终|終",
        r"不仅|不僅|不但|不只|无论|無論|不管|不得不|非常|莫过于|无不|并无不|不过|不過|除非|是否|能否|非洲|非法|无人机|無人機|差不多|要不|不断|不少|不同|未来|未來|始料未及|[所不]及|措手不及|[吞淹沉埋出隐覆湮]没|必不可少|不可或缺|各不相同|不相上下|供不应求|"
        r"有没有|有沒有|([会能是可要行好对])不\1|无处不在|情不自禁|忍不住|[暂告]别|别有|别创|别具|别样|层出不穷|络绎不绝|源源不断|目不暇接|爱不释手|一丝不苟|坚持不懈|持之不懈|前所未有|史无前例|闻所未闻|毋庸置疑|不言而喻|不约而同|不期而遇|不知不觉|不遗余力|迫不及待|刻不容缓|不胜枚举|不计其数|不折不扣|不可避免|不可多得|不容忽视|无疑|无非|无比|无数|无穷|无限|无线|无偿|无锡|无论如何|毫无疑问|无时无刻|无微不至|无忧|无缝|了不起|对不起|不好意思|不得了|来不及|舍不得|恨不得|巴不得",
    ),
    "ja": (
        r"ない(?!し)|なかった|ません|ぬ(?=[。、])|ず(?=[、。にじ])|なく(?!て(?:は|も)な)|なければ(?!な)|無い|無かった|なし(?!と)|まい(?=[。])|いえず|できず|わけでは",
        r"な[いく]|ません|ず|ぬ|無|不|非|未|否|反|欠|難|だけ|のみ|しか|まで|拒|禁|避|防|失|止|以外|代わり|前に|たば|抜き|外|休|中止|断|ゼロ|逃",
        r"すみません|申し訳(?:あり|ござい)ません|ませんか|なければな[らり]|なくてはな|ないといけ|だけでな[くい]|のみならず|かもしれ(?:な|ま)|に違いない|少な[いく]|ざるを得ない|ではないか|じゃないか|ずっと|まず|はず|わずか|必ず|しか|せず",
    ),
    "ko": (
        r"(?<!\w)안\s|않|없|못(?!지)|아니|말(?:라|아야)|(?<!\w)불가|금지",
        r"[안않없못불무비미반]|아니|만|뿐|까지|전에|대신|외에|거부|거절|실패|부인|막|금|피하|방지|드물|적|너무|부족|말|중단|취소|그만",
        r"뿐만 아니라|뿐 아니라|틀림없|수밖에 없|아니라|없이는|안전|안내|안정|안보|제안|방안|동안|불안|아니나",
    ),
    "vi": (
        r"\b(?:không|chưa|chẳng|đừng|chả|chớ)\b",
        r"\b(?:vô|phi|bất|thiếu|từ chối|cấm|tránh|ít|hiếm|chỉ|trừ|trước|thay vì|mất|chống|nhưng|hết)\b",
        r"\bkhông (?:chỉ|những)\b|\bcó .{0,40} không\b",
    ),
    "id": (
        r"\b(?:tidak|bukan|belum|jangan|tak|tanpa|tiada|enggak|nggak|tidaklah)\b",
        r"\b(?:menolak|gagal|larang\w*|dilarang|hindari|menghindari|kurang|jarang|hanya|kecuali|sampai|hingga|sebelum|alih-alih|non\w*|anti\w*|kehilangan|terlalu|mencegah|membantah|menyangkal|melawan)\b",
        r"\btidak hanya\b|\bbukan hanya\b|\btidak saja\b",
    ),
    "gu": (
        r"(?:નથી|નહી|નહીં|ના(?=\s)|ન(?=\s)|વગર|વિના|ક્યારેય)",
        r"(?:અ[ક-હ]|ઇનકાર|રોક|માત્ર|ફક્ત|સિવાય|ઓછ|પહેલા|વિરોધ|નિષ્ફળ|બિન)",
        r"માત્ર નહીં",
    ),
    "mr": (
        r"(?:नाही|नाहीत|नको|नव्ह\w*|नसे\w*|नस\w+|विना|शिवाय|कधीही)",
        r"(?:अ[क-ह]|नकार|रोख|फक्त|केवळ|कमी|आधी|विरोध|अपयश|गैर|बिन|न[ ])",
        r"केवळ .{0,30}नाही तर",
    ),
    "ta": (
        r"(?:இல்லை|இல்லா\w*|அல்ல|மாட்ட\w*|வேண்டாம்|கூடாது|முடியா\w*|ாமல்|ாத\b|ாது|வில்லை)",
        r"(?:மட்டும்|மறு|தடை|தோல்வி|முன்|தவிர|குறை|எதிர்|வரை|அ[ா-ௌ]|தவிர்)",
        r"மட்டுமல்ல",
    ),
    "te": (
        r"(?:లేదు|లేని|లేక|కాదు|లేరు|లేవు|కాని|వద్దు|కూడదు|లేద|కుండా|ాని\b|దు\b)",
        r"(?:మాత్రమే|నిరాకర|నిషేధ|ముందు|తప్ప|వ్యతిరేక|వరకు|అ[ా-ౌ]|విఫల|నిరోధ)",
        r"మాత్రమే కాదు",
    ),
    "bn": (
        r"(?:(?<!\w)(?:না|নয়|নেই|নি|নাই|নন|নহে)(?!\w)|নি\b|ছাড়া|বিনা)",
        r"(?:অ[ক-হ]|অস্বীকার|প্রত্যাখ্যান|নিষেধ|শুধু|কেবল|কম|আগে|বিরোধ|ব্যর্থ|বিরুদ্ধে)",
        r"শুধু নয়|শুধু .{0,20} না",
    ),
}
_CUES["hr"] = _CUES["bs"] = _CUES["sr"]
_CUES["nb"] = _CUES["nn"] = _CUES["no"]
_CUES["ca"] = (
    _CUES["es"][0].replace("ninguno", "cap") + r"|\b(?:mai|ningú|res|cap|ni|tampoc)\b",
    _CUES["es"][1] + r"|\b(?:sense|només|fins)\b",
    _CUES["es"][2] + r"|\bno només\b",
)

LANGUAGES = frozenset(_CUES)
_PREFIXED = frozenset({"cs", "sk"})
"""They negate by a prefix, with which names begin too."""
CONCORD = frozenset("cs sk pl ru uk be bg sr hr bs sl mk es it pt ca gl fr ro el hu zh yue ja".split())
"""They say a negation twice (*nikdo nepřišel* is “nobody came”) or one that is none (*すみません* is “sorry”)."""

_ROMANCE = (
    r"in(?:capa|suffi|sufi|sufic|utile|útil|útiles|inút|dispon|conn|cono|cred|cré|ex|es?per|comp|cert|val|vál|diff|dif|just|"
    r"vis|sól|ac|éd|eg|accept|abil|háb|hab|terd|terr)\w*|im(?:poss|pos|prob|prev|pré|ped|pid|pun|perf)\w*|ir(?:r[eé])\w*|"
    r"il(?:l?[eé]g|log|lóg)\w*"
)
# Weak cues of a source that an English “not” may really stand for. The lists above are wider on purpose: they say what
# may be left of a negation that is gone. A “not” that is there is not explained by a verb that begins with ver-.
_MEANT: dict[str, str] = {
    "de": r"ohne|kaum|wenig\w*|selten|statt|anstatt|außer|fehl\w+|weiger\w+|verweiger\w+|mangel\w*|verbot\w*|verbiet\w*|"
    r"verhinder\w*|vermeid\w*|leugn\w*|bestr[ei]\w+|ablehn\w*|abgelehnt|lehn\w+|erst|nein|un\w+|miss(?:lang|lung|ling)\w*|"
    r"\w+los(?:e[mnrs]?)?|\w+frei(?:e[mnrs]?)?|verlor\w*|entgegen|noch|mangelt|anders|lediglich|verzicht\w*|verwehr\w*|distanzier\w*|inef\w+|misstrau\w*",
    "fr": r"sans|peu|rare\w*|manqu\w+|refus\w+|interdi\w+|empêch\w+|évit\w+|ni\w{0,3}|dénu\w+|sauf|à peine|échou\w*|"
    r"absen\w+|démen\w+|rejet\w*|plutôt|faute|seulement|ne|n['’]\w*|désacc\w*|" + _ROMANCE,
    "es": r"sin|apenas|poc[oa]s?|rar\w+|falt\w+|neg\w+|nieg\w+|rechaz\w+|rehus\w+|evit\w+|imped\w+|impid\w+|prohib\w+|"
    r"carec\w+|excepto|salvo|hasta|en vez|en lugar|fracas\w+|dej\w+|ausen\w+|desconoc\w+|" + _ROMANCE,
    "it": r"senza|appena|poc\w+|rar[aoei]|raramente|manc\w+|neg(?:a|ò|ar|at)\w*|rifiut\w+|evit\w+|imped\w+|viet\w+|divieto|"
    r"priv[aoei]|tranne|eccetto|anziché|invece|fall\w+|assen\w+|no|smett\w+|respin\w+|sconosciut\w+|" + _ROMANCE,
    "pt": r"sem|apenas|pouc\w+|rar\w+|falt\w+|neg\w+|recus\w+|rejeit\w+|evit\w+|imped\w+|proib\w+|carec\w+|exceto|salvo|"
    r"até|em vez|fracass\w+|deix\w+|ausên\w+|desconhec\w+|" + _ROMANCE,
    "cs": r"bez|aniž|jedno|sotva|málo|zřídka|chyb\w+|odm[ií]t\w+|zákaz\w*|místo|kromě|dokud|teprve|vyvr\w+|popř\w+|"
    r"ne(?!bo\w*|ž|j|dávn|děl(?:[eií]|ích|ím|emi|n\w*)?\b|přátel|přítel)\w{2,}",
    "pl": r"bez|ledwo|mało|niewiel\w+|rzadk\w+|brak\w*|odm\w+|odrzuc\w+|zakaz\w*|zaprzecz\w+|unik\w+|zamiast|oprócz|dopóki|"
    r"dopiero|nie(?!dziel|któr|podleg|raz|jedn|miec|mniej|bez|cał|bie)\w{3,}",
    "ru": r"без|едва|мало|редко|отсутств\w+|отказ\w+|отриц\w+|опроверг\w+|запре\w+|избе\w+|лиш[иае]\w+|вместо|кроме|пока|лишь|"
    r"без(?:опасн)?(?!опасн|уп)\w{3,}|не(?!скольк|вероятн|дел|которы|котор|счастн|давн|посредств|обходим|фт|много|редко|м[еоц])\w{3,}",
    "zh": r"[不没沒未无無非否拒免禁缺毋勿别別难難]|除|才|直到|避",
    "ja": r"な[いく]|ません|ず|ぬ|無|不|非|未|否|欠|難|しか|拒|禁|避|以外|代わり|抜き",
    "hi": r"इनकार|इंकार|मना|विफल|असफल|बजाय|अलावा|जब तक|असमर्थ\w*|असंभव\w*|अस\w+",
}


@lru_cache(maxsize=64)
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]] | None:
    cues = _CUES.get(language)
    if cues is None:
        return None
    explicit, weak, idle = (re.compile(part, re.I) for part in cues)
    return explicit, weak, idle


@lru_cache(maxsize=64)
def _gate(language: str) -> Gate:
    """Before the explicit cues and what only looks like one."""
    explicit, _, idle, *_ = _CUES[language]
    return Gate((explicit, idle), re.I, spaced=language not in UNSPACED)


@lru_cache(maxsize=64)
def _meant(language: str) -> re.Pattern[str] | None:
    return re.compile(_MEANT[language], re.I) if language in _MEANT else None


def denies(text: str, language: str) -> bool:
    """Whether a text has an explicit cue; faster than all cues, and most texts have none."""
    if language in _CUES and not _gate(language).opens(text):
        return False
    return bool(_explicit(text, language)[1])


def may_deny(text: str, language: str) -> bool:
    """Whether a text has any cue, however weak: False is a sure sign that it denies nothing.

    Languages that are not in `LANGUAGES` may always.
    """
    patterns = _patterns(base_language(language))
    if patterns is None:
        return True
    whole = joined(text, language)
    text = text if whole is None else whole.text
    return patterns[0].search(text) is not None or patterns[1].search(text) is not None


def explicit_cues(text: str, language: str) -> int:
    """How many explicit cues a text has."""
    return len(_explicit(text, language)[1])


@lru_cache(maxsize=1024)
def _explicit(text: str, language: str) -> tuple[str, tuple[Cue, ...]]:
    """The text without what only looks like a negation, and the explicit cues (offsets of Chinese and Japanese joined)."""
    base = base_language(language)
    patterns = _patterns(base)
    whole = joined(text, base)
    text = text if whole is None else whole.text
    if patterns is None or not _gate(base).opens(text):
        return text, ()
    explicit, _, idle = patterns
    plain = idle.sub(lambda hit: " " * len(hit[0]), text)
    hits = [hit for hit in explicit.finditer(plain) if base not in _PREFIXED or not _is_name(plain, hit)]
    return plain, tuple([Cue(Span(*hit.span()), hit[0], explicit=True) for hit in hits])


def _is_name(text: str, hit: re.Match[str]) -> bool:
    """“Neal”, “Nelly”: a capital in the middle of a sentence."""
    before = text[: hit.start()].rstrip(" \"„“(")
    return hit[0][:1].isupper() and not hit[0].isupper() and bool(before) and before[-1] not in ".!?:…"


@lru_cache(maxsize=1024)
def negations(text: str, language: str) -> tuple[Cue, ...]:
    """The cues of a text in order; empty for a language that is not in `LANGUAGES`.

    Stretches that only look like a negation (`not only`, `nicht zuletzt`) are blanked out first, offsets kept;
    they negate nothing, but may be what a negation of the other side became, and so are weak cues.
    """
    patterns = _patterns(base_language(language))
    if patterns is None:
        return ()
    if (whole := joined(text, language)) is not None:
        return tuple(Cue(whole.span(cue.span), cue.text, cue.explicit) for cue in negations(whole.text, language))
    explicit, weak, idle = patterns
    plain, cues = _explicit(text, language)
    found = list(cues)
    taken = [c.span for c in found]
    meant = _meant(base_language(language))
    found += [
        Cue(Span(*hit.span()), hit[0], explicit=False)
        for hit in weak.finditer(plain)
        if (meant is None or meant.fullmatch(hit[0])) and not any(span.overlaps(Span(*hit.span())) for span in taken)
    ]
    found += [Cue(Span(*hit.span()), hit[0], explicit=False) for hit in idle.finditer(text) if explicit.search(hit[0])]
    return tuple(sorted(found, key=lambda c: c.span))
