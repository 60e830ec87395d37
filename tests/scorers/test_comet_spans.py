"""Error spans out of tags."""

from __future__ import annotations

import pytest

from mtaudit.scorers.comet.spans import ErrorSpan, decode, tags, weighed

LABELS = ("minor", "major", "critical")
TEXT = "The cat sat down."
OFFSETS = [(0, 0), (0, 3), (4, 7), (8, 11), (12, 16), (16, 17), (0, 0)]


def spans(*labels: int) -> list[tuple[str, str]]:
    found = decode(TEXT, [(label, 0.5) for label in labels], OFFSETS, LABELS)
    return [(span.text, span.severity) for span in found]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ((0, 0, 0, 0, 0, 0, 0), []),
        ((0, 0, 2, 0, 0, 0, 0), [("cat", "major")]),
        ((0, 0, 2, 1, 0, 0, 0), [("cat sat", "major")]),
        ((1, 0, 0, 0, 0, 0, 0), []),
        ((1, 2, 0, 0, 0, 0, 0), [("The", "major")]),
        ((0, 0, 0, 0, 3, 3, 3), [("down.", "critical")]),
        ((0, 0, 0, 0, 0, 1, 0), [(".", "minor")]),
        ((0, 1, 0, 0, 0, 2, 0), [("The", "minor"), (".", "major")]),
    ],
)
def test_decode(labels: tuple[int, ...], expected: list[tuple[str, str]]) -> None:
    assert spans(*labels) == expected


def test_confidence_is_the_mean_and_white_space_is_left_out() -> None:
    found = decode("a  b c", [(0, 1.0), (1, 0.5), (2, 0.7), (0, 0.9)], [(0, 1), (1, 4), (4, 6), (0, 0)], LABELS)
    assert found == (ErrorSpan(3, 6, "b c", "minor", pytest.approx(0.6)),)  # type: ignore[arg-type]


def test_token_of_white_space_only() -> None:
    assert decode("a  b", [(0, 1.0), (1, 0.5), (0, 1.0)], [(0, 1), (1, 3), (3, 4)], LABELS) == ()


def test_tags() -> None:
    rows = [[0.6, 0.1, 0.3], [0.2, 0.5, 0.3], [0.45, 0.15, 0.4]]
    assert tags(rows) == [(0, 0.6), (1, 0.5), (0, 0.45)]
    assert tags(rows, threshold=0.5) == [(0, 0.6), (1, 0.5), (2, 0.4)]


@pytest.mark.parametrize(
    ("labels", "quality"),
    [
        ((0, 0, 0), 1.0),
        ((0, 1, 0), 24 / 25),
        ((0, 2, 2, 0), 20 / 25),
        ((0, 3, 0, 3, 0), 5 / 25),
        ((0, 3, 0, 3, 0, 3, 0), 0.0),
        ((0, 0, 2), 1.0),
    ],
)
def test_weighed(labels: tuple[int, ...], quality: float) -> None:
    """The last case is COMET's own loss of a span that is open at the end; the score stays comparable with it."""
    assert weighed([(label, 0.5) for label in labels], LABELS) == pytest.approx(quality)
