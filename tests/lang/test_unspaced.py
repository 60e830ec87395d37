"""Chinese and Japanese text that was cut by spaces."""

from mtaudit.lang.negation import denies, negations
from mtaudit.lang.unspaced import joined
from mtaudit.model import Span


def test_spans_of_the_joined_text_are_given_back_in_the_text_given() -> None:
    text = "橋 は 開い て い ま せ ん 。 A  B"
    whole = joined(text, "ja")
    assert whole is not None
    assert whole.text == "橋は開いていません。 A  B"
    start = whole.text.index("ません")
    span = whole.span(Span(start, start + 3))
    assert text[span.start : span.end] == "ま せ ん"
    assert joined("The bridge", "en") is None
    assert joined("橋は開いた", "ja") is None


def test_a_negation_is_found_where_spaces_cut_it() -> None:
    text = "橋 は 開い て い ま せ ん 。"
    assert denies(text, "ja")
    (cue,) = (cue for cue in negations(text, "ja") if cue.explicit)
    assert text[cue.span.start : cue.span.end] == "ま せ ん"


def test_czech_denies_twice_and_names_that_begin_like_a_negation_do_not() -> None:
    explicit = [cue.text for cue in negations("Včera Nelly a Neal nikoho neviděli.", "cs") if cue.explicit]
    assert explicit == ["nikoho", "neviděli"]
