"""Grammar that the build of a clause shows: articles, agreement, comparison, order, prepositions."""

import re

import pytest

from mtaudit.testing import audit

# [wrong|right], and the detector
CASES = (
    ("[Publisher|The publisher] withdrew the book from the shops.", "nouns"),
    ("[Ministry|The Ministry] of Transport said that the road was safe.", "nouns"),
    ("The guards arrested [fugitive|a fugitive] at the border.", "nouns"),
    ("They met in [same|the same] hotel as last year.", "articles"),
    ("It was one of [largest|the largest] protests of the decade.", "articles"),
    ("[The Mr Berg|Mr Berg] has left the town.", "articles"),
    ("The pilot [deny|denies] that he was drunk.", "verbs"),
    ("The miners [refuses|refuse] to go back to work.", "verbs"),
    ("Everyone [say|says] that the dam is safe.", "verbs"),
    ("The council [will discusses|will discuss] the plan on Monday.", "verbs"),
    ("Three sailors [were rescue|were rescued] by a ferry.", "verbs"),
    ("The pool [is|has been] closed since March.", "verbs"),
    ("The river is [wide|wider] than the canal.", "comparison"),
    ("The new train is [more quicker|quicker].", "comparison"),
    ("The work lasted longer [as|than] expected.", "comparison"),
    ("The king visited [on Friday the hospital|the hospital on Friday].", "placing"),
    ("The tourists asked [where is the museum|where the museum is].", "placing"),
    ("In June [were sold two paintings|two paintings were sold].", "placing"),
    ("He tried [the old boat in the harbour to sell|to sell the old boat in the harbour].", "placing"),
    ("The land belonged [the|to the] crown.", "government"),
    ("The students must hand over the keys [until|by] Monday.", "government"),
    ("The bank invested [to|in] a mine.", "government"),
)
_EITHER = re.compile(r"\[([^|\]]*)\|([^]]*)\]")


@pytest.mark.parametrize(("case", "detector"), CASES)
def test_what_english_builds_otherwise_is_found_and_english_is_not(case: str, detector: str) -> None:
    wrong, right = _EITHER.sub(r"\1", case), _EITHER.sub(r"\2", case)
    assert audit(wrong, detector)
    assert not audit(right, detector)


def test_what_governs_a_base_form_or_saves_words_is_left_alone() -> None:
    assert not audit("They demanded that the pilot deny it. He let the miner say that he was ill.", "verbs")
    assert not audit("Publisher withdraws book\n\nGuards arrest fugitive at border", "nouns")
    assert not audit("The team win, the police say. The company plan to build a mill was dropped.", "verbs")
    assert not audit("No sooner had he gone than it rained. He would rather sleep than eat.", "comparison")
    assert not audit("In the corner stood a chair. Then came the rain. Never has he slept.", "placing")
    assert not audit("“Yes,” responded the pilot. The shop will not be built until May.", "government")
