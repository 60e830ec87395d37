"""Glossaries: TBX (2008 and ISO 30042:2019) and tables with named columns -> terms."""

from __future__ import annotations

import csv
import enum
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mtaudit.errors import InputError
from mtaudit.lang.decode import decode
from mtaudit.model import Languages
from mtaudit.model.segment import base_language
from mtaudit.model.values import dataclass

if TYPE_CHECKING:
    from lxml.etree import _Element


class Status(enum.StrEnum):
    """What a glossary says of a word for something."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Wording:
    """A term of the target language."""

    text: str
    status: Status = Status.PREFERRED
    part_of_speech: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A source term with all that it may be, and must not be, in the target language.

    `do_not_translate`: it stays as it is; `targets` then holds it in the source's form, unless the glossary gives
    another. `status` is that of the source term. `part_of_speech` is in lower case (`noun`, `proper noun`).
    """

    source: str
    targets: tuple[Wording, ...] = ()
    languages: Languages = Languages()
    status: Status = Status.PREFERRED
    part_of_speech: str = ""
    do_not_translate: bool = False
    subject: str = ""
    note: str = ""
    key: str = ""

    def with_status(self, *wanted: Status) -> tuple[str, ...]:
        """The target terms of a status."""
        return tuple(t.text for t in self.targets if t.status in wanted)


def load_glossary(path: Path | str, languages: Languages = Languages()) -> tuple[Term, ...]:
    """The terms of a glossary file, in its order.

    `languages` picks the pair, by primary subtag; what is left empty takes any. A TBX entry of several languages gives
    a term for each pair of them. Raises InputError for a file that is no glossary or is broken, OSError for one that
    cannot be opened.
    """
    location = Path(path)
    data = location.read_bytes()
    shown = str(path)
    begins = data[:200].lstrip(b"\xef\xbb\xbf \r\n")
    is_xml = location.suffix.lower() in (".tbx", ".tbxm", ".xml") or begins.startswith(b"<?xml")
    terms = _tbx(data, shown) if is_xml else _table(decode(data, path=shown).text, shown, languages)
    return tuple(term for term in terms if _fits(term, languages))


def _fits(term: Term, languages: Languages) -> bool:
    pairs = ((term.languages.source, languages.source), (term.languages.target, languages.target))
    return all(not wanted or not own or base_language(own) == base_language(wanted) for own, wanted in pairs)


_STATUS = (
    (("preferred", "approved", "recommended", "standardized", "valid"), Status.PREFERRED),
    (("admitted", "allowed", "permitted", "legal"), Status.ADMITTED),
    (("deprecated", "superseded", "forbidden", "banned", "prohibited", "obsolete", "notrecommended", "donotuse"),
     Status.FORBIDDEN),
)  # fmt: skip


def _status(value: str, default: Status = Status.PREFERRED) -> Status:
    """`preferredTerm-admn-sts` and what tools and people write for it."""
    word = re.sub(r"[^a-z]", "", value.lower())
    return next((status for names, status in _STATUS if word.startswith(names)), default)


def _speech(value: str) -> str:
    """`proper noun` for `properNoun`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", value.strip()).lower()


def _yes(value: str) -> bool:
    return value.strip().lower() in ("yes", "true", "1", "x", "y", "dnt", "donottranslate", "do not translate")


# -- TBX ---------------------------------------------------------------------------------------------------------

_ENTRIES = ("termEntry", "conceptEntry")
_LANGS = ("langSet", "langSec")
_TERMS = ("tig", "ntig", "termSec")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_KEEP = frozenset({"donottranslate", "dnt", "xdnt", "xdonottranslate"})
_TRANSLATE = frozenset({"translate", "itstranslate", "translatable"})


def _tbx(data: bytes, path: str) -> Iterator[Term]:
    from lxml import etree

    context = etree.iterparse(
        io.BytesIO(data), events=("end",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    found = False
    try:
        for _, element in context:
            if _name(element) in _ENTRIES:
                _refuse_entities(element, path)
                found = True
                yield from _entry(element)
                element.clear()
    except etree.XMLSyntaxError as error:
        line = f"line {error.lineno}: " if error.lineno else ""
        raise InputError(f"{line}not well-formed XML: {error.msg}", path=path) from None
    if not found:
        raise InputError("there is no termEntry or conceptEntry in this file", path=path, hint="TBX or CSV is read")


def _refuse_entities(element: _Element, path: str) -> None:
    declared = element.getroottree().docinfo.internalDTD
    names = [entity.name for entity in declared.iterentities()] if declared is not None else []
    if names:
        hint = "entities are not expanded; take the declarations out"
        raise InputError(f"the document declares the entity {names[0]!r}", path=path, hint=hint)


def _name(element: _Element) -> str:
    """The local name; comments and processing instructions have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


@dataclass(frozen=True, slots=True)
class _Worded:
    """A term of one language in an entry."""

    language: str
    text: str
    status: Status
    speech: str
    keep: bool
    note: str


def _entry(entry: _Element) -> Iterator[Term]:
    worded = [w for lang in entry if _name(lang) in _LANGS for w in _language(lang)]
    facts = dict(_facts(entry))
    keep, subject = _kept(facts), facts.get("subjectfield", "")
    note = facts.get("note", "")
    by_language: dict[str, list[_Worded]] = {}
    for word in worded:
        by_language.setdefault(word.language, []).append(word)
    if len(by_language) == 1 and (keep or any(w.keep for w in worded)):
        by_language[""] = []
    for source in worded:
        for language, others in by_language.items():
            if language != source.language:
                targets = tuple(Wording(o.text, o.status, o.speech) for o in others)
                stays = keep or source.keep
                if stays and not targets:
                    targets = (Wording(source.text, part_of_speech=source.speech),)
                yield Term(
                    source=source.text,
                    targets=targets,
                    languages=Languages(language, source.language),
                    status=source.status,
                    part_of_speech=source.speech,
                    do_not_translate=stays,
                    subject=subject,
                    note=source.note or note,
                    key=entry.get("id", ""),
                )


def _kept(facts: dict[str, str]) -> bool:
    return any(_yes(facts[name] or "yes") for name in _KEEP & facts.keys()) or any(
        facts[name].lower() in ("no", "false") for name in _TRANSLATE & facts.keys()
    )


def _language(lang: _Element) -> Iterator[_Worded]:
    language = lang.get(_XML_LANG) or lang.get("lang") or ""
    for group in lang:
        if _name(group) not in _TERMS:
            continue
        term = next((e for e in group.iter() if _name(e) == "term"), None)
        text = " ".join("".join(term.itertext()).split()) if term is not None else ""
        facts = dict(_facts(group))
        status = facts.get("administrativestatus") or facts.get("normativeauthorization") or facts.get("status", "")
        if text:
            speech = _speech(facts.get("partofspeech", ""))
            yield _Worded(language, text, _status(status), speech, _kept(facts), facts.get("note", ""))


def _facts(holder: _Element) -> Iterator[tuple[str, str]]:
    """Name and value of what is said of an entry or term: `<termNote type="x">` and `<min:x>` alike."""
    for element in holder:
        if _name(element) in (*_LANGS, *_TERMS, "term", ""):
            continue
        kind = element.get("type") or _name(element)
        value = " ".join("".join(element.itertext()).split())
        yield re.sub(r"[^a-z]", "", kind.lower()), value
        if _name(element) in ("termGrp", "descripGrp", "transacGrp", "termNoteGrp"):
            yield from _facts(element)


# -- tables ------------------------------------------------------------------------------------------------------

_COLUMNS = {
    "source": ("source", "src", "source_term", "term"),
    "target": ("target", "tgt", "target_term", "translation", "translations"),
    "forbidden": ("forbidden", "forbidden_target", "not", "banned"),
    "source_lang": ("source_lang", "src_lang", "source_language", "sl"),
    "target_lang": ("target_lang", "tgt_lang", "target_language", "tl"),
    "status": ("status", "usage", "term_status"),
    "speech": ("pos", "part_of_speech", "partofspeech", "word_class"),
    "keep": ("dnt", "do_not_translate", "donottranslate", "keep"),
    "subject": ("subject", "domain", "subject_field"),
    "note": ("note", "notes", "comment", "description", "definition"),
    "key": ("id", "key", "concept", "concept_id"),
}
_MEANING = {name: column for column, names in _COLUMNS.items() for name in names}
_CODE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")


def _table(text: str, path: str, languages: Languages) -> list[Term]:
    """Rows with the same source term and the same key are one term; `|` separates several target terms of a cell."""
    first = text.partition("\n")[0]
    delimiter = max("\t,;", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    terms: dict[tuple[str, ...], Term] = {}
    header: list[str] = []
    given = languages
    try:
        for cells in rows:
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header, given = _header(cells, path, languages)
                continue
            _add_row(terms, dict(zip(header, (c.strip() for c in cells), strict=False)), given)
    except csv.Error as error:
        hint = "check the quotation marks"
        raise InputError(f"line {rows.line_num}: {error}", path=path, hint=hint) from None
    if not header:
        raise InputError("the glossary is empty", path=path)
    return list(terms.values())


def _header(cells: Iterable[str], path: str, languages: Languages) -> tuple[list[str], Languages]:
    """What the columns mean; two columns named by language codes are source and target."""
    named = [cell.strip() for cell in cells]
    header = [_MEANING.get(re.sub(r"[ -]", "_", name.lower()), "") for name in named]
    if "source" not in header:
        codes = [n for n, name in enumerate(named) if not header[n] and _CODE.fullmatch(name)]
        if len(codes) >= 2:
            source, target = _sides(codes, named, languages)
            header[source], header[target] = "source", "target"
            return header, Languages(named[target], named[source])
        hint = "name the columns source and target, or by their languages as in de,en"
        raise InputError(f"line 1: no source column among {', '.join(map(repr, named[:8]))}", path=path, hint=hint)
    return header, languages


def _sides(codes: list[int], named: list[str], languages: Languages) -> tuple[int, int]:
    """The columns of source and target: those of the languages asked for, else the first two."""
    bases = {base_language(named[n]): n for n in reversed(codes)}
    target = bases.get(languages.target_base, -1)
    source = bases.get(languages.source_base, next(n for n in codes if n != target))
    return source, target if target >= 0 else next(n for n in codes if n != source)


def _add_row(terms: dict[tuple[str, ...], Term], row: dict[str, str], given: Languages) -> None:
    source = row.get("source", "")
    if not source:
        return
    languages = Languages(row.get("target_lang") or given.target, row.get("source_lang") or given.source)
    speech, keep = _speech(row.get("speech", "")), _yes(row.get("keep", ""))
    status = _status(row.get("status", ""))
    targets = [Wording(t, status, speech) for t in _split(row.get("target", ""))]
    targets += [Wording(t, Status.FORBIDDEN, speech) for t in _split(row.get("forbidden", ""))]
    if keep and not any(t.status is not Status.FORBIDDEN for t in targets):
        targets.insert(0, Wording(source, part_of_speech=speech))
    place = (source, row.get("key", ""), languages.source, languages.target)
    known = terms.get(place)
    if known is not None:
        more = tuple(t for t in targets if t not in known.targets)
        terms[place] = replace(
            known, targets=known.targets + more, do_not_translate=known.do_not_translate or keep
        )
        return
    terms[place] = Term(
        source=source,
        targets=tuple(targets),
        languages=languages,
        part_of_speech=speech,
        do_not_translate=keep,
        subject=row.get("subject", ""),
        note=row.get("note", ""),
        key=row.get("key", ""),
    )


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]
