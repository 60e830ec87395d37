"""Tables that are looked up by their first column."""

import pytest

from mtaudit.lang.keyed import Keyed, Listed

OWN = "# origin: own\nword\topposites\tdistant\ntall\tshort\tlow tiny\n# between\nold\tnew young\t\n"
OTHER = "word\topposites\tdistant\r\nold\tfresh\t\r\nwet\tdry\tarid\r\n"


def test_rows_are_found_in_any_order_and_the_first_table_wins() -> None:
    rows = Keyed((OWN, OTHER))
    assert (rows["tall"], rows["old"], rows["wet"]) == ("short\tlow tiny", "new young\t", "dry\tarid")
    assert "ta" not in rows
    assert "word" not in rows
    assert list(rows) == ["old", "tall", "wet"]
    assert rows.get("cold") is None
    with pytest.raises(KeyError):
        rows["cold"]


def test_a_column_is_a_list_of_words() -> None:
    rows = Keyed((OWN, OTHER))
    assert Listed(rows)["old"] == ("new", "young")
    assert Listed(rows, 1).get("tall") == ("low", "tiny")
    assert Listed(rows, 1).get("old") == Listed(rows, 1).get("cold") == ()


def test_no_table_is_false() -> None:
    assert not Keyed()
    assert not Listed(Keyed(("word\topposites\n",)))


def test_rows_are_found_in_a_table_of_many_blocks_of_bytes() -> None:
    letters = "abcdefghijklmnopqrstuvwxyzéб😀"
    keys = sorted(f"{letter}{number:x}" for letter in letters for number in range(97))
    rows = Keyed(("# sorted\nkey\tvalue\n" + "".join(f"{key}\t{key}!\n" for key in keys),))
    assert list(rows) == keys
    assert all(rows[key] == f"{key}!" for key in keys)
    assert not any(other in rows for key in keys for other in (f"{key}-", f" {key}", key[0]))
    for start in ("a", "m1", "é", "б5f", "😀", "zz", ""):
        assert [key for key, _ in rows.beginning(start)] == [key for key in keys if key.startswith(start)]
