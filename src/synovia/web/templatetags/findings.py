"""Template words of the evaluation page."""

from django import template
from django.utils.safestring import SafeString

from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.web.clinician import evaluation_motion
from synovia.web.clinician.evaluation_controls import field_markup, row_markup
from synovia.web.clinician.evaluation_fields import Field, Row, Sheet

register = template.Library()


@register.filter
def drawn(row: Row) -> SafeString:
    """A row of a section."""
    return row_markup(row)


@register.filter
def control(field: Field) -> SafeString:
    """A field whose title stands elsewhere."""
    return field_markup(field)


@register.simple_tag
def method_field(sheet: Sheet) -> Field:
    """The field that says how motion was measured."""
    return sheet.field(VOCABULARY["rom_method"])


@register.simple_tag
def eye_fields(sheet: Sheet) -> list[Field]:
    """The sets of directions that hurt, and that are limited by eye."""
    return [sheet.field(VOCABULARY[name]) for name in evaluation_motion.eye_findings(sheet.region)]
