"""Signed notes: what is signed can never be changed again, by anyone, through any path: the database refuses.

The signature carries the printed name, the time and its meaning, bound to the content by a hash
(the clean model of 21 CFR 11.50 and 11.70). Corrections are addenda; the original stays readable.
"""

import hashlib
import json
from typing import Any

import pgtrigger
from django.db import models
from django.db.models import Q

UNSIGNED = Q(signed_at__isnull=True)  # for the small indexes that find the few open notes among all
SIGNED_ROW = pgtrigger.Protect(
    name="signed_is_final",
    operation=pgtrigger.Update | pgtrigger.Delete,
    condition=pgtrigger.Q(old__signed_at__isnull=False),
)


class SignedNote(models.Model):
    """The signature fields of a note. Null until signed, and all set together."""

    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(
        "accounts.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_name = models.CharField(max_length=200, blank=True)
    signed_meaning = models.CharField(max_length=200, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        abstract = True

    @property
    def is_signed(self) -> bool:
        """Whether the note is final."""
        return self.signed_at is not None


def whole_signature() -> models.CheckConstraint:
    """A row is either unsigned, or signed with name, meaning and hash."""
    return models.CheckConstraint(
        condition=Q(signed_at__isnull=True)
        | (Q(signed_by__isnull=False) & ~Q(signed_name="") & ~Q(signed_meaning="") & ~Q(content_hash="")),
        name="%(app_label)s_%(class)s_whole_signature",
    )


def part_of_signed(parent_table: str, parent_column: str) -> pgtrigger.Trigger:
    """A trigger for rows inside a note: once the parent is signed they cannot be added, changed or removed."""
    return pgtrigger.Trigger(
        name="parent_is_signed",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        # Both names are written in our own models, never taken from a request.
        func=f"""
            IF EXISTS (SELECT 1 FROM {parent_table} parent
                       WHERE parent.id IN (NEW.{parent_column}, OLD.{parent_column})
                         AND parent.signed_at IS NOT NULL) THEN
                RAISE EXCEPTION 'pgtrigger: part of a signed note cannot be changed';
            END IF;
            RETURN COALESCE(NEW, OLD);
        """,  # noqa: S608
    )


def content_hash(content: dict[str, Any]) -> str:
    """SHA-256 over the note's content in canonical JSON (sorted keys, no spaces)."""
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()
