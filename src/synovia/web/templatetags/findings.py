"""Template words of the evaluation page."""

from typing import Any

from django import template

from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.web.clinician import evaluation_fields, evaluation_motion
from synovia.web.clinician.evaluation_fields import Field, Sheet

register = template.Library()


@register.filter
def body_rows(field: Field) -> list[dict[str, Any]]:
    """The places of the body list, each with its left, middle and right."""
    return evaluation_fields.body_rows(field)


@register.simple_tag
def method_field(sheet: Sheet) -> Field:
    """The field that says how motion was measured."""
    return sheet.field(VOCABULARY["rom_method"])


@register.simple_tag
def eye_fields(sheet: Sheet) -> list[Field]:
    """The sets of directions that hurt, and that are limited by eye."""
    return [sheet.field(VOCABULARY[name]) for name in evaluation_motion.eye_findings(sheet.region)]
