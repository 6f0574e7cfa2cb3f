"""Which instruments this clinic can ask: those that ship with their wording, and its own licensed ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.outcomes.instrument import Instrument
from synovia.knowledge.instruments import Known, instruments
from synovia.knowledge.instruments.package import Package, PackageRefused, read_package
from synovia.records.outcomes.models import ClinicInstrument, Measure, Result
from synovia.records.refusals import Refused


class CannotBeAsked(Refused):
    """The instrument is not there any more in the wording it was asked with: expired, retired or renewed."""


@dataclass(frozen=True, slots=True)
class Offered:
    """An instrument that can be asked now."""

    instrument: Instrument
    minutes: int
    suggested: bool
    only_later: bool
    own: ClinicInstrument | None = None

    @property
    def key(self) -> str:
        """Its id."""
        return self.instrument.id


def offered(region: str) -> list[Offered]:
    """Every instrument that can be asked for a complaint of this region, the suggested ones first."""
    found = [*_shipped(region), *_own(region)]
    return sorted(found, key=lambda one: (not one.suggested, not one.instrument.by_patient))


def _shipped(region: str) -> Iterator[Offered]:
    for known in instruments().known.values():
        if known.licence.ships and known.fits(region):
            yield Offered(known.instrument, known.minutes, known.suggested, known.only_later)


def _own(region: str) -> Iterator[Offered]:
    for row in in_use():
        known = instruments().known.get(row.key)
        instrument = wording_of(row)
        if instrument is not None and not has_expired(row) and (known is None or known.fits(region)):
            yield Offered(instrument, _minutes(known), bool(known and known.suggested), False, row)


def _minutes(known: Known | None) -> int:
    return known.minutes if known else 5


def in_use() -> list[ClinicInstrument]:
    """The clinic's own instruments, by name."""
    return list(ClinicInstrument.objects.filter(retired_at__isnull=True).order_by("name"))


def has_expired(row: ClinicInstrument, *, today: date | None = None) -> bool:
    """Whether the licence has come to its end."""
    return row.licence_expires_on is not None and row.licence_expires_on < (today or timezone.localdate())


def wording_of(row: ClinicInstrument) -> Instrument | None:
    """The instrument of a loaded package; None when it no longer reads as it did (the shipped scoring was renewed)."""
    package = _read(row.package)
    return package.instrument if package and package.instrument.checksum == row.checksum else None


@lru_cache(maxsize=64)
def _read(text: str) -> Package | None:
    """A package once more. Its licence's end is asked of the row, so that old results can still be shown."""
    try:
        return read_package(text, today=date.min)
    except PackageRefused:
        return None


def asked_with(measure: Measure) -> Instrument:
    """The instrument exactly as this measure was asked. Raises CannotBeAsked."""
    instrument = wording_behind(measure)
    own = measure.clinic_instrument
    if instrument is None or (own is not None and (own.retired_at is not None or has_expired(own))):
        raise CannotBeAsked(
            _("These questions can no longer be asked in this form. The clinic can send them anew.")
        )
    return instrument


def wording_behind(row: Measure | Result) -> Instrument | None:
    """The instrument with the wording a measure or result was made with, if it is still there."""
    own = row.measure.clinic_instrument if isinstance(row, Result) else row.clinic_instrument
    known = instruments().known.get(row.instrument)
    instrument = wording_of(own) if own else (known.instrument if known else None)
    return instrument if instrument is not None and instrument.checksum == row.checksum else None
