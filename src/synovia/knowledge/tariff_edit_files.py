"""CMS's quarterly files of pair edits (NCCI PTP, practitioners) and unit maxima (MUE, practitioners).

Layouts: pair edits are tab-separated text or CSV in up to four parts (ccipra-v322r0-f1.txt): column 1, column 2, a star for
pairs from before 1996, effective date, deletion date (a star for none), modifier indicator, rationale. Unit maxima
are CSV: code, most units, adjudication indicator (1 line, 2 date of service by policy, 3 date of service), rationale.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from synovia.domain.charges.tariff import Tariff
from synovia.knowledge.tariff_published import (
    ImportProblem,
    Kind,
    Published,
    Table,
    day,
    header_at,
)

VERSION = re.compile(r"v(\d\d)(\d)r\d")
FIRST_VERSION_YEAR = 1994
"""Version 30.x is of 2024, the x counts its quarters from 0."""
EFFECTIVE = re.compile(r"eff[_-](\d\d)-(\d\d)-(\d{4})", re.IGNORECASE)
PAIR_FIELDS = 6
NO_DATE = "*"


def read_pairs(file: Published, tariff: Tariff) -> Table | None:
    """Pairs of the clinic's codes with the days they hold; None for another file."""
    tabs = "\t" in file.text[:20_000]
    rows = file.head(tabs=tabs)
    head = header_at(rows, "Column 1", "Column1")
    if head is None:
        return None
    start = next(
        (
            index
            for index in range(head, min(head + 8, len(rows)))
            if rows[index] and _is_code(rows[index][0])
        ),
        None,
    )
    if start is None:
        raise ImportProblem(file.name, "the file is cut: no pair after its header", head + 1)
    found: dict[tuple[str, ...], None] = {}
    for line, row in file.after(start - 1, tabs=tabs):
        if len(row) < PAIR_FIELDS:
            raise ImportProblem(file.name, f"the file is cut: {len(row)} fields", line)
        if row[0] in tariff.codes and row[1] in tariff.codes:
            found[_pair(file, line, row)] = None
    first = _quarter(file)
    return Table(
        Kind.PAIRS,
        f"pair-edits-{first:%Y-%m}.csv",
        ("first", "second", "indicator", "starts_on", "ended_on", "reason"),
        tuple(found),
        first,
        quarter_end(first),
        f"CMS NCCI pair edits for practitioners effective {first.isoformat()}",
        file.name,
        remarks=(f"{len(found)} pairs among the clinic's codes were taken.",),
    )


def read_maxima(file: Published, tariff: Tariff) -> Table | None:
    """The most units of the clinic's codes; None for another file."""
    rows = file.head()
    head = next((at for at, row in enumerate(rows) if "MUE VALUES" in " ".join(row).upper()), None)
    if head is None:
        return None
    names = [" ".join(name.upper().split()) for name in rows[head]]
    if (
        len(names) < 3
        or "CODE" not in names[0]
        or "MUE VALUES" not in names[1]
        or "ADJUDICATION" not in names[2]
    ):
        raise ImportProblem(file.name, "wrong columns for unit maxima", head + 1)
    if "PRACTITIONER" not in names[1]:
        raise ImportProblem(file.name, "the maxima are not those for practitioners", head + 1)
    found = []
    for line, row in file.after(head):
        if len(row) < 3 or not row[1].isdecimal() or row[2][:1] not in ("1", "2", "3"):
            raise ImportProblem(file.name, "the file is cut or no line of maxima", line)
        if row[0] in tariff.codes:
            found.append((row[0], row[1], row[2][0]))
    if not found:
        raise ImportProblem(file.name, "the file is cut: it has none of the clinic's codes")
    first = _effective(file)
    return Table(
        Kind.MAXIMA,
        f"unit-maxima-{first:%Y-%m}.csv",
        ("code", "units", "kind"),
        tuple(found),
        first,
        quarter_end(first),
        f"CMS medically unlikely edits for practitioners effective {first.isoformat()}",
        file.name,
        remarks=(f"{len(found)} codes of the clinic's list were taken.",),
    )


def quarter_end(first: date) -> date:
    """The last day of the quarter that begins on this day or holds it."""
    month = (first.month - 1) // 3 * 3 + 4
    following = date(first.year + 1, 1, 1) if month > 12 else date(first.year, month, 1)
    return following - timedelta(days=1)


def _pair(file: Published, line: int, row: list[str]) -> tuple[str, ...]:
    if row[5] not in ("0", "1", "9"):
        raise ImportProblem(file.name, f"the modifier indicator is {row[5]!r}, not 0, 1 or 9", line)
    starts = day(file, line, row[3], "the effective date")
    ended = "" if row[4] in (NO_DATE, "") else day(file, line, row[4], "the deletion date").isoformat()
    reason = row[6] if len(row) > PAIR_FIELDS else ""
    return row[0], row[1], row[5], starts.isoformat(), ended, "-".join(reason.lower().split()) or "not-said"


def _quarter(file: Published) -> date:
    """The first day of the quarter, from the version in the file's name or as the clinic says."""
    version = VERSION.search(file.name.lower())
    if file.starts is not None:
        return file.starts
    if version is None or int(version[2]) > 3:
        raise ImportProblem(
            file.name, "its name does not tell the quarter (v322 is July 2026): say from which day"
        )
    return date(FIRST_VERSION_YEAR + int(version[1]), int(version[2]) * 3 + 1, 1)


def _effective(file: Published) -> date:
    if file.starts is not None:
        return file.starts
    found = EFFECTIVE.search(file.name)
    if found is None:
        raise ImportProblem(
            file.name, "its name does not tell from when it holds (Eff_07-01-2026): say from which day"
        )
    return date(int(found[3]), int(found[1]), int(found[2]))


def _is_code(text: str) -> bool:
    return len(text) == 5 and text.isalnum() and any(letter.isdigit() for letter in text)
