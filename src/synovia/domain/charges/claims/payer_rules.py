"""What one payer wants of a claim: the settings the checks go by.

Defaults by kind of payer come from `knowledge/tariffs/payer-rules.toml` (`knowledge.payer_rules.default_rules`), each
with its source; a clinic changes them payer by payer with `changed`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from synovia.domain.charges.claims.content import Filing
from synovia.domain.charges.tariff import PairEdit
from synovia.domain.charges.timeline import Origin
from synovia.domain.charges.units import UnitRule

DISTINCT = ("59", "XE", "XP", "XS", "XU")
"""Modifiers that say a service was truly separate."""


class EditSet(StrEnum):
    """Which code pairs a payer denies: Medicare's, its own list, or none."""

    MEDICARE = "medicare"
    OWN = "own"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class PayerRules:
    """The settings of one payer. None means that the payer's rule is not known, so only what holds either way is objected to.

    `edits_as_of` freezes the edits at a day; without it the date of service decides. `own_edits` hold besides the set.
    `distinct_modifier` is the one offered, `distinct_modifiers` all that are taken. `filing_months` and `filing_days`
    count from the date of service. `notes_way` is how the note comes (PWK02: EL with the batch, FX by fax, BM by mail).
    `further_modifiers` are taken besides those of the usual list. `places` are the places of service taken; empty takes any. `origins` says where
    each setting comes from, by its name.
    """

    filing: Filing
    name: str = ""
    unit_rule: UnitRule | None = None
    edit_set: EditSet = EditSet.NONE
    edits_as_of: date | None = None
    own_edits: tuple[PairEdit, ...] = ()
    unit_maxima: bool = False
    distinct_modifier: str = "59"
    distinct_modifiers: tuple[str, ...] = DISTINCT
    distinct_on_either_line: bool = True
    therapy_modifier: str = ""
    assistant_modifier: str = ""
    watches_threshold: bool = False
    one_line_per_code: bool = True
    follows_medicare_status: bool = False
    authorization_needed: bool | None = None
    referral_needed: bool = False
    referring_needed: bool = False
    plan_certified: bool = False
    certify_within_days: int = 30
    certified_for_days: int = 90
    report_every_days: int | None = None
    onset_needed: bool = False
    cause: str = ""
    claim_number_needed: bool = False
    employer_is_subscriber: bool = False
    notes_needed: bool = False
    notes_way: str = "FX"
    filing_months: int | None = None
    filing_days: int | None = None
    places: tuple[str, ...] = ()
    further_modifiers: tuple[str, ...] = ()
    origins: Mapping[str, Origin]

    def changed(self, **settings: Any) -> PayerRules:
        """These rules with the clinic's own settings over them; their objections then name the clinic as source."""
        mine = dict.fromkeys(settings, self.origins["clinic"])
        return replace(self, origins={**self.origins, **mine}, **settings)

    def origin(self, setting: str) -> Origin:
        """Where a setting comes from; that of the clinic itself when it changed the setting or nobody said."""
        return self.origins.get(setting) or self.origins["clinic"]
