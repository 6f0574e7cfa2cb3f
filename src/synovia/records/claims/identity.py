"""As whom the clinic appears: one answer for claims, estimates, statements and letters. The directory's page edits it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from synovia.records.accounts.models import Clinic, Site
from synovia.records.claims.models import BillingIdentity


@dataclass(frozen=True, slots=True)
class Identity:
    """Name, numbers and address. What was entered nowhere stays empty, and is named where it is needed."""

    name: str
    npi: str = ""
    tax_id: str = ""
    tax_id_is_ssn: bool = False
    taxonomy: str = ""
    address: str = ""
    city: str = ""
    state: str = ""
    zip_code: str = ""
    phone: str = ""
    contact: str = ""

    @property
    def place(self) -> str:
        """The address in one line."""
        digits = self.zip_code.replace("-", "")
        zip_code = f"{digits[:5]}-{digits[5:]}" if len(digits) == 9 else self.zip_code
        return ", ".join(filter(None, (self.address, self.city, f"{self.state} {zip_code}".strip())))


def entered() -> BillingIdentity | None:
    """What was entered in the directory; None until somebody did."""
    return BillingIdentity.objects.first()


def identity_of(clinic_id: UUID) -> Identity:
    """What the directory says; before anything was entered there, what the clinic was founded with, and its first site."""
    clinic, known = (
        Clinic.objects.get(pk=clinic_id),
        BillingIdentity.objects.filter(clinic_id=clinic_id).first(),
    )
    site = None if known and known.address else Site.objects.order_by("created_at").first()
    where = known if site is None else site
    return Identity(
        name=known.legal_name if known else clinic.name,
        npi=(known.npi if known else "") or clinic.npi,
        tax_id=(known.tax_id if known else "") or clinic.tax_id,
        tax_id_is_ssn=known is not None and known.tax_id_is_ssn,
        taxonomy=known.taxonomy if known else "",
        address=where.address if where else "",
        city=where.city if where else "",
        state=where.state if where else "",
        zip_code=site.postal_code if site else known.zip_code if known else "",
        phone=(known.phone if known else "") or clinic.phone,
        contact=known.contact if known else "",
    )
