"""The draft of a visit: the fields as typed, and the rows of treatments with what each was pre-filled from.

What identifies a row (which planned intervention, its code, its class) stays on the server; a page only sends what
was typed into it. A row enters the note when its "given today" was ticked by hand, never by being pre-filled.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from synovia.records.programme.models import PlannedIntervention, TreatmentGiven, Visit
from synovia.records.programme.session import COMPARED, LAST, PLAN

TYPED_IN_ROW = (*COMPARED, "response", "given", "by_assistant")
Row = dict[str, Any]
LONGEST = 5000


def row_of_plan(planned: PlannedIntervention) -> Row:
    """A row as the plan has it."""
    values = {name: str(getattr(planned, name)) for name in COMPARED}
    return _row(planned, values, came_from=PLAN, planned_id=str(planned.pk))


def row_of_last(given: TreatmentGiven, number: int) -> Row:
    """A row as it was given in an earlier visit."""
    values = {name: str(getattr(given, name)) for name in COMPARED}
    planned = str(given.planned_id) if given.planned_id else ""
    return _row(given, values, came_from=f"{LAST} {number}", planned_id=planned)


def _row(
    source: PlannedIntervention | TreatmentGiven, values: Row, *, came_from: str, planned_id: str
) -> Row:
    return {
        "planned": planned_id,
        "key": source.key,
        "name": source.name,
        "code": source.code,
        "technique_class": source.technique_class,
        "place": source.place,
        "from": came_from,
        "was": dict(values),
        "typed": dict(values),
    }


def rows_for(planned: Iterable[PlannedIntervention], last: Visit | None) -> list[Row]:
    """Same as last time where there was one; what the plan has besides it follows, as planned.

    Pre-fetch `last.treatments`. What is only done at home is no row.
    """
    here = [row for row in planned if not row.at_home or row.minutes]
    if last is None:
        return [row_of_plan(row) for row in here]
    given = [row_of_last(treatment, last.number) for treatment in last.treatments.all()]
    known = {row["planned"] for row in given}
    return given + [row_of_plan(row) for row in here if str(row.pk) not in known]


def fresh(rows: list[Row], last: Visit | None) -> dict[str, Any]:
    """The draft of a visit just begun. Of the last visit only the name of the comparable sign is taken over."""
    sign = last.sign_measured if last else ""
    return {
        "fields": {"sign_measured": sign} if sign else {},
        "rows": rows,
        "saved_by": "",
        "pain_after_last": last.pain_after if last else None,
    }


def merged(draft: Mapping[str, Any], posted: Mapping[str, str]) -> dict[str, Any]:
    """The draft with what the page sent: `t<n>-<field>` goes into row n, everything else into the fields.

    A tick that is not sent is off. Fields the page did not hold stay.
    """
    rows = [dict(row) for row in draft.get("rows", [])]
    for index, row in enumerate(rows):
        prefix = f"t{index}-"
        if f"{prefix}minutes" in posted:
            row["typed"] = {
                name: posted.get(prefix + name, "")[:LONGEST]
                for name in TYPED_IN_ROW
                if prefix + name in posted
            }
    own = {name: text[:LONGEST] for name, text in posted.items() if not _is_of_row(name)}
    return {**draft, "fields": {**draft.get("fields", {}), **own}, "rows": rows}


def _is_of_row(name: str) -> bool:
    head, dash, field = name.partition("-")
    return bool(dash) and head[:1] == "t" and head[1:].isdigit() and field in TYPED_IN_ROW


def differences(mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """(field, mine, theirs) wherever two drafts differ, for showing both to whoever must choose."""
    ours, others = _flat(mine), _flat(theirs)
    names = dict.fromkeys([*ours, *others])
    return [
        (name, ours.get(name, ""), others.get(name, ""))
        for name in names
        if ours.get(name, "") != others.get(name, "")
    ]


def _flat(draft: Mapping[str, Any]) -> dict[str, str]:
    found = {name: str(value) for name, value in draft.get("fields", {}).items()}
    for row in draft.get("rows", []):
        found |= {f"{row['name']}: {name}": str(value) for name, value in row["typed"].items()}
    return found
