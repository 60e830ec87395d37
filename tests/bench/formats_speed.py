"""Reading and scanning a catalogue, against `pofilter` of translate-toolkit on the same file, in one run.

    python -m tests.bench.formats_speed [--units 20000] [--pofilter PATH] [--jobs N]

Without pofilter at hand (it is GPL and no dependency) our side alone is timed.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from mtaudit.model import Document
from mtaudit.plugin import InputFile
from mtaudit.readers.po import PoReader

_HEAD = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
_PAIRS = (
    ("Could not open the file “%s”.", "Die Datei „%s“ konnte nicht geöffnet werden."),
    ("Save changes before closing?", "Änderungen vor dem Schließen speichern?"),
    ("{count} of {total} pages were printed in {place}", "{count} von {total} Seiten wurden in {place} gedruckt"),
    ("The connection to the server was lost after 30 seconds.", "Die Verbindung zum Server brach nach 30 Sekunden ab."),
    ("Show hidden files", "Verborgene Dateien anzeigen"),
    ("<b>Warning:</b> this cannot be undone.", "<b>Warnung:</b> Das kann nicht rückgängig gemacht werden."),
)


def catalogue(units: int) -> str:
    """A catalogue of interface strings, no two of which have the same id."""
    out = [_HEAD]
    for number in range(units):
        one, two = _PAIRS[number % len(_PAIRS)]
        out.append(f'\n#: src/part{number % 40}.c:{number}\nmsgctxt "{number}"\nmsgid "{one}"\nmsgstr "{two}"\n')
    return "".join(out)


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds on the clock and of the processors; what the command finds makes no difference."""
    start, used = time.perf_counter(), _used()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{command[0]} failed:\n{done.stderr[-2000:]}")
    return time.perf_counter() - start, _used() - used


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> int:
    """Prints seconds of each side and their ratio."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--units", type=int, default=20_000)
    options.add_argument("--pofilter", default=shutil.which("pofilter"))
    options.add_argument("--jobs", default="0")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "app.po"
        path.write_text(catalogue(given.units), "utf-8")
        start = time.perf_counter()
        documents = [d for d in PoReader().read(InputFile(str(path), path)) if isinstance(d, Document)]
        read = time.perf_counter() - start
        print(f"read alone       {read:7.2f} s  {sum(len(d.segments) for d in documents):,} units")
        scan = [sys.executable, "-m", "mtaudit", "scan", str(path), "--no-config", "--gate", "none", "--quiet"]
        ours = timed([*scan, "--jobs", given.jobs])
        print(
            f"read and scanned {ours[0]:7.2f} s  {given.units / ours[0]:,.0f} units/s  {ours[1]:7.2f} s of processors"
        )
        if given.pofilter:
            theirs = timed([given.pofilter, "--progress=none", str(path), str(Path(folder) / "out.po")])
            rate = given.units / theirs[0]
            print(f"pofilter         {theirs[0]:7.2f} s  {rate:,.0f} units/s  {theirs[1]:7.2f} s of processors")
            print(
                f"ratio            {theirs[0] / ours[0]:7.2f}  {theirs[1] / ours[1]:.2f}  (above 1: mtaudit is faster)"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
