"""A clinic's own code list, licensed from the AMA or typed: numbers and how they are counted, words only on request.

CSV with a header. A column `code` (or cpt, hcpcs, procedure code); for codes the shipped list does not know also
`counting`: timed, untimed, period or report. Every column of descriptions is dropped unless the clinic keeps them.
"""

from __future__ import annotations

from datetime import date

from synovia.domain.charges.tariff import Counting, MedicareStatus, Tariff
from synovia.knowledge.tariff_published import ImportProblem, Kind, Published, Table

NUMBER_NAMES = ("code", "cpt", "cpt code", "hcpcs", "hcpcs/cpt code", "procedure", "procedure code")
WORD_NAMES = ("words", "name")
COLUMNS = ("number", "words", "counting", "medicare", "reduced_when_multiple", "counts_to_threshold")


def read_code_list(file: Published, tariff: Tariff) -> Table | None:
    """The list's codes as the tariff knows codes; None when the file has no column of codes."""
    rows = file.head()
    names = [name.casefold() for name in rows[0]] if rows else []
    at = next((index for index, name in enumerate(names) if name in NUMBER_NAMES), None)
    if at is None or not _is_code_list(names):
        return None
    found, dropped = {}, []
    for line, row in file.after(0):
        if len(row) < len(names):
            raise ImportProblem(file.name, f"the file is cut: {len(row)} of {len(names)} fields", line)
        fields = dict(zip(names, row, strict=False))
        taken = _code(file, line, row[at].upper(), fields, tariff)
        if taken is None:
            dropped.append(row[at].upper())
        elif taken[0] in found:
            raise ImportProblem(file.name, f"{taken[0]} stands twice", line)
        else:
            found[taken[0]] = taken
    if not found:
        raise ImportProblem(file.name, "no code of it could be taken: a new code needs a column `counting`")
    return Table(
        Kind.CODES,
        "codes.csv",
        COLUMNS,
        tuple(found.values()),
        file.starts or date(2020, 1, 1),
        date.max,
        "The clinic's own code list",
        file.name,
        remarks=_remarks(file, names, len(found), dropped),
    )


def _is_code_list(names: list[str]) -> bool:
    """Codes alone, with words or with the way they are counted; with anything else it is a table of something else."""
    told = any(name == "counting" or _is_words(name) for name in names)
    return "mod" not in names and (told or len(names) == 1)


def _is_words(name: str) -> bool:
    return name in WORD_NAMES or "descript" in name


def _code(
    file: Published, line: int, number: str, fields: dict[str, str], tariff: Tariff
) -> tuple[str, ...] | None:
    if len(number) != 5 or not number.isalnum():
        raise ImportProblem(file.name, f"{number!r} is not a code of five characters", line)
    known = tariff.codes.get(number)
    counting = fields.get("counting", "").lower() or (known.counting.value if known else "")
    if not counting:
        return None
    if counting not in set(Counting):
        what = f"{number} is counted {counting!r}: write timed, untimed, period or report"
        raise ImportProblem(file.name, what, line)
    words = (
        next((text for name, text in fields.items() if _is_words(name) and text), "")
        if file.descriptions
        else ""
    )
    status = known.medicare if known else MedicareStatus.CONTRACTOR_PRICED
    therapy = known.counts_to_threshold if known else False
    reduced = known.reduced_when_multiple if known else False
    own_words = words or (known.words if known else f"Service {number}")
    return number, own_words, counting, status.value, _yes(reduced), _yes(therapy)


def _remarks(file: Published, names: list[str], taken: int, dropped: list[str]) -> tuple[str, ...]:
    said = [f"{taken} codes were taken."]
    words = [name for name in names if _is_words(name)]
    if words and not file.descriptions:
        said.append(f"Columns of descriptions were dropped: {', '.join(words)}.")
    if dropped:
        said.append(f"Not taken, as nothing says how they are counted: {', '.join(dropped)}.")
    return tuple(said)


def _yes(value: bool) -> str:
    return "yes" if value else "no"
