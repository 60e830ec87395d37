"""The score cache: keys, processes, damage, clearing."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from mtaudit.scorers._cache import ScoreCache, default_path, fields_hash


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "scores.sqlite"


def test_keys_do_not_confuse_fields() -> None:
    lists = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["", "abc"], ["ab", "c", ""]]
    assert len({fields_hash(fields) for fields in lists}) == len(lists)
    key = ScoreCache.keys(["recipe"])
    assert key(["ab", "c"]) == fields_hash(["recipe", "ab", "c"]) != ScoreCache.keys(["other"])(["ab", "c"])
    assert len({key(["\ud800"]), key(["\ud801"]), key(["?"])}) == 3


def test_put_and_get(path: Path) -> None:
    keys = [fields_hash([str(i)]) for i in range(1200)]
    with ScoreCache(path) as cache:
        cache.put((key, f"value {i}") for i, key in enumerate(keys))
        cache.put([(keys[0], "newer")])
        cache.put([])
    with ScoreCache(path) as cache:
        found = cache.get([*keys, fields_hash(["absent"])])
        assert len(found) == 1200
        assert found[keys[0]] == "newer"
        assert found[keys[1199]] == "value 1199"
        assert cache.get([]) == {}


def test_facts(path: Path) -> None:
    with ScoreCache(path) as cache:
        assert cache.fact("a") is None
        cache.remember("a", "1")
        cache.remember("a", "2")
        assert cache.fact("a") == "2"


def test_stats_and_clear(path: Path) -> None:
    cache = ScoreCache(path)
    assert cache.stats().entries == 0
    assert cache.clear() == 0
    assert not path.exists()
    cache.put((fields_hash([str(i)]), "x") for i in range(10))
    stats = cache.stats()
    assert stats.entries == 10
    assert stats.size > 0
    assert stats.oldest is not None
    assert cache.clear(older_than_days=1) == 0
    assert cache.clear() == 10
    assert cache.stats().entries == 0
    cache.close()


def test_several_processes_write_at_once(path: Path) -> None:
    code = """
        import sys
        from pathlib import Path
        from mtaudit.scorers._cache import ScoreCache, fields_hash
        cache = ScoreCache(Path(sys.argv[1]))
        for i in range(40):
            cache.put((fields_hash([sys.argv[2], str(i), str(j)]), "x") for j in range(5))
            cache.put([(fields_hash(["shared", str(i)]), sys.argv[2])])
        assert not cache.notices, cache.notices
    """
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    running = [
        subprocess.Popen([sys.executable, "-c", textwrap.dedent(code), str(path), str(name)], env=environment)
        for name in range(3)
    ]
    assert [process.wait(timeout=120) for process in running] == [0, 0, 0]
    with ScoreCache(path) as cache:
        assert cache.stats().entries == 3 * 200 + 40


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_connection_is_not_shared_with_a_fork(path: Path) -> None:
    with ScoreCache(path) as cache:
        cache.put([(fields_hash(["parent"]), "x")])
        child = os.fork()
        if child == 0:
            cache.put([(fields_hash(["child"]), "x")])
            os._exit(0 if not cache.notices else 1)
        assert os.waitpid(child, 0)[1] == 0
        assert cache.stats().entries == 2


def test_damaged_file_is_set_aside(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"this is no database " * 100)
    with ScoreCache(path) as cache:
        cache.put([(fields_hash(["a"]), "x")])
        assert cache.get([fields_hash(["a"])]) == {fields_hash(["a"]): "x"}
        assert "was damaged" in cache.notices[0]
    assert path.with_name("scores.sqlite.damaged").exists()


def test_folder_that_cannot_be_used_only_gives_notice(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = ScoreCache(tmp_path / "file" / "scores.sqlite")
    cache.put([(fields_hash(["a"]), "x")])
    assert cache.get([fields_hash(["a"])]) == {}
    assert cache.fact("a") is None
    assert len(cache.notices) == 1
    assert "scoring goes on without it" in cache.notices[0]


def test_other_schema_is_begun_anew(path: Path) -> None:
    path.parent.mkdir()
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE scores (other TEXT)")
    database.execute("PRAGMA user_version = 99")
    database.close()
    with ScoreCache(path) as cache:
        cache.put([(fields_hash(["a"]), "x")])
        assert cache.stats().entries == 1
        assert not cache.notices


def test_failed_write_leaves_nothing_half_done(path: Path) -> None:
    def rows() -> list[tuple[bytes, str]]:
        return [(fields_hash(["a"]), "x"), (fields_hash(["b"]), None)]  # type: ignore[list-item]

    with ScoreCache(path) as cache:
        cache.put(rows())
        assert cache.notices
    with ScoreCache(path) as cache:
        assert cache.stats().entries == 0


def test_default_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MTAUDIT_CACHE_DIR", str(tmp_path))
    assert default_path() == tmp_path / "scores.sqlite"
    monkeypatch.delenv("MTAUDIT_CACHE_DIR")
    assert default_path().name == "scores.sqlite"
    assert default_path().parent.name == "mtaudit"
