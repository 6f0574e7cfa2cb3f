"""What the form of an evaluation held, and where two versions of it differ."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.records.examination.draft import (
    MOST_ACTIVITIES,
    WORDS,
    Activity,
    Draft,
    typed_findings,
)
from synovia.records.examination.motion_entries import FORM, typed_motions
from synovia.records.examination.tables import NOTES, place_of, typed_cells
from synovia.records.examination.typed import LONGEST_TEXT
from synovia.web.clinician.evaluation_tables import (
    cell_title,
)
from synovia.web.clinician.finding_words import title_of, typed_shown
from synovia.web.clinician.motion_detail import field_title

LONGEST_WORDS = 10_000
WORD_TITLES = {
    "story": gettext_lazy("Story"),
    "aggravating": gettext_lazy("Worse with"),
    "easing": gettext_lazy("Better with"),
    "impression": gettext_lazy("Impression"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is not the same in two versions."""

    title: str
    theirs: str
    mine: str


def entered_draft(posted: QueryDict) -> Draft:
    """What the form held, exactly as typed. Names outside the vocabulary are left out."""
    words = {place: posted.get(place, "")[:LONGEST_WORDS] for place in WORDS if place in posted}
    activities = None
    if "activity_0" in posted:
        activities = tuple(
            Activity(
                posted.get(f"activity_{place}", "")[:LONGEST_TEXT],
                posted.get(f"activity_score_{place}", "")[:20],
            )
            for place in range(MOST_ACTIVITIES)
        )
    entries = list(posted.lists())
    return Draft(
        findings=typed_findings(entries),
        motions=typed_motions(entries),
        words=words,
        activities=_filled(activities),
        tables=typed_cells(entries),
    )


def _filled(activities: tuple[Activity, ...] | None) -> tuple[Activity, ...] | None:
    """Without the empty rows at the end."""
    if activities is None:
        return None
    used = [place for place, row in enumerate(activities) if row.name.strip() or row.score.strip()]
    return activities[: max(used) + 1] if used else ()


def differences(theirs: Draft, mine: Draft) -> tuple[Difference, ...]:
    """What is not the same in two versions of the draft, for showing both."""
    merged = theirs.merged(mine)
    return tuple(
        Difference(
            str(WORD_TITLES.get(name) or entry_title(name)), _as_typed(theirs, name), _as_typed(merged, name)
        )
        for name in theirs.differences(merged)
    )


def _as_typed(draft: Draft, name: str) -> str:
    return draft.words.get(name, "") if name in WORDS else typed_shown(draft.flat.get(name))


def entry_title(name: str) -> str:
    """The title of a finding, of a detail of a motion, or where a cell stands: "Low back segments, L4-5, Central"."""
    if name.startswith(FORM):
        return field_title(name)
    table, row, column = place_of(name)
    if not table:
        return title_of(name)
    return cell_title(table, row, column) if table != NOTES else _("%s, note") % title_of(row)
