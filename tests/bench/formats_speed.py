"""Reading and scanning a catalogue, against `pofilter` of translate-toolkit on the same file, in one run.

    python -m tests.bench.formats_speed [--units 20000] [--pofilter PATH] [--jobs N] [--target en] [--rounds 1]

The same units are timed as PO and as XLIFF 1.2, ours and theirs in turn, without installed plugins. Without pofilter at
hand (it is GPL and no dependency) our side alone is timed.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from mtaudit.lang.xmltext import escape
from mtaudit.model import Document
from mtaudit.plugin import InputFile, Reader
from mtaudit.readers.po import PoReader
from mtaudit.readers.xliff import XliffReader

_HEAD = (
    'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"X-Source-Language: {}\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n'
)
_THINGS = (
    ("file", "Datei"), ("page", "Seite"), ("connection", "Verbindung"), ("account", "Kontonummer"),
    ("invoice", "Rechnung"), ("message", "Nachricht"), ("printer queue", "Druckerwarteschlange"),
    ("calendar", "Terminliste"), ("backup", "Sicherung"), ("password", "Losung"), ("camera", "Kamera"),
    ("shopping list", "Einkaufsliste"), ("map", "Karte"), ("playlist", "Wiedergabeliste"), ("drawing", "Zeichnung"),
    ("mailbox", "Mailbox"), ("table", "Tabelle"), ("signature", "Unterschrift"), ("search", "Suche"),
    ("language pack", "Sprachdatei"), ("session", "Sitzung"),
)  # fmt: skip
_PLACES = (
    ("on the server", "auf dem Server"), ("in the archive", "im Archiv"), ("in this folder", "in diesem Ordner"),
    ("on your phone", "auf Ihrem Telefon"), ("in the main window", "im Hauptfenster"), ("at the office", "im Büro"),
    ("on the second screen", "auf dem zweiten Bildschirm"), ("in the trash", "im Papierkorb"),
    ("on the network drive", "auf dem Netzlaufwerk"), ("in the report", "im Bericht"),
    ("in the settings", "in den Einstellungen"), ("on the memory card", "auf der Speicherkarte"),
    ("in the address book", "im Adressbuch"),
)  # fmt: skip
_PAIRS = (
    ("Could not open the {thing} “%s” {place}.", "Die {Ding} „%s“ {Ort} konnte nicht geöffnet werden."),
    ("Save the {thing} {place} before closing?", "Die {Ding} {Ort} vor dem Schließen speichern?"),
    ("{{count}} of {n} entries of the {thing} were found {place}",
     "{{count}} von {n} Einträgen der {Ding} wurden {Ort} gefunden"),
    ("The {thing} {place} was lost after {n} seconds.", "Die {Ding} {Ort} ging nach {n} Sekunden verloren."),
    ("Show {thing}", "{Ding} zeigen"),
    ("<b>Warning:</b> deleting the {thing} {place} cannot be undone. Ask your administrator if it is still needed.",
     "<b>Warnung:</b> Das Löschen der {Ding} {Ort} kann nicht rückgängig gemacht werden. Fragen Sie Ihren "
     "Administrator, ob sie noch gebraucht wird."),
    ("Welcome back! Your {thing} was last changed by {{name}} on {{date}}.",
     "Willkommen zurück! Ihre {Ding} wurde zuletzt am {{date}} von {{name}} geändert."),
)  # fmt: skip


def pairs(units: int, target: str) -> Iterator[tuple[str, str]]:
    """Sources and translations of interface strings, into German or into English."""
    for number in range(units):
        thing, other = _THINGS[number % len(_THINGS)]
        place, there = _PLACES[number % len(_PLACES)]
        pair = [
            text.format(thing=thing, Ding=other, place=place, Ort=there, n=2 + number % 97)
            for text in _PAIRS[number % 11 % len(_PAIRS)]
        ]
        one, two = pair if target == "de" else reversed(pair)
        yield one, two


def catalogue(units: int, target: str = "de") -> str:
    """The strings as PO."""
    out = [_HEAD.format(target, _OTHER[target])]
    for number, (one, two) in enumerate(pairs(units, target)):
        out.append(f'\n#: src/part{number % 40}.c:{number}\nmsgctxt "{number}"\nmsgid "{one}"\nmsgstr "{two}"\n')
    return "".join(out)


def exchange(units: int, target: str = "de") -> str:
    """The strings as XLIFF 1.2."""
    out = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
        f'<file original="app" source-language="{_OTHER[target]}" target-language="{target}" datatype="plaintext">\n'
        "<body>\n"
    ]
    for number, (one, two) in enumerate(pairs(units, target)):
        out.append(
            f'<trans-unit id="{number}" xml:space="preserve">\n  <source>{escape(one)}</source>\n'
            f'  <target state="translated">{escape(two)}</target>\n</trans-unit>\n'
        )
    return "".join([*out, "</body>\n</file>\n</xliff>\n"])


_OTHER = {"de": "en", "en": "de"}


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds on the clock and of the processors; what the command finds makes no difference."""
    start, used = time.perf_counter(), _used()
    place = {**os.environ, "MTAUDIT_PLUGINS": "none"}
    place.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=place)
    if done.returncode not in (0, 1):
        sys.exit(f"{command[0]} failed:\n{done.stderr[-2000:]}")
    return time.perf_counter() - start, _used() - used


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def compared(path: Path, reader: Reader, given: argparse.Namespace) -> None:
    """Prints seconds of each side and their ratio."""
    start = time.perf_counter()
    documents = [d for d in reader.read(InputFile(str(path), path)) if isinstance(d, Document)]
    read = time.perf_counter() - start
    print(f"{reader.name}: read alone    {read:6.2f} s  {sum(len(d.segments) for d in documents):,} units")
    scan = [sys.executable, "-m", "mtaudit", "scan", str(path), "--no-config", "--gate", "none", "--quiet"]
    ours = timed([*scan, "--jobs", given.jobs])
    print(f"  read and scanned {ours[0]:7.2f} s  {given.units / ours[0]:,.0f} units/s  {ours[1]:6.2f} s of processors")
    if given.pofilter:
        theirs = timed([given.pofilter, "--progress=none", str(path), str(path.with_stem("out"))])
        rate = given.units / theirs[0]
        print(f"  pofilter         {theirs[0]:7.2f} s  {rate:,.0f} units/s  {theirs[1]:6.2f} s of processors")
        print(f"  ratio            {theirs[0] / ours[0]:7.2f}  {theirs[1] / ours[1]:.2f}  (above 1: mtaudit is faster)")


def main() -> int:
    """Both formats, one after the other, so many rounds."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--units", type=int, default=20_000)
    options.add_argument("--pofilter", default=shutil.which("pofilter"))
    options.add_argument("--jobs", default="0")
    options.add_argument("--target", default="de", choices=("de", "en"))
    options.add_argument("--rounds", type=int, default=1)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        po, xliff = Path(folder) / "app.po", Path(folder) / "app.xlf"
        po.write_text(catalogue(given.units, given.target), "utf-8")
        xliff.write_text(exchange(given.units, given.target), "utf-8")
        for _ in range(given.rounds):
            compared(po, PoReader(), given)
            compared(xliff, XliffReader(), given)
    return 0


if __name__ == "__main__":
    sys.exit(main())
