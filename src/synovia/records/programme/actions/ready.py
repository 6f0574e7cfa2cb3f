"""What stands in the way of signing, told field by field; and who may write at all."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from synovia.records.accounts.actor import Actor
from synovia.records.accounts.roles import Role
from synovia.records.refusals import Refused


class NotReady(Refused):
    """The note cannot be signed as it stands. `problems` names the fields (empty name: the note as a whole)."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = dict(problems)


def must_treat(by: Actor) -> None:
    """Therapists decide and sign."""
    if not by.may_treat:
        raise Refused(_("Only a therapist may decide this and sign it."))


def must_record(by: Actor) -> None:
    """Therapists and assistants record visits."""
    if not by.may_treat and by.role != Role.ASSISTANT:
        raise Refused(_("Only therapists and assistants record visits."))
