"""The clinic whose public site this is: its name, telephone and addresses."""

from dataclasses import dataclass
from typing import Any

from synovia.records.accounts.queries import clinic_of_host, sites
from synovia.web.requests import VisitorRequest


@dataclass(frozen=True, slots=True)
class PublicClinic:
    """What visitors see of the clinic."""

    name: str
    phone: str
    email: str
    medicare_locality: str
    timezone: str
    sites: tuple[Any, ...]

    @property
    def phone_link(self) -> str:
        """The number as a telephone dials it."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")


def clinic_of(request: VisitorRequest) -> PublicClinic | None:
    """The clinic of this host; None on a program without any clinic yet."""
    clinic = clinic_of_host(request.get_host().split(":")[0])
    if clinic is None:
        return None
    return PublicClinic(
        clinic.name, clinic.phone, clinic.email, clinic.medicare_locality, clinic.time_zone, tuple(sites())
    )
