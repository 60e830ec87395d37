"""Sentence alignment: its laws, and texts whose true alignment is known."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.lang.align import Alignment, align

ENGLISH = [
    "The ferry Aurelia ran aground off Brindisi on Tuesday with 412 people on board.",
    "Nobody was hurt.",
    "Captain Lorenzo Manetti, 58, said that the rudder had not answered.",
    "“We had eleven minutes to turn her,” he told reporters.",
    "The owner, Adria Line, will pay for hotels and for the journey home.",
    "Why was the pilot not on board?",
    "The port authority has asked for the recordings from the bridge (2.5 gigabytes).",
    "A second ship of the same class was taken out of service in March 2017.",
    "Its engines were replaced at a cost of $3.4 million.",
    "The inquiry is led by Judge Teresa Colucci and will take six months.",
]
GERMAN = [
    "Die Fähre „Aurelia“ ist am Dienstag mit 412 Menschen an Bord vor Brindisi auf Grund gelaufen.",
    "Verletzt wurde niemand.",
    "Kapitän Lorenzo Manetti (58) sagte, das Ruder habe nicht reagiert.",
    "„Wir hatten elf Minuten, um das Schiff zu wenden“, sagte er vor Journalisten.",
    "Die Reederei Adria Line kommt für Hotels und Heimreise auf.",
    "Warum war der Lotse nicht an Bord?",
    "Die Hafenbehörde hat die Aufzeichnungen von der Brücke angefordert (2,5 Gigabyte).",
    "Ein zweites Schiff dieser Klasse war im März 2017 aus dem Verkehr gezogen worden.",
    "Der Austausch der Motoren kostete 3,4 Millionen Dollar.",
    "Die Untersuchung leitet die Richterin Teresa Colucci; sie wird sechs Monate dauern.",
]
HEBREW = [
    "המעבורת אאורליה עלתה על שרטון מול ברינדיזי ביום שלישי ועל סיפונה 412 איש.",
    "איש לא נפגע.",
    "רב החובל לורנצו מנטי, בן 58, אמר שההגה לא הגיב.",
    '"היו לנו אחת עשרה דקות להפנות אותה", אמר לכתבים.',
    "החברה, אדריה ליין, תשלם על המלונות ועל הדרך הביתה.",
    "מדוע לא היה הנתב על הסיפון?",
    "רשות הנמל ביקשה את ההקלטות מהגשר (2.5 ג'יגה-בייט).",
    "אונייה שנייה מאותו דגם הוצאה משירות במרץ 2017.",
    "מנועיה הוחלפו בעלות של 3.4 מיליון דולר.",
    "בראש החקירה עומדת השופטת תרזה קולוצ'י והיא תימשך שישה חודשים.",
]
RUSSIAN = [
    "Паром «Аурелия» с 412 людьми на борту сел на мель у Бриндизи во вторник.",
    "Никто не пострадал.",
    "Капитан Лоренцо Манетти, 58 лет, сказал, что руль не слушался.",
    "«У нас было одиннадцать минут на поворот», — сказал он журналистам.",
    "Владелец, компания «Адриа Лайн», оплатит гостиницы и дорогу домой.",
    "Почему на борту не было лоцмана?",
    "Портовые власти запросили записи с мостика (2,5 гигабайта).",
    "Второе судно того же класса было выведено из эксплуатации в марте 2017 года.",
    "Его двигатели заменили за 3,4 миллиона долларов.",
    "Расследование ведёт судья Тереза Колуччи, оно займёт шесть месяцев.",
]
JAPANESE = [
    "フェリー「アウレリア」は火曜日、412人を乗せてブリンディジ沖で座礁した。",
    "けが人はなかった。",
    "ロレンツォ・マネッティ船長（58）は舵が利かなかったと語った。",
    "「向きを変える時間は11分あった」と記者団に話した。",
    "船主のアドリア・ラインは宿泊費と帰りの交通費を負担する。",
    "なぜ水先人は乗っていなかったのか？",
    "港湾当局は船橋の記録（2.5ギガバイト）の提出を求めた。",
    "同型の2隻目は2017年3月に運航を取りやめている。",
    "エンジンの交換には340万ドルかかった。",
    "調査はテレーザ・コルッチ判事が率い、6か月かかる見通しだ。",
]
SOURCES = {"de": GERMAN, "he": HEBREW, "ru": RUSSIAN, "ja": JAPANESE}


def within(target: list[str], other: list[str]) -> Alignment:
    return align(target, other, same_language=True, target_language="en", other_language="en")


def across(target: list[str], other: list[str], language: str) -> Alignment:
    return align(target, other, same_language=False, target_language="en", other_language=language)


def assert_tiles(alignment: Alignment, rows: int, columns: int) -> None:
    assert [t for bead in alignment.beads for t in bead.target] == list(range(rows))
    assert [o for bead in alignment.beads for o in bead.other] == list(range(columns))
    shapes = {(len(bead.target), len(bead.other)) for bead in alignment.beads}
    assert shapes <= {(1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2)}
    assert all(0.0 <= bead.similarity <= 1.0 for bead in alignment.beads)
    assert all(bead.similarity == 0.0 for bead in alignment.beads if not bead.linked)
    assert 0.0 <= alignment.trust <= 1.0


@pytest.mark.parametrize("language", sorted(SOURCES))
class TestAcrossLanguages:
    def test_one_to_one(self, language: str) -> None:
        alignment = across(ENGLISH, SOURCES[language], language)
        assert alignment.pairs == tuple((i, i) for i in range(10))
        assert alignment.trust > 0.9

    @pytest.mark.parametrize("gone", [0, 2, 6, 9])
    def test_dropped_from_the_target(self, language: str, gone: int) -> None:
        target = ENGLISH[:gone] + ENGLISH[gone + 1 :]
        expected = {(i - (i > gone), i) for i in range(10) if i != gone}
        assert set(across(target, SOURCES[language], language).pairs) == expected

    def test_two_joined_in_the_target(self, language: str) -> None:
        target = [*ENGLISH[:7], ENGLISH[7] + " " + ENGLISH[8], ENGLISH[9]]
        expected = [(i, i) for i in range(8)] + [(7, 8), (8, 9)]
        assert list(across(target, SOURCES[language], language).pairs) == expected

    def test_unrelated_texts_are_not_trusted(self, language: str) -> None:
        other = [
            "Potatoes want a light soil and full sun.",
            "Plant them from April on, 30 cm apart, when the ground has warmed to eight degrees and no frost is due.",
            "Water sparingly!",
            "Who has no garden can grow them in a sack, a bucket or an old bath as long as water can run off below.",
            "Harvest when the leaves turn yellow.",
            "They keep until spring in a dark cellar.",
            "Green ones should not be eaten by anybody, since they hold a poison that cooking does not destroy.",
            "Beetles: pick them off by hand.",
        ]
        assert across(other, SOURCES[language], language).trust < 0.5


class TestWithinOneLanguage:
    def test_paraphrase(self) -> None:
        target = [
            "On Tuesday the ferry Aurelia hit a sandbank near Brindisi; 412 people were aboard.",
            "There were no injuries.",
            "The 58-year-old captain, Lorenzo Manetti, said the rudder failed.",
            "“There were eleven minutes to turn,” he said to the press. The owner, Adria Line, pays for hotels.",
            "Why was there no pilot on the ship?",
            "Recordings from the bridge, 2.5 gigabytes of them, were requested by the port authority.",
            "Nothing of this was expected by the insurers in Genoa.",
            "In March 2017 another ship of this class was withdrawn.",
            "New engines for it cost $3.4 million.",
            "Judge Teresa Colucci leads the inquiry, which should be over in six months.",
        ]
        pairs = {(0, 0), (1, 1), (2, 2), (3, 3), (3, 4), (4, 5), (5, 6), (7, 7), (8, 8), (9, 9)}
        alignment = within(target, ENGLISH)
        assert set(alignment.pairs) == pairs
        assert alignment.trust > 0.9

    def test_similarity_tells_a_copy_from_a_paraphrase(self) -> None:
        beads = within([ENGLISH[0], "No one was hurt."], ENGLISH[:2]).beads
        assert beads[0].similarity == 1.0
        assert 0.1 < beads[1].similarity < 1.0

    def test_a_text_without_its_second_half_is_still_trusted(self) -> None:
        alignment = within(ENGLISH[:5], ENGLISH)
        assert alignment.pairs == tuple((i, i) for i in range(5))
        assert alignment.trust > 0.5

    def test_single_sentences(self) -> None:
        assert within(ENGLISH[:1], ENGLISH[:1]).trust > 0.7
        assert within(ENGLISH[:1], ENGLISH[8:9]).trust < 0.5


class TestLaws:
    def test_nothing_at_all(self) -> None:
        assert within([], []) == Alignment((), 1.0)

    def test_one_side_empty(self) -> None:
        alignment = within(ENGLISH, [])
        assert_tiles(alignment, 10, 0)
        assert alignment.pairs == ()
        assert alignment.trust == 0.0
        assert_tiles(within([], ENGLISH), 0, 10)

    @settings(deadline=None, max_examples=60)
    @given(st.lists(st.sampled_from([*ENGLISH, *GERMAN, *JAPANESE, "", "—", "17"]), max_size=12), st.randoms())
    def test_beads_tile_both_sides(self, sentences: list[str], rng: random.Random) -> None:
        other = [s for s in sentences if rng.random() < 0.8]
        rng.shuffle(other)
        for alignment in (
            across(sentences, other, "de"),
            within(sentences, other),
            across(sentences, other, "ja"),
        ):
            assert_tiles(alignment, len(sentences), len(other))

    @settings(deadline=None, max_examples=60)
    @given(st.lists(st.text(max_size=60), max_size=8), st.lists(st.text(max_size=60), max_size=8))
    def test_any_text_will_do(self, here: list[str], there: list[str]) -> None:
        assert_tiles(within(here, there), len(here), len(there))
        assert_tiles(across(here, there, "zh"), len(here), len(there))

    @settings(deadline=None, max_examples=40)
    @given(st.lists(st.sampled_from([*ENGLISH, *GERMAN, "Yes.", "Yes.", "17"]), min_size=1, max_size=25))
    def test_a_text_aligns_with_itself(self, sentences: list[str]) -> None:
        assert within(sentences, sentences).pairs == tuple((i, i) for i in range(len(sentences)))

    @pytest.mark.parametrize("language", sorted(SOURCES))
    def test_either_side_may_be_the_target(self, language: str) -> None:
        here, there = [*ENGLISH[:3], *ENGLISH[5:]], SOURCES[language][:9]
        one_way = across(here, there, language)
        other_way = align(there, here, same_language=False, target_language=language, other_language="en")
        assert [(j, i) for i, j in one_way.pairs] == list(other_way.pairs)
        assert one_way.trust == pytest.approx(other_way.trust, abs=0.05)

    def test_repeated_sentences(self) -> None:
        target = ["Stir.", "Wait.", "Stir.", "Wait.", "Stir.", "Serve with 250 g of rice."] * 5
        assert within(target, target).pairs == tuple((i, i) for i in range(30))
        shorter = target[:6] + target[8:]
        assert len(within(shorter, target).pairs) >= 26

    def test_language_tags(self) -> None:
        tagged = align(ENGLISH, GERMAN, same_language=False, target_language="en-GB", other_language="de_AT")
        assert tagged == across(ENGLISH, GERMAN, "de")

    def test_surrogates_and_long_lines(self) -> None:
        odd = ["\ud800 lone", "a" * 50_000, "\0", "1" * 20_000, "." * 20_000, "а́" * 9_000]
        start = time.perf_counter()
        assert_tiles(within(odd, odd), 6, 6)
        assert_tiles(across(odd, odd[::-1], "he"), 6, 6)
        assert time.perf_counter() - start < 10


class TestBlocks:
    def test_paragraphs_settle_what_words_leave_open(self) -> None:
        here = ["It rained.", "It stopped.", "They left.", "They came home.", "They slept."]
        there = ["Es regnete.", "Sie gingen.", "Sie kamen nach Hause.", "Sie schliefen."]
        alignment = align(
            here, there, same_language=False, target_language="en", other_language="de",
            target_blocks=[0, 0, 1, 1, 1], other_blocks=[0, 1, 1, 1],
        )  # fmt: skip
        assert {(2, 1), (3, 2), (4, 3)} <= set(alignment.pairs)

    def test_wrong_number_of_blocks(self) -> None:
        with pytest.raises(ValueError, match="2 block numbers for 3 sentences"):
            align(
                ["a", "b", "c"], ["a"], same_language=True, target_language="en", other_language="en",
                target_blocks=[0, 1], other_blocks=[0],
            )  # fmt: skip


def _pseudo_words(rng: random.Random, count: int) -> list[str]:
    def syllable() -> str:
        return rng.choice("bdfgklmnprst") + rng.choice("aeiou")

    return ["".join(syllable() for _ in range(rng.randint(1, 4))) for _ in range(count)]


def _book(rng: random.Random, size: int) -> tuple[list[str], list[str], set[tuple[int, int]]]:
    """Two texts in made-up languages that share numbers and names only, with sentences dropped on either side."""
    here, there = _pseudo_words(rng, 4000), _pseudo_words(rng, 4000)
    names = [word.capitalize() for word in _pseudo_words(rng, 1500)]
    target: list[str] = []
    other: list[str] = []
    links: set[tuple[int, int]] = set()
    for _ in range(size):
        words = [min(int(rng.paretovariate(0.7)), 3999) for _ in range(rng.randint(5, 30))]
        shared = [rng.choice(names)] * (rng.random() < 0.5) + [str(rng.randint(2, 3000))] * (rng.random() < 0.2)
        chance = rng.random()
        if chance > 0.02:
            target.append(" ".join([*(here[w] for w in words), *shared]) + ".")
        if chance < 0.98:
            other.append(" ".join([*(there[w] for w in words), *shared]) + ".")
        if 0.02 < chance < 0.98:
            links.add((len(target) - 1, len(other) - 1))
    return target, other, links


def test_five_thousand_sentences_in_seconds() -> None:
    target, other, links = _book(random.Random(4), 5000)
    start = time.process_time()
    found = set(across(target, other, "fr").pairs)
    assert time.process_time() - start < 40  # about 6 on an idle core
    assert 2 * len(found & links) / (len(found) + len(links)) > 0.98


def test_a_long_text_without_any_landmark() -> None:
    alignment = within(["The same line."] * 1200, ["The same line."] * 1200)
    assert len(alignment.pairs) == 1200
