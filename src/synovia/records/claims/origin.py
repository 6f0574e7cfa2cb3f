"""What a claim stands on: the signed note with the minutes that addenda restated since, and the bill taken from it.

Charges stay as they were captured. Where a person decided that an addendum corrects the bill, its minutes count instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from synovia.domain.charges.claims.content import Claim, Frequency
from synovia.domain.charges.claims.editing import Support
from synovia.domain.terms.money import ZERO
from synovia.knowledge.modifiers import known_modifiers
from synovia.records.charges import facts as charges
from synovia.records.claims import facts, models
from synovia.records.claims.actions.capturing import bill_of, lines_of
from synovia.records.claims.capturing import TakenLine
from synovia.records.claims.choices import DifferenceDecision
from synovia.records.claims.notes import Note, note_of


def with_minutes(note: Note, minutes: Mapping[str, int]) -> Note:
    """The note with other minutes of some codes; an assistant cannot have given more than all of them."""
    services = tuple(
        replace(
            one, minutes=minutes[one.code], assistant_minutes=min(one.assistant_minutes, minutes[one.code])
        )
        if one.code in minutes
        else one
        for one in note.services
    )
    return replace(note, services=services)


def note_behind(capture: models.Capture) -> Note:
    """The note of a capture, with the diagnoses that were taken from it then, and the minutes restated since."""
    note = replace(note_of(capture.note_kind, capture.note_id), diagnoses=tuple(capture.diagnoses))
    return with_minutes(note, _restated(capture))


def lines_behind(capture: models.Capture) -> tuple[TakenLine, ...]:
    """The bill of the note: as it was captured, or as restated minutes or another payer's rules make it."""
    if not _restated(capture) and not capture.payer_changed:
        return lines_of(capture)
    taken, problems = bill_of(note_behind(capture), capture.coverage)
    return lines_of(capture) if problems else taken.lines


def _restated(capture: models.Capture) -> dict[str, int]:
    """Minutes by code of the addenda that correct the bill, the later ones over the earlier."""
    rows = capture.differences.filter(decision=DifferenceDecision.CORRECTED).order_by("addendum__written_at")
    return {code: minutes for row in rows for code, minutes in row.minutes.items()}


def corrects(claim: models.Claim) -> bool:
    """Whether the claim takes the place of one that was sent to the same payer."""
    before = claim.before
    return before is not None and (before.coverage_id, before.payer_id) == (claim.coverage_id, claim.payer_id)


def support_of(claim: models.Claim, content: Claim) -> Support:
    """What an edit of this claim may not leave."""
    lines = lines_behind(claim.capture)
    units: dict[str, Decimal] = {}
    prices = dict(charges.price_list().prices)
    for line in lines:
        units[line.code] = units.get(line.code, Decimal(0)) + line.units
        prices[line.code] = max(prices.get(line.code, ZERO), line.amount / line.units)
    rules, episode = facts.rules_of(claim.payer), claim.capture.episode
    own = {
        rules.therapy_modifier,
        rules.assistant_modifier,
        *rules.distinct_modifiers,
        *rules.further_modifiers,
    }
    written = {each for line in content.lines for each in line.modifiers}
    today = facts.today()
    later = (Frequency.REPLACEMENT, Frequency.VOID)
    return Support(
        units=units,
        prices=prices,
        days=(
            min(episode.opened_on, claim.capture.on),
            max(min(episode.closed_on or today, today), claim.capture.on),
        ),
        modifiers=known_modifiers() | own | written,
        frequencies=later if corrects(claim) else (Frequency.ORIGINAL, Frequency.REPLACEMENT),
    )
