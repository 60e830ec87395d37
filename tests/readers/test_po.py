"""gettext catalogues: the same strings as polib reads, every character in its place, broken entries passed over."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import Any

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.errors import InputError
from mtaudit.lang.directives import META
from mtaudit.model import Document, DocumentResult, Languages, OffsetMap, Rule, Segment, Severity
from mtaudit.plugin import InputFile
from mtaudit.readers._mnemonic import without_mnemonics
from mtaudit.readers.po import Options, PoReader
from tests.readers.laws import LINE_ENDS, check_places, encoded, paragraph, read_all, read_parts, texts

HEADER = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def segments(text: str, name: str = "a.po", **options: Any) -> list[Segment]:
    found = read_all(PoReader(Options(**options)), text.encode(), name=name)
    return [s for document in found for s in document.segments]


def quoted(text: str) -> str:
    """A string as gettext's tools write it."""
    body = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{body}"'


def meaning(raw: str) -> str:
    value = ast.literal_eval(f'"{raw}"')
    assert isinstance(value, str)
    return value


def test_sides_context_notes_and_languages() -> None:
    (segment,) = segments(
        HEADER + '# Ask Eva.\n#. A menu.\n#: a.c:1\n#, c-format\nmsgctxt "verb"\nmsgid "Open %s"\nmsgstr "%s öffnen"\n'
    )
    assert (segment.source, segment.target) == ("Open %s", "%s öffnen")
    assert segment.languages == Languages("de", "en")
    assert segment.meta == (("context", "verb"), ("note", "Ask Eva."), ("note", "A menu."), ("flag", "c-format"))


def test_the_language_comes_from_the_header_or_the_path() -> None:
    body = 'msgid "Yes"\nmsgstr "Da"\n'
    assert segments(body, "locale/sr@latin/LC_MESSAGES/app.po")[0].languages.target == "sr-Latn"
    assert segments(body, "po/pt_BR.po")[0].languages.target == "pt-BR"
    assert segments(HEADER + body, "po/pt_BR.po")[0].languages.target == "de"
    french = 'msgid ""\nmsgstr "X-Source-Language: fr\\nLanguage: en\\n"\n\nmsgid "Oui"\nmsgstr "Yes"\n'
    assert segments(french)[0].languages == Languages("en", "fr")


def test_each_form_of_a_plural_has_what_it_translates() -> None:
    plural = 'msgid "One file"\nmsgid_plural "%d files"\n'
    one, other = segments(HEADER + plural + 'msgstr[0] "Eine Datei"\nmsgstr[1] "%d Dateien"\n')
    assert (one.source, other.source) == ("One file", "%d files")
    assert one.block == other.block
    first, _, _ = segments(HEADER + plural + 'msgstr[0] "%d файл"\nmsgstr[1] "%d файла"\nmsgstr[2] "%d файлов"\n')
    assert first.source == "%d files"
    (only,) = segments(HEADER + plural + 'msgstr[0] "ファイル %d 個"\n')
    assert only.source == "%d files"


def test_what_is_left_out_is_counted_and_can_be_chosen() -> None:
    text = HEADER + (
        'msgid "a b"\nmsgstr "1"\n\n#, fuzzy\n#| msgid "old"\nmsgid "c d"\nmsgstr "2"\n\nmsgid "e f"\nmsgstr ""\n\n'
        '#~ msgid "g h"\n#~ msgstr "4"\n'
    )
    (document,) = read_all(PoReader(), text.encode())
    assert texts([document]) == ["1", "2"]
    assert document.segments[1].meta == (("state", "fuzzy"),)
    assert document.notices == ("1 entry not audited: no translation", "1 entry left out: obsolete")
    assert [s.target for s in segments(text, skip_fuzzy=True, obsolete=True)] == ["1", "4"]


def test_a_template_is_a_text_of_its_own() -> None:
    found = segments('msgid "One file"\nmsgid_plural "%d files"\nmsgstr[0] ""\nmsgstr[1] ""\n', "app.pot")
    assert [(s.target, s.source, s.languages.target) for s in found] == [
        ("One file", None, "en"),
        ("%d files", None, "en"),
    ]


def test_identifiers_are_no_source() -> None:
    text = HEADER + "".join(f'msgid "menu.{n}"\nmsgstr "Wort {n}"\n\n' for n in "abcd")
    assert [s.source for s in segments(text)] == [None] * 4


def test_an_untranslated_catalogue_says_so() -> None:
    with pytest.raises(InputError, match="none of its 1 entries is translated"):
        segments(HEADER + 'msgid "a"\nmsgstr ""\n')


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ('msgid "a b\nmsgstr "c"\n', "line 11: the closing quotation mark is missing"),
        ('msgid "a "b" c"\nmsgstr "c"\n', "line 11: a quotation mark within a string"),
        ("msgid x\n", "line 11: this is neither a comment nor a string"),
        ('msgid "a b"\n', "line 11: there is no msgstr"),
        ('msgstr "a b"\n', "line 11: there is no msgid"),
        ('# note\n"loose"\n', "line 12: a string without its keyword"),
    ],
)
def test_a_broken_entry_is_named_and_the_others_are_read(broken: str, words: str) -> None:
    text = HEADER + f'\nmsgid "one"\nmsgstr "eins"\n\n\n{broken}\nmsgid "two"\nmsgstr "zwei"\n'
    found = read_parts(PoReader(), text.encode())
    assert [words in str(f) for f in found if isinstance(f, InputError)] == [True]
    assert texts(f for f in found if isinstance(f, Document)) == ["eins", "zwei"]


def test_the_declared_encoding_is_used_and_checked() -> None:
    text = HEADER.replace("UTF-8", "ISO-8859-2") + 'msgid "Yes"\nmsgstr "Łódź"\n'
    (document,) = read_all(PoReader(), text.encode("iso-8859-2"))
    assert (texts([document]), document.encoding) == (["Łódź"], "ISO-8859-2")
    with pytest.raises(InputError, match="not valid UTF-8: byte 0xa3 at offset"):
        read_all(PoReader(), text.encode("iso-8859-2").replace(b"ISO-8859-2", b"UTF-8"))
    with pytest.raises(InputError, match="unknown encoding 'nosuch'"):
        read_all(PoReader(), text.encode("iso-8859-2").replace(b"ISO-8859-2", b"nosuch"))


def test_a_large_catalogue_is_read_in_pieces_that_know_their_lines() -> None:
    text = HEADER + "".join(f'msgid "m {n}"\nmsgstr "s {n}"\n\n' for n in range(1203))
    found = read_all(PoReader(), text.encode())
    assert [len(d.segments) for d in found] == [500, 500, 203]
    check_places(found, text)
    keys = [s.key for d in found for s in d.segments]
    assert len(set(keys)) == 1203


WORDS = st.one_of(paragraph(), st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=30))
STRINGS = st.lists(WORDS, min_size=1, max_size=3).map("\n".join).map(lambda s: s + '\t"\\')


@st.composite
def catalogues(draw: st.DrawFn) -> list[tuple[str, str, str | None]]:
    """Context, id and plural, no two alike; plurals have two forms."""
    entry = st.tuples(WORDS, STRINGS, st.none() | STRINGS)
    return draw(st.lists(entry, min_size=1, max_size=4, unique_by=lambda e: e[:2]))


def written(draw: st.DrawFn, found: Sequence[tuple[str, str, str | None]], wrap: bool) -> str:
    def string(text: str) -> str:
        if not wrap:
            return quoted(text)
        cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=3)))
        parts = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
        return '""\n' + "\n".join(quoted(p) for p in parts)

    out = [HEADER]
    for context, one, many in found:
        out.append(f"msgctxt {string(context)}\nmsgid {string(one)}\n")
        out.append(f"msgid_plural {string(many)}\n" if many is not None else "")
        out.append(
            f"msgstr[0] {string(one)}\nmsgstr[1] {string(many)}\n\n"
            if many is not None
            else f"msgstr {string(one)}\n\n"
        )
    return "".join(out)


def keyless(text: str) -> str:
    """A text that translates itself, less the key of a menu: `_0` may begin with one."""
    place = OffsetMap.verbatim(len(text), 0)
    return without_mnemonics(text, place, text, place)[2]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_texts_and_places_do_not_depend_on_wrapping_line_ends_and_encoding(data: st.DataObject) -> None:
    found = data.draw(catalogues())
    expected = [keyless(t) for _, one, many in found for t in (one, many) if t is not None]
    text = data.draw(st.composite(written)(found, data.draw(st.booleans())))
    for end in LINE_ENDS:
        form = text.replace("\n", end)
        for _, raw in encoded(form):
            documents = read_all(PoReader(), raw)
            check_places(documents, form, meaning=meaning)
            assert texts(documents) == expected


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_polib_reads_the_same(data: st.DataObject) -> None:
    found = data.draw(catalogues())
    text = data.draw(st.composite(written)(found, True))
    if len(text.splitlines()) != text.count("\n"):
        return  # polib breaks lines at characters that end none in gettext
    theirs = [s for e in polib.pofile(text) for s in ([e.msgstr] if not e.msgid_plural else e.msgstr_plural.values())]
    assert texts(read_all(PoReader(), text.encode())) == theirs


LOUD = Rule("shouting/word", "style/register", Severity.MAJOR, "{quote} shouts\nat us")


def annotated(data: bytes, quote: str) -> bytes:
    reader, file = PoReader(), InputFile("a.po", data=data)
    results = []
    for document in reader.read(file):
        assert isinstance(document, Document)
        hits = [(s, s.target.find(quote)) for s in document.segments if quote in s.target]
        found = [LOUD.at(s, (at, at + len(quote)), suggestion="x") for s, at in hits]
        results.append(DocumentResult(document, tuple(found)))
    return reader.annotate(file, results)


@pytest.mark.parametrize("end", LINE_ENDS[:2])
def test_findings_are_written_as_comments_and_replace_earlier_ones(end: str) -> None:
    body = '# Ask Eva.\n#. A menu.\n#, fuzzy\nmsgid "a b"\nmsgstr "LOUD Ä"\n\n#~ msgid "g"\n#~ msgstr "LOUD"\n'
    data = ("\ufeff" + (HEADER + body).replace("\n", end)).encode()
    once = annotated(data, "LOUD")
    note = f'# mtaudit-finding: major shouting/word "LOUD": LOUD shouts at us Perhaps: x{end}'.encode()
    assert once == data.replace(f"# Ask Eva.{end}".encode(), f"# Ask Eva.{end}".encode() + note)
    assert annotated(once, "LOUD") == once
    assert annotated(once, "nothing") == data
    before, after = (read_all(PoReader(), d)[0].segments for d in (data, once))
    assert [(s.key, s.target, s.meta) for s in before] == [(s.key, s.target, s.meta) for s in after]


def test_directives_are_kept() -> None:
    text = f'# mtaudit: ignore-file[style] short\n{HEADER}# mtaudit: ignore[a/b] why\nmsgid "x"\nmsgstr "y"\n'
    (document,) = read_all(PoReader(), text.encode())
    assert document.meta == ((META, "ignore-file[style] short"),)
    assert document.segments[0].meta == ((META, "ignore[a/b] why"),)


@pytest.mark.parametrize(
    ("one", "two", "clean"),
    [
        ("Pre_vious", "_Vorige", ("Previous", "Vorige")),
        ("&Open…", "開く(&O)…", ("Open…", "開く…")),
        ("~Save as", "~Speichern als", ("Save as", "Speichern als")),
        ("Set max_size now", "Setzt max_size jetzt", ("Set max_size now", "Setzt max_size jetzt")),
        ("Fish &amp; chips", "Fisch &amp; Pommes", ("Fish &amp; chips", "Fisch &amp; Pommes")),
        ("R & D", "F & E", ("R & D", "F & E")),
    ],
)
def test_keys_of_menu_entries_are_no_part_of_the_word(one: str, two: str, clean: tuple[str, str]) -> None:
    text = HEADER + f'msgid "{one}"\nmsgstr "{two}"\n'
    found = read_all(PoReader(), text.encode())
    check_places(found, text)
    assert [(s.source, s.target) for d in found for s in d.segments] == [clean]


def test_the_names_of_translators_are_no_translation() -> None:
    text = HEADER + 'msgid "translator-credits"\nmsgstr "Eva <eva@example.org>, 2019"\n\nmsgid "Yes"\nmsgstr "Ja"\n'
    assert [s.target for s in segments(text)] == ["Ja"]
