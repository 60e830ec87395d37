"""Topics of a document."""

import pytest

from mtaudit.lang.topics import TopicIndex, TopicsError, load_topics

INDEX = TopicIndex(
    {"baking": ["dough", "oven", "yeast*", "rolling-pin", "bread"], "sea": ["wave", "tide", "Atlantic", "bread"]}
)


def test_three_distinct_words() -> None:
    assert INDEX.topics("Doughs in ovens, the yeasty smell.") == {"baking"}
    assert INDEX.topics("Dough, dough and doughs in the oven.") == frozenset()
    assert INDEX.topics("Bread with waves and tides, ovens and dough.") == {"baking", "sea"}


def test_entries_of_several_words() -> None:
    assert INDEX.evidence("two rolling pins")["baking"] == {"rolling-pin"}
    assert INDEX.evidence("a rolling-pin")["baking"] == {"rolling-pin"}
    assert INDEX.evidence("a rolling stone") == {}


def test_capitals() -> None:
    assert INDEX.evidence("the Atlantic") == {"sea": frozenset({"Atlantic"})}
    assert INDEX.evidence("the atlantic") == {}


def test_threshold() -> None:
    assert TopicIndex({"sea": ["wave"]}, threshold=1).topics("waves") == {"sea"}
    with pytest.raises(ValueError, match="at least 1"):
        TopicIndex({}, threshold=0)


def test_load() -> None:
    assert load_topics("# c\ntopic\twords\nsea\twave tide\nsea\tgull\n") == {"sea": ("wave", "tide", "gull")}
    with pytest.raises(TopicsError, match=r"x\.tsv:2: a topic"):
        load_topics("topic\twords\nsea\n", "x.tsv")
    with pytest.raises(TopicsError, match=r"x\.tsv:1: the header"):
        load_topics("sea\twave\n", "x.tsv")
