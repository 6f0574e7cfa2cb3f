"""Reading the tariff's files strictly: unknown keys, missing dates or citations, and floating point are refused."""

import csv
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from synovia.domain.terms.evidence import Standing

V = TypeVar("V")


class TariffFileProblem(ValueError):
    """A tariff file that cannot be trusted; says the file, the place and what is wrong."""


@dataclass(frozen=True, slots=True)
class Room:
    """The folder the tariff's files lie in."""

    folder: Traversable

    @classmethod
    def shipped(cls) -> "Room":
        """The folder that comes with the program."""
        return cls(files("synovia.knowledge").joinpath("tariffs"))

    def toml(self, name: str) -> "Entry":
        """A TOML file as one entry."""
        try:
            return Entry(name, tomllib.loads(self._text(name)))
        except tomllib.TOMLDecodeError as problem:
            raise TariffFileProblem(f"{name}: {problem}") from problem

    def has(self, name: str) -> bool:
        """Whether the folder holds a file of this name."""
        return self.folder.joinpath(name).is_file()

    def columns(self, name: str) -> tuple[str, ...]:
        """The names in the first row of a CSV file."""
        return tuple(next(csv.reader(self._text(name).splitlines()[:1]), ()))

    def rows(self, name: str, columns: Sequence[str]) -> Iterator["Entry"]:
        """The rows of a CSV file that must have exactly these columns."""
        reader = csv.DictReader(self._text(name).splitlines(), strict=True)
        if tuple(reader.fieldnames or ()) != tuple(columns):
            raise TariffFileProblem(f"{name}: columns are {reader.fieldnames}, expected {list(columns)}.")
        for number, row in enumerate(reader, start=2):
            if None in row or None in row.values():
                raise TariffFileProblem(f"{name} line {number}: too many or too few fields.")
            yield Entry(f"{name} line {number}", row)

    def _text(self, name: str) -> str:
        try:
            return self.folder.joinpath(name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as problem:
            raise TariffFileProblem(f"{name}: {problem}") from problem


class Entry:
    """A table of a file whose keys are taken one by one; `done` refuses what nobody took."""

    def __init__(self, where: str, table: Mapping[str, object]) -> None:
        self.where = where
        self._table = dict(table)

    def done(self) -> None:
        """Refuse keys that were never asked for."""
        if self._table:
            raise TariffFileProblem(f"{self.where}: unknown {', '.join(sorted(self._table))}.")

    def has(self, key: str) -> bool:
        """Whether the key is there and not yet taken."""
        return key in self._table

    def text(self, key: str, default: str | None = None) -> str:
        """A text; refused when missing without a default."""
        return self._take(key, str, default)

    def yes(self, key: str) -> bool:
        """True or false, always stated."""
        return self._take(key, bool, None)

    def count(self, key: str, default: int | None = None) -> int:
        """A whole number."""
        return self._take(key, int, default)

    def count_or_none(self, key: str) -> int | None:
        """A whole number, or None when not stated."""
        return self.count(key) if self.has(key) else None

    def day(self, key: str, default: date | None = None) -> date:
        """A date."""
        return self._take(key, date, default)

    def day_or_none(self, key: str) -> date | None:
        """A date, or None when not stated."""
        return self.day(key) if self.has(key) else None

    def number(self, key: str, default: Decimal | None = None) -> Decimal:
        """An exact decimal, written as text so that nothing is rounded on the way."""
        if default is not None and not self.has(key):
            return default
        return self._decimal(key, self.text(key))

    def numbers(self, key: str) -> dict[str, Decimal]:
        """A table of exact decimals; empty when not stated."""
        if not self.has(key):
            return {}
        return {name: self._decimal(name, value) for name, value in self._take(key, dict, None).items()}

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, possibly empty, always stated."""
        return tuple(self._take(key, list, None))

    def entries(self, key: str) -> list["Entry"]:
        """The tables of an array; empty when not stated."""
        tables: list[Mapping[str, object]] = self._take(key, list, []) if self.has(key) else []
        return [Entry(f"{self.where} {key}[{index}]", table) for index, table in enumerate(tables)]

    def table(self, key: str) -> "Entry":
        """A single table, always stated."""
        return Entry(f"{self.where} {key}", self._take(key, dict, None))

    def named(self, key: str) -> dict[str, "Entry"]:
        """The tables of a table by name."""
        tables = self._take(key, dict, None)
        return {name: Entry(f"{self.where} {key}.{name}", table) for name, table in tables.items()}

    def standing(self) -> Standing:
        """How well the entry is known."""
        return self.one_of("standing", Standing)

    def one_of(self, key: str, choices: type[V], default: V | None = None) -> V:
        """A value of an enumeration."""
        if default is not None and not self.has(key):
            return default
        value = self.text(key)
        try:
            return choices(value)  # type: ignore[call-arg]
        except ValueError:
            raise TariffFileProblem(f"{self.where}: {key} = {value!r} is not a known choice.") from None

    def csv_number(self, key: str) -> Decimal:
        """An exact decimal of a CSV field, zero or more."""
        return self._decimal(key, self.text(key))

    def csv_count(self, key: str) -> int:
        """A whole number of a CSV field."""
        value = self.text(key)
        if not value.isdecimal():
            raise TariffFileProblem(f"{self.where}: {key} = {value!r} is not a whole number.")
        return int(value)

    def csv_day(self, key: str) -> date | None:
        """A date of a CSV field; None when the field is empty."""
        value = self.text(key)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            raise TariffFileProblem(f"{self.where}: {key} = {value!r} is not a date.") from None

    def _decimal(self, key: str, value: object) -> Decimal:
        try:
            number = Decimal(value) if isinstance(value, str) else None
        except InvalidOperation:
            number = None
        if number is None or not number.is_finite() or number < 0:
            raise TariffFileProblem(f'{self.where}: {key} = {value!r} must be a quoted number, like "0.45".')
        return number

    def _take(self, key: str, kind: type[V], default: V | None) -> V:
        if key not in self._table:
            if default is None:
                raise TariffFileProblem(f"{self.where}: {key} is missing.")
            return default
        value = self._table.pop(key)
        wrong = not isinstance(value, kind) or (kind is int and isinstance(value, bool))
        if wrong:
            raise TariffFileProblem(f"{self.where}: {key} = {value!r} has the wrong type.")
        return value  # type: ignore[return-value]
