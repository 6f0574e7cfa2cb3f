"""What stands in the way of signing, told field by field; and who may write at all."""

from collections.abc import Mapping
from typing import TypeVar

from django.utils.translation import gettext as _

from synovia.records.accounts.actor import Actor
from synovia.records.accounts.roles import Role
from synovia.records.clinical import EditedElsewhere
from synovia.records.programme.models import PlanOfCare, Visit
from synovia.records.refusals import Refused

Note = TypeVar("Note", PlanOfCare, Visit)


class NotReady(Refused):
    """The note cannot be signed as it stands. `problems` names the fields (empty name: the note as a whole)."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = dict(problems)


def locked_for_signing(note: Note, *, expected_version: int, by: Actor) -> Note:
    """The note as it stands now, held until the end of the transaction; of two signatures one comes second.

    Raises EditedElsewhere when somebody saved or signed since `expected_version`; what this same person signed
    already is returned as it is, so that a second press changes nothing.
    """
    current: Note = type(note)._base_manager.select_for_update().get(pk=note.pk)
    signed_by_me = current.is_signed and current.signed_by_id == by.user_id
    if not signed_by_me and current.version != expected_version:
        raise EditedElsewhere(current)
    return current


def must_treat(by: Actor) -> None:
    """Therapists decide and sign."""
    if not by.may_treat:
        raise Refused(_("Only a therapist may decide this and sign it."))


def must_record(by: Actor) -> None:
    """Therapists and assistants record visits."""
    if not by.may_treat and by.role != Role.ASSISTANT:
        raise Refused(_("Only therapists and assistants record visits."))
