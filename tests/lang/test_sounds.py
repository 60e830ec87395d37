"""Names that sound alike across scripts, and names that do not."""

import pytest

from mtaudit.lang.pinyin import borrowed, pinyin, readings, spells
from mtaudit.lang.sounds import distance, phones, spelled, weight


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("मुंबई", "munbaii"),
        ("रमेश", "ramesh"),
        ("ज़मीन", "zamiin"),
        ("कृष्ण", "krishn"),
        ("シャツ", "shatsu"),
        ("チーム", "chimu"),
        ("ロッテ", "rote"),
        ("Щукин", "shchukin"),
        ("Łódź", "lodz"),
    ],
)
def test_spelled(word: str, latin: str) -> None:
    assert spelled(word) == latin


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("anderson", "एंडरसन"),
        ("gupta", "गुप्ता"),
        ("thompson", "トンプソン"),
        ("petrenko", "Петренко"),
        ("kowalski", "Kowalskiego"),
        ("dvorak", "Dvořákovi"),
    ],
)
def test_alike(name: str, other: str) -> None:
    assert distance(phones(name), phones(spelled(other))) < 0.3


@pytest.mark.parametrize(
    ("name", "other"),
    [("robertson", "गुप्ता"), ("thompson", "ナカムラ"), ("petrenko", "Иванова"), ("kowalski", "Henriksen")],
)
def test_apart(name: str, other: str) -> None:
    assert distance(phones(name), phones(spelled(other))) > 0.5


def test_distance_is_relative_to_the_name() -> None:
    name = phones("robertson")
    assert distance(name, name) == 0
    assert distance(name, "") == 1
    assert distance(name, phones("xx" + "robertson" + "yy"), True) == pytest.approx(0, abs=0.05)
    assert weight("rb") == pytest.approx(0.45 + 0.85)


def test_limit_only_cuts_off() -> None:
    name, other = phones("robertson"), phones("robinson")
    whole = distance(name, other)
    assert distance(name, other, False, 0.9) == whole
    assert distance(name, phones("kitchen"), False, 0.2) > 0.2


def test_pinyin() -> None:
    assert pinyin("长江与黄河") == "changjiangyuhuanghe"
    assert set(readings("曾")) == {"zeng", "ceng"}
    assert readings("A") == ()
    assert pinyin("绿女") == "lunu"


def test_spells_takes_second_readings() -> None:
    assert spells("chongqing", "我在重庆")
    assert spells("zhangsan", "对张三说")
    assert not spells("lisi", "对张三说")


def test_borrowed_finds_foreign_names() -> None:
    parts = borrowed("昨天，卡洛斯·费尔南德斯离开了这里")
    name = phones("fernandez")
    assert min(distance(name, phones(part, True), True) for part in parts) < 0.4
    assert borrowed("昨天我们去了这间书店") == []
