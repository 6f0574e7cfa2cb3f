"""Who is acting, where, and in which role: the one value that gates, actions and the audit log take."""

from dataclasses import dataclass
from uuid import UUID

from synovia.records.accounts.roles import CLINICAL, MONEY, PORTAL, STAFF, TREATING, Role


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person in one clinic and one role, for the length of a request or a command."""

    user_id: UUID
    name: str
    clinic_id: UUID
    membership_id: UUID
    role: Role
    patient_id: UUID | None = None  # whose portal this is, for patients and proxies
    clinic_name: str = ""
    timezone: str = "UTC"  # the clinic's, IANA name
    is_medical_lead: bool = False  # signs off the clinic's rules
    ip: str = ""
    request_id: str = ""

    @property
    def is_staff(self) -> bool:
        """Whether this is somebody of the clinic or a referring doctor."""
        return self.role in STAFF

    @property
    def is_portal(self) -> bool:
        """Whether this is a patient or somebody acting for one."""
        return self.role in PORTAL

    @property
    def reads_charts(self) -> bool:
        """Whether the role may read clinical notes at all."""
        return self.role in CLINICAL

    @property
    def reads_prices(self) -> bool:
        """Whether the role may read estimates and terms of coverage."""
        return self.role in MONEY

    @property
    def may_treat(self) -> bool:
        """Whether the role may evaluate, decide and sign."""
        return self.role in TREATING
