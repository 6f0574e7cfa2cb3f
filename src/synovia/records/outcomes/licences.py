"""Loading a licensed instrument after attestation, and retiring it. Refused without a licence that is said to hold."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.knowledge.instruments.package import Package, read_package
from synovia.records.accounts.actor import Actor
from synovia.records.accounts.roles import Role
from synovia.records.audit import log
from synovia.records.outcomes.models import ClinicInstrument
from synovia.records.refusals import Refused


def dry_run(*, text: str, by: Actor) -> Package:
    """Read a package and keep nothing. Raises PackageRefused with every problem, Refused for who may not."""
    _keeps_instruments(by)
    return read_package(text, today=timezone.localdate())


@transaction.atomic
def load_instrument(*, text: str, attested: bool, by: Actor) -> ClinicInstrument:
    """Take the package into use in this clinic alone; it takes the place of an earlier one of the same id and language.

    The same version in other words is refused: wording is locked. Raises PackageRefused and Refused.
    """
    package = dry_run(text=text, by=by)
    if not attested:
        raise Refused(_("Say that the clinic holds this licence. Without it the instrument is not loaded."))
    instrument, licence = package.instrument, package.licence
    same = ClinicInstrument.objects.filter(key=instrument.id, language=instrument.language)
    former = same.filter(instrument_version=instrument.version).exclude(checksum=instrument.checksum).first()
    if former is not None:
        raise Refused(
            _(
                "Version %(version)s was loaded before with other words or scoring. Give changed wording a version of its own."
            )
            % {"version": instrument.version}
        )
    for earlier in same.filter(retired_at__isnull=True):
        retire_instrument(row=earlier, by=by)
    row = ClinicInstrument.objects.create(
        clinic_id=by.clinic_id,
        key=instrument.id,
        instrument_version=instrument.version,
        language=instrument.language,
        name=instrument.name or instrument.id,
        package=text,
        checksum=instrument.checksum,
        licence_owner=licence.owner,
        licence_type=licence.type,
        licence_reference=licence.reference,
        licence_expires_on=licence.expiry,
        attested_by_id=by.membership_id,
        attested_name=by.name,
    )
    log.record(
        "instrument.loaded",
        of=row,
        fields={
            "key": row.key,
            "version": row.instrument_version,
            "checksum": row.checksum,
            "licence": licence.reference,
        },
    )
    return row


def retire_instrument(*, row: ClinicInstrument, by: Actor) -> ClinicInstrument:
    """Take it out of use: it is asked no more, its results stay."""
    _keeps_instruments(by)
    if row.retired_at is not None:
        raise Refused(_("This instrument is out of use already."))
    row.save_if_unchanged(expected_version=row.version, retired_at=timezone.now())
    log.record("instrument.retired", of=row, fields={"key": row.key})
    return row


def _keeps_instruments(by: Actor) -> None:
    if by.role != Role.OWNER:
        raise Refused(_("Only the owner loads instruments."))
