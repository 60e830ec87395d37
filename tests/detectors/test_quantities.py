"""The quantities detector: numbers, units and dates against what the same text says of them."""

import re

import pytest

from mtaudit.testing import audit

# [wrong|right]
CASES = (
    "The choir has 42 singers. Of them, 27 are women and [19|15] are men, the conductor said on Thursday.",
    "Officers searched 14 flats. In nine of them they found weapons; the other [seven|five] were empty.",
    "The city ordered 30 trams, 18 long ones and 12 short ones. The first of the [28|30] trams arrives in May.",
    "The fare rises from 2.40 euros to 3.60 euros, an increase of [30|50] per cent.",
    "Sales fell from 8,000 cars in 2019 to 6,000 in 2023, a drop of [half|a quarter].",
    "The council bought 12 benches at 450 pounds each and paid [4,500|5,400] pounds in total.",
    "Of 640 pupils asked, 160 walk to school, which is [40|25] per cent.",
    "The bill was adopted by 61 votes to 38 with 4 abstentions; [113|103] deputies took part in the vote.",
    "Norrby beat Valhus [2–4|4–2] on Saturday and moved to the top of the table.",
    "The singer, who was born in 1961, died on Tuesday aged [52|62], her manager said in 2023.",
    "The bakery opened in 1974 and celebrates its [40th|50th] anniversary in 2024.",
    "The strike began on 3 March and ended on 17 March after [four|two] weeks.",
    "The festival lasts four days, from [12 to 19|12 to 15] August.",
    "The ferry carries 300 people on each trip and makes four trips a day, so [2,400|1,200] passengers cross daily.",
    "The town has 18,200 inhabitants; [21,000|11,000] of them live in the old quarter.",
    "The region has 48 schools. A third of them, [24|16] schools, have no heating.",
    "Revenue doubled from 3.1 million to [9.2 million|6.2 million] crowns.",
    "In January 410 people were out of work, in February [380|430], so the figure rose by 20.",
    "Twelve runners started and three gave up; [ten|nine] reached the finish.",
    "The new bridge is 340 [kilograms|metres] long and 12 metres wide.",
    "The bear weighed 280 [kilometres|kilograms], the ranger said.",
    "The reservoir holds 4 million [square|cubic] metres of water.",
    "The cyclist rode at [45 kilometres|45 kilometres an hour] along the coast.",
    "The power station will deliver 600 [litres|megawatts] to the grid.",
    "The baby weighed 3,400 [kilograms|grams] at birth.",
    "The path is 5 miles ([3 kilometres|8 kilometres]) long.",
    "The flat of 64 [cubic|square] metres was sold within a week.",
)
_EITHER = re.compile(r"\[([^|]*)\|([^]]*)\]")


@pytest.mark.parametrize("case", CASES)
def test_what_does_not_add_up_is_found_and_what_does_is_not(case: str) -> None:
    wrong, right = _EITHER.sub(r"\1", case), _EITHER.sub(r"\2", case)
    assert audit(wrong, "quantities")
    assert not audit(right, "quantities")


@pytest.mark.parametrize(
    "text",
    [
        "Of the 60 guests, 40 speak French and 30 speak German.",
        "The club lost 2–4 at Norrby after it had beaten them 3–1 in May.",
        "She won 6–3, 6–7 (5–7), 7–5 and now leads 4–1 against her.",
        "The rate went from 4.25 to 4.5 per cent, a rise of a quarter of a point.",
        "Sales were 300 tonnes in May, and in June 450 tonnes, an increase of 20 per cent on the year before.",
        "He drove at 90 kilometres an hour. At 30 kilometres she attacked. The plane flew at 9,000 metres.",
        "The bell weighs 3 tonnes. The baby, whose mother weighs 70 kilograms, is well.",
    ],
)
def test_what_only_looks_like_it_stays_silent(text: str) -> None:
    assert not audit(text, "quantities")
