"""CMS's fee schedule (PPRRVU), geographic indices (GPCI) and counties of localities (LOCCO).

Layouts: PPRRVU22_JAN.csv (31 columns, 32 since 2026, below nine lines of title and stacked captions, header row HCPCS,
MOD, DESCRIPTION …), GPCI2022.csv and GPCI2025.csv, 25LOCCO.csv.
"""

from __future__ import annotations

import re
from datetime import date

from synovia.domain.charges.tariff import MedicareStatus, Tariff
from synovia.knowledge.tariff_published import (
    ImportProblem,
    Kind,
    Published,
    Table,
    header_at,
    number,
)

FEE_COLUMNS = {0: "HCPCS", 1: "MOD", 5: "RVU", 6: "PE RVU", 10: "RVU", 11: "TOTAL"}
FACTOR = "FACTOR"
"""The column of the conversion factor: the 25th up to 2025, the 26th since; those before it stand still."""
STATE = re.compile(r"[A-Z]{2}")
NOTE = re.compile(r"[*#]+")
MISSING_SHARE = 3
"""A file that lacks every third code the clinic is paid for is cut."""


def read_fee_schedule(file: Published, tariff: Tariff) -> Table | None:
    """Relative values of the clinic's codes, office setting, and the conversion factor; None for another file."""
    rows = file.head()
    head = header_at(rows, "HCPCS")
    if head is None or len(rows[head]) < 20 or "MOD" not in rows[head][:2]:
        return None
    names = [name.upper() for name in rows[head]]
    wrong = [name for at, name in FEE_COLUMNS.items() if names[at] != name]
    if wrong or names.count(FACTOR) != 1:
        missing = ", ".join(wrong or [FACTOR])
        raise ImportProblem(file.name, f"wrong columns: {missing} not where a fee schedule has it", head + 1)
    year = file.year(" ".join(" ".join(row) for row in rows[:head]))
    found: dict[str, tuple[str, ...]] = {}
    factors = set()
    for line, row in file.after(head):
        if len(row) != len(names):
            what = f"the file is cut: {len(row)} of {len(names)} fields"
            raise ImportProblem(file.name, what, line)
        if row[0] not in tariff.codes or row[1]:
            continue
        found[row[0]] = _values(file, line, row)
        factors.add(str(number(file, line, row[names.index(FACTOR)], "the conversion factor")))
    _check_complete(file, tariff, set(found))
    if len(factors) > 1:
        raise ImportProblem(file.name, f"two conversion factors: {', '.join(sorted(factors))}")
    return Table(
        Kind.VALUES,
        f"medicare-values-{year}.csv",
        ("code", "work", "practice", "malpractice"),
        tuple(sorted(found.values())),
        file.starts or date(year, 1, 1),
        date(year, 12, 31),
        f"CMS physician fee schedule {year}",
        file.name,
        {_which_factor(file.name): factors.pop()},
        (f"{len(found)} codes of the clinic's list were taken, descriptions were not.",),
    )


def read_indices(file: Published, tariff: Tariff) -> Table | None:
    """Geographic indices of every locality; None for another file."""
    rows = file.head()
    head = header_at(rows, "Medicare Administrative Contractor")
    if head is None or "GPCI" not in " ".join(rows[head]).upper():
        return None
    names = [name.upper() for name in rows[head]]
    wanted = ("CONTRACTOR", "STATE", "LOCALITY NUMBER", "LOCALITY NAME", "PW GPCI", "PE GPCI", "MP GPCI")
    if len(names) < len(wanted) or not all(part in name for part, name in zip(wanted, names, strict=False)):
        raise ImportProblem(file.name, "wrong columns for geographic indices", head + 1)
    year = file.year(" ".join(" ".join(row) for row in rows[: head + 1]))
    found = []
    for line, row in file.after(head):
        if len(row) > 1 and STATE.fullmatch(row[1]):
            found.append(_locality(file, line, row))
    _check_states(file, tariff, {row[1] for row in found})
    return Table(
        Kind.LOCALITIES,
        f"localities-{year}.csv",
        ("locality", "state", "name", "work", "practice", "malpractice", "floor"),
        tuple(found),
        file.starts or date(year, 1, 1),
        date(year, 12, 31),
        f"CMS geographic practice cost indices {year}",
        file.name,
        remarks=(f"{len(found)} localities were taken.",),
    )


def read_counties(file: Published, tariff: Tariff) -> Table | None:
    """Which counties a locality covers, in CMS's words; None for another file."""
    rows = file.head()
    head = header_at(rows, "Medicare Adminstrative Contractor", "Medicare Administrative Contractor")
    if head is None or "COUNTIES" not in " ".join(rows[head]).upper():
        return None
    year = file.year(" ".join(" ".join(row) for row in rows[:head]))
    found = []
    for line, row in file.after(head):
        if row[0].isdecimal():
            if len(row) < 5 or not row[1].isdecimal() or not row[4]:
                raise ImportProblem(file.name, "the file is cut: a locality without counties", line)
            found.append((_key(row[0], row[1]), row[4].title()))
    if not found:
        raise ImportProblem(file.name, "the file is cut: it has no locality")
    unknown = {key for key, _ in found} - set(tariff.medicare.localities.periods[-1].value)
    remarks = [f"{len(found)} localities were taken."]
    if unknown:
        remarks.append(f"Not among the geographic indices: {', '.join(sorted(unknown))}.")
    return Table(
        Kind.COUNTIES,
        f"counties-{year}.csv",
        ("locality", "counties"),
        tuple(found),
        file.starts or date(year, 1, 1),
        date(year, 12, 31),
        f"CMS counties of localities {year}",
        file.name,
        remarks=tuple(remarks),
    )


def _values(file: Published, line: int, row: list[str]) -> tuple[str, ...]:
    work, practice, malpractice = (
        number(file, line, row[at], what)
        for at, what in ((5, "work"), (6, "practice expense"), (10, "malpractice"))
    )
    total = number(file, line, row[11], "the total")
    if work + practice + malpractice != total:
        raise ImportProblem(
            file.name, f"{row[0]}: work, practice and malpractice are not its total {total}", line
        )
    return row[0], str(work), str(practice), str(malpractice)


def _which_factor(name: str) -> str:
    """Since 2026 there are two files: for most, and for qualifying participants of advanced payment models."""
    bare = name.upper().replace("_", "").replace("-", "")
    return "qualifying" if "QP" in bare and "NONQP" not in bare else "usual"


def _check_complete(file: Published, tariff: Tariff, found: set[str]) -> None:
    newest = set(tariff.medicare.values.periods[-1].value)
    paid = {code.number for code in tariff.codes.values() if code.medicare is MedicareStatus.PAID} & newest
    missing = sorted(paid - found)
    if len(missing) * MISSING_SHARE > len(paid):
        what = f"the file is cut: {len(missing)} of {len(paid)} codes are missing, from {missing[0]} on"
        raise ImportProblem(file.name, what)


def _check_states(file: Published, tariff: Tariff, found: set[str]) -> None:
    before = {each.state for each in tariff.medicare.localities.periods[-1].value.values()}
    missing = sorted(before - found)
    if missing:
        raise ImportProblem(file.name, f"the file is cut: no locality of {', '.join(missing)}")


def _locality(file: Published, line: int, row: list[str]) -> tuple[str, ...]:
    if len(row) < 7 or not row[0].isdecimal() or not row[2].isdecimal():
        raise ImportProblem(file.name, "the file is cut: a locality without its indices", line)
    indices = [
        str(number(file, line, row[at], what))
        for at, what in ((4, "work index"), (5, "practice index"), (6, "malpractice index"))
    ]
    marks = "".join(NOTE.findall(row[3]))
    floor = "frontier" if "**" in marks else "alaska" if "*" in marks and row[1] == "AK" else ""
    return _key(row[0], row[2]), row[1], NOTE.sub("", row[3]).strip().title(), *indices, floor


def _key(contractor: str, locality: str) -> str:
    return f"{contractor.zfill(5)}-{locality.zfill(2)}"
