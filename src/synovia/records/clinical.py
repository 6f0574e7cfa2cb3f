"""What every clinical record has: an id, its clinic, a version against lost updates, and its times."""

from typing import Any, Self

from django.db import models
from django.utils import timezone

from synovia.records.keys import new_id


class EditedElsewhere(Exception):
    """Somebody else saved this record after the reader opened it. `current` is the record as it stands now."""

    def __init__(self, current: "ClinicalModel") -> None:
        super().__init__("This record was changed by someone else in the meantime.")
        self.current = current


class ClinicalModel(models.Model):
    """A row that belongs to one clinic. The database shows it to that clinic alone (records/security.py)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    clinic = models.ForeignKey("accounts.Clinic", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True

    def save_if_unchanged(self, *, expected_version: int, **changes: Any) -> Self:
        """Write `changes` only if nobody saved since `expected_version` was read, and raise the version by one.

        Raises EditedElsewhere, with the row as it stands, when the version has moved on.
        """
        changes |= {"version": expected_version + 1, "updated_at": timezone.now()}
        rows = type(self)._base_manager.filter(pk=self.pk, version=expected_version)
        if not rows.update(**changes):
            raise EditedElsewhere(type(self)._base_manager.get(pk=self.pk))
        for name, value in changes.items():
            setattr(self, name, value)
        return self
