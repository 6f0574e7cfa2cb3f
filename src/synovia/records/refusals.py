"""The one way a gate says no. Missing and forbidden look the same from outside: both are "not found"."""

from uuid import UUID

from django.http import Http404


class NotYours(Http404):
    """The record does not exist for this actor. The doorway notes the refusal in the audit log."""

    def __init__(
        self,
        kind: str,
        key: object,
        *,
        why: str = "not visible to this role or clinic",
        patient_id: UUID | None = None,
    ) -> None:
        super().__init__("Not found.")
        self.kind, self.key, self.why, self.patient_id = kind, str(key), why, patient_id


class Refused(Exception):
    """An action is not allowed as things stand, with a message for the person (for example: the note is signed)."""
