"""CMS's published files and a clinic's licensed code list, read strictly into dated tables beside the shipped ones.

    read_published(path, tariff) → tables → write_tables(tables, folder, tariff, today) → tariff_tables.tariff_of(folder)

A file is known by its content, not its name: fee schedule (PPRRVU), geographic indices (GPCI), counties of localities
(LOCCO), pair edits (NCCI PTP), unit maxima (MUE), or a code list. Only codes of the clinic's own list are kept. Columns
of descriptions are never kept (they are the AMA's) unless the clinic asks for its licensed ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from synovia.domain.charges.tariff import Tariff
from synovia.knowledge.tariff_cms import read_counties, read_fee_schedule, read_indices
from synovia.knowledge.tariff_codes import read_code_list
from synovia.knowledge.tariff_edit_files import read_maxima, read_pairs
from synovia.knowledge.tariff_published import ImportProblem, Published, Table

LARGEST = 400_000_000
"""Bytes unpacked: the largest quarterly file of pair edits has under half of this."""
KINDS = "a fee schedule, geographic indices, counties, pair edits, unit maxima or a code list"
Reader = Callable[[Published, Tariff], "Table | None"]
READERS: tuple[Reader, ...] = (
    read_fee_schedule,
    read_indices,
    read_counties,
    read_pairs,
    read_maxima,
    read_code_list,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a file is to be read: the first day its figures hold, and whether licensed descriptions are kept."""

    starts: date | None = None
    descriptions: bool = False


def read_published(path: Path, tariff: Tariff, wanted: Wanted | None = None) -> tuple[Table, ...]:
    """The tables of a file, of a ZIP, or of all files of a folder; refuses with ImportProblem, naming what is wrong.

    A ZIP of CMS holds other tables too (anesthesia, caps): those are passed over, as long as one of its files is known.
    """
    asked = wanted or Wanted()
    found = []
    for name, text in _texts(path):
        table = _read(Published(name, text, asked.starts, asked.descriptions), tariff)
        if table is not None:
            found.append(table)
    if not found:
        raise ImportProblem(path.name, f"its columns are not those of {KINDS}")
    return tuple(found)


def _read(file: Published, tariff: Tariff) -> Table | None:
    return next((table for reader in READERS if (table := reader(file, tariff)) is not None), None)


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    if path.is_dir():
        for inner in sorted(path.iterdir()):
            if inner.suffix.lower() in (".csv", ".txt", ".zip"):
                yield from _texts(inner)
    elif path.suffix.lower() == ".zip":
        yield from _zipped(path)
    else:
        yield path.name, _decoded(path.name, _bytes_of(path))


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise ImportProblem(path.name, f"it cannot be read ({problem.strerror})") from problem


def _zipped(path: Path) -> Iterator[tuple[str, str]]:
    try:
        with ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
                raise ImportProblem(path.name, "it unpacks to more than any file of CMS")
            names = [name for name in archive.namelist() if name.lower().endswith((".csv", ".txt"))]
            yield from _of_archive(archive, _each_once(names))
    except (BadZipFile, OSError, EOFError) as problem:
        raise ImportProblem(path.name, f"the ZIP file is damaged or cut ({problem})") from problem


def _of_archive(archive: ZipFile, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        yield Path(name).name, _decoded(name, archive.read(name))


def _each_once(names: Sequence[str]) -> list[str]:
    """Files of an archive, the CSV where the same file is in it as CSV and as text."""
    tables = {name.lower().rsplit(".", 1)[0] for name in names if name.lower().endswith(".csv")}
    return [name for name in names if name.lower().endswith(".csv") or name.lower()[:-4] not in tables]


def _decoded(name: str, content: bytes) -> str:
    if b"\x00" in content:
        raise ImportProblem(
            name, "it is not a text file: take the CSV or TXT of the download, not the spreadsheet"
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


__all__ = ["ImportProblem", "Table", "Wanted", "read_published"]
