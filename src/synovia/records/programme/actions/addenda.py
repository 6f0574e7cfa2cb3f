"""A later word on a signed note: the original stays as it was."""

from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.examination.models import Evaluation
from synovia.records.programme.actions.ready import NotReady, must_record
from synovia.records.programme.models import Addendum, PlanOfCare, Visit
from synovia.records.refusals import Refused

Note = Evaluation | PlanOfCare | Visit
NOTE_KINDS: dict[type[models.Model], str] = {Evaluation: "evaluation", PlanOfCare: "plan", Visit: "visit"}


class AddendumKind(models.TextChoices):
    """Why something is added."""

    ADDENDUM = "addendum", gettext_lazy("Addendum")
    CORRECTION = "correction", gettext_lazy("Correction")
    LATE_ENTRY = "late_entry", gettext_lazy("Late entry")


@transaction.atomic
def add_addendum(*, note: Note, kind: str, text: str, token: UUID, by: Actor) -> Addendum:
    """Add to a signed note. `token` becomes the addendum's id, so that sending the form twice adds one.

    Assistants add to visits, therapists to every note. Raises NotReady for a missing text.
    """
    must_record(by)
    if not by.may_treat and not isinstance(note, Visit):
        raise Refused(_("Only a therapist adds to this note."))
    if not note.is_signed:
        raise Refused(_("This note is not signed yet: change the note itself."))
    if kind not in AddendumKind.values or not text.strip():
        raise NotReady({"text": _("Write what is to be added.")})
    said = {"note_kind": NOTE_KINDS[type(note)], "note_id": note.pk, "author_id": by.user_id}
    known = Addendum.objects.filter(pk=token).first()
    if known is not None:
        if any(getattr(known, name) != value for name, value in said.items()):
            raise Refused(_("This form belongs to another note. Open the page again."))
        return known
    addendum = Addendum.objects.create(
        id=token,
        clinic_id=by.clinic_id,
        patient_id=note.patient_id,
        kind=kind,
        text=text.strip(),
        author_name=by.name,
        **said,
    )
    log.record("note.addendum", patient_id=note.patient_id, of=addendum, fields={"kind": kind})
    return addendum
