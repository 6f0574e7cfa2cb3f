"""A published file and the table it becomes, and the ways a file can be wrong."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from itertools import islice

HEAD = 40
"""Rows within which the header stands, below titles and notices."""
YEAR = re.compile(r"\b(20\d\d)\b")


class ImportProblem(ValueError):
    """A file that cannot be taken over: its name, the line, and what is wrong in words a biller understands."""

    def __init__(self, name: str, what: str, line: int | None = None) -> None:
        where = f"{name} line {line}" if line else name
        super().__init__(f"{where}: {what}. Nothing of it was taken.")


class Kind(StrEnum):
    """What a table holds."""

    VALUES = "values"
    LOCALITIES = "localities"
    COUNTIES = "counties"
    PAIRS = "pairs"
    MAXIMA = "maxima"
    CODES = "codes"


@dataclass(frozen=True, slots=True)
class Published:
    """A file as it came: name, text, the first day it shall hold if the clinic says so, and whether words are kept."""

    name: str
    text: str
    starts: date | None = None
    descriptions: bool = False

    def rows(self, *, tabs: bool = False) -> Iterator[list[str]]:
        """The file's rows one by one, fields stripped; a file of pair edits has hundreds of thousands."""
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter="\t" if tabs else ",")
        try:
            for row in reader:
                yield [field.strip() for field in row]
        except csv.Error as problem:
            raise ImportProblem(
                self.name, f"the file is damaged or cut ({problem})", reader.line_num
            ) from problem

    def head(self, *, tabs: bool = False) -> list[list[str]]:
        """The first rows, in which every file of CMS has its header."""
        return list(islice(self.rows(tabs=tabs), HEAD))

    def after(self, header: int, *, tabs: bool = False) -> Iterator[tuple[int, list[str]]]:
        """The rows after a header that hold anything, numbered as people count lines."""
        for index, row in enumerate(self.rows(tabs=tabs)):
            if index > header and any(row):
                yield index + 1, row

    def year(self, head: str) -> int:
        """The year the file says it is for; refuses when it says none, or its name says another."""
        stated, named = YEAR.findall(head), YEAR.findall(re.sub(r"[^0-9]", " ", self.name))
        if not stated and not named:
            raise ImportProblem(self.name, "it does not say for which year it is")
        if stated and named and stated[0] != named[0]:
            what = f"wrong year: its title says {stated[0]}, its name {named[0]}"
            raise ImportProblem(self.name, what)
        year = int((stated or named)[0])
        if self.starts is not None and self.starts.year != year:
            raise ImportProblem(self.name, f"wrong year: it is for {year}, but {self.starts} was asked for")
        return year


@dataclass(frozen=True, slots=True)
class Table:
    """A dated table ready to be written: its rows hold what the tariff's loader reads, all as text.

    `factor` are conversion factors that came with a fee schedule (`usual` or `qualifying`); `remarks` say what was
    left out and why.
    """

    kind: Kind
    file: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    starts: date
    ends: date
    title: str
    where: str
    factor: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


def header_at(rows: Sequence[Sequence[str]], *first: str) -> int | None:
    """The index of the row whose first field begins like one of these, whatever the case; None without one."""
    starts = tuple(name.casefold() for name in first)
    return next((at for at, row in enumerate(rows) if row and row[0].casefold().startswith(starts)), None)


def number(file: Published, line: int, value: str, what: str) -> Decimal:
    """An exact number from zero up; refuses anything else with its line."""
    try:
        found = Decimal(value)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or found < 0:
        raise ImportProblem(file.name, f"{what} is {value!r}, not a number", line)
    return found


def day(file: Published, line: int, value: str, what: str) -> date:
    """A date written like 20240701; refuses anything else with its line."""
    try:
        return date(int(value[:4]), int(value[4:6]), int(value[6:8]))
    except ValueError:
        raise ImportProblem(file.name, f"{what} is {value!r}, not a date like 20240701", line) from None
