"""The default rules of every kind of payer, read from `knowledge/tariffs/payer-rules.toml`: strict, cited, read once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from synovia.domain.charges.claims.content import Filing
from synovia.domain.charges.claims.payer_rules import EditSet, PayerRules
from synovia.domain.charges.timeline import Origin
from synovia.domain.charges.units import UnitRule
from synovia.knowledge.tariff_files import Entry, Room, TariffFileProblem
from synovia.knowledge.tariff_tables import tariffs

SETTINGS = frozenset(PayerRules.__slots__) - {"filing", "name", "own_edits", "origins"}
CHECKS = frozenset(
    {
        "form",
        "money",
        "npi",
        "dates",
        "diagnoses",
        "evaluation",
        "assistant_evaluation",
        "duplicates",
        "notice",
        "distinct",
        "recertification",
        "accident",
        "clinic",
    }
)
"""Checks that hold for every payer and need an origin."""


def default_rules(filing: Filing) -> PayerRules:
    """The rules of a kind of payer as far as they are known; the clinic's own settings go over them."""
    return all_defaults()[filing]


@cache
def all_defaults() -> Mapping[Filing, PayerRules]:
    """The defaults of every kind of payer; refuses with `TariffFileProblem` what is unknown or uncited."""
    file = Room.shipped().toml("payer-rules.toml")
    checked = file.day("checked_on")
    checks = _checks(file, checked)
    found: dict[Filing, dict[str, tuple[Any, Origin]]] = {filing: {} for filing in Filing}
    for entry in file.entries("setting"):
        name, (value, origin) = entry.text("name"), (_value(entry), _origin(entry, checked))
        for filing in entry.texts("filing"):
            _set(found[Filing(filing)], name, (value, origin), entry.where)
        entry.done()
    file.done()
    return MappingProxyType({filing: _rules(filing, settings, checks) for filing, settings in found.items()})


def _rules(
    filing: Filing, settings: Mapping[str, tuple[Any, Origin]], checks: Mapping[str, Origin]
) -> PayerRules:
    values = {name: value for name, (value, _) in settings.items()}
    if "unit_rule" in values:
        values["unit_rule"] = UnitRule(values["unit_rule"])
    if "edit_set" in values:
        values["edit_set"] = EditSet(values["edit_set"])
    origins = {**checks, **{name: origin for name, (_, origin) in settings.items()}}
    return PayerRules(filing=filing, origins=MappingProxyType(origins), **values)


def _checks(file: Entry, checked: date) -> Mapping[str, Origin]:
    found = {}
    for name, entry in file.named("check").items():
        found[name] = _origin(entry, checked)
        entry.done()
    if set(found) != CHECKS:
        raise TariffFileProblem(
            f"payer-rules.toml: checks missing or unknown: {', '.join(sorted(CHECKS ^ set(found)))}."
        )
    return found


def _set(settings: dict[str, tuple[Any, Origin]], name: str, found: tuple[Any, Origin], where: str) -> None:
    if name not in SETTINGS or name in settings:
        raise TariffFileProblem(f"{where}: {name} is not a setting, or stands twice for one kind of payer.")
    settings[name] = found


def _value(entry: Entry) -> Any:
    """The one value a setting states: a text, yes or no, a count, or several texts."""
    for kind, read in (
        ("text", entry.text),
        ("flag", entry.yes),
        ("count", entry.count),
        ("texts", entry.texts),
    ):
        if entry.has(kind):
            return read(kind)
    raise TariffFileProblem(f"{entry.where}: the setting states no value.")


def _origin(entry: Entry, checked: date) -> Origin:
    source = entry.text("source")
    if source not in tariffs().sources:
        raise TariffFileProblem(f"{entry.where}: source {source!r} is not in sources.toml.")
    return Origin(source, entry.standing(), checked, entry.text("doubt", ""))
