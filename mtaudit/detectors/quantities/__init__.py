"""Quantities that cannot be right: sums, parts, conversions, units, dates, and counts that change within a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, pairwise

from mtaudit.detectors.quantities._calendar import calendar_faults
from mtaudit.detectors.quantities._checks import CHECKS, amount, instalments, money
from mtaudit.detectors.quantities._differences import differences
from mtaudit.detectors.quantities._equations import equations
from mtaudit.detectors.quantities._measures import measures
from mtaudit.detectors.quantities._mentions import Mention, mentions
from mtaudit.detectors.quantities._reckoning import reckonings
from mtaudit.detectors.quantities._relations import across, ballots, relations, slips
from mtaudit.detectors.quantities._sense import senseless
from mtaudit.detectors.quantities._told import WORDED, everywhere, headlined, told
from mtaudit.detectors.quantities._turns import turns
from mtaudit.lang.patterns import lazy
from mtaudit.model import Document, Finding, Kind, Rule, Segment, Severity
from mtaudit.plugin import Detector, Fires, Need, Silent, hookimpl

SUM = Rule(
    "quantities/sum",
    mqm="accuracy/mistranslation/number",
    severity=Severity.CRITICAL,
    message="“{quote}” does not add up: {why}",
    confidence=0.85,
)
PARTS = Rule(
    "quantities/parts",
    mqm="accuracy/mistranslation/number",
    severity=Severity.CRITICAL,
    message="“{quote}”: {why}",
    confidence=0.85,
    help="A part that is larger than its whole: a number or a unit was mistranslated.",
)
PERCENT = Rule(
    "quantities/percent",
    mqm="accuracy/mistranslation/number",
    severity=Severity.MAJOR,
    message="“{quote}”: {why}",
    confidence=0.8,
)
DIRECTION = Rule(
    "quantities/direction",
    mqm="accuracy/mistranslation/number",
    severity=Severity.CRITICAL,
    message="“{quote}”: {why}",
    confidence=0.85,
)
CONVERSION = Rule(
    "quantities/conversion",
    mqm="accuracy/mistranslation/unit",
    severity=Severity.MAJOR,
    message="“{quote}” is converted wrongly: {why}",
    confidence=0.85,
)
UNIT = Rule(
    "quantities/unit",
    mqm="accuracy/mistranslation/unit",
    severity=Severity.MAJOR,
    message="“{quote}” has the wrong unit: {why}",
    confidence=0.8,
)
DATE = Rule(
    "quantities/date",
    mqm="accuracy/mistranslation/date",
    severity=Severity.MAJOR,
    message="“{quote}” cannot be: {why}",
    confidence=0.8,
)
AGE = Rule(
    "quantities/age",
    mqm="accuracy/mistranslation/number",
    severity=Severity.MAJOR,
    message="“{quote}”: {why}",
    confidence=0.8,
)
COUNT = Rule(
    "quantities/count",
    mqm="accuracy/mistranslation/number",
    severity=Severity.CRITICAL,
    message="“{quote}”, but the text speaks of “{other}” before",
    confidence=0.8,
    help="The same digits in another order, or a digit more or less, for the same people or things.",
)
RUNOFF = Rule(
    "quantities/runoff",
    mqm="accuracy/mistranslation/number",
    severity=Severity.CRITICAL,
    message="{quote} is more than half of the vote, yet the text speaks of a run-off",
    confidence=0.75,
)
MAGNITUDE = Rule(
    "quantities/magnitude",
    mqm="accuracy/mistranslation/number",
    severity=Severity.MAJOR,
    message="“{quote}” cannot be: {why}",
    confidence=0.8,
    help="A size, weight or count that nothing of the kind has: a decimal sign or a unit was carried over wrongly.",
)
_RULES = {r.id.partition("/")[2]: r for r in (SUM, PARTS, PERCENT, DIRECTION, CONVERSION, UNIT, DATE, AGE, MAGNITUDE)}

_DEAD = "dead|victims|bodies|deaths|fatalities|killed"
_LATER = lazy(
    r"\b[Tt]he (?P<n>\d{2,6}) (?P<k>dead|victims|bodies|wounded|injured|survivors|passengers|hostages|"
    r"prisoners|miners|sailors|soldiers|"
    r"crew|workers|students|pupils|children|migrants|refugees|houses|homes|members|deputies|ships|planes|"
    r"teams|athletes|villages)\b"
)
_BEFORE = lazy(
    r"(?<![\d.,$€£:-])(?P<n>\d{2,6})(?![\d.,:%]\d) (?:(?:\w+ )?(?P<k>people|dead|victims|bodies|wounded|"
    r"injured|survivors|passengers|hostages|"
    r"prisoners|miners|sailors|soldiers|crew|workers|students|pupils|children|migrants|refugees|houses|"
    r"homes|members|deputies|ships|planes|"
    r"teams|athletes|villages|men|women|persons|civilians|troops)\b(?P<f>[^.;]{0,50})|(?P<v>(?:were |have "
    r"been |had been )?killed|died|dead|"
    r"(?:were )?injured|(?:were )?wounded))"
)
_KILLED_N = lazy(
    r"\b(?P<v>killed|killing|claimed|injured|injuring|wounded|wounding) (?:at least |about |some |nearly )"
    r"?(?P<n>\d{2,6})(?![\d.,%]\d| (?:years|days|hours|percent|km))\b"
)
_SHARE = lazy(
    r"\b(?:won|received|got|took|secured|polled|obtained|garnered|gained|collected|came first with|leads? "
    r"with|led with|ahead with|with) "
    r"(?:about |around |just |only |nearly )?(?P<x>[5-9]\d(?:\.\d+)?) ?(?:%|per ?cent|percent)(?: of "
    r"(?:the )?(?:votes?|ballots?|valid votes?))?"
)
_RUNOFF = lazy(
    r"\b(?:(?:will|would|must|to) (?:now )?(?:face|meet|challenge|compete)[^.;]{0,60}\b(?:run-?off|second "
    r"round)\b|(?:forc\w+|head\w*|go\w*|into|advance\w*|"
    r"proceed\w*|need\w*|leads? to|qualif\w+ for|be decided in|settled in) (?:\w+ ){0,4}?(?:a |the )"
    r"?(?:run-?off|second round)\b|"
    r"\b(?:run-?off|second round)\b[^.;]{0,40}\b(?:will|is scheduled|is to|is set|is due|to be held|takes place)\b)",
    re.I,
)
_NOT_FIRST = lazy(
    r"\b(?:turnout|run-?off|second round|polls?|survey|needed|required|avoid\w*|opinion|rating|in (?:19|"
    r"20)\d\d|five years ago|four years ago|previous|last time|"
    r"parliament|constituenc\w+|district|province|region|city|abroad|counted|if)\b",
    re.I,
)


class Quantities(Detector):
    """Numbers that cannot be right by the text itself: each finding shows its arithmetic.

    A digit, a decimal point, a minus sign or a unit is soon lost in translation. Where the text gives the same quantity
    twice (in another unit, as parts and whole, as a date and its day of the week, as a count in the lead and in the
    body) the two can be compared. Roundings and approximations are allowed for.
    """

    needs = Need.DOCUMENT
    target_langs = frozenset({"en"})
    rules = (SUM, PARTS, PERCENT, DIRECTION, CONVERSION, UNIT, DATE, AGE, COUNT, RUNOFF, MAGNITUDE)
    examples = (
        Fires(
            SUM,
            "The port will be paid for in four instalments of 30 million euros. The [[12 million]] come from a fund.",
        ),
        Fires(SUM, "The [[9 million]] will be paid in three instalments of 30 million."),
        Fires(PARTS, "The truck carried [[3.5 pounds]] of goods, including 800 kilograms of rice."),
        Fires(PARTS, "The bill was backed by [[64 of the 46 members]]."),
        Fires(SUM, "He leads a crew of 11: six divers, two cooks and [[eleven]] sailors."),
        Silent("He leads a crew of 11: six divers, two cooks and three sailors. A team of 14: nine men and some boys."),
        Fires(PERCENT, "In the end [[61% voted in favour and 49% against]]."),
        Fires(DIRECTION, "Unemployment [[rose from 7.4% to 5.1%]] within a year."),
        Silent("The water in the well dropped from 15 metres to 40 metres below ground."),
        Fires(CONVERSION, "The pipe is [[30 kilometres (190 miles]]) long."),
        Fires(CONVERSION, "At night it was minus 20 degrees Celsius ([[68 degrees Fahrenheit]])."),
        Fires(UNIT, "Each guard drinks [[3 kilometres of milk]] a day."),
        Fires(UNIT, "The earthquake struck [[at an altitude of 12 kilometres]]."),
        Fires(DATE, "The fair opens on [[31 June]]."),
        Fires(DATE, "He was arrested on [[Monday, 4 July 2018]]."),
        Fires(DATE, "The roof fell in [[at 17:40 in the morning]]."),
        Fires(DATE, "Guards met [[Friday morning at 16:20]] on the quay."),
        Fires(DATE, "She swam it in two hours and [[75]] minutes."),
        Fires(DATE, "The second reading is due in March and the third in [[February]]."),
        Silent("It was at 7:40 in the evening, at 10 in the morning, at 00:10 at night and on Friday night at 1.30."),
        Silent("The second round was in November and the third in February. It took two hours and 45 minutes."),
        Fires(DATE, "He has led the mill for [[14]] years, since 2001, and leaves at the end of 2019."),
        Fires(AGE, "The cook, who turned 70 in May, has baked there for 52 years, since he was [[28]]."),
        Fires(AGE, "She was 19 when she left the isle in 1990 and came back in 2000 at the age of [[39]]."),
        Silent("The cook, who turned 70 in May, has baked there for 52 years, since he was 18."),
        Fires(SUM, "Thirty-eight people died in the fire, 21 women and [[27]] men."),
        Fires(SUM, "Eleven passengers were hurt, four seriously and [[nine]] slightly."),
        Fires(SUM, "The flood took 23 houses: 15 in the upper village and [[18]] in the lower."),
        Fires(SUM, "It spent 80 million, of which 35 million went to schools and [[55 million]] to roads."),
        Fires(SUM, "The 90 volunteers were put into two groups. Forty ate honey; the other [[60]] ate none."),
        Fires(SUM, "The court has 15 judges; nine voted for and [[seven]] against."),
        Fires(SUM, "Of the 90 deputies present, 60 voted for it, 21 voted against and [[80]] abstained."),
        Fires(SUM, "Of the 30 drones sent to the port, the navy shot down 21, and [[nineteen]] reached the quay."),
        Fires(SUM, "It sold 30 million shares at 20 pesos each and raised [[60 million]] pesos."),
        Silent("Of the 90 deputies, 60 voted for it, 21 voted against and 8 abstained."),
        Fires(SUM, "It needed [[71]] votes in the 120-seat chamber, an absolute majority."),
        Fires(SUM, "Half of the 840 bakers, [[240]] people, will have to go."),
        Fires(SUM, "She ran three laps in 61, 63 and 65 seconds, [[73]] on average."),
        Fires(SUM, "They gave out 210 packets of one kilo: [[210 grams]] of rice."),
        Fires(SUM, "The panel is 4 by 3 metres and covers [[120]] square metres."),
        Fires(SUM, "At 60 pesos a kilo, a sack of 50 kilos brings [[300]] pesos."),
        Fires(SUM, "Four wins and two draws from seven games give them [[eleven]] points."),
        Fires(SUM, "The ride takes 21 minutes instead of 35, a saving of [[21]] minutes."),
        Fires(SUM, "The derby ended in a [[3-1]] draw."),
        Fires(SUM, "At the break the guests led [[2-2]]."),
        Silent("Thirty-eight people died in the fire, 21 women and 17 men. Eleven were hurt, four of them seriously."),
        Silent("Of 90 guests, including 50 women and 60 foreigners, half left. It won 2-2 on away goals."),
        Silent("Nine voted for and six against in the court of 15 judges. It needed 61 votes in the 120-seat chamber."),
        Silent("The panel is 4 by 3 metres and covers 12 square metres. Four wins and two draws give them 14 points."),
        Fires(PERCENT, "It found 88 of 92 faults, a success rate of [[69 per cent]]."),
        Fires(PERCENT, "It holds 38 per cent of the bank and the state the remaining [[52 per cent]]."),
        Fires(PERCENT, "In the run-off Pav got 53.4 per cent and Dus [[48.6 per cent]]."),
        Fires(PERCENT, "Some 55 per cent are for it, 38 per cent against and [[17 per cent]] undecided."),
        Silent("It found 88 of 92 faults, an error rate of 4 per cent. It holds 38 per cent, the state 62."),
        Fires(DIRECTION, "Births fell from 812 to 764, [[an increase]] of six per cent."),
        Fires(DIRECTION, "The toll fell to 71 last year, [[a rise]] of 26 per cent."),
        Fires(DIRECTION, "[[More]] bees died this winter: 14 per cent, against 31 per cent a year ago."),
        Fires(DIRECTION, "The first tram leaves at 4:30 instead of 5:30, [[an hour later]] than usual."),
        Silent("Births rose from 764 to 812, an increase of six per cent; it leaves at 4:30 instead of 5:30."),
        Fires(DIRECTION, "Use sank to 140 litres a head in 2019, [[up]] from 120 litres."),
        Fires(DIRECTION, "Fewer homes were built: the number [[rose]] from 3,200 to 4,100."),
        Fires(DIRECTION, "[[By 8 votes to 11]] the board approved the tower."),
        Fires(DIRECTION, "Guests [[doubled to 300]], from 240 in May."),
        Silent("By 11 votes to 8 the board approved it. By 8 votes to 11 it failed. Guests doubled to 300, from 150."),
        Fires(PERCENT, "Every second pupil, [[120 of 480]], walks."),
        Fires(PERCENT, "Turnout was 36 per cent: [[410 of 690]] members came."),
        Fires(PERCENT, "Women make up 47 per cent of the staff and men [[63 per cent]]."),
        Fires(SUM, "The house has 101 seats: the government has 56, the opposition [[55]]."),
        Fires(SUM, "It has a crew of 22 people: 14 Finns and [[18]] Danes."),
        Fires(SUM, "Twelve crates of 20 bottles make [[2,400]] bottles."),
        Fires(SUM, "A kilo costs 80 francs, so ten kilos cost [[8,000]] francs."),
        Silent("Every second pupil, 240 of 480, walks. Twelve crates of 20 bottles make 240 bottles."),
        Fires(DATE, "The mill was built in 1890 and is now [[230]] years old."),
        Fires(DATE, "It began [[80]] years ago, in 1986."),
        Fires(AGE, "Ada, who was born in 1931, turned [[100]] in 2021."),
        Silent("The mill was built in 1890 and is now 130 years old. Ada, who was born in 1931, turned 90 in 2021."),
        Fires(SUM, "Among the 46 injured were 21 women and [[35]] men."),
        Fires(SUM, "The state tried 14 men; eight went home, the other [[eight]] to jail."),
        Silent("Among the 46 injured were 21 women and 15 men. It held 14 men; eight left, the other six did not."),
        Fires(DIRECTION, "The clinic had [[more]] births: 1,204, compared with 1,377 in 2018."),
        Fires(UNIT, "The snake was [[four kilograms long]], they said."),
        Fires(UNIT, "The village lies [[400 kilograms]] from the capital."),
        Fires(UNIT, "She was sentenced to [[five metres]] in prison."),
        Fires(UNIT, "The quake had a magnitude of [[6.1 kilometres]]."),
        Fires(UNIT, "A 750-[[kilogram]] line fell."),
        Fires(UNIT, "No bar may open within [[100 square metres]] of a school."),
        Fires(UNIT, "Exports fell from 6 billion dollars to [[0.9 billion barrels]]."),
        Fires(UNIT, "A gun with a range of [[30 kilograms]] stood there."),
        Fires(UNIT, "The tram reached a [[speed of 90 kilometres]] on the hill."),
        Silent("A 750-kilovolt line fell. No bar may open within 100 metres of a school."),
        Silent("The tram reached a speed of 90 kilometres an hour. Exports fell from 6 billion to 900 million."),
        Fires(AGE, "Pupils [[under the age of the seventh]] travel free."),
        Fires(COUNT, "A ferry sank and 23 people were killed.\n\nRelatives of [[the 32 dead]] came to the port."),
        Fires(RUNOFF, "Ms Obi [[won 56.3% of the vote]] on Sunday. She will face Mr Ade in a run-off in May."),
        Fires(
            SUM, "The roof cost 250,000 euros, of which the state paid 160,000; the remaining [[60,000]] was a gift."
        ),
        Fires(SUM, "The mill made [[three payments of 140,000 francs each, 240,000]] francs in all."),
        Fires(SUM, "Each of the [[60,000 owners gets 20,000 roubles, or 120 million]] in all."),
        Fires(SUM, "They caught 31 of 38 goats. The other [[nine]] fled into the hills."),
        Fires(SUM, "Of the 64,000 seats, 51,300 are sold and [[17,200]] are kept for members."),
        Fires(DIRECTION, "The harvest will [[fall by a fifth, from 5,400 tonnes to 6,100]] tonnes, growers say."),
        Fires(
            PERCENT,
            "[[Some 9,000 flats, about 15 per cent]] of the town's 600,000, were cold.".replace("[[Some ", "Some [["),
        ),
        Fires(SUM, "The hall has 3,650 seats on three tiers: 1,800 below, 1,400 above and [[540]] on top."),
        Fires(SUM, "It passed by 61 votes to 38 with four abstentions. All [[130]] members were present."),
        Fires(SUM, "Of every 100 buses only [[35]] ran, and the other 47 stood still."),
        Fires(CONVERSION, "The harbour earned [[3.1 billion won, or about $2.2 billion]]."),
        Silent("He made three payments of 140,000 francs each, 420,000 francs in all; 30 men and 12 boys, 42 in all."),
        Silent("The harbour earned 3.1 billion won, or about $2.2 million; a meal costs 12,000 yen, or 80 dollars."),
        Fires(SUM, "Of the 2,400 members who voted, 1,300 were in favour and [[1,010]] were against."),
        Fires(
            SUM,
            "They found 264 old coins. Of the coins that were found, 130 are of gold, 52 of silver and [[28]] of tin.",
        ),
        Fires(SUM, "Rents rise by 25 per cent. A flat goes from 840 francs to [[1,500]] francs, a room to 500."),
        Fires(PARTS, "The guards caught [[83 of the 38]] goats in the morning."),
        Fires(DIRECTION, "Turnout, at 71 per cent, was far [[below]] the threshold of 40 per cent."),
        Fires(DIRECTION, "The valley sold 310 tonnes of plums, up from [[450]] a year before."),
        Fires(MAGNITUDE, "The mill has [[1.4]] workers and makes paper."),
        Fires(MAGNITUDE, "Hikers met a bear about [[140 metres]] tall on the ridge."),
        Fires(UNIT, "Rainfall of [[96 kilograms]] was measured on the coast."),
        Fires(UNIT, "They feared waves of up to [[four knots]]. The coins lay under [[two kilometres]] of mud."),
        Fires(UNIT, "Demand for power reached [[7,900 megabytes]] on Monday."),
        Silent("Gusts of up to 40 knots and waves of 4 metres. Demand reached 90 gigabytes a day. Two metres of mud."),
        Fires(SUM, "The mill made a profit of [[620 million francs on revenue of 54 million]] francs."),
        Fires(SUM, "It needs 79,400 tonnes and has 66,000, which leaves a gap of [[1,340]] tonnes."),
        Silent("The mill made a profit of 54 million on revenue of 620 million. It needs 940, has 300, a gap of 640."),
        Fires(SUM, "Five of its nine vans are broken, leaving only [[three]] for the whole island."),
        Fires(SUM, "It pays six million at once and another three million in May, so that it may cost [[12 million]]."),
        Fires(DIRECTION, "The number of hives [[doubled from 400 to 520]] in a year."),
        Fires(DIRECTION, "Exports of cheese [[rose from 900 tonnes in May to 700]] tonnes in June."),
        Fires(DIRECTION, "The mill [[raised its fee by half, to 6 francs from 12]] francs."),
        Fires(DIRECTION, "The ferry carried [[fewer]] guests than ever before: 81,000, against 64,000 in May."),
        Fires(DIRECTION, "The number of guests [[sank]] to 8,100 in May, 900 more than the year before."),
        Fires(DIRECTION, "Turnover [[rose to 31 million francs, against 38 million]] a year earlier."),
        Silent("Guests rose to 8,100 in May, 900 more than the year before. Debt fell to 3 million, after 5 in May."),
        Fires(DIRECTION, "The council [[rejected]] the pier by 17 votes in favour and nine against."),
        Fires(DIRECTION, "It counts 31 votes, while 40 are needed, and says that it has [[votes to spare]]."),
        Silent("The mill cut its fee to 6 francs from 12. It rejected the pier by 9 votes in favour and 17 against."),
        Silent("The ferry carried more guests than ever before: 81,000, against 64,000 in May."),
        Fires(PERCENT, "Sales fell by [[40 per cent, from 900 to 820]] tonnes."),
        Fires(SUM, "A third of its 900 beds, or [[450]], are empty."),
        Fires(AGE, "The 41-year-old baker has worked at the mill for [[38]] years."),
        Fires(SUM, "She took the first 21–15 and the second [[12–21]] to win in two straight games."),
        Fires(SUM, "The fine is 96 million. The sum consists of a fee of 60 million and another [[63 million]]."),
        Fires(SUM, "The board has 23-member rank. It keeps 14 directors and brings in [[11]] new ones."),
        Fires(SUM, "It paid 400 million in three parts: 200 million, 150 million and [[5 million]]."),
        Fires(SUM, "One bus in four stood still. Of the 800 buses, [[500]] did not run."),
        Fires(SUM, "She leads by 26 seconds. “[[Sixty-two]] seconds is nothing,” she said."),
        Fires(SUM, "Storm drives 300,000 from homes\n\nSome [[30,000]] people slept in schools."),
        Fires(COUNT, "Nine people died in the fire.\n\nThe town will bury [[the six dead]]."),
        Silent(
            "The mill has an average of 1.4 workers for each loom. A fire left two of the five dead, leaving one alive."
        ),
        Silent("Sales fell by 9 per cent, from 900 to 820 tonnes; hives more than doubled from 400 to 1,100."),
        Silent(
            "One bus in four stood still. Of the 800 buses, 200 did not run. A third of 900 beds, or 300, is empty."
        ),
        Fires(PERCENT, "He won 30 of the 40 races, or [[25 per cent]], on that bicycle."),
        Silent("Of the 2,400 members who voted, 1,300 were in favour and 1,100 against."),
        Silent(
            "Inflation was 5 per cent, below the 6 per cent of May, and 5 per cent above the 4 per cent of the plan."
        ),
        Silent("They pay in four instalments of 30 million euros. The 120 million come from a fund."),
        Silent(
            "The truck carried 3.5 tonnes of goods, including 800 kilograms of rice, backed by 46 of the 64 members."
        ),
        Fires(SUM, "The lake rose by [[20 metres, from 1.1 to 1.9 metres]]."),
        Fires(SUM, "The mill cut its staff from [[80 to 60, a cut of 50]]."),
        Fires(DATE, "The vigil began at [[6.15pm and ended five hours later, at 10.15pm]]."),
        Fires(DATE, "She fell ill on Monday and died two days later, on [[Friday]]."),
        Fires(DATE, "They date the urn to the 1230s, the end of the [[12]]th century."),
        Fires(SUM, "The mill sells [[9,000 rolls a month, or about 9,000 a day]]."),
        Fires(SUM, "Of the 61 boats that left, 50 were saved and [[twenty]] were lost."),
        Fires(SUM, "The guards have 21 dogs, eleven of which were trained and [[19]] bought."),
        Fires(SUM, "Two nurses and three cooks, [[nine]] people in all, went home."),
        Fires(SUM, "She paid [[90]] francs for three lamps at 10 francs each."),
        Fires(SUM, "Net profit fell to [[81 million]] francs on sales of 70 million francs."),
        Fires(SUM, "The fee of 4,000 francs is ten times the usual [[40]] francs."),
        Fires(PERCENT, "A quarter of the bakers, or [[52]] per cent, are for it."),
        Fires(PERCENT, "Some 61 per cent backed the pier and [[59 per cent]] opposed it."),
        Fires(DATE, "The mill burnt down in 1987, [[nine]] years after the flood of 1961."),
        Fires(DATE, "In the decade from 1950 to [[1980]] the valley lost its trains."),
        Fires(AGE, "The 31-year-old cellist made his debut [[40]] years ago."),
        Fires(DATE, "Sales fell in the [[first]] half of the year, from July to December."),
        Fires(DATE, "The pier was shut for [[six]] weeks, from 3 to 12 May."),
        Fires(DIRECTION, "Turnout fell to 31 per cent, the [[highest]] since 1990."),
        Fires(UNIT, "The runner won the [[400 metres in 51 minutes]]."),
        Fires(SUM, "The mill has 900 bakers, of whom it wants to dismiss 200. The remaining [[1,700]] will stay."),
        Fires(SUM, "Each side freed 30 men, so that [[30]] in all went home."),
        Fires(SUM, "She won nine races and he won four. Together, they have won [[seven]]."),
        Fires(SUM, "Two boats from Ulm and three from Graz, [[two]] altogether, took part."),
        Fires(SUM, "They got 7 billion in May; together with 2 billion in June it will amount to [[9 million]]."),
        Fires(SUM, "The line has [[doubled its trains from eight to four]]."),
        Fires(PERCENT, "Fewer than half of them came: [[90 of 120]]."),
        Fires(SUM, "It lets in 30 a day instead of the usual 40, that is, [[70]] fewer."),
        Fires(DATE, "He came at 9:10 and left at 9:45. In these [[35 hours]] he took the lamps."),
        Fires(DATE, "The siege lasted from April to August. In these [[four years]] the mill burnt down."),
        Fires(DATE, "The mill burnt down in 1854, [[17]] years ago."),
        Fires(DATE, "The 5th century BC tomb, about [[1,200]] years old, was empty."),
        Silent("The mill has 900 bakers, of whom 200 are ill. The remaining 700 work. It shut in 1994, 30 years ago."),
        Silent("Some 42 drones were sent to the port. They were shot down there, and nine got through."),
        Silent("The well gave 0 litres a minute, or 40 litres an hour."),
        Silent("She won nine races and he won four. Together, they have won 13. It doubled its trains from 8 to 16."),
        Fires(DATE, "The alarm rang at [[14.20 and was heard an hour later, at 13.20]]."),
        Fires(PARTS, "The mayor was elected with [[99 votes out of 83]]."),
        Fires(MAGNITUDE, "In the valley it was minus [[240]] degrees at dawn."),
        Fires(SUM, "Vale beat Norby [[3-0]], with sets of 25-20, 21-25, 25-18 and 25-22."),
        Fires(UNIT, "They fired a [[90-metre]] mortar at the mill."),
        Fires(MAGNITUDE, "The thermometer stood at [[28C]] and the lake froze."),
        Silent("Vale beat Norby 3-1 (25-20, 21-25, 25-18, 25-22). The thermometer stood at 28C; the ice was sold."),
        Silent("The lake rose by 0.8 metres, from 1.1 to 1.9. The fee rose by 12 million, from 48 to 60 million."),
        Silent("It left at 11:15 and came three hours later, at 2:15. She fell ill on Monday and died a day later."),
        Silent("Of the 61 boats, 50 were saved and eleven were lost. It has 61 lifts, 34 of them old, and 50 stairs."),
        Silent("It burnt down in 1987, 26 years after the flood of 1961. Turnout fell to 31 per cent, the lowest yet."),
        Silent("Some 61 per cent backed the pier and 39 per cent opposed it; a third, or 33 per cent, were women."),
        Silent("It is 30 kilometres (19 miles) long. It was minus 20 degrees Celsius (minus 4 degrees Fahrenheit)."),
        Silent("A rise of 1.5 degrees Celsius (2.7 degrees Fahrenheit). He swam two miles of open water on 30 June."),
        Silent("Profit rose from 900 million to 1.2 billion. It climbed from 12th to 3rd place, 5%, up from 4%."),
        Silent("He was arrested on Wednesday, 4 July 2018. Of the 46 members, 40 came; 61% voted for and 39% against."),
        Silent("Ms Obi won 46.3% of the vote on Sunday. She will face Mr Ade in a run-off in May."),
        Silent("A ferry sank and 23 people were killed.\n\nThe 23 dead came from 12 villages; 32 people survived."),
    )

    def check_document(self, document: Document) -> Iterable[Finding]:
        """Sentence by sentence, then what is said in different places."""
        texts = [segment.target for segment in document.segments]
        found = [mentions(text) if any(map(str.isdigit, text)) or WORDED.search(text) else [] for text in texts]
        values = frozenset(m.value for row in found for m in row)
        done: list[Finding] = []
        for segment, numbers in zip(document.segments, found, strict=True):
            done += _sentence(segment, numbers, values)
        done += _told(document, texts, found)
        yield from done
        yield from _equated(document, done)
        yield from _totals(document)
        yield from _slips(document, texts, found)
        yield from _counts(document)
        yield from _dead(document)
        yield from _runoffs(document)


_OF_PARAGRAPHS = (equations, calendar_faults, measures, differences, senseless, reckonings)


def _told(document: Document, texts: Sequence[str], found: Sequence[Sequence[Mention]]) -> Iterator[Finding]:
    several = document.segments[:1] and document.segments[0].block != document.segments[-1].block
    headline = headlined(found) if several and not texts[0].endswith((".", "!", "?", "”", '"')) else ()
    for at, fault in (*everywhere(texts, found), *headline):
        span = (fault.start, fault.end)
        yield _RULES[fault.rule].at(document.segments[at], span, confidence=fault.confidence, why=fault.why)


def _sentence(segment: Segment, numbers: Sequence[Mention], values: Collection[float]) -> Iterator[Finding]:
    text = segment.target
    taken: list[tuple[int, int]] = []
    checks = (*(check(text) for check in CHECKS), turns(text, numbers), told(text, numbers))
    for fault in chain(*checks, relations(text, numbers, values)):
        if all(fault.end <= s or fault.start >= e for s, e in taken):
            taken.append((fault.start, fault.end))
            yield _RULES[fault.rule].at(segment, (fault.start, fault.end), confidence=fault.confidence, why=fault.why)


def _slips(document: Document, texts: Sequence[str], found: Sequence[Sequence[Mention]]) -> Iterator[Finding]:
    for at, fault in slips(texts, found):
        span = (fault.start, fault.end)
        yield SUM.at(document.segments[at], span, confidence=fault.confidence, why=fault.why)
    for one, two in pairwise(document.segments):
        if one.block == two.block:
            for fault in (*across(one.target, two.target), *ballots(one.target, two.target)):
                yield SUM.at(two, (fault.start, fault.end), confidence=fault.confidence, why=fault.why)


def _equated(document: Document, done: Iterable[Finding]) -> Iterator[Finding]:
    """What holds, or should hold, between the numbers of a paragraph; not what was found already."""
    taken = [(f.segment, f.span.start, f.span.end) for f in done]
    for block in document.blocks:
        for fault in chain(*(check(block.text) for check in _OF_PARAGRAPHS)):
            segment, span = block.locate((fault.start, fault.end))
            if all(span.end <= s or span.start >= e for n, s, e in taken if n == segment.key):
                taken.append((segment.key, span.start, span.end))
                yield _RULES[fault.rule].at(segment, span, confidence=fault.confidence, why=fault.why)


def _totals(document: Document) -> Iterator[Finding]:
    """The total of instalments, named again with a digit more or less."""
    segments = document.segments
    for number, segment in enumerate(segments):
        for start, end, total, part, why in instalments(segment.target):
            for later in segments[number : number + 4]:
                for a, b, value in money(later.target):
                    definite = re.search(r"\b[Tt]he (?:total of )?[$€£]?$", later.target[:a])
                    shifted = any(abs(value * f - total) < 0.001 * total for f in (10, 0.1, 100, 0.01, 1000, 0.001))
                    inside = later is segment and start <= a < end
                    if not inside and definite and shifted and value != part:
                        yield SUM.at(later, (a, b), why=f"{why}, not {amount(value)}")


def _counts(document: Document) -> Iterator[Finding]:
    """The dead, the passengers … with the digits of an earlier count in another order."""
    known: dict[str, list[tuple[str, str]]] = {}
    for segment in document.segments:
        text = segment.target
        if not any(map(str.isdigit, text)):
            continue
        for hit in _LATER.finditer(text) if "he " in text else ():
            kind = _group(hit["k"])
            seen = known.get(kind, [])
            if not seen or any(n == hit["n"] for n, _ in seen):
                continue
            alike = next((q for n, q in seen if _confusable(n, hit["n"])), None)
            if alike is not None and not re.match(r" (?:in|of|from) (?:19|20)\d\d", text[hit.end() :]):
                span = hit.span()
                yield COUNT.at(segment, span, other=alike)
        for kind, number, quote in _counted(text):
            known.setdefault(kind, []).append((number, quote))


_FEW = {w: n for n, w in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)}
_DIED = lazy(
    rf"\b(?P<n>\d{{1,4}}|{'|'.join(_FEW)})(?: [a-z]+)? (?:were |have been |had been |was )?(?:killed|died|dead|"
    rf"drowned)\b|"
    rf"\b(?:killed|killing|claimed the lives of) (?:at least )?(?P<m>\d{{1,4}}|{'|'.join(_FEW)})\b(?! years| days)",
    re.I,
)
_THE_DEAD = lazy(rf"\b[Tt]he (?P<n>\d{{1,4}}|{'|'.join(_FEW)}) dead(?=[.,;]|$)")


def _dead(document: Document) -> Iterator[Finding]:
    """*Nine people died … the seven dead*: one toll, one other number, and neither is told as a part or as news."""
    tolls: dict[int | None, str] = {}
    for segment in document.segments:
        text = segment.target
        for hit in _THE_DEAD.finditer(text) if " dead" in text else ():
            number = _small(hit["n"])
            if len(tolls) == 1 and number not in tolls:
                yield COUNT.at(segment, hit.span(), confidence=0.7, other=next(iter(tolls.values())))
        for hit in _DIED.finditer(text):
            number = _small(hit["n"] or hit["m"])
            if number is not None:
                tolls.setdefault(number, hit[0])


def _small(written: str) -> int | None:
    return int(written) if written.isdigit() else _FEW.get(written.lower())


def _counted(text: str) -> Iterator[tuple[str, str, str]]:
    for hit in _BEFORE.finditer(text):
        kind = _group(hit["k"] or "")
        fate = (hit["v"] or "") + (hit["f"] or "")
        quote = hit[0][: hit.start("f") - hit.start()] if hit["f"] is not None else hit[0]
        if re.search(r"\b(?:killed|died|dead|lost their lives|perished|drowned)\b", fate):
            kind = "dead"
        elif re.search(r"\b(?:injured|wounded|hurt)\b", fate):
            kind = "injured"
        if kind:
            yield kind, hit["n"], quote
    for hit in _KILLED_N.finditer(text):
        yield ("dead" if hit["v"][0] in "kc" else "injured"), hit["n"], hit[0]


def _group(kind: str) -> str:
    if kind in _DEAD.split("|"):
        return "dead"
    if kind in ("wounded", "injured"):
        return "injured"
    return {"houses": "homes", "troops": "soldiers", "pupils": "students"}.get(kind, kind)


def _confusable(one: str, two: str) -> bool:
    """The same digits in another order, or one zero more or less."""
    if one == two:
        return False
    return sorted(one) == sorted(two) or one + "0" == two or two + "0" == one


def _runoffs(document: Document) -> Iterator[Finding]:
    """Somebody has more than half of the vote, and there is a second round."""
    segments = [s for s in document.segments if s.kind is not Kind.CAPTION]
    if not any("run-off" in s.target or "runoff" in s.target or "second round" in s.target for s in segments):
        return
    rounds = [
        n
        for n, s in enumerate(segments)
        if _RUNOFF.search(s.target) and not re.search(r"\b(?:avoid\w*|without|no need|not)\b", s.target)
    ]
    for number in rounds:
        for near in sorted(
            range(max(0, number - 4), min(len(segments), number + 4)), key=lambda n: (abs(n - number), n)
        ):
            text = segments[near].target
            hit = _SHARE.search(text)
            if hit is None or float(hit["x"]) <= 50.5 or _NOT_FIRST.search(_SHARE.sub(" ", _RUNOFF.sub(" ", text))):
                continue
            yield RUNOFF.at(segments[near], hit.span())
            return


@hookimpl
def mtaudit_detectors() -> Iterable[type[Detector]]:
    """Registers the detector."""
    return [Quantities]
