# ruff: noqa: E501  (tables read better as long lines)
"""Words that stand for numbers, scales, units, currencies, months and days of the week.

Written for mtaudit from general knowledge; Apache-2.0. A `*` at the end of a word stands for an ending of up to four
letters (inflection), `?` marks a word that often means something else, so that it can explain a figure on the other
side but never counts as one itself.
"""

from __future__ import annotations

# Lines of "value word word ..."; ordinals in a table of their own.
CARDINALS: dict[str, str] = {
    "en": "0 zero nil; 1 one? a? an? single? sole?; 2 two both? pair? couple? twice? double*? twin?; 3 three thrice? triple*? trio?; "
    "4 four quartet? quadruple*?; 5 five; 6 six; 7 seven; 8 eight; 9 nine; 10 ten; 11 eleven; 12 twelve dozen; 13 thirteen; "
    "14 fourteen; 15 fifteen; 16 sixteen; 17 seventeen; 18 eighteen; 19 nineteen; 20 twenty twenties? score?; 30 thirty "
    "thirties?; 40 forty forties?; 50 fifty fifties?; 60 sixty sixties?; 70 seventy seventies?; 80 eighty eighties?; 90 ninety nineties?; "
    "100 hundred hundreds?",
    "de": "0 null; 1 ein? eine? einen? einem? einer? eines? eins?; 2 zwei zweier? zwo beide*? doppel*? zweimal; 3 drei dreier? dreimal dreifach*?; "
    "4 vier viermal; 5 fünf fünfmal; 6 sechs; 7 sieben; 8 acht?; 9 neun; 10 zehn; 11 elf; 12 zwölf dutzend; 13 dreizehn; 14 vierzehn; "
    "15 fünfzehn; 16 sechzehn; 17 siebzehn; 18 achtzehn; 19 neunzehn; 20 zwanzig; 30 dreißig dreissig; 40 vierzig; "
    "50 fünfzig; 60 sechzig; 70 siebzig; 80 achtzig; 90 neunzig; 100 hundert; 1000 tausend",
    "nl": "0 nul; 1 een? één? eén?; 2 twee beide? tweemaal; 3 drie driemaal; 4 vier; 5 vijf; 6 zes; 7 zeven; 8 acht?; 9 negen; 10 tien; "
    "11 elf; 12 twaalf dozijn; 13 dertien; 14 veertien; 15 vijftien; 16 zestien; 17 zeventien; 18 achttien; "
    "19 negentien; 20 twintig; 30 dertig; 40 veertig; 50 vijftig; 60 zestig; 70 zeventig; 80 tachtig; 90 negentig; "
    "100 honderd; 1000 duizend",
    "fr": "0 zéro; 1 un? une? unique?; 2 deux double*?; 3 trois triple*?; 4 quatre; 5 cinq; 6 six; 7 sept; 8 huit; 9 neuf?; 10 dix dizaine?; "
    "11 onze; 12 douze douzaine; 13 treize; 14 quatorze; 15 quinze quinzaine?; 16 seize; 20 vingt vingts vingtaine?; 30 trente "
    "trentaine?; 40 quarante quarantaine?; 50 cinquante cinquantaine?; 60 soixante soixantaine?; 70 septante; 80 huitante "
    "octante; 90 nonante; 100 cent? cents? centaine? centaines?",
    "es": "0 cero; 1 un? uno? una?; 2 dos ambos? ambas? doble*? par?; 3 tres triple*?; 4 cuatro; 5 cinco; 6 seis; 7 siete; 8 ocho; 9 nueve; "
    "10 diez decena?; 11 once?; 12 doce docena; 13 trece; 14 catorce; 15 quince quincena?; 16 dieciséis; 17 diecisiete; 18 dieciocho; "
    "19 diecinueve; 20 veinte; 21 veintiuno veintiún veintiuna; 22 veintidós; 23 veintitrés; 24 veinticuatro; "
    "25 veinticinco; 26 veintiséis; 27 veintisiete; 28 veintiocho; 29 veintinueve; 30 treinta; 40 cuarenta; "
    "50 cincuenta; 60 sesenta; 70 setenta; 80 ochenta; 90 noventa; 100 cien ciento cientos? centenar?; 200 doscientos "
    "doscientas; 300 trescientos trescientas; 400 cuatrocientos cuatrocientas; 500 quinientos quinientas; "
    "600 seiscientos seiscientas; 700 setecientos setecientas; 800 ochocientos ochocientas; 900 novecientos novecientas",
    "it": "0 zero; 1 un? uno? una?; 2 due entrambi? entrambe? doppi*? paio?; 3 tre triplo?; 4 quattro; 5 cinque; 6 sei?; 7 sette; 8 otto; 9 nove; "
    "10 dieci decina?; 11 undici; 12 dodici dozzina; 13 tredici; 14 quattordici; 15 quindici; 16 sedici; 17 diciassette; "
    "18 diciotto; 19 diciannove; 20 venti vent? ventina?; 30 trenta trent? trentina?; 40 quaranta quarant? quarantina?; 50 cinquanta cinquant? "
    "cinquantina?; 60 sessanta sessant?; 70 settanta settant?; 80 ottanta ottant?; 90 novanta novant?; 100 cento centinaio? centinaia?; "
    "1000 mille mila?",
    "pt": "0 zero; 1 um? uma?; 2 dois duas ambos? ambas? par? duplo?; 3 três triplo?; 4 quatro; 5 cinco; 6 seis meia?; 7 sete; 8 oito; 9 nove; "
    "10 dez dezena?; 11 onze; 12 doze dúzia; 13 treze; 14 catorze quatorze; 15 quinze quinzena?; 16 dezasseis dezesseis; 17 dezassete "
    "dezessete; 18 dezoito; 19 dezanove dezenove; 20 vinte vintena?; 30 trinta; 40 quarenta; 50 cinquenta; 60 sessenta; "
    "70 setenta; 80 oitenta; 90 noventa; 100 cem cento centenas? centena?; 200 duzentos duzentas; 300 trezentos trezentas; "
    "400 quatrocentos quatrocentas; 500 quinhentos quinhentas; 600 seiscentos seiscentas; 700 setecentos setecentas; "
    "800 oitocentos oitocentas; 900 novecentos novecentas",
    "ru": "0 ноль нуль ноля нуля; 1 один? одна? одно? одного? одной? одну? одним? одном? одному?; 2 два две двух двум двумя "
    "двое? двоих? оба? обе? обоих? обеих? пара? дважды? вдвое?; 3 три трех трёх трем трём тремя трое троих трижды? втрое?; 4 четыре четырех "
    "четырёх четырем четырём четырьмя четверо четверых; 5 пять пяти пятью пятеро пятерых; 6 шесть шести шестью "
    "шестеро шестерых; 7 семь семи семью? семеро; 8 восемь восьми восьмью восемью; 9 девять девяти девятью; 10 десять "
    "десяти десятью десяток? десятка? десятки? десятков?; 11 одиннадцат*; 12 двенадцат* дюжин*; 13 тринадцат*; 14 четырнадцат*; "
    "15 пятнадцат*; 16 шестнадцат*; 17 семнадцат*; 18 восемнадцат*; 19 девятнадцат*; 20 двадцать двадцати двадцатью; "
    "30 тридцать тридцати тридцатью; 40 сорок сорока; 50 пятьдесят пятидесяти; 60 шестьдесят шестидесяти; "
    "70 семьдесят семидесяти; 80 восемьдесят восьмидесяти; 90 девяносто девяноста; 100 сто ста сотня? сотни? сотен?; "
    "200 двести двухсот; 300 триста трехсот трёхсот; 400 четыреста четырехсот четырёхсот; 500 пятьсот пятисот; "
    "600 шестьсот шестисот; 700 семьсот семисот; 800 восемьсот восьмисот; 900 девятьсот девятисот; 1.5 полтора полторы полутора; "
    "2 двухлетн*? двухдневн*? двухмесячн*? двухнедельн*? двухчасов*?; 3 трехлетн*? трёхлетн*? трехдневн*? трёхдневн*? трехмесячн*? трехнедельн*?; "
    "4 четырехлетн*? четырёхлетн*? четырехдневн*?; 5 пятилетн*? пятидневн*?; 6 шестилетн*? шестимесячн*?; 7 семилетн*? семидневн*?; "
    "8 восьмилетн*?; 9 девятилетн*?; 10 десятилет*? десятидневн*?; 100 столет*?",
    "uk": "0 нуль нуля; 1 один? одна? одне? одного? однієї? одну?; 2 два дві двох двом двома двоє? обидва? обидві? обох? пара? двічі?; 3 три трьох "
    "трьом трьома троє тричі?; 4 чотири чотирьох чотирьом чотирма четверо; 5 п'ять п'яти п'ятьох п'ятеро; 6 шість шести шістьох; "
    "7 сім семи сімох; 8 вісім восьми вісьмох; 9 дев'ять дев'яти; 10 десять десяти десяток? десятки? десятків?; 11 одинадцят*; "
    "12 дванадцят* дюжин*; 13 тринадцят*; 14 чотирнадцят*; 15 п'ятнадцят*; 16 шістнадцят*; 17 сімнадцят*; 18 вісімнадцят*; "
    "19 дев'ятнадцят*; 20 двадцять двадцяти; 30 тридцять тридцяти; 40 сорок сорока; 50 п'ятдесят п'ятдесяти; "
    "60 шістдесят шістдесяти; 70 сімдесят сімдесяти; 80 вісімдесят вісімдесяти; 90 дев'яносто дев'яноста; 100 сто ста "
    "сотня? сотні? сотень?; 200 двісті двохсот; 300 триста трьохсот; 400 чотириста; 500 п'ятсот п'ятисот; 600 шістсот; "
    "700 сімсот; 800 вісімсот; 900 дев'ятсот; 1.5 півтора півтори",
    "pl": "0 zero zera; 1 jeden? jedna? jedno? jednego? jednej? jedną? jednym?; 2 dwa dwie dwaj dwóch dwu dwoma dwiema dwom dwoje? "
    "dwojga? oba? obie? obaj? obu? para? dwukrotn*? podwójn*?; 3 trzy trzej trzech trzem trzema troje trojga trzykrotn*?; 4 cztery czterej czterech "
    "czterem czterema czworo; 5 pięć pięciu pięcioma pięcioro; 6 sześć sześciu sześcioro; 7 siedem siedmiu siedmioro; 8 osiem ośmiu "
    "ośmioro; 9 dziewięć dziewięciu; 10 dziesięć dziesięciu; 11 jedenaście jedenastu; 12 dwanaście dwunastu tuzin*; 13 trzynaście "
    "trzynastu; 14 czternaście czternastu; 15 piętnaście piętnastu; 16 szesnaście szesnastu; 17 siedemnaście "
    "siedemnastu; 18 osiemnaście osiemnastu; 19 dziewiętnaście dziewiętnastu; 20 dwadzieścia dwudziestu; 30 trzydzieści "
    "trzydziestu; 40 czterdzieści czterdziestu; 50 pięćdziesiąt pięćdziesięciu; 60 sześćdziesiąt sześćdziesięciu; "
    "70 siedemdziesiąt siedemdziesięciu; 80 osiemdziesiąt osiemdziesięciu; 90 dziewięćdziesiąt dziewięćdziesięciu; "
    "100 sto stu setki? setek?; 200 dwieście dwustu; 300 trzysta trzystu; 400 czterysta czterystu; 500 pięćset pięciuset; "
    "600 sześćset sześciuset; 700 siedemset siedmiuset; 800 osiemset ośmiuset; 900 dziewięćset dziewięciuset; 1.5 półtora półtorej; "
    "2 dwuletn*? dwudniow*?; 3 trzyletn*? trzydniow*?; 4 czteroletn*?; 5 pięcioletn*?; 6 sześcioletn*?; 7 siedmioletn*?; 8 ośmioletn*?; 10 dziesięciolet*?",
    "cs": "0 nula nuly; 1 jeden? jedna? jedno? jednoho? jedné? jednu? jedním? jednom?; 2 dva dvě dvou dvěma oba? obě? obou? "
    "pár? dvakrát dvojnásob*?; 3 tři tří třem třemi třech trojice? třikrát; 4 čtyři čtyř čtyřem čtyřmi čtyřech čtyřikrát; 5 pět pěti; 6 šest šesti; 7 sedm "
    "sedmi; 8 osm osmi; 9 devět devíti; 10 deset deseti; 11 jedenáct*; 12 dvanáct* tucet*; 13 třináct*; 14 čtrnáct*; 15 patnáct*; "
    "16 šestnáct*; 17 sedmnáct*; 18 osmnáct*; 19 devatenáct*; 20 dvacet dvaceti; 30 třicet třiceti; 40 čtyřicet čtyřiceti; "
    "50 padesát padesáti; 60 šedesát šedesáti; 70 sedmdesát sedmdesáti; 80 osmdesát osmdesáti; 90 devadesát devadesáti; "
    "100 sto sta? set? stě? stovka? stovky? stovek?; 1.5 půldruhého; 2 dvoulet*? dvoudenn*?; 3 třílet*? třídenn*?; 4 čtyřlet*?; 5 pětilet*?; "
    "6 šestilet*?; 7 sedmilet*?; 8 osmilet*?; 10 desetilet*?; 100 stolet*?",
    "tr": "0 sıfır; 1 bir? biri? tek?; 2 iki ikisi? ikili? çift?; 3 üç üçü? üçlü?; 4 dört dördü?; 5 beş; 6 altı?; 7 yedi?; 8 sekiz; 9 dokuz; "
    "10 on? onluk?; 12 düzine; 20 yirmi; 30 otuz; 40 kırk?; 50 elli; 60 altmış; 70 yetmiş; 80 seksen; 90 doksan; 100 yüz? "
    "yüzlerce?; 1000 bin? binlerce?",
    "sv": "0 noll; 1 en? ett?; 2 två båda? dubbel*?; 3 tre; 4 fyra; 5 fem; 6 sex; 7 sju; 8 åtta; 9 nio; 10 tio; 11 elva; 12 tolv dussin; 13 tretton; "
    "14 fjorton; 15 femton; 16 sexton; 17 sjutton; 18 arton; 19 nitton; 20 tjugo; 30 trettio; 40 fyrtio; 50 femtio; "
    "60 sextio; 70 sjuttio; 80 åttio; 90 nittio; 100 hundra hundratals?; 1000 tusen",
    "da": "0 nul; 1 en? et?; 2 to? begge?; 3 tre; 4 fire; 5 fem; 6 seks; 7 syv; 8 otte; 9 ni; 10 ti; 11 elleve; 12 tolv dusin; 13 tretten; "
    "14 fjorten; 15 femten; 16 seksten; 17 sytten; 18 atten; 19 nitten; 20 tyve; 30 tredive; 40 fyrre; 50 halvtreds; "
    "60 tres; 70 halvfjerds; 80 firs; 90 halvfems; 100 hundrede hundred; 1000 tusind",
    "ro": "0 zero; 1 un? o? una? unu?; 2 doi două ambii? ambele?; 3 trei; 4 patru; 5 cinci; 6 șase şase; 7 șapte şapte; 8 opt; 9 nouă?; "
    "10 zece zeci?; 11 unsprezece; 12 doisprezece douăsprezece; 13 treisprezece; 14 paisprezece; 15 cincisprezece; "
    "16 șaisprezece; 17 șaptesprezece; 18 optsprezece; 19 nouăsprezece; 20 douăzeci; 30 treizeci; 40 patruzeci; "
    "50 cincizeci; 60 șaizeci; 70 șaptezeci; 80 optzeci; 90 nouăzeci; 100 sută? sute?",
    "el": "1 ένα? μία? ένας? έναν?; 2 δύο δυο; 3 τρεις τρία τριών; 4 τέσσερις τέσσερα τεσσάρων; 5 πέντε; 6 έξι; 7 επτά εφτά; 8 οκτώ οχτώ; "
    "9 εννέα εννιά; 10 δέκα; 11 έντεκα; 12 δώδεκα; 20 είκοσι; 30 τριάντα; 40 σαράντα; 50 πενήντα; 60 εξήντα; 70 εβδομήντα; "
    "80 ογδόντα; 90 ενενήντα; 100 εκατό εκατόν; 1000 χίλια χίλιοι",
    "ar": "0 صفر؟; 1 واحد? واحدة? أحد? إحدى?; 2 اثنان اثنين اثنتان اثنتين إثنين إثنان; 3 ثلاثة ثلاث; 4 أربعة أربع اربعة; 5 خمسة خمس; 6 ستة ست?; 7 سبعة سبع; 8 ثمانية ثماني ثمان; "
    "9 تسعة تسع; 10 عشرة عشر? عشرات?; 20 عشرون عشرين; 30 ثلاثون ثلاثين; 40 أربعون أربعين; 50 خمسون خمسين; 60 ستون ستين; "
    "70 سبعون سبعين; 80 ثمانون ثمانين; 90 تسعون تسعين; 100 مئة مائة مئات?; 200 مئتان مئتين مائتين مائتان",
    "he": "1 אחד? אחת?; 2 שני? שתי? שניים שתיים; 3 שלושה שלוש שלושת?; 4 ארבעה ארבע ארבעת?; 5 חמישה חמש חמשת?; 6 שישה שש ששת?; 7 שבעה שבע שבעת?; "
    "8 שמונה; 9 תשעה תשע תשעת?; 10 עשרה עשר עשרת? עשרות?; 20 עשרים; 30 שלושים; 40 ארבעים; 50 חמישים; 60 שישים; 70 שבעים; "
    "80 שמונים; 90 תשעים; 100 מאה? מאות?; 200 מאתיים; 1000 אלף? אלפי? אלפים?; 2000 אלפיים",
    "fa": "1 یک?; 2 دو?; 3 سه; 4 چهار; 5 پنج; 6 شش; 7 هفت; 8 هشت; 9 نه?; 10 ده?; 20 بیست; 30 سی?; 40 چهل; 50 پنجاه; 60 شصت; "
    "70 هفتاد; 80 هشتاد; 90 نود; 100 صد",
    "hi": "0 शून्य; 1 एक?; 2 दो? दोनों? दोहर*?; 3 तीन तीनों?; 4 चार चारों?; 5 पांच पाँच पांचों?; 6 छह छः छ: छे; 7 सात; 8 आठ; 9 नौ; 10 दस; 11 ग्यारह; 12 बारह दर्जन दर्जनों?; "
    "13 तेरह; 14 चौदह; 15 पंद्रह पन्द्रह; 16 सोलह; 17 सत्रह; 18 अठारह; 19 उन्नीस; 20 बीस; 21 इक्कीस; 22 बाईस बाइस; 23 तेईस तेइस; "
    "24 चौबीस; 25 पच्चीस; 26 छब्बीस; 27 सत्ताईस सत्ताइस; 28 अट्ठाईस अठ्ठाइस; 29 उनतीस; 30 तीस; 31 इकतीस; 32 बत्तीस; 33 तैंतीस; 34 चौंतीस; "
    "35 पैंतीस; 36 छत्तीस; 37 सैंतीस; 38 अड़तीस; 39 उनतालीस; 40 चालीस; 41 इकतालीस; 42 बयालीस; 43 तैंतालीस; 44 चौवालीस; 45 पैंतालीस; "
    "46 छियालीस; 47 सैंतालीस; 48 अड़तालीस; 49 उनचास; 50 पचास; 51 इक्यावन; 52 बावन; 53 तिरपन; 54 चौवन; 55 पचपन; 56 छप्पन; 57 सत्तावन; "
    "58 अट्ठावन; 59 उनसठ; 60 साठ; 61 इकसठ; 62 बासठ; 63 तिरसठ; 64 चौंसठ; 65 पैंसठ; 66 छियासठ; 67 सड़सठ; 68 अड़सठ; 69 उनहत्तर; 70 सत्तर; "
    "71 इकहत्तर; 72 बहत्तर; 73 तिहत्तर; 74 चौहत्तर; 75 पचहत्तर; 76 छिहत्तर; 77 सतहत्तर; 78 अठहत्तर; 79 उनासी; 80 अस्सी; 81 इक्यासी; "
    "82 बयासी; 83 तिरासी; 84 चौरासी; 85 पचासी; 86 छियासी; 87 सत्तासी; 88 अट्ठासी; 89 नवासी; 90 नब्बे; 91 इक्यानवे; 92 बानवे; 93 तिरानवे; "
    "94 चौरानवे; 95 पचानवे; 96 छियानवे; 97 सत्तानवे; 98 अट्ठानवे; 99 निन्यानवे; 100 सौ सैकड़ों?; 1.5 डेढ़; 2.5 ढाई",
    "id": "1 satu? se?; 2 dua kedua?; 3 tiga ketiga?; 4 empat; 5 lima; 6 enam; 7 tujuh; 8 delapan; 9 sembilan; 10 sepuluh puluhan?; "
    "11 sebelas; 12 lusin; 100 seratus ratusan?; 1000 seribu",
}  # fmt: skip

ORDINALS: dict[str, str] = {
    "en": "1 first firstly; 2 second secondly half halves; 3 third* thirdly; 4 fourth* quarter*; 5 fifth*; 6 sixth*; 7 seventh*; 8 eighth*; 9 ninth*; 10 tenth*; 11 eleventh; "
    "12 twelfth; 13 thirteenth; 14 fourteenth; 15 fifteenth; 16 sixteenth; 17 seventeenth; 18 eighteenth; 19 nineteenth; "
    "20 twentieth; 21 twenty-first; 30 thirtieth; 40 fortieth; 50 fiftieth; 60 sixtieth; 70 seventieth; 80 eightieth; 90 ninetieth; 10 decade*; 100 hundredth centenar* centennial* century centuries",
    "de": "1 erst*; 2 zweit* halb* hälfte; 3 dritt* drittel*; 4 viert* viertel*; 5 fünft*; 6 sechst*; 7 siebt* siebent*; 16 achtelfinal*; 8 acht*; 9 neunt*; 10 zehnt*; 11 elft*; "
    "12 zwölft*; 13 dreizehnt*; 14 vierzehnt*; 15 fünfzehnt*; 16 sechzehnt*; 17 siebzehnt*; 18 achtzehnt*; 19 neunzehnt*; 20 zwanzigst* zwanziger*; "
    "30 dreißiger*; 40 vierziger*; 50 fünfziger*; 60 sechziger*; 70 siebziger*; 80 achtziger*; 90 neunziger*; 100 hundertst* jahrhundert*",
    "nl": "1 eerst*; 2 tweede* half helft; 3 derd*; 4 vierd* kwart*; 5 vijfd*; 6 zesd*; 7 zevend*; 8 achtst*; 9 negend*; 10 tiend*; 11 elfd*; 12 twaalfd*; 20 twintigst*; 100 eeuw*",
    "fr": "1 premier* première*; 2 deuxième* second* demi* moitié*; 3 troisième* tiers; 4 quatrième* quart*; 5 cinquième*; 6 sixième*; 7 septième*; 16 huitièmes; 8 huitième*; "
    "9 neuvième*; 10 dixième*; 11 onzième*; 12 douzième*; 15 quinzième*; 20 vingtième*; 100 siècle* centenaire* centième*",
    "es": "1 primer* primero*; 2 segund* medio media mitad; 3 tercer* tercio*; 4 cuart*; 5 quint*; 6 sext*; 7 séptim*; 16 octavos; 8 octav*; 9 noven*; 10 décim* década*; 12 duodécim*; 20 vigésim*; 100 siglo* centenari*",
    "it": "1 prim*; 2 second* mezzo mezza metà; 3 terz*; 4 quart*; 5 quint*; 6 sest*; 7 settim*; 16 ottavi; 8 ottav*; 9 non*; 10 decim* decenni*; 12 dodicesim*; 18 settecento; 19 ottocento; 20 novecento ventesim*; 100 secol* centenari*",
    "pt": "1 primeir*; 2 segund* meio meia metade; 3 terceir* terço*; 4 quart*; 5 quint*; 6 sext*; 7 sétim*; 8 oitav*; 9 non*; 10 décim* década*; 20 vigésim*; 100 século* centenári*",
    "ru": "1 перв*; 2 втор* половин* пол; 3 трет* третье* треть; 4 четверт* четвёрт*; 5 пят*; 6 шест*; 7 седьм*; 8 восьм*; 9 девят*; 10 десят* десятилет*; 11 одиннадцат*; "
    "12 двенадцат*; 20 двадцат*; 30 тридцат*; 40 сороков*; 50 пятидесят*; 60 шестидесят*; 70 семидесят*; 80 восьмидесят*; 90 девяност*; 100 сот* век* столет*",
    "uk": "1 перш*; 2 друг* половин*; 3 трет*; 4 четверт*; 5 п'ят*; 6 шост*; 7 сьом*; 8 восьм*; 9 дев'ят*; 10 десят*; 20 двадцят*; 100 століт*",
    "pl": "1 pierwsz*; 2 drug* poł* pół; 3 trzec*; 4 czwart* ćwierć*; 5 piąt*; 6 szóst*; 7 siódm*; 8 ósm*; 9 dziewiąt*; 10 dziesiąt* dekad*; 11 jedenast*; 12 dwunast*; "
    "20 dwudziest*; 30 trzydziest*; 40 czterdziest*; 50 pięćdziesiąt*; 60 sześćdziesiąt*; 70 siedemdziesiąt*; 80 osiemdziesiąt*; 90 dziewięćdziesiąt*; 100 wiek* stuleci*",
    "cs": "1 prvn* prvé*; 2 druh* polovin* půl*; 3 třet*; 4 čtvrt*; 5 pát*; 6 šest*; 7 sedm*; 8 osm*; 9 devát*; 10 desát* desetilet*; 20 dvacát*; "
    "30 třicát*; 40 čtyřicát*; 50 padesát*; 60 šedesát*; 70 sedmdesát*; 80 osmdesát*; 90 devadesát*; 100 stolet* století",
    "tr": "1 birinci* ilk; 2 ikinci* yarı* yarım; 3 üçüncü* üçte; 4 dördüncü* çeyrek*; 5 beşinci*; 6 altıncı*; 7 yedinci*; 8 sekizinci*; 9 dokuzuncu*; 10 onuncu*; 20 yirminci*; 100 yüzyıl*",
    "ar": "1 أول الأول الأولى أولى; 2 ثاني الثاني الثانية نصف; 3 ثالث الثالث الثالثة ثلث ثلثي ثلثا; 4 رابع الرابع الرابعة ربع; 5 خامس الخامس الخامسة; 6 سادس السادس السادسة; "
    "7 سابع السابع السابعة; 8 ثامن الثامن الثامنة; 9 تاسع التاسع التاسعة; 10 عاشر العاشر العاشرة عقد; 100 قرن القرن",
    "hi": "1 पहला पहली पहले प्रथम; 2 दूसरा दूसरी दूसरे द्वितीय आधा आधे आधी; 3 तीसरा तीसरी तीसरे तिहाई; 4 चौथा चौथी चौथे चौथाई; 5 पांचवां पांचवीं पाँचवें पांचवें; 6 छठा छठी छठे; 7 सातवां सातवीं सातवें; "
    "8 आठवां आठवीं आठवें; 9 नौवां नौवीं नौवें; 10 दसवां दसवीं दसवें दशक; 100 सदी शताब्दी",
}  # fmt: skip

AND = {
    "en": "and", "de": "und", "nl": "en", "fr": "et", "es": "y", "it": "e", "pt": "e", "sv": "", "da": "og",
    "ro": "și", "ar": "و", "el": "και", "cs": "a", "fa": "و",
}  # fmt: skip
# Languages that say "five-and-twenty".
UNITS_FIRST = frozenset({"de", "nl", "da", "ar", "cs"})
# Languages that write numbers as one word.
COMPOUND = frozenset({"de", "nl", "it", "sv", "da", "he"})

# What follows a figure and multiplies it; by language where languages differ.
SCALES: dict[str, str] = {
    "": "1e3 thousand thousands tausend tsd mille* duizend tysiąc* tysięcy tys tisíc* тысяч* тыс тис тисяч* ألف آلاف الف ألفا אלף אלפים mijë tusen tusind "
    "ezer mii bin nghìn ngàn ribu हज़ार हजार हज़ारों হাজার ஆயிரம் వేల వేలు હજાર हजारो हजाराहून χιλιάδες χιλιάδων хиляди هزار; "
    "1e5 lakh lakhs lac लाख लाखों লাখ লক্ষ லட்சம் లక్ష లక్షల లక్షలు લાખ ਲੱਖ ਲੱਖਾਂ ಲಕ್ಷ ലക്ഷം لاکھ ලක්ෂ; 1e7 crore crores करोड़ करोड़ों কোটি கோடி కోట్ల కోట్లు કરોડ कोटी करोड ਕਰੋੜ ಕೋಟಿ കോടി کروڑ කෝටි; "
    "1e6 million millions million* mio mn millionen miljoen millones millón milhões milhão milioni milione milion* miliony milionów mln "
    "миллион* млн мільйон* miljon miljoner miljoonaa milyon milioane milion triệu juta مليون ملايين مليونا מיליון "
    "εκατομμύρια εκατομμυρίων εκατ милион* میلیون मिलियन दशलक्ष மில்லியன் మిలియన్ મિલિયન; "
    "1e9 milliard* mrd mia md mld miliard* млрд миллиард* мільярд* miljard miljarder miljardia milyar tỷ tỉ miliar مليار مليارات מיליארד "
    "δισεκατομμύρια δισεκατομμυρίων δισ bn अरब बिलियन milliárd میلیارد милиард* பில்லியன் బిలియన్ બિલિયન; "
    "1e12 trillion* tn трлн триллион* трильйон* تريليون טריליון trilyun triliun खरब ट्रिलियन trilhão trilhões trilion*",
    "en": "1e9 billion billions b bln; 1e3 k grand; 1e6 m mil; 1e12 t trn; 12 dozen dozens; 100 hundred hundreds",
    "de": "1e12 billion billionen bio; 1e3 t; 1e15 billiarde billiarden; 1e18 trillion trillionen; 100 hundert; 12 dutzend",
    "fr": "1e12 billion billions; 1e6 m; 1e9 mds md milliards milliard; 100 cent cents",
    "es": "1e3 mil miles; 1e12 billón billones; 1e18 trillón trillones; 1e6 m mdd; 100 cientos",
    "pt": "1e3 mil milhares; 1e9 bilhão bilhões bi; 1e12 bilião biliões tri trilhões; 1e6 mi",
    "it": "1e3 mila migliaia mille; 1e12 bilione bilioni; 1e6 mln",
    "nl": "1e12 biljoen; 1e9 miljard; 100 honderd; 1e3 duizend duizenden",
    "pl": "1e12 bilion* bln; 1e18 trylion*", "cs": "1e12 bilion*; 1e6 mil; 1e18 trilion*; 100 set",
    "tr": "1e12 trilyon; 1e3 bin; 100 yüz", "sv": "1e12 biljon biljoner; 1e6 mn; 1e9 mdr", "da": "1e12 billion billioner; 1e9 milliarder mia",
    "ro": "1e3 mii mie; 1e6 mil", "ru": "1e9 миллиард*; 1e12 трлн", "hi": "100 सौ; 1e9 अरब बिलियन", "id": "1e3 ribu",
    "ar": "1e9 بليون; 100 مئة مائة", "ko": "1e3 천; 1e4 만; 1e8 억; 1e12 조; 100 백",
}  # fmt: skip
HAN_SCALES = {
    "十": 10.0, "百": 1e2, "千": 1e3, "仟": 1e3, "万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "兆": 1e12,
    "백": 1e2, "천": 1e3, "만": 1e4, "억": 1e8, "조": 1e12,
}  # fmt: skip
HAN_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
# What is counted in Chinese and Japanese: a numeral before one of these is a number.
HAN_COUNTED = frozenset(
    "个個名人年月日岁歳天次位件家条本台元号点回周週间間倍分秒国项種种層层隻只辆輛座部份所吨米公里つ時时度階級级卷冊册票枚発戦頭"
)

# canonical unit -> (dimension, factor to the base unit)
UNITS: dict[str, tuple[str, float]] = {
    "mm": ("length", 0.001), "cm": ("length", 0.01), "m": ("length", 1.0), "km": ("length", 1000.0),
    "mi": ("length", 1609.344), "ft": ("length", 0.3048), "in": ("length", 0.0254), "yd": ("length", 0.9144),
    "nmi": ("length", 1852.0), "li": ("length", 500.0),
    "g": ("mass", 0.001), "kg": ("mass", 1.0), "t": ("mass", 1000.0), "lb": ("mass", 0.45359), "oz": ("mass", 0.02835),
    "mg": ("mass", 1e-6),
    "ha": ("area", 1e4), "acre": ("area", 4046.86), "m²": ("area", 1.0), "km²": ("area", 1e6), "mi²": ("area", 2.58999e6),
    "ft²": ("area", 0.092903), "mu": ("area", 666.67),
    "l": ("volume", 1.0), "ml": ("volume", 0.001), "gal": ("volume", 3.78541), "bbl": ("volume", 158.987),
    "km/h": ("speed", 1.0), "mph": ("speed", 1.609344), "kn": ("speed", 1.852), "m/s": ("speed", 3.6),
    "°C": ("temperature", 1.0), "°F": ("temperature", 1.0),
    "W": ("power", 1.0), "kW": ("power", 1e3), "MW": ("power", 1e6), "GW": ("power", 1e9),
    "s": ("time", 1.0), "min": ("time", 60.0), "h": ("time", 3600.0), "day": ("time", 86400.0),
    "week": ("time", 604800.0), "century": ("time", 3155760000.0), "month": ("time", 2629800.0), "year": ("time", 31557600.0), "decade": ("time", 315576000.0),
}  # fmt: skip
UNIT_WORDS = (
    "km km kilometer* kilometre* kilomètre* kilómetro* quilómetro* quilômetro* chilometr* километр* кілометр* км kilometr* "
    "كيلومتر* किलोमीटर किमी 公里 千米 キロメートル 킬로미터 ק״מ קילומטר*; "
    "m meter meters metre metres metern mètre* metro metros metri metr* метр метра метров метры метрах м متر مترا मीटर 米 メートル 미터 מטר מטרים; "
    "cm cm centimet* zentimeter* centimètre* centímetro* сантиметр* см सेंटीमीटर 厘米 公分 センチ 센티미터; "
    "mm mm millimet* millimètre* milímetro* миллиметр* мм 毫米 ミリ; "
    "mi mile miles mi meile meilen milla millas milha milhas miglio miglia мил* миля миль mijl mil' ميل أميال मील 英里 マイル 마일 מייל; "
    "ft foot feet ft fuß pied pieds pie pies pé pés piede piedi фут* stóp stopy फुट फ़ुट 英尺 フィート 피트 قدم; "
    "in inch inches zoll pouce pouces pulgada* polegada* pollic* дюйм* 英寸 インチ; yd yard yards ярд* 码 ヤード; "
    "kg kg kilo kilos kilogram* kilogramm* kilogramme* kilogramo* quilo quilos chilo chili chilogramm* килограмм* кг किलोग्राम किलो 公斤 千克 キログラム 킬로그램; "
    "g gram grams gramm gramme grammes gramo* grama* grammi грамм* ग्राम 克 グラム 그램; mg mg milligram* milligramm* мг 毫克; "
    "t ton tons tonne* tonnen tonelada* tonnellat* тонн* т tun 吨 噸 トン 톤 टन طن أطنان; lb pound£ lb lbs pfund libra£ фунт£ 磅 ポンド£ पाउंड£; oz ounce* unze* onza* унци* 盎司 オンス; "
    "ha hectare* hektar* hectárea* ettar* гектар* га हेक्टेयर 公顷 ヘクタール 헥타르; acre acre acres acri акр* एकड़ 英亩 エーカー; mu 亩 畝; "
    "km² km² km2 平方公里 平方キロメートル; m² m² m2 qm 平方米 平方メートル 평방미터; mi² sq.mi 平方英里; "
    "l liter liters litre litres litern litro* litri литр* लीटर 升 リットル 리터; ml ml millilit* мл 毫升; gal gallon* gallone* galón* galão галлон* गैलन 加仑 ガロン; "
    "bbl barrel* barril barriles baril* barile barili баррел* 桶 バレル; km/h km/h kmh kph км/ч 公里/小时; mph mph; kn knots knoten 节 ノット узл*; m/s m/s м/с; "
    "°C °C ℃ 摄氏度; °F °F ℉ 华氏度; MW MW МВт мегаватт* megawatt* 兆瓦 メガワット; GW GW ГВт гигаватт* gigawatt* ギガワット; kW kW кВт kilowatt* 千瓦; "
    "s second# seconds sekunde sekunden secondes secondo secondi segundo# segundos секунд* सेकंड 秒 초; "
    "min minute minutes min minuten minuto minutos minuti минут* мин minut* minuta minuty मिनट 分钟 分間 분간 دقيقة دقائق; "
    "h hour hours h stunde stunden heure heures hora horas ora# ore uur часа часов# часы hodin hodiny godzin* saat# घंटे घंटा घंटों 小时 時間 시간 ساعة# ساعات; "
    "day day days tag tage tagen jour jours día días dia dias giorno giorni dag# dagen день дня дней днів dzień dni dnia den dny dní gün दिन दिनों 天 日間 يوما أيام יום ימים; "
    "week week weeks woche wochen semaine* semana semanas settimana settimane weken недел* tydzień tygodni* týden týdny týdnů hafta हफ्ते हफ़्ते सप्ताह 周 週間 星期 أسبوع أسابيع; "
    "month month months monat monate monaten mois mes meses mês mese mesi maand maanden месяц* місяц* miesiąc* miesięcy měsíc* ay# महीने महीना महीनों 个月 ヶ月 か月 カ月 個月 개월 شهر شهرا أشهر; "
    "year year years yr yrs jahr jahre jahren an ans année* año años ano anos anno anni jaar jaren лет года# год# років роки lat lata let# roky roků rok# yıl साल वर्ष वर्षों सालों 周年 سنة سنوات عاما أعوام; "
    "century century centuries jahrhundert* siècle* siglo* século* secol* eeuw* век веков века столет* stolet* wiek# wieku wieków yüzyıl* 世纪 世紀 शताब्दी शताब्दियों; decade decade decades jahrzehnt* décennie* década decenni* décadas décennies decenni dekad* desetilet* десятилет* दशक दशकों"
)  # fmt: skip
# A unit word with £ also names money, one with # has other common meanings: neither supports a claim by itself.

PERCENT = frozenset(
    "% ٪ ％ percent prozent pct percento procent procento procenta proc процент процента процентов процентам "
    "відсоток відсотка відсотків відсотки procento procentů procenty procenta प्रतिशत फीसदी फ़ीसदी بالمئة بالمائة אחוז אחוזים 퍼센트 프로 "
    "パーセント prosent prosenttia százalék százaléka phần ટકા शतकरा టక్కే శాతం சதவீதம் సెంటు persen prozentpunkte prozentpunkten".split()
)

CURRENCIES: dict[str, str] = {
    "EUR": "€ eur euro euros euró евро євро يورو यूरो 欧元 歐元 ユーロ 유로 אירו eura eur ευρώ",
    "USD": "us$ usd dollar* dólar* dollaro dollari доллар* долар* dolar* دولار* डॉलर 美元 米ドル ドル 달러 דולר* δολάρια",
    "GBP": "£ gbp pfund pounds sterling livre* libra* sterlin* фунт* funt* जीबीपी 英镑 英鎊 ポンド 파운드 پاوند جنيه",
    "JPY": "jpy yen йен* иен* 日元 円 엔 येन",
    "CNY": "cny rmb yuan юан* renminbi 人民币 元 人民元 위안 युआन",
    "INR": "₹ inr rs rupee* rupie* rupia* roupie* рупи* रुपये रुपए रुपया 卢比 ルピー 루피",
    "RUB": "₽ rub rubl* rouble* rubel rublo* рубл* руб 卢布 ルーブル 루블",
    "UAH": "₴ uah hryvni* гривн* гривен* 格里夫纳", "CHF": "chf franken 瑞士法郎", "TRY": "₺ try lira* lire* лир* 里拉",
    "PLN": "pln zł złot* zlot* злот*", "CZK": "czk kč korun* крон*", "KRW": "₩ krw won 韩元 ウォン 원",
    "BRL": "r$ brl reais real", "ILS": "₪ ils shekel* schekel* шекел* שקל*", "BTC": "bitcoin* 比特币",
}  # fmt: skip
# Symbols that stand before a figure; "$", "¥" and "kr" name more than one currency and are compared loosely.
SYMBOLS = {
    "€": "EUR", "£": "GBP", "₹": "INR", "₽": "RUB", "₴": "UAH", "₺": "TRY", "₩": "KRW", "₪": "ILS", "$": "$", "¥": "¥",
    "￥": "¥", "＄": "$",
}  # fmt: skip
LOOSE = {"$": frozenset({"USD", "$"}), "¥": frozenset({"JPY", "CNY", "¥"})}

MONTHS: dict[str, str] = {
    "en": "january jan|february feb|march? mar?|april apr|may?|june jun|july jul|august? aug|september sept sep|october oct|november nov|december dec",
    "de": "januar* jänner*|februar*|märz*|april*|mai|juni|juli|august*|september*|oktober*|november*|dezember*",
    "nl": "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
    "fr": "janvier|février|mars?|avril|mai|juin|juillet|août aout|septembre|octobre|novembre|décembre",
    "es": "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre setiembre|octubre|noviembre|diciembre",
    "it": "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
    "pt": "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
    "ro": "ianuarie|februarie|martie|aprilie|mai?|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie",
    "ru": "январ*|феврал*|март марта марте|апрел*|май мая мае|июн*|июл*|август августа августе|сентябр*|октябр*|ноябр*|декабр*",
    "uk": "січн* січен*|лютого лютий лютому|березн* березен*|квітн* квітен*|травн* травен*|червн* червен*|липн* липен*|серпн* серпен*|вересн* вересен*|жовтн* жовтен*|листопад*|грудн* груден*",
    "pl": "stycz*|luty lutego lutym|marzec marca marcu|kwie*|maj? maja? maju?|czerw*|lip*|sierp*|wrze*|paździer*|listopad*|grud*",
    "cs": "led*|únor*|březn* březen|dub* duben|květ*|červen června červnu|červenec července červenci|srp*|září|říj*|listopad*|prosin*",
    "tr": "ocak*|şubat*|mart*|nisan*|mayıs*|haziran*|temmuz*|ağustos*|eylül*|ekim*|kasım*|aralık*",
    "sv": "januari|februari|mars?|april|maj|juni|juli|augusti|september|oktober|november|december",
    "da": "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december",
    "el": "ιανουαρ*|φεβρουαρ*|μαρτ* μάρτ*|απριλ* απρίλ*|μαΐου μάι*|ιουν* ιούν*|ιουλ* ιούλ*|αυγούστ* αύγουστ*|σεπτεμβρ* σεπτέμβρ*|οκτωβρ* οκτώβρ*|νοεμβρ* νοέμβρ*|δεκεμβρ* δεκέμβρ*",
    "ar": "يناير|فبراير|مارس|أبريل إبريل ابريل|مايو|يونيو|يوليو|أغسطس اغسطس|سبتمبر|أكتوبر اكتوبر|نوفمبر|ديسمبر",
    "he": "ינואר בינואר|פברואר בפברואר|מרץ? במרץ|אפריל באפריל|מאי? במאי|יוני ביוני|יולי ביולי|אוגוסט באוגוסט|ספטמבר בספטמבר|אוקטובר באוקטובר|נובמבר בנובמבר|דצמבר בדצמבר",
    "hi": "जनवरी|फरवरी फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर सितम्बर|अक्टूबर अक्तूबर|नवंबर नवम्बर|दिसंबर दिसम्बर",
    "id": "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember",
}  # fmt: skip
DAYS: dict[str, str] = {
    "en": "monday mondays|tuesday tuesdays|wednesday wednesdays|thursday thursdays|friday fridays|saturday saturdays|sunday sundays",
    "de": "montag*|dienstag*|mittwoch*|donnerstag*|freitag*|samstag* sonnabend*|sonntag*",
    "nl": "maandag*|dinsdag*|woensdag*|donderdag*|vrijdag*|zaterdag*|zondag*",
    "fr": "lundi lundis|mardi mardis|mercredi mercredis|jeudi jeudis|vendredi vendredis|samedi samedis|dimanche dimanches",
    "es": "lunes|martes|miércoles|jueves|viernes|sábado|domingo",
    "it": "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica",
    "pt": "segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado|domingo",
    "ru": "понедельник*|вторник*|сред?|четверг*|пятниц*|суббот*|воскресен*",
    "uk": "понеділ*|вівтор*|серед?|четвер*|п'ятниц*|субот*|неділ*",
    "pl": "poniedział*|wtor*|środ*|czwart?|piątek piątku piątki|sobot*|niedziel*",
    "cs": "pondělí|úter*|střed?|čtvrtek čtvrtka|pátek pátku|sobot*|neděl*",
    "tr": "pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar?",
    "hi": "सोमवार|मंगलवार|बुधवार|गुरुवार बृहस्पतिवार|शुक्रवार|शनिवार|रविवार",
    "ar": "الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد",
}  # fmt: skip
ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民国": 1911}

# Languages that group thousands with a point and write decimals with a comma; others do it the English way.
COMMA_DECIMAL = frozenset(
    "de fr es it pt nl ru uk be pl cs sk sl hr sr bs bg ro hu tr da sv no nb nn fi et lt lv el id vi ca gl eu is mk sq "
    "az kk ka hy af eo".split()
)
SPACE_GROUPS = frozenset("fr ru uk be pl cs sk bg hu sv no nb nn fi et lt lv pt es it de ka hy kk".split())
