"""Sentences: where they end, and that they cover the text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.lang.sentences import sentences


def split(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


def check(marked: str, language: str = "en") -> None:
    """`marked` has a bar where a sentence ends, with the white space after it."""
    expected = [part.strip() for part in marked.split("|") if part.strip()]
    assert split(marked.replace("|", ""), language) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "The ferry left. |Nobody waved. |Why? |It rained! |",
        "Dr. Hale met Mrs. Ortiz, Gen. Budd and Prof. Lund. |They ate.",
        "The bakery in St. Ives sold 3.5 tons vs. 2.1 tons. |Prices rose.",
        "J. R. Varga and A. Olsen signed. |George W. Finch did not.",
        "He moved to the U.S. in 1999. |The U.S. Navy let him go.",
        "She flew to the U.S. |The trip took a day.",
        "The U.K. Treasury paid. |Ask Acme Inc. Chairman Ray Poole. |Acme Inc. |The firm closed.",
        "She sees Art. 5, No. 7 and p. 12. |Nothing else.",
        "Was it ready? |No. |The oven was cold.",
        "He said no. |Karl agreed.",
        "It opens on Jan. 5 and closes in Dec. |Guards will stay.",
        "The show starts at 5 p.m. Monday. |Doors open at 4 p.m. |Tickets cost little.",
        "She lives in Eugene, Ore., and in Boise. |He lives in Mobile, Ala. |They write.",
        "The firm pays e.g. Friday and i.e. Monday staff. |Good.",
        "Take vitamin C. |Doctors say so.",
        "World War I. |World War II. |Peace.",
        "Jars, tins, boxes, etc. |Everything burned.",
        "In 2010. |Then in 2011. |3 men came.",
        "Prices rose 3.5. |Shares fell.",
        "See example.com. |Call now.",
        "Node.js and U.N.-led talks.",
    ],
)
def test_full_stops(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "“Really?” he asked. |She nodded.",
        "“Really?” Tom Hardy asked. |“No.” |He left.",
        "“We lost.” |Hale said the fans were gone.",
        '"Go." |She went. |"Stop!" the guard cried.',
        "(He left.) |She stayed (alone).",
        "He said: ‘Come.’ |She came.",
        "It was late (about 9 p.m.) and dark. |Who (?) knows.",
        "Wait … |Then he spoke... |The end.",
        "Wait… for me. |He ran … and fell.",
        "What?! |Really?!! |Yes.",
        "It closed.[1][2] |It reopened.³ |Fine.",
        "He wrote [...] a letter. |She […] read it.",
        "**Bold.** |Next *one.* |Last.",
        "Yahoo! Inc. grew. |Hooray! |Great.",
        "The iPhone sold. |iPads did not.",
        "One — “Two.” — three. |Four.",
    ],
)
def test_quotations_brackets_and_other_marks(marked: str) -> None:
    check(marked)


def test_a_broken_stop_does_not_split() -> None:
    check("The crew left despite warnings. that the bridge would fall. |It held.")
    check("He asked for more? and got it.")


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("de", "Am 3. Mai kam Dr. Vogt. |Der 2. Weltkrieg war z. B. hier Thema. |Er ist 20. |Danach ging er."),
        ("de", "»Gut.« |»Schlecht.« |„Wirklich?“, fragte er. |Das kostet ca. 5 Mio. Euro."),
        ("fr", "« Bonjour. » |Il part avec M. Dupuis et Mme Roy. |Cf. p. 5. |Voilà !"),
        ("es", "¡Hola! |¿Qué tal? |El Sr. Ruiz vive en EE.UU. |Pero no come."),
        ("it", "Il Sig. Riva e la Dott. Neri arrivano. |La S.p.A. Rossi chiude. |Perché?"),
        ("pt-BR", "O Sr. Dias e a Dra. Melo saíram. |Fica na Av. Paulista. |Não sei."),
        ("nl", "Dhr. Bakker kwam o.a. met mevr. Smit. |Daarna ging hij."),
        ("ru", "В 2010 г. |Он приехал в г. Омск. |А. С. Зимин и др. |Это т. е. все."),
        ("uk", "У 2010 р. |Він поїхав у м. Львів. |Це проф. Коваль."),
        ("pl", "Dr. Nowak i prof. Lis mieszkają przy ul. Długiej. |W 2010 r. |Potem wyjechali itd. |To koniec."),
        ("cs", "Dne 3. května přišel. |Bydlí v ul. Dlouhá č. 5. |Pak odešel."),
        ("tr", "Prof. Kaya 19. Yüzyıl dersini verdi. |Bu güzel."),
        ("ro", "Dl. Popa a venit. |Dar str. Lungă e departe."),
        ("sv", "Hr. Berg kom t.ex. Måndag. |Han gick."),
        ("fi", "Tri. Aalto tuli 3. toukokuuta. |Hän lähti."),
        ("el", "Τι είναι; |Δεν ξέρω. |Καλά."),
        ("zh", "你好。|你是谁？|他说：“好！”|走吧。"),
        ("ja", "「行く。」と言った。|彼は来た。"),
        ("ko", "그는 갔다. |나는 왔다."),
        ("ar", "هل جاء؟ |نعم. |لا."),
        ("ur", "وہ آیا۔ |وہ گیا۔"),
        ("hi", "वह आया। |वह गया।"),
        ("mr", "डॉ. एस. के. जोशी आले. |ते गेले."),
        ("ko", "네. |그는 갔다."),
        ("hy", "Նա եկավ։ |Նա գնաց։"),
        ("am", "መጣ።|ሄደ።"),
        ("th", "เขามา แล้ว พ.ศ. เขาไป"),
        ("xx", "One. |Two."),
    ],
)
def test_languages(language: str, marked: str) -> None:
    check(marked, language)


def test_semicolon_is_a_stop_in_greek_only() -> None:
    assert len(split("One; Two.")) == 1


class TestLines:
    def test_blank_line(self) -> None:
        check("no stop here\n\n|another paragraph\n \t\n|and a third\r\n\r\n|a fourth")

    def test_wrapped_text(self) -> None:
        check(
            "The harbour was closed for most of\nthe day because of a storm, Mayor\nLena Holt said. |Ferries did not\n"
            "leave until noon."
        )

    def test_stop_at_the_end_of_a_line(self) -> None:
        check("The harbour was closed.\n|Ferries stayed where they were until noon.")

    def test_title(self) -> None:
        check("Harbour closed\n|The harbour was closed for most of the morning. |Ferries stayed.")

    def test_list(self) -> None:
        check("Bring these:\n|- two cups and a very long spoon\n|- a pot\n|1. sugar\n|2. milk")

    def test_markdown_heading(self) -> None:
        check("# harbour news\n|the harbour was closed for the morning and the rest of the day")

    def test_sentence_a_line(self) -> None:
        check("The harbour was closed.\n|Ferries stayed.\n|Storm over the coast this morning\n|Nobody was hurt.")

    def test_small_letters_a_line(self) -> None:
        check("the harbour was closed.\n|ferries stayed.\n|nobody was hurt.\n|it was over.\n|all went home.")


def test_edges() -> None:
    assert sentences("") == ()
    assert sentences(" \n\t ") == ()
    assert sentences("  a ") == ((2, 3),)
    assert sentences("...") == ((0, 3),)
    assert split("\x00. \ud800. \ufeff") == ["\x00.", "\ud800.", "\ufeff"]


ALPHABET = st.one_of(
    st.characters(), st.sampled_from("aZ5 .!?…。؟।;:,'\"“”«»()[]-\n\r\u2028\u00a0IVUS")
)


LANGUAGES = st.sampled_from(("en", "de", "fr", "ru", "el", "th", "ja", "tr", "xx"))


@given(st.text(alphabet=ALPHABET, max_size=120), LANGUAGES)
def test_sentences_cover_the_text(text: str, language: str) -> None:
    before = 0
    for start, end in sentences(text, language):
        assert before <= start < end <= len(text)
        assert not text[before:start].strip()
        assert text[start:end].strip() == text[start:end]
        before = end
    assert not text[before:].strip()


@pytest.mark.parametrize(
    "unit",
    ["a. ", "A. ", "a", " ", ".", ". ", "\n", "a\n", '."', ". (", "。", "Mr. ", "[1].", " »", "!” A b ", "1. ", "\r\n"],
)
@pytest.mark.parametrize("language", ["en", "de"])
def test_linear(unit: str, language: str) -> None:
    long = unit * (300_000 // len(unit))
    started = time.process_time()
    sentences.__wrapped__(long, language)
    assert time.process_time() - started < 15


@pytest.mark.parametrize("text", ["a. " * 350_000, "a" * 1_048_576, ". " + "(" * 1_000_000])
def test_a_megabyte(text: str) -> None:
    started = time.process_time()
    assert len(sentences.__wrapped__(text, "en")) <= 2
    assert time.process_time() - started < 20
